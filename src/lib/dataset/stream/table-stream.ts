import { csvLine } from '../csv.ts';
import { type HeaderReading, readHeader } from '../csv-header.ts';
import type { ForeignKey, Table } from '../field.ts';
import { isRequiredKey } from '../keys.ts';
import { type DatasetProblem, type DatasetProblemCode, datasetProblem } from '../problem.ts';
import type { TableName } from '../schema.ts';
import type { RejectedRow } from '../table-reading.ts';
import { columnCheck } from './column-check.ts';
import { KeyTable } from './key-table.ts';
import type { StreamedRecord } from './record-stream.ts';

/** The keys of a table: those of its rows, and those of rows that were refused for a cell. */
export interface TableKeys {
  readonly seen: KeyTable;
  readonly refused: KeyTable;
}

/** Where the rows of a table go. */
export interface TableSink {
  /** Good rows as CSV text, in pieces; the first one begins with the header. */
  accept(text: string): void;
  refuse(row: RejectedRow): void;
  problem(problem: DatasetProblem): void;
}

interface Row {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
}

interface Reference {
  readonly key: ForeignKey;
  readonly at: readonly number[];
  readonly keys: TableKeys;
  readonly isRequired: boolean;
}

/** Good rows are handed on in pieces of about this many lines. */
const LINES = 4096;

/** Checks the records of one table as they come: cells, key, references to the tables before it and to itself. */
export class TableStream {
  readonly keys: TableKeys = { seen: new KeyTable(), refused: new KeyTable() };
  rows = 0;
  accepted = 0;
  refused = 0;

  readonly #table: Table;
  readonly #file: string;
  readonly #sink: TableSink;
  readonly #references: readonly Reference[];
  readonly #key: readonly number[];
  readonly #columns: readonly { readonly name: string; readonly check: ReturnType<typeof columnCheck> }[];
  #header: readonly string[] | null = null;
  #positions: readonly number[] = [];
  #unusable: readonly DatasetProblem[] | null = null;
  /** Whether good lines may be handed on as they stand. */
  #isExact = false;
  #lines: string[] = [];
  /** References of this table to itself, which a later row may still satisfy. */
  readonly #open: { readonly row: Row; readonly key: ForeignKey; readonly parts: readonly string[] }[] = [];

  /** @param earlier the keys of the tables read before; a reference to an absent table is not checked */
  constructor(table: Table, file: string, context: { earlier: ReadonlyMap<string, TableKeys>; sink: TableSink }) {
    this.#table = table;
    this.#file = file;
    this.#sink = context.sink;
    this.#columns = table.fields.map((field) => ({ name: field.name, check: columnCheck(field) }));
    this.#references = table.foreignKeys.flatMap((key) => {
      const keys = key.reference.table === table.name ? this.keys : context.earlier.get(key.reference.table);
      return keys ? [{ key, at: this.#indexes(key.fields), keys, isRequired: isRequiredKey(table, key) }] : [];
    });
    this.#key = this.#indexes(table.primaryKey);
  }

  /** The columns as the file has them; empty before the first record. */
  get header(): readonly string[] {
    return this.#header ?? [];
  }

  /** Takes the next record; the first one is the header. */
  take(record: StreamedRecord): void {
    if (this.#header === null) this.#begin(record.cells);
    else this.#row(record);
  }

  /** Hands on what is left and looks after references to rows that never came. */
  end(): void {
    if (this.#header === null) this.#begin([]);
    this.#flush();
    for (const { row, key, parts } of this.#open) {
      const problem = this.#dangling(row, { key, parts, keys: this.keys });
      if (problem) this.#sink.problem(problem);
    }
  }

  #begin(header: readonly string[]): void {
    const reading: HeaderReading = readHeader(this.#table, header, this.#file);
    this.#header = header;
    this.#positions = reading.positions;
    this.#unusable = reading.isUsable ? null : reading.problems;
    this.#isExact = header.length === this.#columns.length && reading.positions.every((at, index) => at === index);
    for (const problem of reading.problems) this.#sink.problem(problem);
    this.#lines.push(this.#columns.map(({ name }) => name).join(','));
  }

  #row({ cells, line, isBroken, raw }: StreamedRecord): void {
    const row: Row = { row: ++this.rows, line, cells };
    if (this.#unusable) return this.#refuse(row, this.#unusable, isBroken);
    if (isBroken) return this.#refuse(row, [this.#problem('row_quotes', row, { value: cells[0] ?? null })], true);
    if (cells.length !== this.header.length) {
      const parts = { value: String(cells.length), expected: String(this.header.length) };
      return this.#refuse(row, [this.#problem('row_cells', row, parts)], false);
    }
    const { texts, problems, isSame } = this.#checked(row);
    if (problems) return this.#refuse(row, problems, false);
    const problem = this.#keyProblem(row, texts) ?? this.#referenceProblem(row, texts);
    if (problem) {
      this.refused++;
      return this.#sink.refuse({ ...row, problems: [problem] });
    }
    this.accepted++;
    this.#lines.push(raw !== null && isSame && this.#isExact && !raw.includes('\r') ? raw : csvLine(texts));
    if (this.#lines.length >= LINES) this.#flush();
  }

  #checked(row: Row): { texts: readonly string[]; problems: DatasetProblem[] | null; isSame: boolean } {
    const texts = new Array<string>(this.#columns.length);
    let problems: DatasetProblem[] | null = null;
    let isSame = true;
    for (let at = 0; at < texts.length; at++) {
      const column = this.#columns[at];
      const cell = row.cells[this.#positions[at] ?? -1] ?? '';
      const { fault, text } = column?.check(cell) ?? { fault: null, text: cell };
      texts[at] = text;
      isSame &&= text === cell;
      if (!fault) continue;
      const parts = { column: column?.name ?? null, value: cell, expected: fault.expected };
      (problems ??= []).push(this.#problem(fault.code, row, parts));
    }
    return { texts, problems, isSame };
  }

  #keyProblem(row: Row, texts: readonly string[]): DatasetProblem | null {
    const parts = picked(texts, this.#key);
    const earlier = this.keys.seen.add(parts, row.row);
    if (earlier === 0) return null;
    return this.#problem('key_duplicate', row, {
      column: this.#table.primaryKey.join(','),
      value: parts.join(','),
      expected: `≠ ${earlier}`,
    });
  }

  /** The first required reference that points nowhere; optional ones are only reported. */
  #referenceProblem(row: Row, texts: readonly string[]): DatasetProblem | null {
    for (const { key, at, keys, isRequired } of this.#references) {
      const parts = picked(texts, at);
      if (parts.includes('')) continue;
      if (keys === this.keys) {
        if (keys.seen.find(parts)?.isRefused !== false) this.#open.push({ row, key, parts });
        continue;
      }
      const problem = this.#dangling(row, { key, parts, keys });
      if (problem === null) continue;
      if (!isRequired) this.#sink.problem(problem);
      else {
        this.keys.seen.refuse(picked(texts, this.#key));
        return problem;
      }
    }
    return null;
  }

  #dangling(row: Row, to: { key: ForeignKey; parts: readonly string[]; keys: TableKeys }): DatasetProblem | null {
    const { key, parts, keys } = to;
    const seen = keys.seen.find(parts);
    if (seen && !seen.isRefused) return null;
    const target = `${key.reference.table}.${key.reference.fields.join(',')}`;
    const rows = [seen?.row, keys.refused.find(parts)?.row].filter((found) => found !== undefined);
    const place = { column: key.fields.join(','), value: parts.join(',') };
    if (rows.length === 0) return this.#problem('reference_missing', row, { ...place, expected: target });
    return this.#problem('reference_refused', row, { ...place, expected: `${target}:${Math.min(...rows)}` });
  }

  #indexes(fields: readonly string[]): number[] {
    return fields.map((name) => this.#columns.findIndex((column) => column.name === name));
  }

  /** Refuses a row before its key was entered; its key is remembered where it can be told. */
  #refuse(row: Row, problems: readonly DatasetProblem[], isUnreadable: boolean): void {
    this.refused++;
    this.#sink.refuse({ ...row, problems });
    if (isUnreadable) return;
    const positions = this.#table.primaryKey.map((name) => this.header.findIndex((own) => own.trim() === name));
    if (!positions.includes(-1)) this.keys.refused.add(picked(row.cells, positions), row.row);
  }

  #problem(code: DatasetProblemCode, { row, line }: Row, parts: Partial<DatasetProblem>): DatasetProblem {
    return datasetProblem(code, this.#file, { table: this.#table.name as TableName, row, line, ...parts });
  }

  #flush(): void {
    if (this.#lines.length > 0) this.#sink.accept(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }
}

function picked(texts: readonly string[], at: readonly number[]): string[] {
  return at.map((index) => texts[index] ?? '');
}
