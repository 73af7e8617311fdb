import type { ReadDocument } from '#lib/documents/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { DocumentReading } from './assemble.ts';
import { openLedger } from './ledger.ts';
import { lookupsOf } from './lookups.ts';
import { numberRows } from './piece.ts';
import { readSegments } from './read-form.ts';
import { reflow } from './reflow.ts';
import { splitForms } from './split.ts';
import { unreadRows } from './unread.ts';

/** Reads every form of a document; what went into no table is listed as unread. */
export function readForms(document: ReadDocument, vocabulary: Vocabulary): DocumentReading {
  const lookups = lookupsOf(vocabulary);
  const { labels, terms } = lookups;
  const ledger = openLedger();
  const rows = numberRows(document, (grid) => reflow(grid, lookups));
  const { lead, segments } = splitForms(rows, labels);
  const forms = readSegments(segments, { vocabulary, labels, terms, ledger });
  const before = new Set(lead.map((row) => row.index));
  const unread = unreadRows(document.file, rows, ledger, (row) => !before.has(row.index));
  return { document, forms, unread };
}
