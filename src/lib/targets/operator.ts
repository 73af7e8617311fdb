import type { Operator } from './target.ts';

/** What the words before a number say, and what is left of them. */
export interface Prefix {
  readonly operator: Operator | null;
  readonly approx: boolean;
  /** The words before the operator. */
  readonly rest: string;
}

const NOT = '不(?:得|应|能|可|宜|会|要)?';

/** Words and signs that end right before the number; the longer ones first. 超过 and 低于 exclude the number (domain.md 4). */
const BEFORE: readonly (readonly [RegExp, Operator])[] = [
  [
    new RegExp(
      `(?:≥|${NOT}(?:低|少|小|弱|差|短|下|早)[于於]|不亚于|(?:大于|高于|多于|超过)(?:或者?)?等于|(?:达到|等于)或者?(?:超过|高于|大于|优于)|至少|最少|最低|最小|起码)$`,
    ),
    'ge',
  ],
  [
    new RegExp(
      `(?:≤|${NOT}(?:高|多|大|长|晚|迟|超)[于於]|${NOT}(?:超过|突破|超出|超|逾)|(?:小于|低于|少于)(?:或者?)?等于|至多|最多|最高|最长|最大|最晚|控制在|限制在|压缩在|控制至)$`,
    ),
    'le',
  ],
  [/(?:>|大[于於]|高[于於]|多[于於]|超过|超出|突破|优于|好于|长于|不止|逾|(?<!不)超|(?<![通经超])过)$/, 'gt'],
  [/(?:<|小[于於]|低[于於]|少[于於]|短于|早于|不足|不到|不满|未满|未达)$/, 'lt'],
  [/(?:=|等于)$/, 'eq'],
];

const APPROX =
  /(?:约占[\u4e00-\u9fff]{0,8}|大约|大概|大致|将近|接近|(?<![节预合履签契条制集])约为?|≈|(?<![最附邻])近)$/;
const FILLER =
  /(?:达到了|达到|达成|实现|完成|保持在|保持|稳定在|维持在|力争|确保|预计|计划|共计|合计|累计|总计|总共|(?<!人|户|亩|生|年|月|日|周|次|床)平?均|全年|应|须|需|各|共|约为|达|为|是|在|:|\(|了|到|至)$/;

/** 不超过总投资的10%: the operator stands before what the share is of. */
const OF_A_WHOLE = /(?<=不(?:得|应)?(?:超过|低于|少于|高于|大于|小于)|[≥≤])[\u4e00-\u9fff]{1,8}的$/;

/** The operator among the words before a number, skipping fillers such as 达到, 保持在, 力争 in between. */
export function readPrefix(left: string): Prefix {
  const window = left.slice(-40);
  let rest = window.replace(OF_A_WHOLE, '');
  const cut = left.length - window.length;
  let approx = false;
  for (let step = 0; step < 6; step += 1) {
    const found = BEFORE.map(([pattern, operator]) => ({ match: pattern.exec(rest), operator })).find(
      ({ match }) => match,
    );
    if (found?.match) return { operator: found.operator, approx, rest: left.slice(0, cut + found.match.index) };
    const about = APPROX.exec(rest);
    const filler = about ?? FILLER.exec(rest);
    if (!filler) break;
    approx ||= about !== null;
    rest = rest.slice(0, filler.index);
  }
  return { operator: null, approx, rest: left.slice(0, cut) + rest };
}

/** What the words after a number and its unit say. */
export interface Suffix {
  readonly operator: Operator | null;
  readonly approx: boolean;
}

const NOUN = '[\\u4e00-\\u9fff]{0,6}?';
const INCLUDED = '(?:\\([^()]{0,12}\\))?(?:及其?|或者?|\\(?含\\)?)?(?:以)?';
const AFTER: readonly (readonly [RegExp, Operator | 'approx'])[] = [
  [new RegExp(`^(?:${INCLUDED}(?:以上|之上|上(?![升涨述级线]))|[+]|起(?=$|[,;)]))`), 'ge'],
  [new RegExp(`^${INCLUDED}(?:以下|以内|之内|之下|内(?![容部地外控需])|为上限|封顶|下(?![降达发设属列]))`), 'le'],
  [/^(?:左右|上下)/, 'approx'],
  [new RegExp(`^(?!到|至|或|和|与|且)${NOUN}(?:及)?(?:以上)`), 'ge'],
  [new RegExp(`^(?!到|至|或|和|与|且)${NOUN}(?:及)?(?:以下|以内|之内)`), 'le'],
  [new RegExp(`^${NOUN}左右`), 'approx'],
];

/** The operator among the words after a number: 以上, 以内, 左右; a noun may stand between (12期培训班以上). */
export function readSuffix(right: string): Suffix {
  const text = right.slice(0, 24);
  const found = AFTER.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  return { operator: found === 'approx' ? null : found, approx: found === 'approx' };
}

const SYMBOLS: Readonly<Record<string, Operator>> = {
  '≥': 'ge',
  '>': 'gt',
  '≤': 'le',
  '<': 'lt',
  '=': 'eq',
  大于等于: 'ge',
  大于或等于: 'ge',
  不低于: 'ge',
  不少于: 'ge',
  不小于: 'ge',
  大于: 'gt',
  高于: 'gt',
  小于等于: 'le',
  小于或等于: 'le',
  不高于: 'le',
  不大于: 'le',
  不超过: 'le',
  小于: 'lt',
  低于: 'lt',
  等于: 'eq',
  不得低于: 'ge',
  不得少于: 'ge',
  至少: 'ge',
  最少: 'ge',
  最低: 'ge',
  ge: 'ge',
  gte: 'ge',
  geq: 'ge',
  超过: 'gt',
  多于: 'gt',
  gt: 'gt',
  不多于: 'le',
  不得超过: 'le',
  不得高于: 'le',
  不得大于: 'le',
  至多: 'le',
  最多: 'le',
  最高: 'le',
  le: 'le',
  lte: 'le',
  leq: 'le',
  少于: 'lt',
  lt: 'lt',
  eq: 'eq',
};

/** The operator a symbol column states; null for 定性, 数值 and the like. */
export function operatorOfSymbol(symbol: string): Operator | null {
  const plain = symbol.toLowerCase();
  return SYMBOLS[plain] ?? SYMBOLS[plain.replace(/[()]/g, '')] ?? SYMBOLS[symbol[0] ?? ''] ?? null;
}
