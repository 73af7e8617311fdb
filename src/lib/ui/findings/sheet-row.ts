import { messagesFor, type Locale } from '#lib/i18n/index.ts';
import type { Review } from '#lib/rules/index.ts';
import type { Directory } from './directory.ts';
import { statusOf, type Entry, type Reviews } from './entry.ts';
import { numbersOf } from './numbers.ts';
import type { RuleNotes } from './rule-note.ts';

/** What rows of a sheet are written from. */
export interface SheetSource {
  readonly locale: Locale;
  readonly directory: Directory;
  readonly notes: RuleNotes;
  readonly reviews: Reviews;
}

/** A finding with the decision on it, as it stands in a review sheet. */
export interface SheetRow {
  readonly agency: string;
  readonly region: string;
  readonly year: number | null;
  readonly formType: string;
  readonly project: string;
  readonly place: string;
  readonly severity: string;
  readonly stance: string;
  readonly ruleTitle: string;
  readonly message: string;
  readonly evidence: string;
  readonly numbers: string;
  readonly decision: string;
  readonly note: string;
  readonly decidedAt: string;
  readonly id: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly state: string;
  readonly seen: string;
  readonly file: string;
}

/** The columns of a review sheet in their order: what a reader needs, what she fills in, what an import needs. */
export const SHEET_COLUMNS = [
  'agency',
  'region',
  'year',
  'formType',
  'project',
  'place',
  'severity',
  'stance',
  'ruleTitle',
  'message',
  'evidence',
  'numbers',
  'decision',
  'note',
  'decidedAt',
  'id',
  'rule',
  'ruleVersion',
  'state',
  'seen',
  'file',
] as const satisfies readonly (keyof SheetRow)[];

export type SheetColumn = (typeof SHEET_COLUMNS)[number];

/** The heading of a column. */
export function columnLabel(column: SheetColumn, locale: Locale): string {
  const { sheet, fields, note } = messagesFor(locale).findings;
  if (column === 'note') return note;
  if (column === 'agency' || column === 'region' || column === 'year') return fields[column];
  if (column === 'severity' || column === 'stance') return fields[column];
  return sheet[column];
}

/** An entry as a row; a cell is empty where nothing was decided. */
export function sheetRow(entry: Entry, { locale, directory, notes, reviews }: SheetSource): SheetRow {
  const { finding } = entry;
  const words = messagesFor(locale);
  const [form] = entry.forms;
  const review: Review | null = reviews.get(finding.id) ?? null;
  const colon = words.site.colon;
  const separator = words.site.listSeparator;
  return {
    agency: [...new Set(entry.forms.map(({ agency }) => agency))].join(separator),
    region: form?.regions.toReversed().map(directory.regionName).join(' ') ?? '',
    year: form?.year ?? null,
    formType: form === undefined ? '' : words.codes.formType[form.type],
    project: [...new Set(entry.forms.map(({ name }) => name))].filter((name) => name !== '').join(separator),
    place: finding.places.join(' '),
    severity: words.findings.severities[finding.severity],
    stance: words.findings.stances[finding.stance],
    ruleTitle: notes.titleOf(finding.rule),
    message: locale === 'zh' ? finding.message_zh : finding.message_en,
    evidence: finding.evidence.facts.map(({ place, text }) => `[${place}] ${text}`).join('\n'),
    numbers: numbersOf(finding, locale)
      .map(({ label, value }) => `${label}${colon}${value}`)
      .join('\n'),
    decision: words.findings.statuses[statusOf(entry, reviews)],
    note: review?.note ?? '',
    decidedAt: review?.decided_at ?? '',
    id: finding.id,
    rule: finding.rule,
    ruleVersion: finding.rule_version,
    state: finding.state,
    seen: review?.seen ?? '',
    file: [...new Set(entry.forms.map(({ file }) => file))].join(separator),
  };
}
