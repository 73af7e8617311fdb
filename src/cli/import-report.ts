import type { Dataset } from '#lib/dataset/index.ts';
import type { Problem } from '#lib/documents/index.ts';
import { correctionsOf, type DocumentReading } from '#lib/forms/index.ts';

/** What became of one document. */
export interface Outcome {
  readonly file: string;
  readonly reading: DocumentReading | null;
  readonly problems: readonly Problem[];
}

/** What `--json` says of one document. */
export interface DocumentReport {
  readonly file: string;
  readonly reader: string | null;
  readonly encoding: string | null;
  readonly forms: readonly FormReport[];
  readonly problems: readonly Problem[];
  readonly unread: number;
  /** How many corrections are in force. */
  readonly corrected: number;
}

interface FormReport {
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly year: number | null;
  readonly indicators: number;
  readonly confidence: number;
}

/** The report on a document of a dataset. */
export function reportOf({ file, reading, problems }: Outcome, dataset: Dataset): DocumentReport {
  const forms = dataset.forms.filter((form) => form.source_file === file);
  return {
    file,
    reader: reading?.document.reader ?? null,
    encoding: reading?.document.encoding ?? null,
    forms: forms.map((form, at) => ({
      id: form.id,
      type: form.type,
      agency: dataset.agencies.find((agency) => agency.id === form.agency_id)?.name ?? '',
      year: form.fiscal_year,
      indicators: dataset.indicators.filter((indicator) => indicator.form_id === form.id).length,
      confidence: reading?.forms[at]?.confidence ?? 0,
    })),
    problems,
    unread: reading?.unread.length ?? 0,
    corrected: reading ? correctionsOf(reading).length : 0,
  };
}

/** Whether nothing went wrong. */
export function isClean({ problems }: Pick<DocumentReport, 'problems'>): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

/** A report in words. */
export function reportLine({ file, reader, forms, problems, unread, corrected }: DocumentReport): string {
  const counts = [
    `${forms.length} forms`,
    `${unread} unread pieces`,
    ...(corrected > 0 ? [`${corrected} corrections`] : []),
  ];
  const head = `${file}: ${[reader ?? 'not read', ...counts].join(', ')}`;
  const lines = forms.map(
    ({ id, agency, year, indicators }) => `  ${id}  ${agency} ${year ?? '?'}, ${indicators} indicators`,
  );
  return [head, ...lines, ...problems.map(problemText)].join('\n');
}

/** A problem in one line, indented. */
export function problemText({ severity, code, place, values }: Problem): string {
  const details = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `  ${severity}: ${[code, place, ...details].filter((part) => part !== '').join(' ')}`;
}
