import { formDraft, indicatorFact, judged, namesOf, NOT_TESTED } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { type IndicatorView, isQualitative } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

/** Rows that promise a result: neither official items nor placeholders nor yes/no questions, with a target. */
function isPromise({ value, placeholder, official, managing }: IndicatorView): boolean {
  return value !== '' && !placeholder && !official && !managing && value !== '是' && value !== '否';
}

function hasNoMeasure({ target, value, name, row }: IndicatorView, standards: readonly string[]): boolean {
  if (/\d/.test(row.remark ?? '') || standards.some((word) => value.includes(word))) return false;
  const words = value.replace(/(?:19|20)\d{2}年度?/g, '');
  return isQualitative(target) && !/\d|[一二三四五六七八九]成|全覆盖|零/.test(words) && !/零/.test(name);
}

function severityOf(found: number, promises: number, most: number): 'high' | 'medium' {
  return found / promises >= most ? 'high' : 'medium';
}

export const unmeasurableQualitative = formRule(
  {
    name: 'unmeasurable_qualitative',
    version: 1,
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
        '合格|达标|优良|优秀|通过验收|国家标准|行业标准|按标准|不超预算|按月|按季|每月|每季|每周|每日|月底|年底|持证',
        '有公认标准或时间要求的定性值可以核对',
        'Words with a known standard or a time can be checked',
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
      severity: severityOf(found.length, promises, high_share),
      numbers: { verbal: found.length, promises },
      message: {
        zh: `${promises} 项产出、效益和满意度指标中有 ${found.length} 项只有定性表述，无法衡量：${names.zh}。`,
        en: `${found.length} of ${promises} output, benefit and satisfaction targets are in words only and cannot be measured: ${names.en}.`,
      },
    },
  );
}
