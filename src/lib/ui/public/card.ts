import type { RecordKind } from './record-files.ts';

/** The path of the picture of a record's page from the root of the site. */
export function cardFile(kind: RecordKind, id: string): string {
  return `/${kind}/${encodeURIComponent(id)}/card.png`;
}
