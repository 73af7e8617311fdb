import type { Dataset, Row } from '#lib/dataset/index.ts';
import { parseTargets } from '#lib/targets/index.ts';
import { vocabulary } from '../vocabulary/files.ts';

type Indicator = Row<'indicators'>;
type Target = Row<'targets'>;

/** Breaks a form that stands alone in its dataset; false where the form offers nothing to break. */
export type Injection = (dataset: Dataset) => boolean;

const PROMISES = /^(?:output|benefit|satisfaction|cost)/;

function annual(dataset: Dataset, { id }: Indicator): Target | undefined {
  return dataset.targets.find(
    ({ indicator_id, period, scope, text }) =>
      indicator_id === id && period === 'annual' && (scope ?? '') === '' && (text ?? '') !== '',
  );
}

/** The first indicator with an annual target that fits, with that target. */
function pick(
  dataset: Dataset,
  fits: (indicator: Indicator, target: Target) => boolean,
): { readonly indicator: Indicator; readonly target: Target } | null {
  for (const indicator of dataset.indicators) {
    const target = annual(dataset, indicator);
    const isPromise = PROMISES.test(indicator.level1 ?? '') && (indicator.name ?? '') !== '';
    if (isPromise && !indicator.is_placeholder && target !== undefined && fits(indicator, target))
      return { indicator, target };
  }
  return null;
}

/** Puts another annual target text into an indicator, read as the import would. */
function retarget(dataset: Dataset, indicator: Indicator, text: string): void {
  const name = indicator.name ?? '';
  const fiscalYear = dataset.forms[0]?.fiscal_year ?? null;
  const [read] = parseTargets(text, { vocabulary, name, symbol: '', unit: '', fiscalYear });
  dataset.targets = dataset.targets.filter(({ indicator_id }) => indicator_id !== indicator.id);
  if (read === undefined) throw new Error(`no target in ${text}`);
  dataset.targets.push({
    indicator_id: indicator.id,
    period: 'annual',
    scope: null,
    text: text === '' ? null : text,
    operator: read.operator,
    operator_explicit: read.operatorExplicit,
    value: read.value,
    value_max: read.valueMax,
    unit: read.unit,
    kind: read.kind,
    base_value: read.baseValue,
    base_unit: read.baseUnit,
    baseline: read.baseline,
    flags: read.flags.length === 0 ? null : read.flags.join(';'),
  });
}

/** Gives the first fitting indicator another target. */
function changed(
  fits: (indicator: Indicator, target: Target) => boolean,
  textOf: (indicator: Indicator, target: Target) => string,
): Injection {
  return (dataset) => {
    const found = pick(dataset, fits);
    if (found === null) return false;
    retarget(dataset, found.indicator, textOf(found.indicator, found.target));
    return true;
  };
}

function without(drop: RegExp): Injection {
  return (dataset) => {
    const isDropped = ({ level1, level2 }: Indicator): boolean => drop.test(level2 ?? '') || drop.test(level1 ?? '');
    const kept = dataset.indicators.filter((row) => !isDropped(row));
    const isGone = kept.length < dataset.indicators.length;
    dataset.indicators = kept;
    return isGone;
  };
}

function told(section: Row<'narratives'>['section'], textOf: (year: number) => string): Injection {
  return (dataset) => {
    const form = dataset.forms[0];
    if (form === undefined || form.fiscal_year === null) return false;
    const text = textOf(form.fiscal_year);
    dataset.narratives.push({ form_id: form.id, no: 99, section, text, source_place: 'L9999' });
    return true;
  };
}

const isRate = ({ name }: Indicator, { kind, operator }: Target): boolean =>
  kind === 'rate' &&
  operator !== 'le' &&
  operator !== 'lt' &&
  /(?:合格|覆盖|及时|达标|准确)率$|满意度$/.test(name ?? '');
const isCount = ({ level2 }: Indicator, { kind, value, unit }: Target): boolean =>
  level2 === 'output_quantity' && kind === 'count' && value !== null && Number(value) > 0 && unit !== null;

/** How typical mistakes of the field are put into a form, by the rule that should speak. */
export const INJECTIONS: Readonly<Record<string, Injection>> = {
  blank_target: changed(isRate, () => ''),
  rate_over_100: changed(isRate, () => '≥195%'),
  vague_number: changed(isCount, (_, { value, unit }) => `约${value}${unit}`),
  missing_unit: changed(
    (indicator, target) => isCount(indicator, target) && !/[（(]/.test(indicator.name_printed ?? ''),
    (_, { value }) => `${value}`,
  ),
  unmeasurable_qualitative: changed(
    ({ level2 }, { kind }) => level2 === 'output_quality' && kind === 'rate',
    () => '明显提高',
  ),
  category_value_mismatch: changed(isCount, () => '群众满意率达95%以上'),
  target_repeats_name: changed(isRate, ({ name }) => `${name}达到95%以上`),
  date_outside_year: (dataset) => {
    const year = dataset.forms[0]?.fiscal_year;
    const { start, end } = dataset.forms[0] ?? {};
    const crosses = [start, end].some((date) => !(date ?? String(year)).startsWith(String(year)));
    const found = pick(dataset, ({ level2 }, { kind }) => level2 === 'output_timeliness' && kind === 'date');
    if (year === undefined || year === null || found === null || crosses) return false;
    retarget(dataset, found.indicator, `${year - 2}年6月底前`);
    return true;
  },
  cost_indicator_restates_budget: (dataset) => {
    const total = dataset.forms[0]?.total_wan;
    const found = pick(dataset, ({ level1, level2 }) => /cost/.test(level2 ?? level1 ?? ''));
    if (total === undefined || total === null || found === null) return false;
    retarget(dataset, found.indicator, `${total}万元`);
    return true;
  },
  symbol_value_mismatch: (dataset) => {
    const found = pick(dataset, isRate);
    if (found === null) return false;
    Object.assign(found.indicator, { symbol: '定性' });
    return true;
  },
  name_embeds_target: (dataset) => {
    const found = pick(dataset, (indicator, target) => isRate(indicator, target) && !/满意/.test(indicator.name ?? ''));
    if (found === null) return false;
    Object.assign(found.indicator, {
      name: `${found.indicator.name}100%`,
      name_printed: `${found.indicator.name_printed}100%`,
    });
    retarget(dataset, found.indicator, '100%');
    return true;
  },
  blank_name: (dataset) => {
    const found = pick(dataset, isCount);
    if (found === null) return false;
    Object.assign(found.indicator, { name: null, name_printed: null });
    return true;
  },
  duplicate_indicator: (dataset) => {
    const found = pick(dataset, isRate);
    if (found === null) return false;
    const id = `${found.indicator.id}-again`;
    dataset.indicators.push({ ...found.indicator, id, no: 99, source_place: 'L9999' });
    const own = dataset.targets.filter(({ indicator_id }) => indicator_id === found.indicator.id);
    dataset.targets.push(...own.map((target) => ({ ...target, indicator_id: id })));
    return true;
  },
  date_in_wrong_category: (dataset) => {
    const year = dataset.forms[0]?.fiscal_year;
    const found = pick(dataset, ({ level2 }) => level2 === 'output_quality');
    if (year === undefined || year === null || found === null) return false;
    Object.assign(found.indicator, { name: '各项工作完成时间', name_printed: '各项工作完成时间' });
    retarget(dataset, found.indicator, `${year}年12月31日前`);
    return true;
  },
  missing_satisfaction: without(/satisfaction/),
  missing_cost_indicator: (dataset) => dataset.forms[0]?.type !== 'department' && without(/cost/)(dataset),
  missing_quality_indicator: (dataset) =>
    dataset.forms[0]?.type !== 'department' && without(/^output_quality$/)(dataset),
  arithmetic_mismatch: (dataset) => {
    const sources = dataset.amounts.filter(
      ({ breakdown, amount_wan }) => breakdown === 'source' && amount_wan !== null,
    );
    const [first] = sources;
    const total = dataset.forms[0]?.total_wan;
    const sum = sources.reduce((all, { amount_wan }) => all + Number(amount_wan), 0);
    if (first === undefined || total === undefined || total === null || Math.abs(sum - Number(total)) > 0.001)
      return false;
    Object.assign(first, { amount_wan: String(Number(first.amount_wan) + 7.5) });
    return true;
  },
  goal_not_decomposed: (dataset) => {
    const goal = dataset.goals.find(({ horizon }) => horizon === 'annual');
    if (goal === undefined || dataset.indicators.length < 3) return false;
    Object.assign(goal, { text: `${goal.text}全年组织业务技能竞赛37场。` });
    return true;
  },
  stale_year: told('content', (year) => `${year - 2}年我单位继续派人驻点开展工作。`),
  repealed_law_cited: (dataset) =>
    (dataset.forms[0]?.fiscal_year ?? 0) >= 2023 && told('duties', () => '执行国务院《信访条例》的规定。')(dataset),
  late_submission: (dataset) => {
    const form = dataset.forms[0];
    if (form === undefined || form.fiscal_year === null) return false;
    Object.assign(form, { submitted_on: `${form.fiscal_year}-08-20` });
    return true;
  },
};
