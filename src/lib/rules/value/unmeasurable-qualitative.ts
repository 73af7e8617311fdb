import { formDraft, indicatorFact, judged, namesOf, NOT_TESTED } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { type IndicatorView, isQualitative } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

/** Rows that promise a result: neither official items nor placeholders nor yes/no questions, with a target. */
function isPromise({ value, placeholder, official, managing }: IndicatorView): boolean {
  return value !== '' && !placeholder && !official && !managing && value !== '是' && value !== '否';
}

/** 不发生 and 杜绝 are a zero in words. */
const NEVER = /不发生|未发生|没有发生|杜绝|不出现|无(?:重大|较大)?(?:事故|事件|投诉|案件|舆情|险情)/;
/** Less or more than the year before can be checked. */
const COMPARED =
  /(?:比|较|与)?(?:上年|去年|上一年度?|往年)(?:同期|相比)?.{0,4}(?:减少|下降|降低|增加|增长|提高|提升|上升|持平)|同比/;

function hasNoMeasure({ target, value, name, row }: IndicatorView, standards: readonly string[]): boolean {
  if (/\d/.test(row.remark ?? '') || standards.some((word) => value.includes(word))) return false;
  if (/(?:^|;)(?:grade|implies_100)(?:;|$)/.test(target?.flags ?? '')) return false;
  const words = value.replace(/(?:19|20)\d{2}年度?/g, '');
  if (NEVER.test(words) || COMPARED.test(words)) return false;
  return isQualitative(target) && !/\d|[一二三四五六七八九]成|全覆盖|零/.test(words) && !/零/.test(name);
}

/** A few verbal benefits among many numbers are a small matter; words for outputs or satisfaction are not. */
function severityOf(found: readonly IndicatorView[], promises: number, most: number): 'high' | 'medium' | 'low' {
  const share = found.length / promises;
  if (share >= most) return 'high';
  return share < 0.25 && found.every(({ row }) => /^(?:benefit|cost_)/.test(row.level2 ?? row.level1 ?? ''))
    ? 'low'
    : 'medium';
}

export const unmeasurableQualitative = formRule(
  {
    name: 'unmeasurable_qualitative',
    version: 2,
    family: 'value',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '定性指标值无法衡量', en: 'Verbal targets that cannot be measured' },
    summary: {
      zh: '产出、效益、满意度指标的指标值只有形容词或口号，没有数值、标准或时限。',
      en: 'Targets of outputs, benefits or satisfaction are adjectives or slogans without a number, standard or date.',
    },
    settings: {
      standards: words(
        '合格|达标|优良|优秀|通过验收|国家标准|行业标准|按标准|不超预算|按月|按季|每月|每季|每周|每日|每学期|当日|当天|日产日清|日清日结|即时|月底|年底|持证|' +
          '健全|建立|建成|合规|规范|公开|实现|投入使用|应保尽保|应助尽助|应收尽收|应检尽检|全覆盖|等级|级及以上|类及以上',
        '有公认标准、时间要求，或是否做到一查便知的定性值可以核对',
        'Words with a known standard, a time, or a state that either is or is not can be checked',
      ),
      high_share: threshold(
        0.5,
        '过半指标无法衡量时影响整张表的可考核性',
        'Above half, the whole form can hardly be assessed',
      ),
    },
    related: [
      'name_repeats_target',
      'narrative_instead_of_indicator',
      'cross_form_target_conflict',
      'symbol_value_mismatch',
      'misclassified_indicator',
      'past_tense_target',
      'copy_paste_within_form',
    ],
  },
  (form, { high_share, standards }) => {
    const promises = form.indicators.filter(isPromise);
    if (promises.length === 0) return NOT_TESTED;
    const found = promises.filter((indicator) => hasNoMeasure(indicator, standards));
    return judged(found.length === 0 ? null : draft(form, found, { promises: promises.length, high_share }));
  },
);

function draft(
  form: FormView,
  found: readonly IndicatorView[],
  { promises, high_share }: { readonly promises: number; readonly high_share: number },
) {
  const names = namesOf(found);
  return formDraft(
    form,
    found.map((indicator) => indicatorFact(indicator)),
    {
      indicators: found,
      severity: severityOf(found, promises, high_share),
      numbers: { verbal: found.length, promises },
      message: {
        zh: `${promises} 项产出、效益和满意度指标中有 ${found.length} 项只有定性表述，没有数值或可核对的标准：${names.zh}。`,
        en: `${found.length} of ${promises} output, benefit and satisfaction targets are in words only, without a number or a standard to check: ${names.en}.`,
      },
    },
  );
}
