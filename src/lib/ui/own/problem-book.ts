import { csvLine, type DatasetProblem, type RejectedRow } from '#lib/dataset/index.ts';
import { formatProblem, type Locale } from '#lib/i18n/index.ts';
import { harmless } from '../export/csv.ts';
import { FileBuilder } from './file-builder.ts';
import type { InputProblem } from './reading.ts';

/** The problems of one kind in one file: how many there are, and the first of them. */
export interface ProblemGroup {
  readonly code: string;
  readonly severity: InputProblem['severity'];
  readonly file: string;
  readonly count: number;
  readonly shown: readonly InputProblem[];
}

/** The rows of a file that were not loaded, as a CSV file with the reason for each. */
export interface RejectedFile {
  readonly file: string;
  readonly name: string;
  readonly rows: number;
  readonly content: Blob;
}

/** What is wrong with what was given: bounded for the page, complete in the files. */
export interface ProblemReport {
  readonly groups: readonly ProblemGroup[];
  readonly total: number;
  /** Every problem as a CSV file; null when there is none. */
  readonly list: Blob | null;
  readonly rejected: readonly RejectedFile[];
}

/** Problems of one kind and file that a page can show. */
const SHOWN = 500;

const LIST_COLUMNS = ['file', 'row', 'line', 'column', 'value', 'expected', 'code', 'severity', 'reason'] as const;
const ADDED_COLUMNS = ['row', 'line', 'reason', 'surplus'] as const;

interface OpenGroup extends Omit<ProblemGroup, 'count' | 'shown'> {
  count: number;
  readonly shown: InputProblem[];
}

/** Gathers problems and refused rows while a dataset is read: the first of each kind, all of them in files. */
export class ProblemBook {
  readonly #locale: Locale;
  readonly #groups = new Map<string, OpenGroup>();
  readonly #rejected = new Map<string, { name: string; rows: number; width: number; builder: FileBuilder }>();
  readonly #list = new FileBuilder();
  #total = 0;

  constructor(locale: Locale) {
    this.#locale = locale;
  }

  /** Enters a problem. */
  add(problem: InputProblem): void {
    if (this.#total === 0) this.#list.add(`\uFEFF${csvLine(LIST_COLUMNS)}\r\n`);
    this.#total++;
    const key = `${problem.file}\n${problem.code}\n${problem.severity}`;
    let group = this.#groups.get(key);
    if (!group) {
      const { code, severity, file } = problem;
      this.#groups.set(key, (group = { code, severity, file, count: 0, shown: [] }));
    }
    group.count++;
    if (group.shown.length < SHOWN) group.shown.push(problem);
    const { file, row, place, column, value, code, severity, values } = problem;
    const line = place ?? values['line'] ?? null;
    const cells = [file, row, line, column, value, values['expected'], code, severity];
    const reason = formatProblem(problem, this.#locale);
    this.#list.add(`${csvLine([...cells, reason].map((cell) => harmless(String(cell ?? ''))))}\r\n`);
  }

  /** Enters a refused row and its own problems; those of the header are entered once for all rows. */
  refuse(
    row: RejectedRow,
    from: { readonly table: string; readonly file: string; readonly header: readonly string[] },
  ): void {
    for (const problem of row.problems) if (problem.row !== null) this.add(tableProblem(problem));
    const reasons = row.problems.map(({ code, ...values }) => formatProblem({ code, values }, this.#locale));
    const { builder, width } = this.#rejectedFile(from);
    const own = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
    const surplus = row.cells.slice(width);
    const added = [String(row.row), String(row.line ?? ''), reasons.join('; '), surplus.length ? csvLine(surplus) : ''];
    builder.add(`${csvLine([...own, ...added].map(harmless))}\r\n`);
    const entry = this.#rejected.get(from.file);
    if (entry) entry.rows++;
  }

  /** Everything entered. */
  report(): ProblemReport {
    return {
      groups: [...this.#groups.values()],
      total: this.#total,
      list: this.#total === 0 ? null : this.#list.file('text/csv;charset=utf-8'),
      rejected: [...this.#rejected].map(([file, { name, rows, builder }]) => ({
        file,
        name,
        rows,
        content: builder.file('text/csv;charset=utf-8'),
      })),
    };
  }

  #rejectedFile({ table, file, header }: { table: string; file: string; header: readonly string[] }) {
    const known = this.#rejected.get(file);
    if (known) return known;
    const entry = { name: `${table}-rejected.csv`, rows: 0, width: header.length, builder: new FileBuilder() };
    entry.builder.add(`\uFEFF${csvLine([...header, ...ADDED_COLUMNS].map(harmless))}\r\n`);
    this.#rejected.set(file, entry);
    return entry;
  }
}

/** A problem of a table as one of what was given. */
export function tableProblem(problem: DatasetProblem): InputProblem {
  const { code, severity, file, table, row, line, column, value, expected } = problem;
  const values = { file, table, row, line, column, value, expected };
  return { code, severity, file, row, column, place: null, value, values };
}
