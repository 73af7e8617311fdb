import Papa from 'papaparse';

/** A row of a vocabulary file that could not be used, as data. `row` is the 1-based line of the file, 0 for the whole. */
export interface VocabularyProblem {
  readonly code: 'missing_file' | 'missing_column' | 'missing_value' | 'invalid_value' | 'duplicate' | 'unknown_parent';
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
}

type Raw = Readonly<Record<string, string>>;

/** Reads single cells of one row; the first cell that cannot be used is remembered as a problem. */
export interface RowReader {
  /** The cell, which may not be empty. */
  text(column: string): string;
  /** The cell, empty if blank or absent. */
  optional(column: string): string;
  /** The parts of a cell separated by `|`. */
  list(column: string): readonly string[];
  /** The cell as one of the allowed words; the fallback stands in for a row that is dropped anyway. */
  choice<T extends string>(column: string, allowed: readonly T[], fallback: T): T;
  /** The cell as a number; the fallback if blank. */
  number(column: string, fallback: number): number;
}

type CellProblem = Pick<VocabularyProblem, 'code' | 'column' | 'value'>;

function rowReader(raw: Raw, fail: (problem: CellProblem) => void): RowReader {
  const optional = (column: string) => (raw[column] ?? '').trim();
  const text = (column: string) => {
    const value = optional(column);
    if (value === '') fail({ code: 'missing_value', column, value });
    return value;
  };
  const parts = (column: string) => optional(column).split('|');
  return {
    text,
    optional,
    list: (column) => parts(column).flatMap((part) => part.trim() || []),
    choice(column, allowed, fallback) {
      const value = text(column);
      const found = allowed.find((word) => word === value);
      if (found === undefined && value !== '') fail({ code: 'invalid_value', column, value });
      return found ?? fallback;
    },
    number(column, fallback) {
      const value = optional(column);
      if (value === '') return fallback;
      if (!Number.isFinite(Number(value))) fail({ code: 'invalid_value', column, value });
      return Number(value);
    },
  };
}

interface TableSpec<T> {
  readonly file: string;
  readonly columns: readonly string[];
  readonly read: (row: RowReader) => T;
  /** What may occur only once in the file. */
  readonly key: (term: T) => string;
}

/** The terms of one CSV file; bad rows and repeated keys are left out and reported. */
export function readTable<T>(
  files: Readonly<Record<string, string>>,
  spec: TableSpec<T>,
  problems: VocabularyProblem[],
): readonly T[] {
  const { file } = spec;
  const report = (problem: Omit<VocabularyProblem, 'file'>) => void problems.push({ file, ...problem });
  const source = files[file];
  if (source === undefined) {
    report({ code: 'missing_file', row: 0, column: '', value: '' });
    return [];
  }
  const { data, meta } = Papa.parse<Raw>(source.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: 'greedy' });
  for (const column of spec.columns) {
    if (!meta.fields?.includes(column)) report({ code: 'missing_column', row: 1, column, value: '' });
  }
  const terms = new Map<string, T>();
  data.forEach((raw, index) => {
    const failures: CellProblem[] = [];
    const term = spec.read(rowReader(raw, (problem) => failures.push(problem)));
    const [failure] = failures;
    if (failure) return report({ row: index + 2, ...failure });
    const key = spec.key(term);
    if (terms.has(key)) return report({ code: 'duplicate', row: index + 2, column: spec.columns[0] ?? '', value: key });
    terms.set(key, term);
  });
  return [...terms.values()];
}
