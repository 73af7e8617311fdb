import { emptyDataset, type Dataset } from '#lib/dataset/index.ts';
import { pick, random } from '../queries/random.ts';

const PROVINCES = ['甲省', '乙省', '丙省'] as const;
const COUNTIES = 13;
const YEARS = [2022, 2023] as const;
const HEADS = ['渠道', '闸门', '苗圃', '机房', '档案', '哨所', '窗口', '泵站', '驿站', '滩涂', '岗亭', '书屋'] as const;
const DEEDS = ['除锈', '改造', '巡护', '加固', '测绘', '疏浚', '修缮', '清点', '更换', '检定', '轮训', '补植'] as const;
const TAILS = ['数量', '完成率', '及时率', '合格率', '成本', '覆盖面'] as const;
/** The offices that use a template, and its rows. */
const TEMPLATE_COUNTIES: readonly number[] = [2, 5, 7];
const TEMPLATE = ['资料归档规范程度', '服务对象满意度', '经费支出时效', '工作任务完成质量'] as const;

/** The form that was copied, and the form that was made from it, in the next year and another province. */
export const ORIGINAL = '110105-o5-2022';
export const COPY = '120107-o7-2023';

/** An office of 39 with a form of its own wording each; one of them has most of another's rows and its goal. */
export function reuseWorld(seed = 7): Dataset {
  const next = random(seed);
  const world = emptyDataset();
  PROVINCES.forEach((name, at) => {
    const province = `1${at + 1}0000`;
    world.regions.push({ code: province, name, level: 'province', parent_code: null });
    for (let county = 1; county <= COUNTIES; county++) addOffice(world, { province, name, county, next });
  });
  const original = world.goals.find(({ form_id: form }) => form === ORIGINAL);
  const copy = world.goals.find(({ form_id: form }) => form === COPY);
  if (original && copy) copy.text = `${original.text}以上由本县统一组织。`;
  const rows = world.indicators.filter(({ form_id: form }) => form === ORIGINAL).slice(TEMPLATE.length);
  world.indicators
    .filter(({ form_id: form }) => form === COPY)
    .slice(TEMPLATE.length, TEMPLATE.length + 5)
    .forEach((row, at) => {
      const from = rows[at];
      const own = world.targets.find(({ indicator_id: id }) => id === row.id);
      const target = world.targets.find(({ indicator_id: id }) => id === from?.id);
      row.name = from?.name ?? row.name;
      if (own && target) own.text = target.text;
    });
  return world;
}

interface Office {
  readonly province: string;
  readonly name: string;
  readonly county: number;
  readonly next: () => number;
}

function addOffice(world: Dataset, { province, name, county, next }: Office): void {
  const code = String(Number(province) + 100 + county);
  const place = `${name.slice(0, 1)}${'一二三四五六七八九十甲乙丙'[county - 1] ?? ''}县`;
  const agency = `${code}-o${county}`;
  world.regions.push({ code, name: place, level: 'county', parent_code: province });
  world.agencies.push({ id: agency, name: `${place}水务局`, region_code: code, kind: 'water' });
  const isCopy = `${agency}-2023` === COPY;
  const year = isCopy ? 2023 : `${agency}-2022` === ORIGINAL ? 2022 : pick(YEARS, next);
  const form = `${agency}-${year}`;
  world.forms.push({
    ...BLANK_FORM,
    id: form,
    agency_id: agency,
    fiscal_year: year,
    project_name: `${pick(HEADS, next)}${pick(DEEDS, next)}经费`,
  });
  const parts = Array.from({ length: 7 }, () => `对${pick(HEADS, next)}逐处${pick(DEEDS, next)}并${pick(DEEDS, next)}`);
  const text = `${year}年${place}${parts.join('，')}。`;
  world.goals.push({ form_id: form, no: 1, horizon: 'annual', text, source_place: 'L5' });
  const own = Array.from({ length: 8 }, () => `${pick(HEADS, next)}${pick(DEEDS, next)}${pick(TAILS, next)}`);
  const template = TEMPLATE_COUNTIES.includes(county) ? TEMPLATE : [];
  [...template, ...new Set(own)].forEach((row, at) => addRow(world, { form, no: at + 1, name: row, next }));
}

function addRow(
  world: Dataset,
  { form, no, name, next }: { form: string; no: number; name: string; next: () => number },
): void {
  const id = `${form}-${no}`;
  const value = no <= TEMPLATE.length ? 95 : 60 + Math.floor(next() * 40);
  world.indicators.push({ ...BLANK_INDICATOR, id, form_id: form, no, name, source_place: `L${10 + no}` });
  world.targets.push({
    ...BLANK_TARGET,
    indicator_id: id,
    text: `≥${value}%`,
    value: String(value),
    base_value: value / 100,
  });
}

const BLANK_FORM = {
  type: 'project',
  title: '项目支出绩效目标表',
  project_code: null,
  project_attribute: null,
  project_category: null,
  functional_code: null,
  start: null,
  end: null,
  submitted_on: null,
  supervising_department: null,
  parent_form_id: null,
  total_wan: null,
  posts: null,
  in_post: null,
  retired: null,
  source_file: 'world.txt',
  source_sha256: 'a'.repeat(64),
  source_place: 'L1',
} as const;

const BLANK_INDICATOR = {
  level1: null,
  level2: null,
  level1_label: null,
  level2_label: null,
  level1_origin: 'explicit',
  level2_origin: 'explicit',
  name_printed: null,
  concept: null,
  direction: 'neutral',
  symbol: null,
  weight: null,
  is_placeholder: false,
  remark: null,
} as const;

const BLANK_TARGET = {
  period: 'annual',
  scope: null,
  operator: 'ge',
  operator_explicit: true,
  value_max: null,
  unit: '%',
  kind: 'rate',
  base_unit: '1',
  baseline: null,
  flags: null,
} as const;
