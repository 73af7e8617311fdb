/** How a clause speaks of change: which way, and against what. */
export interface Change {
  readonly trend: 'increase' | 'decrease' | 'either';
}

const INCREASE = '增长率?|增加率?|提高率?|提升率?|上升率?|上涨|增幅|增速|递增|扩大|新增率|上浮';
const DECREASE =
  '下降率?|降低率?|减少率?|压降率?|压减率?|下调|缩短率?|缩减率?|减幅|降幅|节约(?!率)|节省(?!率)|削减率?|回落|递减|下浮|降(?!雨|水|温|落|尘)|减(?!免|排|灾|负|贫)';
const EITHER = '变动率?|变化率?|波动|增减率?|浮动';
const VERB = new RegExp(`(${INCREASE})|(${DECREASE})|(${EITHER})`, 'g');
/** Words that make the number a level, not a change: 提高到95%, 降至5%. */
const LEVEL = /^(?:了)?(?:到|至|为|成(?!本)|后)/;
/** Between the verb and the number these leave it a change: 下降幅度达, 增长率不低于, 降低成本. */
const LINK =
  /^(?:了|幅度|数量|比例|比率|比重|率|不|低于|少于|高于|超过|小于|大于|达到?|为|在|约|同比|环比|每年|年均|平均|力争|[:(]|[≥≤><=+-]|较上年|比上年|较去年|比去年|至少|最少|控制)*$/;
/** A noun that is itself a share; what follows it is its level: 提升群众满意度达95%. */
const SHARE_NOUN = /[率度]|比例|比重|占比/;

/** 20%的下降, 5个百分点以上的提升. */
const FOLLOWING = new RegExp(`^(?:以上|以内|左右|及以上)?的?(?:(${INCREASE})|(${DECREASE}))(?![到至为])`);

function trendOf(match: RegExpMatchArray): Change['trend'] {
  if (match[1] !== undefined) return 'increase';
  return match[2] === undefined ? 'either' : 'decrease';
}

/**
 * The change a number measures, from the words before it (and right after it): 下降20%, 同比增长≥6%, 降低成本5%. Null where the
 * number is a level (提高到95%, 满意度提升达95%). `share` says whether the number is a percentage.
 */
export function changeAround(left: string, right: string, share: boolean): Change | null {
  const verb = [...left.slice(-30).matchAll(VERB)].at(-1);
  if (verb) {
    const between = left.slice(-30).slice(verb.index + verb[0].length);
    if (LEVEL.test(between)) return null;
    if (LINK.test(between)) return { trend: trendOf(verb) };
    if (share && between.length <= 12 && !SHARE_NOUN.test(between) && !/[,;]/.test(between))
      return { trend: trendOf(verb) };
    return null;
  }
  const following = FOLLOWING.exec(right);
  return following ? { trend: trendOf(following) } : null;
}

/** Baselines by the words that name them; `zh` is how `formatTarget` writes them. */
const BASELINES: readonly { readonly code: string; readonly pattern: string; readonly zh: string }[] = [
  { code: 'prior_year', pattern: '上一?年度?|去年|前一年|往年|历年|同比|同期', zh: '上年' },
  { code: 'prior_period', pattern: '上期|上一期|上一?季度|上个?月|环比', zh: '上期' },
  { code: 'base_period', pattern: '基期|基准年?|基数|期初|项目实施前|实施前|治理前|改造前', zh: '基期' },
  {
    code: 'average',
    pattern: '(?:全国|全省|全市|全县|全区|省|市|区|县|行业|近[三3五5]年)?平均(?:水平|值|数)?|均值',
    zh: '平均水平',
  },
  { code: 'estimate', pattern: '概算|估算', zh: '概算' },
  {
    code: 'budget',
    pattern:
      '(?:年初|年度|项目|部门|批复|批准|既定|核定|总|财政)?预算(?:数|金额|总额|批复|控制数|指标|额度|安排|资金|规模|范围)?',
    zh: '预算',
  },
  { code: 'plan', pattern: '计划(?:数|值|任务|目标)?|目标值|规划', zh: '计划' },
  { code: 'standard', pattern: '(?:规定|国家|行业|既定|相关|省定|地方|定额)?标准', zh: '标准' },
];

const AGAINST =
  '突破|超出|不多于|不大于|较|比|与|同|相比|相较|低于|高于|优于|好于|超过|不超|≥|≤|>|<|=|达到|不差于|控制在';
const COMPARISONS = BASELINES.map(({ code, pattern }) => ({
  code,
  pattern: new RegExp(`(?:${AGAINST})(?:了|于)?(?:${pattern})`),
}));
const YEAR_BASE = /(?:较|比|与|相比)((?:19|20)\d{2})年?/;

/** What a clause compares with: `prior_year`, `budget`, `year_2020` …; null if it names nothing. */
export function baselineOf(clause: string): string | null {
  const year = YEAR_BASE.exec(clause)?.[1];
  if (year !== undefined) return `year_${year}`;
  if (/同比/.test(clause)) return 'prior_year';
  if (/环比/.test(clause)) return 'prior_period';
  return COMPARISONS.find(({ pattern }) => pattern.test(clause))?.code ?? null;
}

/** A baseline in Chinese, the way `parseTargets` reads it back. */
export function baselineName(code: string): string {
  const year = /^year_(\d{4})$/.exec(code)?.[1];
  return year === undefined ? (BASELINES.find((baseline) => baseline.code === code)?.zh ?? '上年') : `${year}年`;
}

/** Whether a comparison with this baseline is about money (不超预算) rather than a change. */
export const isMoneyBaseline = (code: string): boolean => code === 'budget' || code === 'estimate';

export const BASELINE_WORDS = BASELINES.map(({ pattern }) => pattern).join('|');
