import { formatNumber } from '#lib/i18n/index.ts';
import type { Text } from '../text.ts';
import type { TooManyRowsError } from './sample-rows.ts';

/** What to tell a reader whose question has no answer: what to do about it where something can be done. */
export function unanswered(text: Text, refusal: TooManyRowsError | null): string {
  if (refusal === null) return text.words.unavailable;
  const megabytes = (bytes: number) => formatNumber(bytes / 1e6, text.locale, { digits: 0 });
  return text.words.rows.tooMany(megabytes(refusal.bytes), megabytes(refusal.most));
}
