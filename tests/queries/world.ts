import { emptyDataset, FORM_TYPES, PERIODS, type Dataset, type Row } from '#lib/dataset/index.ts';
import { pick, random } from './random.ts';

const REGIONS: readonly Row<'regions'>[] = [
  { code: '110000', name: '甲省', level: 'province', parent_code: null },
  { code: '110100', name: '甲一市', level: 'prefecture', parent_code: '110000' },
  { code: '110101', name: '甲一县', level: 'county', parent_code: '110100' },
  { code: '110102', name: '甲二县', level: 'county', parent_code: '110100' },
  { code: '120000', name: '乙省', level: 'province', parent_code: null },
  { code: '120100', name: '乙一市', level: 'prefecture', parent_code: '120000' },
];

const LEVELS = [
  ['output', 'output_quality'],
  ['output', 'output_quantity'],
  ['benefit', 'benefit_social'],
  ['satisfaction', 'satisfaction_recipient'],
  ['output', null],
  [null, null],
] as const;

const CONCEPTS = ['satisfaction_rate', 'closure_rate', 'resolution_rate', 'handled_case_count', null] as const;

/** A dataset with every kind of hole: unknown years, regions, amounts, levels, concepts; blanks, words, placeholders. */
export function randomWorld(seed: number, forms = 24): Dataset {
  const next = random(seed);
  const maybe = <T>(value: T, share = 0.8): T | null => (next() < share ? value : null);
  const world: Dataset = { ...emptyDataset(), regions: [...REGIONS] };
  for (let at = 0; at < 8; at += 1) {
    const region = maybe(pick(REGIONS, next).code, 0.9);
    world.agencies.push({
      id: `${region ?? '000000'}-a${at}`,
      name: `单位${at}`,
      region_code: region,
      kind: maybe(pick(['petition', 'health'], next)),
    });
  }
  for (let at = 0; at < forms; at += 1) addForm(world, `f${at}`, next);
  return world;
}

function addForm(world: Dataset, id: string, next: () => number): void {
  const maybe = <T>(value: T, share = 0.8): T | null => (next() < share ? value : null);
  const year = maybe(2020 + Math.floor(next() * 4));
  const department = world.forms.find((form) => form.type === 'department');
  const type = pick(FORM_TYPES, next);
  const parent = type === 'project' && department && next() < 0.3 ? department.id : null;
  const start = maybe(`${year ?? 2021}-${pick(['01', '03'], next)}`, 0.6);
  world.forms.push({
    ...BLANK_FORM,
    id,
    type,
    agency_id: pick(world.agencies, next).id,
    fiscal_year: year,
    project_name: type === 'department' ? null : `项目${id}`,
    start,
    end: start === null ? null : `${(year ?? 2021) + (next() < 0.2 ? 2 : 0)}-${pick(['12', '06'], next)}`,
    parent_form_id: parent,
    total_wan: maybe((next() * 1000).toFixed(pick([0, 1, 2, 6], next)), 0.85),
  });
  addAmounts(world, id, next);
  const rows = Math.floor(next() * 8);
  for (let no = 1; no <= rows; no += 1) addIndicator(world, { form: id, no }, next);
}

const BLANK_FORM = {
  title: null,
  project_code: null,
  project_attribute: null,
  project_category: null,
  functional_code: null,
  submitted_on: null,
  supervising_department: null,
  posts: null,
  in_post: null,
  retired: null,
  source_file: 'world.txt',
  source_sha256: 'a'.repeat(64),
  source_place: 'L1',
} as const;

function addAmounts(world: Dataset, form: string, next: () => number): void {
  const codes = ['fiscal_appropriation', 'other_funds', 'general_public_budget'] as const;
  const add = (
    breakdown: 'source' | 'annual' | 'total',
    code: Row<'amounts'>['code'],
    period: 'annual' | 'half_year',
  ) => {
    const no = world.amounts.filter((amount) => amount.form_id === form).length + 1;
    const amount_wan = next() < 0.7 ? (next() * 100).toFixed(2) : null;
    world.amounts.push({ form_id: form, no, breakdown, code, label: '金额', period, amount_wan, source_place: 'L2' });
  };
  for (const code of codes) if (next() < 0.6) add('source', code, 'annual');
  if (next() < 0.3) add('annual', 'annual', 'annual');
  if (next() < 0.4) add('total', 'total', 'half_year');
}

function addIndicator(world: Dataset, { form, no }: { form: string; no: number }, next: () => number): void {
  const id = `${form}-${no}`;
  const [level1, level2] = pick(LEVELS, next);
  const placeholder = next() < 0.1;
  world.indicators.push({
    ...BLANK_INDICATOR,
    id,
    form_id: form,
    no,
    level1,
    level2,
    name: placeholder ? '无' : pick(['群众满意度', '按期办结率', '化解率', '办理件数'], next),
    name_printed: null,
    concept: placeholder ? null : pick(CONCEPTS, next),
    is_placeholder: placeholder,
  });
  for (const period of PERIODS) {
    if (next() < (period === 'annual' ? 0.85 : 0.25)) addTarget(world, { id, period }, next);
  }
}

const BLANK_INDICATOR = {
  level1_label: null,
  level2_label: null,
  level1_origin: 'explicit',
  level2_origin: 'explicit',
  direction: 'higher_is_better',
  symbol: null,
  weight: null,
  remark: null,
  source_place: 'L3',
} as const;

type Key = { readonly id: string; readonly period: Row<'targets'>['period'] };

function addTarget(world: Dataset, { id, period }: Key, next: () => number): void {
  const base = { indicator_id: id, period, scope: null, baseline: null, flags: null, value_max: null };
  const none = { value: null, unit: null, base_value: null, base_unit: null, operator_explicit: false };
  const words = pick(['满意', '健全', null], next);
  if (next() < 0.3) {
    world.targets.push({ ...base, ...none, text: words, operator: 'none', kind: words ? 'qualitative' : 'none' });
    return;
  }
  const value = pick([60, 80, 85, 90, 95, 95, 98, 100], next);
  const operator = pick(['ge', 'gt', 'eq', 'le', 'approx'] as const, next);
  const rate = next() < 0.7;
  world.targets.push({
    ...base,
    text: `${value}${rate ? '%' : '件'}`,
    operator,
    operator_explicit: next() < 0.7,
    value: String(value),
    unit: rate ? '%' : '件',
    kind: rate ? 'rate' : 'count',
    base_value: rate ? value / 100 : null,
    base_unit: rate ? '1' : null,
  });
}
