import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Row } from '#lib/dataset/index.ts';

const TYPE_LETTERS: Readonly<Record<Row<'forms'>['type'], string>> = {
  project: 'p',
  special_fund: 's',
  department: 'd',
};

function digits(text: string, count: number): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, count);
}

/** The id of an agency: its region's code (000000 if unknown) and eight hex digits of its full name. */
export function agencyId(name: string, regionCode: string | null): string {
  return `${regionCode ?? '000000'}-${digits(name, 8)}`;
}

export interface FormKey {
  readonly agencyId: string;
  readonly fiscalYear: number | null;
  readonly type: Row<'forms'>['type'];
  readonly projectName: string | null;
}

/** The id of a form, from what it is about and never from its file; `repetition` counts forms with an identical key. */
export function formId(key: FormKey, repetition: number): string {
  const year = key.fiscalYear ?? '0000';
  const base = `${key.agencyId}-${year}-${TYPE_LETTERS[key.type]}-${digits(key.projectName ?? '', 6)}`;
  return repetition > 1 ? `${base}-${repetition}` : base;
}

/** The id of the indicator printed at this place of its form, from 1. */
export function indicatorId(form: string, no: number): string {
  return `${form}-${String(no).padStart(3, '0')}`;
}
