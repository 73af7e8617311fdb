import type { Dataset } from '#lib/dataset/index.ts';
import { SIZE_CLASSES, type Filter, type Measure, type MeasureDimension } from '#lib/queries/index.ts';
import { grouped, joined, keeps, lineage, statusOf, type Joined } from './model.ts';

interface Question {
  readonly rows: Dataset;
  readonly filter: Filter;
  readonly by: readonly MeasureDimension[];
}

interface Figure {
  readonly value: number | null;
  readonly basis: number;
  readonly unknown: number | null;
}

/** A measure per group as written down in its method, from the rows themselves: to hold the SQL against. */
export function measureByHand(question: Question, measure: Measure): Map<string, Figure> {
  const kept = joined(question.rows).filter((row) => keeps(question.filter, row, question.rows));
  switch (measure.family) {
    case 'budget':
      return budgets(kept, measure, question);
    case 'indicators':
      return indicators(kept, measure, question);
    case 'targets':
      return measure.of === 'without_number'
        ? unnumbered(kept, measure.scale.concept, question)
        : targets(kept, measure, question);
    case 'findings':
      throw new Error('findings are not in the dataset');
  }
}

/** The key of a group: its codes, `-` for unknown or not asked. */
export function keyOf(row: {
  group_code: string | null;
  column_code: string | null;
  panel_code: string | null;
}): string {
  return [row.group_code, row.column_code, row.panel_code].map((code) => code ?? '-').join(' ');
}

function keyFor(row: Joined, { rows, by }: Question): string {
  return [0, 1, 2].map((at) => (by[at] === undefined ? '-' : (codeOf(row, by[at], rows) ?? '-'))).join(' ');
}

function codeOf({ form, agency, indicator }: Joined, by: MeasureDimension, rows: Dataset): string | null {
  const region = rows.regions.find(({ code }) => code === agency?.region_code);
  switch (by) {
    case 'agency':
      return form.agency_id;
    case 'kind':
      return agency?.kind ?? null;
    case 'region_level':
      return region?.level ?? null;
    case 'province':
    case 'prefecture':
    case 'county': {
      const codes = region === undefined ? [] : lineage(region.code, rows);
      return codes.find((code) => rows.regions.some((one) => one.code === code && one.level === by)) ?? null;
    }
    case 'year':
      return form.fiscal_year === null ? null : String(form.fiscal_year);
    case 'form_type':
      return form.type;
    case 'size': {
      const own = rows.forms.filter((one) => one.agency_id === form.agency_id).flatMap((one) => one.total_wan ?? []);
      const largest = Math.max(...own.map(Number));
      return SIZE_CLASSES.findLast(({ from }) => own.length > 0 && largest >= from)?.code ?? null;
    }
    case 'level1':
    case 'level2':
    case 'concept':
      return indicator?.[by] ?? null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

type Of<F extends Measure['family']> = Extract<Measure, { readonly family: F }>;

function budgets(kept: readonly Joined[], measure: Of<'budget'>, question: Question): Map<string, Figure> {
  const forms = [...grouped(kept, ({ form }) => form.id).values()].flatMap((group) => group[0] ?? []);
  const groups = grouped(forms, (row) => keyFor(row, question));
  const amounts = (form: string, [breakdown, code, period]: readonly [string, string, string]) =>
    question.rows.amounts
      .filter(
        (row) => row.form_id === form && row.breakdown === breakdown && row.code === code && row.period === period,
      )
      .flatMap((row) => (row.amount_wan === null ? [] : [Number(row.amount_wan)]));
  const pair = ({ form }: Joined): readonly [number | null, number | null] => {
    const total = form.total_wan === null ? null : Number(form.total_wan);
    if (measure.of === 'total') return [total, 1];
    if (measure.of === 'per_head') return [total, form.in_post === null ? null : Number(form.in_post)];
    if (!('amount' in measure)) {
      const halves = new Set(amounts(form.id, ['total', 'total', 'half_year']));
      return [halves.size === 1 ? ([...halves][0] ?? null) : null, total];
    }
    const found = amounts(form.id, [
      measure.of.startsWith('source') ? 'source' : 'expenditure',
      measure.amount,
      'annual',
    ]);
    const part = found.length === 0 ? null : sum(found);
    return [part, measure.of.endsWith('_share') ? total : 1];
  };
  const isShare = measure.of === 'per_head' || measure.of.endsWith('share');
  return new Map(
    [...groups].map(([key, rows]) => {
      const known = rows.flatMap((row) => {
        const [part, whole] = pair(row);
        return part === null || whole === null || whole <= 0 ? [] : [{ part, whole, type: row.form.type }];
      });
      const parts = sum(known.map(({ part }) => part));
      const mixed = new Set(known.map(({ type }) => type)).size > 1;
      const value = known.length === 0 || mixed ? null : isShare ? parts / sum(known.map(({ whole }) => whole)) : parts;
      return [key, { value, basis: known.length, unknown: 1 - known.length / rows.length }] as const;
    }),
  );
}

interface Judged {
  readonly row: Joined;
  readonly status: ReturnType<typeof statusOf>;
}

function judged(kept: readonly Joined[]): Judged[] {
  const byIndicator = grouped(kept, ({ indicator }) => indicator?.id ?? null);
  return [...byIndicator].flatMap(([id, rows]) =>
    id === null || !rows[0] ? [] : [{ row: rows[0], status: statusOf(rows) }],
  );
}

function indicators(kept: readonly Joined[], measure: Of<'indicators'>, question: Question): Map<string, Figure> {
  const counted = 'trait' in measure && measure.trait === 'status' && measure.code === 'placeholder';
  const eligible = judged(kept).filter(({ status }) => counted || status !== 'placeholder');
  const traitOf = ({ row, status }: Judged) =>
    !('trait' in measure) ? '' : measure.trait === 'status' ? status : (row.indicator?.[measure.trait] ?? null);
  const groups = grouped(eligible, ({ row }) => keyFor(row, question));
  return new Map(
    [...groups].map(([key, rows]) => {
      const matching = rows.filter((one) => !('trait' in measure) || traitOf(one) === measure.code).length;
      const forms = new Set(rows.map(({ row }) => row.form.id)).size;
      const divisor = measure.of === 'share_of' ? rows.length : measure.of === 'per_form' ? forms : 1;
      const unknown = rows.filter((one) => traitOf(one) === null).length / rows.length;
      return [key, { value: matching / divisor, basis: rows.length, unknown }] as const;
    }),
  );
}

function unnumbered(kept: readonly Joined[], concept: string, question: Question): Map<string, Figure> {
  const own = judged(kept).filter(({ row, status }) => row.indicator?.concept === concept && status !== 'placeholder');
  return new Map(
    [...grouped(own, ({ row }) => keyFor(row, question))].map(([key, rows]) => {
      const without = rows.filter(({ status }) => status !== 'quantified').length;
      return [key, { value: without / rows.length, basis: rows.length, unknown: 0 }] as const;
    }),
  );
}

function targets(kept: readonly Joined[], measure: Of<'targets'>, question: Question): Map<string, Figure> {
  const { concept, kind, unit } = measure.scale;
  const own = kept.filter(({ indicator }) => indicator?.concept === concept && !indicator.is_placeholder);
  const units = [...grouped(own, ({ indicator }) => indicator?.id)].flatMap(([, rows]) => {
    const annual = rows.filter(({ target }) => target?.period === 'annual');
    return annual.length > 0 ? annual : rows.slice(0, 1).map((row) => ({ ...row, target: null }));
  });
  const numberOf = ({ target }: Joined): number | null => {
    if (target?.kind !== kind || (target.base_value === null ? target.unit : target.base_unit) !== unit) return null;
    return target.base_value ?? (target.value === null ? null : Number(target.value));
  };
  return new Map(
    [...grouped(units, (row) => keyFor(row, question))].map(([key, rows]) => {
      const known = rows.flatMap((row) => ((number) => (number === null ? [] : [{ row, number }]))(numberOf(row)));
      const numbers = known.map(({ number }) => number).sort((a, b) => a - b);
      const basis = numbers.length;
      const value = basis === 0 ? null : statistic(measure, known, numbers);
      return [key, { value, basis, unknown: 1 - basis / rows.length }] as const;
    }),
  );
}

function statistic(
  measure: Of<'targets'>,
  known: readonly { readonly row: Joined }[],
  numbers: readonly number[],
): number | null {
  const at = (share: number) => {
    const place = (numbers.length - 1) * share;
    const [low = 0, high = 0] = [numbers[Math.floor(place)], numbers[Math.ceil(place)]];
    return low + (high - low) * (place % 1);
  };
  switch (measure.of) {
    case 'median':
      return at(0.5);
    case 'lower_quartile':
      return at(0.25);
    case 'upper_quartile':
      return at(0.75);
    case 'minimum':
      return numbers[0] ?? null;
    case 'full_share':
      return numbers.filter((number) => number === 1).length / numbers.length;
    case 'operator':
      return known.filter(({ row }) => row.target?.operator === measure.operator).length / numbers.length;
    case 'without_number':
      return null;
  }
}
