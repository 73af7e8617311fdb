import { openDocument } from '#lib/documents/index.ts';
import type { Text } from '../text.ts';
import type { KeptData } from '../own/kept-data.ts';
import { writeDecisions } from './decision-csv.ts';
import { readDecisions, type ImportProblem } from './decision-reading.ts';
import type { Desk } from './desk.svelte.ts';
import { FIELDS } from './entry.ts';
import { valueName } from './facets.ts';
import { mergeDecisions, type Merge } from './merge.ts';
import { writeOpinion } from './opinion.ts';
import type { BuiltFindings } from './report.ts';
import { writeReviewSheet } from './review-sheet.ts';
import { sheetRow, type SheetSource } from './sheet-row.ts';

/** What an export says about itself, besides the findings. */
export interface ExportOptions {
  readonly text: Text;
  /** The reader's own data; null for the sample. */
  readonly own: Pick<KeptData, 'name' | 'version'> | null;
  /** Versions of the vocabulary and of the sample. */
  readonly versions: Pick<BuiltFindings, 'vocabulary' | 'dataset'>;
  /** ISO 8601. */
  readonly at: string;
}

/** The remarks of an export: what it is about, by which rules, under which filters. */
export function remarksOf(
  desk: Desk,
  { text, own, versions, at }: ExportOptions,
): readonly (readonly [string, string])[] {
  const { sheet } = text.messages.findings;
  return [
    [sheet.dataset, own === null ? sheet.sample : sheet.own(own.name)],
    [sheet.datasetVersion, own === null ? versions.dataset : own.version],
    [sheet.ruleSet, desk.report.rule_set],
    [sheet.reference, desk.report.reference],
    [sheet.vocabulary, versions.vocabulary],
    [sheet.filters, filterText(desk, text)],
    [sheet.exportedAt, at],
    [sheet.cover, sheet.neutral],
  ];
}

function filterText(desk: Desk, text: Text): string {
  const { findings, site } = text.messages;
  const { chosen, text: words } = desk.address.filter;
  const fields = FIELDS.flatMap((field) => {
    const names = chosen[field].map((value) => valueName(field, value, { messages: text.messages, desk }));
    return names.length === 0 ? [] : [`${findings.fields[field]}${site.colon}${names.join(site.listSeparator)}`];
  });
  const all = words.trim() === '' ? fields : [...fields, `${findings.fields.text}${site.colon}${words.trim()}`];
  return all.length === 0 ? findings.sheet.noFilters : all.join('；');
}

function sourceOf(desk: Desk, { text }: ExportOptions): SheetSource {
  return { locale: text.locale, directory: desk.directory, notes: desk.notes, reviews: desk.book.reviews };
}

/** Every decision kept in this browser, as CSV. */
export function decisionsFile(desk: Desk, options: ExportOptions): Blob {
  const source = sourceOf(desk, options);
  const byId = new Map(desk.entries.map((entry) => [entry.finding.id, entry]));
  const rowOf = (id: string) => {
    const entry = byId.get(id);
    return entry === undefined ? null : sheetRow(entry, source);
  };
  const remarks = remarksOf(desk, options).filter(([label]) => label !== options.text.messages.findings.sheet.filters);
  return new Blob([writeDecisions(desk.book.reviews.values(), rowOf, remarks)], { type: 'text/csv;charset=utf-8' });
}

/** The findings under the present filter with their decisions, as a workbook. */
export function sheetFile(desk: Desk, options: ExportOptions): Promise<Blob> {
  const { sheet } = options.text.messages.findings;
  return writeReviewSheet({
    locale: options.text.locale,
    remarks: [...remarksOf(desk, options), [sheet.counted, String(desk.queue.length)], [sheet.howTo, sheet.howToText]],
    rows: desk.queue.map((entry) => sheetRow(entry, sourceOf(desk, options))),
    settings: desk.report.settings,
  });
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A review opinion by agency on what holds or needs an explanation under the present filter; null if nothing does. */
export function opinionFile(desk: Desk, options: ExportOptions): Blob | null {
  const bytes = writeOpinion({
    locale: options.text.locale,
    entries: desk.queue,
    reviews: desk.book.reviews,
    remarks: remarksOf(desk, options),
  });
  return bytes === null ? null : new Blob([new Uint8Array(bytes)], { type: WORD });
}

/** What an import did, and what it could not use. */
export interface ImportResult {
  readonly file: string;
  readonly rows: number;
  readonly merge: Merge;
  readonly problems: readonly ImportProblem[];
}

/** Reads the decisions of a file and takes them in. */
export async function importDecisions(desk: Desk, file: File, at: string): Promise<ImportResult> {
  const document = await openDocument(file.name, new Uint8Array(await file.arrayBuffer()));
  const findings = new Map(desk.report.findings.map((finding) => [finding.id, finding]));
  const { reviews, problems } = await readDecisions(document.grids, {
    file: file.name,
    findingOf: (id) => findings.get(id) ?? null,
    at,
  });
  const merge = mergeDecisions(desk.book.reviews, reviews, { isKnown: (id) => findings.has(id), at });
  desk.book.take(merge.taken);
  return { file: file.name, rows: reviews.length, merge, problems };
}
