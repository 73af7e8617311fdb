import type { Office } from './offices.ts';
import { Random, seedOf } from './random.ts';
import { MANAGING, SCOPES, SYLLABLES } from './words.ts';

/** An indicator as an office would print it. */
export interface Wording {
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly target: string;
}

type Aspect = readonly [level1: string, level2: string, names: readonly string[], target: (random: Random) => string];

const count =
  (units: readonly string[]) =>
  (random: Random): string => {
    const [value, unit] = [amount(random), random.pick(units)];
    const notation = random.pick(COUNT_NOTATIONS, 1.6);
    return notation.replace('#', String(value)).replace('+', String(value + Math.ceil(value / 5))) + unit;
  };
/** How numbers are written, the usual ways first. */
const COUNT_NOTATIONS: readonly string[] = ['≥#', '#', '不少于#', '≤#', '>#', '约#', '=#', '#-+', '<#'];
const amount = (random: Random): number => random.between(1, random.pick([9, 40, 300, 3000]));

const RATES: readonly number[] = [95, 100, 90, 98, 85, 97, 92, 80];

/** A rate in one of the notations in use. */
function rate(random: Random): string {
  const value = random.pick(RATES, 1.8);
  if (value === 100) return random.pick(['100%', '=100%', '100％'], 1.5);
  return random.pick(
    [`≥${value}%`, `${value}%以上`, `不低于${value}%`, `≥${value}％`, `达到${value}%以上`, `>${value}%`],
    2,
  );
}

const satisfaction = (random: Random): string =>
  random.pick(['≥90%', '≥95%', '90%以上', '≥92%', '≥85%', '95%以上'], 1.5);

const ASPECTS: readonly Aspect[] = [
  [
    'output',
    'output_quantity',
    ['#数量', '开展#次数', '新增#数量', '#检查次数', '#宣传场次'],
    count(['次', '个', '处']),
  ],
  ['output', 'output_quality', ['#完成率', '#合格率', '#覆盖率', '#验收合格率', '#达标率'], rate],
  ['output', 'output_timeliness', ['#及时率', '#按期完成率', '#资金拨付及时率'], rate],
  [
    'output',
    'output_cost',
    ['#成本控制率', '#人均成本', '#单位成本'],
    (random) => random.pick(['≤100%', `≤${amount(random)}元/人`, `≤${amount(random)}元/次`]),
  ],
  ['benefit', 'benefit_social', ['#政策知晓率', '#问题整改率', '#投诉处理率'], rate],
  [
    'output',
    'output_timeliness',
    ['#办理时限', '#响应时间'],
    (random) => random.pick(['≤5个工作日', '≤10个工作日', '≤3天', '<24小时', '≤15个工作日', '≤30分钟']),
  ],
  ['output', 'output_timeliness', ['#完成时间'], (random) => `${random.pick([12, 11, 6, 10, 9], 1.5)}月底前`],
  [
    'benefit',
    'benefit_economic',
    ['#增长率', '#成本降低率'],
    (random) => random.pick(['较上年增长5%', '≥5%', '比上年下降3%', '≥10%', '较上年增长10%']),
  ],
  [
    'benefit',
    'benefit_sustainability',
    ['#长效机制健全性', '#持续影响'],
    (random) => random.pick(['健全', '长期', '有效']),
  ],
  ['satisfaction', 'satisfaction_recipient', ['#服务对象满意度', '#群众满意度'], satisfaction],
];
const GENERAL: readonly Aspect[] = [
  ['output', 'output_quality', ['任务完成率', '质量达标率', '验收合格率'], rate],
  ['output', 'output_timeliness', ['工作完成及时率', '资金拨付及时率', '项目按期完成率'], rate],
  ['output', 'output_cost', ['预算成本控制率'], () => '≤100%'],
  ['satisfaction', 'satisfaction_recipient', ['服务对象满意度', '群众满意度', '受益群众满意度'], satisfaction],
];
const EMPTY: Wording = { level1: 'benefit', level2: 'benefit_ecological', name: '无', target: '无' };

/** The indicators of a fresh form: of the trade, of the office alone, of its place's template, and general ones. */
export function freshWordings(random: Random, office: Office, topic: string): Wording[] {
  const { topics } = office.trade;
  const rows = [
    ...repeat(random.between(2, 5), () => worded(random, ASPECTS, topic)),
    ...repeat(random.between(0, 2), () => worded(random, ASPECTS, random.pick(topics, 1.8))),
    ...repeat(random.between(3, 6), () => worded(random, ASPECTS, ownSubject(random, office, topic))),
    ...templateOf(office).filter(() => random.chance(0.85)),
    ...repeat(random.between(2, 4), () => worded(random, GENERAL, '')),
    ...(random.chance(0.2) ? [EMPTY] : []),
  ];
  return [...new Map(rows.map((row) => [row.name, row])).values()].sort(byLevel);
}

const ORDER = ['output', 'benefit', 'satisfaction'];
const byLevel = (one: Wording, two: Wording): number =>
  ORDER.indexOf(one.level1) - ORDER.indexOf(two.level1) ||
  (one.level2 < two.level2 ? -1 : one.level2 > two.level2 ? 1 : 0);

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}

function worded(random: Random, aspects: readonly Aspect[], subject: string): Wording {
  const [level1, level2, names, target] = random.pick(aspects);
  return { level1, level2, name: random.pick(names, 1.4).replace('#', subject), target: target(random) };
}

/** Something only this office works on: a village, a canal, a stretch with a made-up name. */
function ownSubject(random: Random, office: Office, topic: string): string {
  const style = random.next();
  if (style < 0.25) return office.place + topic;
  const own = invented(random, random.between(2, 3));
  return style < 0.65 ? own + topic : `${random.pick(SCOPES)}${topic}${own}`;
}

export function invented(random: Random, length: number): string {
  return repeat(length, () => SYLLABLES[random.between(0, SYLLABLES.length - 1)] ?? '').join('');
}

/** What the prefecture prescribes to three fifths of its offices: the same rows for all of them. */
function templateOf({ region, number }: Office): Wording[] {
  const place = region.code.slice(0, 4);
  const random = new Random(seedOf(place));
  if (random.chance(0.25) || !new Random(seedOf(place), number).chance(0.6)) return [];
  return random.sample(MANAGING, random.between(5, 9)).map((name) => ({
    level1: 'output',
    level2: 'output_quality',
    name: random.chance(0.5) ? name : random.pick(SCOPES) + name,
    target: name.endsWith('性') ? random.pick(['健全', '规范', '完整']) : rate(random),
  }));
}

/** The same indicator with another target. */
export function retargeted(random: Random, row: Wording): Wording {
  const aspect = ASPECTS.find(
    ([, level2, names]) => level2 === row.level2 && names.some((name) => row.name.endsWith(name.slice(1))),
  );
  return aspect === undefined || row.name === EMPTY.name ? row : { ...row, target: aspect[3](random) };
}

/** What of a target is to be reached by mid-year; null where that says nothing of its own: dates and words. */
export function halfYearTarget(target: string): string | null {
  if (/[年月天日时]|以内|-/.test(target) || !/\d/.test(target)) return null;
  if (/[%％]/.test(target)) return /^[^\d]*100[%％]/.test(target) ? target.replace('100', '50') : target;
  return target.replace(/\d+/, (number) => String(Math.max(1, Math.floor(Number(number) / 2))));
}
