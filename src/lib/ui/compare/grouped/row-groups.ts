import type { Grouped, GroupedColumn, GroupedRow } from '#lib/charts/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import { readMeasure, runMeasure, type Filter, type FilterValue, type MeasureRow } from '#lib/queries/index.ts';
import type { ConceptValues } from '../linked/linked.ts';
import { partCode, type GroupBy, type GroupedChoice } from './choice.ts';
import { assembled, type GroupedNames, type KeyedRow } from './grouped.ts';
import { ENOUGH, SPREAD } from './target-groups.ts';

/** A grouped comparison from the rows. */
export interface RowAnswers {
  readonly choice: GroupedChoice;
  readonly values: ConceptValues | null;
  readonly rows: readonly MeasureRow[];
  /** Names of agencies and regions by code. */
  readonly names: Readonly<Record<string, string>>;
}

/** The permanent code of what a choice compares; null where there is none (a concept without numbers). */
export function measureCodeOf({ measure, part, aspect }: GroupedChoice, values: ConceptValues | null): string | null {
  if (measure === 'budget') return budgetCode(part);
  if (measure === 'mix') return 'indicators.share.status.quantified';
  if (measure === 'findings') return 'findings.per_form';
  if (values === null) return null;
  const statistic = { spread: 'median', full: 'full_share', numberless: 'without_number', operator: 'median' }[aspect];
  const { concept, kind, unit } = values;
  const scale = kind === 'rate' && unit === '1' ? concept : `${concept}.${kind}.${escaped(unit ?? '')}`;
  return `targets.${statistic}.${scale}`;
}

function budgetCode(part: GroupedChoice['part']): string {
  if (part === null) return 'budget.total';
  if (part.breakdown === 'ratio') return part.code === 'half_year' ? 'budget.half_year_share' : 'budget.per_head';
  return `budget.${partCode(part).replace(':', '.')}`;
}

function escaped(unit: string): string {
  return unit.replaceAll('%', '%25').replaceAll('.', '%2E');
}

/** A grouping that counts do not answer: by agency, region below the province or budget size, or of a ratio. */
export async function askRowGroups(
  engine: Engine,
  choice: GroupedChoice,
  {
    filter,
    values,
    signal,
  }: { readonly filter: Filter; readonly values: ConceptValues | null; readonly signal?: AbortSignal },
): Promise<RowAnswers> {
  const measure = readMeasure(measureCodeOf(choice, values) ?? '');
  if (measure === null) return { choice, values, rows: [], names: {} };
  const by = [choice.by, ...(choice.column === null || choice.column === choice.by ? [] : [choice.column])];
  const [rows, names] = await Promise.all([
    runMeasure(engine, filter, { measure, by, signal }),
    askNames(engine, by, signal),
  ]);
  return { choice, values, rows, names };
}

async function askNames(engine: Engine, by: readonly GroupBy[], signal?: AbortSignal): Promise<Record<string, string>> {
  const options = signal ? { signal } : {};
  const agencies = by.includes('agency')
    ? engine.query<{ code: string; name: string }>(
        'SELECT id AS code, CAST(name AS VARCHAR) AS name FROM agencies',
        options,
      )
    : [];
  const isBelow = by.includes('prefecture') || by.includes('county');
  const regions = isBelow
    ? engine.query<{ code: string; name: string }>(
        'SELECT CAST(code AS VARCHAR) AS code, CAST(name AS VARCHAR) AS name FROM regions',
        options,
      )
    : [];
  const found = [...(await agencies), ...(await regions)];
  return Object.fromEntries(found.map(({ code, name }) => [code, name]));
}

/** The groups of a comparison from the rows, named. */
export function namedRowGroups({ choice, values, rows, names: listed }: RowAnswers, names: GroupedNames): Grouped {
  const own: GroupedNames = {
    ...names,
    name: (dimension, code) => {
      const known = code === null ? undefined : listed[String(code)];
      return known ?? (dimension === 'size' ? sizeName(code, names) : names.name(dimension, code));
    },
  };
  const isTargets = choice.measure === 'satisfaction' || choice.measure === 'concept';
  const form = isTargets && (choice.aspect === 'spread' || choice.aspect === 'operator') ? 'spread' : 'bars';
  return {
    form,
    ...assembled(choice, rows.map(keyed), { names: own, by: 'value' }),
    columns: columnsOf(choice, names, form === 'spread'),
    drawn: form === 'spread' ? SPREAD : ['value'],
    isRate: values?.kind === 'rate',
    unit: values?.unit ?? null,
  };
}

function keyed(row: MeasureRow): KeyedRow {
  const isEnough = row.basis >= ENOUGH;
  const numbers: GroupedRow['numbers'] = {
    value: row.value,
    basis: row.basis,
    findings: row.value === null ? null : Math.round(row.value * row.basis),
    forms: row.forms,
    unknown: row.unknown_share,
    minimum: row.minimum,
    lower: isEnough ? row.lower_quartile : null,
    median: isEnough ? row.median : null,
    upper: isEnough ? row.upper_quartile : null,
    maximum: row.maximum,
  };
  return { key: [row.group_code, row.column_code], numbers };
}

/** Findings per form, all of them, and those of single forms. */
function findingColumns({ columns, spread }: GroupedNames['words']): GroupedColumn[] {
  return [
    { key: 'value', title: columns.perForm, format: 'mean' },
    { key: 'findings', title: columns.findings, format: 'count' },
    { key: 'forms', title: columns.count, format: 'count' },
    { key: 'median', title: spread.median, format: 'mean' },
    { key: 'minimum', title: spread.minimum, format: 'count' },
    { key: 'maximum', title: spread.maximum, format: 'count' },
  ];
}

function columnsOf(choice: GroupedChoice, { words }: GroupedNames, isSpread: boolean): GroupedColumn[] {
  if (choice.measure === 'findings') return findingColumns(words);
  const { columns, spread } = words;
  const isShare =
    choice.measure === 'mix' || choice.part?.code === 'half_year' || (!isSpread && choice.measure !== 'budget');
  const value: GroupedColumn = {
    key: 'value',
    title: valueTitle(choice, words),
    format: isSpread ? 'value' : isShare ? 'share' : 'wan',
  };
  const ends = (['median', 'lower', 'upper', 'minimum', 'maximum'] as const).map((key): GroupedColumn => ({
    key,
    title: spread[key],
    format: 'value',
  }));
  return [
    ...(isSpread ? ends : [value]),
    { key: 'basis', title: choice.measure === 'budget' ? columns.known : columns.targetsOrIndicators, format: 'count' },
    { key: 'forms', title: columns.count, format: 'count' },
    { key: 'unknown', title: columns.unknownShare, format: 'share' },
  ];
}

function valueTitle(
  { measure, part, aspect }: GroupedChoice,
  { columns, budget, spread }: GroupedNames['words'],
): string {
  if (measure === 'mix') return columns.quantified;
  if (measure === 'budget') return part?.breakdown === 'ratio' ? budget[part.code] : columns.sum;
  return aspect === 'full' ? columns.full : aspect === 'numberless' ? columns.numberless : spread.median;
}

/** A budget size class (`50to200`, in 万元) in words. */
function sizeName(code: FilterValue, { words }: GroupedNames): string {
  const [from = '', below = ''] = String(code ?? '').split('to');
  if (code === null) return words.unknown;
  return below === '' ? words.sizeFrom(from) : words.sizeBetween(from, below);
}
