import { BASELINE_WORDS, baselineOf, isMoneyBaseline } from './change.ts';
import type { Operator, TargetKind } from './target.ts';

/** A target said without a number: 零事故, 与上年持平, 不超预算; what else is known goes into flags. */
export interface WordTarget {
  readonly operator: Operator;
  readonly value: string | null;
  readonly unit: string | null;
  readonly kind: TargetKind;
  readonly baseline: string | null;
  readonly flags: readonly string[];
}

const ZERO_CHANGE: readonly (readonly [RegExp, Operator])[] = [
  [/(?:零|0)增长|持平|保持不变|不变(?=$|[,;])/, 'eq'],
  [/只减不增|只降不升|(?:不增长|不增加|不上升|不反弹|不提高)$/, 'le'],
  [/只增不减|(?:不下降|不降低|不减少)$/, 'ge'],
  [/负增长/, 'lt'],
  [/正增长/, 'gt'],
];

const COMPARED = new RegExp(
  `(≥|不(?:得|应|能)?(?:低|少|差|小)于|达到或(?:超过|优于)|至少达到)(?:${BASELINE_WORDS})|` +
    `(≤|不(?:得|应|能)?(?:高|多|大)于|不(?:得|能)?(?:超过|超出|突破|超)|控制在|未超过?)(?:[项年部批总核][目度门准定]?)?(?:${BASELINE_WORDS})|` +
    `(>|高于|优于|好于|超过|多于|超出)(?:${BASELINE_WORDS})|` +
    `(<|低于|少于|小于)(?:${BASELINE_WORDS})|` +
    `(=|达到|等于)(?:${BASELINE_WORDS})`,
);
const COMPARISONS: readonly Operator[] = ['ge', 'le', 'gt', 'lt', 'eq'];
const WITHIN_BUDGET =
  /(?:预算|概算)(?:批复|控制|安排|指标|批准)?(?:金额|数|额度)?(?:的)?(?:范围)?(?:以|之)?内|不超支|无超支|未超支/;

/** Nouns that 零 or 无 makes a count of nothing. */
const EVENTS =
  '事故|投诉|上访|非访|信访|登记|案件|案发|发案|事件|伤亡|死亡|伤害|违规|违纪|违法|违约|差错|失误|错误|火灾|疫情|发生|举报|污染|泄漏|泄密|故障|延误|拖欠|挪用|截留|挤占|' +
  '返贫|滞留|漏报|瞒报|迟报|积压|逾期|失泄密|超标|集访|越级访|缺陷|感染|复发|诈骗|风险|隐患|纠纷|负面|争议|超支|流失|缺位|遗漏|空白|跑路|流浪|欠薪';
const ZERO_NOT =
  '距离|容忍|散|星|售|基|部件|食|工|钱|碎|时差|障碍|门槛|增长|起点|利润|关税|成本|费用|收费|接触|碳|换乘|突破|干扰';
const ZERO = new RegExp(
  `(?:^|[\\u4e00-\\u9fff,;])零(?!${ZERO_NOT})(?:[\\u4e00-\\u9fff]{0,4}?)(?:${EVENTS})|^零$|^(?:实现|确保|做到|保持|达到|力争)?零(?!${ZERO_NOT})[\\u4e00-\\u9fff]{2}$`,
);
const NONE = new RegExp(
  `^(?:实现|确保|做到|保证|全年|力争|年内)*(?:无|未发生|不发生|没有|杜绝|未出现|不出现)(?:[\\u4e00-\\u9fff、]{0,8}?)(?:${EVENTS})(?:发生|出现|情况|现象|行为|问题|责任)*$`,
);

/** A printed 0 in front of such a noun is said like 零: 0投诉. */
export const ZERO_DIGIT = new RegExp(`(^|[\\u4e00-\\u9fff,;、])0(?=${EVENTS})`, 'g');

/** The target a clause states without a number; null if it states none. Expects a normalised clause. */
export function wordTarget(clause: string): WordTarget | null {
  const baseline = baselineOf(clause);
  const change = ZERO_CHANGE.find(([pattern]) => pattern.test(clause));
  if (change && clause.length <= 30) {
    const flags = /基本持平/.test(clause) ? ['approx'] : [];
    return { operator: change[1], value: '0', unit: '%', kind: 'relative_change', baseline, flags };
  }
  const doubled = /翻(一|两|二|三)番/.exec(clause)?.[1];
  if (doubled !== undefined) {
    const value = { 一: '100', 两: '300', 二: '300', 三: '700' }[doubled] ?? '100';
    return { operator: 'eq', value, unit: '%', kind: 'relative_change', baseline, flags: ['increase'] };
  }
  const compared = COMPARED.exec(clause);
  if (compared && clause.length <= 40 && !/标准执行/.test(clause)) {
    const operator = COMPARISONS[compared.slice(1).findIndex((group) => group !== undefined)] ?? 'eq';
    const against = baseline ?? baselineOf(compared[0]) ?? 'prior_year';
    if (against === 'standard' || against === 'plan') return null;
    const kind = isMoneyBaseline(against) ? 'money' : 'relative_change';
    return { operator, value: null, unit: null, kind, baseline: against, flags: [] };
  }
  if (WITHIN_BUDGET.test(clause) && clause.length <= 30) {
    const against = /概算/.test(clause) ? 'estimate' : 'budget';
    return { operator: 'le', value: null, unit: null, kind: 'money', baseline: against, flags: [] };
  }
  if (clause.length <= 30 && (ZERO.test(clause) || NONE.test(clause))) {
    return { operator: 'eq', value: '0', unit: null, kind: 'count', baseline: null, flags: ['zero_in_words'] };
  }
  return null;
}
