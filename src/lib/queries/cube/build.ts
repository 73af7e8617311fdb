import type { Engine } from '#lib/engines/index.ts';
import type { FilterValue } from '../filter.ts';
import type { RunOptions } from '../query.ts';
import { STATUSES } from '../status.ts';
import type { Cube, CubeAgencies, CubeAmounts, CubeCells, CubeForms, CubePatterns, CubeTargets } from './cube.ts';
import { Columns } from './columns.ts';
import { dictionary } from './dictionary.ts';
import { cubeStatements, DROP_CUBE, type CubeColumnRow } from './statements.ts';
import { isMissing, isPrinted, MISSING } from './traits.ts';

/**
 * The counting cube of the dataset in a DuckDB engine, native or in the browser: counted in SQL, in one go.
 * @throws {EngineError} when the engine refuses; an AbortError when `signal` fires.
 */
export async function cubeFromEngine(engine: Engine, options: RunOptions = {}): Promise<Cube> {
  try {
    const rows = await engine.query<CubeColumnRow>(cubeStatements(), options.signal ? { signal: options.signal } : {});
    return cubeOf(new Columns(rows));
  } finally {
    await engine.query(DROP_CUBE).catch(() => undefined);
  }
}

type Codes<K extends string> = Record<K, Uint32Array>;

function cubeOf(columns: Columns): Cube {
  const codes: Record<string, readonly FilterValue[]> = { status: STATUSES };
  const coded = <K extends string>(dimension: K, values: readonly FilterValue[]): Codes<K> => {
    const { list, places } = dictionary(values);
    codes[dimension] = list;
    return { [dimension]: places } as Codes<K>;
  };
  const forms = formsOf(columns, coded);
  const { targets, units, values } = targetsOf(columns, coded);
  const patterns = patternsOf(columns, coded, targets.traits.findIndex(isMissing));
  const cells = cellsOf(columns, forms.count.length);
  const agencies = agenciesOf(columns);
  const totals = {
    forms: sum(forms.count),
    agencies: sum(agencies.count),
    indicators: sum(cells.count),
    targets: printedTargets({ targets, patterns, cells }),
  };
  const amounts = amountsOf(columns);
  return { codes: codes as Cube['codes'], units, values, totals, forms, amounts, agencies, targets, patterns, cells };
}

type Coded = <K extends string>(dimension: K, values: readonly FilterValue[]) => Codes<K>;

function formsOf(columns: Columns, coded: Coded): CubeForms {
  return {
    codes: {
      ...coded('year', columns.numbers('form_groups.year')),
      ...coded('province', columns.texts('form_groups.province')),
      ...coded('kind', columns.texts('form_groups.kind')),
      ...coded('form_type', columns.texts('form_groups.form_type')),
    },
    count: columns.counts('form_groups.printed'),
    known: columns.counts('form_groups.known'),
    total: columns.money('form_groups.total'),
  };
}

/** The distinct targets, and behind them, where an indicator has none, the one that stands for that. */
function targetsOf(columns: Columns, coded: Coded) {
  const lacks = columns.numbers('patterns.several').includes(null);
  const more = <T>(list: readonly T[], value: T): readonly T[] => (lacks ? [...list, value] : list);
  const units = dictionary(more(columns.texts('targets.unit'), null));
  const values = dictionary(more(columns.numbers('targets.number'), null));
  const known = values.list.filter((value) => value !== null);
  const targets: CubeTargets = {
    codes: {
      ...coded('period', more(columns.texts('targets.period'), null)),
      ...coded('target_kind', more(columns.texts('targets.target_kind'), null)),
      ...coded('operator', more(columns.texts('targets.operator'), null)),
    },
    unit: units.places,
    value: values.places.map((place) => (place < known.length ? place + 1 : 0)),
    traits: Uint8Array.from(more(columns.numbers('targets.traits'), MISSING), Number),
  };
  return { targets, units: units.list, values: Float64Array.from(known, Number) };
}

function patternsOf(columns: Columns, coded: Coded, missing: number): CubePatterns {
  const [low, high] = [columns.numbers('patterns.low'), columns.numbers('patterns.high')];
  const others = columns.texts('patterns.others');
  const sets = columns.numbers('patterns.several').map((several, at): readonly number[] => {
    if (several === null) return [missing];
    if (several > 2) return places(others[at]);
    return [low[at] ?? 0, high[at] ?? 0].slice(0, several);
  });
  return {
    codes: {
      ...coded('level1', columns.texts('patterns.level1')),
      ...coded('level2', columns.texts('patterns.level2')),
      ...coded('concept', columns.texts('patterns.concept')),
    },
    placeholder: Uint8Array.from(columns.numbers('patterns.placeholder'), Number),
    ...rowsOf(sets, 'target'),
  };
}

function cellsOf(columns: Columns, formGroups: number): CubeCells {
  const group = columns.counts('cells.form_group');
  const start = new Uint32Array(formGroups + 1);
  for (const at of group) start[at + 1] = (start[at + 1] ?? 0) + 1;
  for (let at = 1; at <= formGroups; at += 1) start[at] = (start[at] ?? 0) + (start[at - 1] ?? 0);
  return { start, pattern: columns.counts('cells.pattern'), count: columns.counts('cells.indicators') };
}

function agenciesOf(columns: Columns): CubeAgencies {
  const sets = columns.texts('agencies.form_groups').map(places);
  return { count: columns.counts('agencies.agencies'), ...rowsOf(sets, 'form') };
}

function amountsOf(columns: Columns): CubeAmounts {
  const [breakdown, code, period] = ['breakdown', 'code', 'period'].map((name) =>
    dictionary(columns.texts(`amounts.${name}`)),
  );
  return {
    breakdowns: (breakdown?.list ?? []).map(String),
    codes: code?.list ?? [],
    periods: (period?.list ?? []).map(String),
    form: columns.counts('amounts.form_group'),
    breakdown: breakdown?.places ?? new Uint32Array(),
    code: code?.places ?? new Uint32Array(),
    period: period?.places ?? new Uint32Array(),
    count: columns.counts('amounts.printed'),
    known: columns.counts('amounts.known'),
    total: columns.money('amounts.total'),
  };
}

/** Printed targets of all indicators. */
function printedTargets({ targets, patterns, cells }: Pick<Cube, 'targets' | 'patterns' | 'cells'>): number {
  const printed = Array.from({ length: patterns.start.length - 1 }, (_, pattern) => {
    const own = patterns.target.subarray(patterns.start[pattern], patterns.start[pattern + 1]);
    return own.filter((target) => isPrinted(targets.traits[target] ?? 0)).length;
  });
  return cells.pattern.reduce((total, pattern, cell) => total + (printed[pattern] ?? 0) * (cells.count[cell] ?? 0), 0);
}

function sum(counts: Uint32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

function places(text: string | null | undefined): readonly number[] {
  return (text ?? '').split('.').map(Number);
}

/** Lists of different length as one column with the start of each. */
function rowsOf<K extends string>(sets: readonly (readonly number[])[], name: K) {
  const start = new Uint32Array(sets.length + 1);
  sets.forEach((set, at) => (start[at + 1] = (start[at] ?? 0) + set.length));
  return { start, [name]: Uint32Array.from(sets.flat()) } as { readonly start: Uint32Array } & Record<K, Uint32Array>;
}
