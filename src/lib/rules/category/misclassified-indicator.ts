import type { Bilingual } from '#lib/dataset/index.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

interface Settings {
  readonly execution_concepts: readonly string[];
  readonly economic: readonly string[];
  readonly ecological: readonly string[];
  readonly social: readonly string[];
  readonly time: readonly string[];
}

const has = (list: readonly string[], text: string): boolean => list.some((word) => text.includes(word));

/** 预算执行率 measures how the budget is carried out; as a time indicator it is common and let pass. */
function execution({ row }: IndicatorView, { execution_concepts }: Settings): Bilingual | null {
  if (!execution_concepts.includes(row.concept ?? '')) return null;
  if (!/^(?:output_cost|cost|benefit)/.test(row.level2 ?? row.level1 ?? '')) return null;
  return { zh: '反映预算执行，不反映成本或效益', en: 'it measures budget execution, not cost or benefit' };
}

/** A result that is named after another field: 社会稳定 under 经济效益 or 生态效益. */
function otherBenefit({ row, name }: IndicatorView, settings: Settings): Bilingual | null {
  if (row.level2 === 'benefit_economic' && has(settings.social, name) && !has(settings.economic, name)) {
    return { zh: '说的是社会效果', en: 'it speaks of a social effect' };
  }
  if (row.level2 === 'benefit_ecological' && has(settings.social, name) && !has(settings.ecological, name)) {
    return { zh: '说的是社会效果', en: 'it speaks of a social effect' };
  }
  return null;
}

/** Timeliness without any word or unit of time in name or target. */
function timeless({ row, name, value, target }: IndicatorView, { time }: Settings): Bilingual | null {
  if (row.level2 !== 'output_timeliness' || target?.kind === 'date' || target?.kind === 'duration') return null;
  return has(time, `${name}${value}`) ? null : { zh: '与时间无关', en: 'it has nothing to do with time' };
}

/** A satisfaction rate in a category of quantity, time, cost or money. */
function satisfaction({ row, name }: IndicatorView): Bilingual | null {
  if (!/满意[度率]/.test(name)) return null;
  if (!/^output_(?:quantity|timeliness|cost)$|^cost|^benefit_(?:economic|ecological)$/.test(row.level2 ?? ''))
    return null;
  return { zh: '是满意度', en: 'it is a satisfaction rate' };
}

export const misclassifiedIndicator = formRule(
  {
    name: 'misclassified_indicator',
    version: 1,
    family: 'category',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '指标归类不当', en: 'Indicator in the wrong category' },
    summary: {
      zh: '指标名称与所在的二级指标不符：如预算完成率列为成本，社会稳定列为经济效益，化解率列为时效。',
      en: 'The name does not fit its second level: budget execution as cost, stability as economic benefit, a resolution rate as timeliness.',
    },
    settings: {
      execution_concepts: words(
        'budget_execution_rate|payment_progress_rate|carryover_rate|budget_adjustment_rate',
        '预算执行类概念',
        'Concepts of budget execution',
      ),
      economic: words(
        '经济|收入|增收|成本|产值|税|效益|节约|节省|投资|消费|GDP|利润|资金|营收|价|费|损失|产业|企业|就业|营商|招商|旅游|效率|财政|市场',
        '经济效益的用语',
        'Words of economic benefit',
      ),
      ecological: words(
        '生态|环境|环保|绿|碳|污染|排放|节能|节水|能耗|水质|空气|垃圾|废|卫生|扬尘|土壤|植被|低碳|资源',
        '生态效益的用语',
        'Words of ecological benefit',
      ),
      social: words(
        '社会|稳定|和谐|矛盾|纠纷|诉求|信访|上访|平安|治安|文明|法治|权益|三无|满意|民生|公平',
        '社会效益的用语',
        'Words of social benefit',
      ),
      time: words(
        '及时|按时|按期|准时|限时|限期|时效|时限|时间|时长|期限|周期|工期|进度|如期|延期|逾期|日|天|月|季|年|周|小时|分钟|前|底|期|快|迅速|速度|效率|率先|完成率|到位率|到位|开工|完工|竣工|响应|按要求|按计划|应急|第一|当场|当年|当日|频次|时',
        '时效的用语',
        'Words of time',
      ),
    },
    related: [
      'category_value_mismatch',
      'date_in_wrong_category',
      'blank_target',
      'unmeasurable_qualitative',
      'duplicate_indicator',
      'name_embeds_target',
      'missing_cost_indicator',
      'missing_satisfaction',
    ],
  },
  (form, settings) =>
    testEach(
      form.indicators,
      ({ name, placeholder, row }) => name !== '' && !placeholder && row.level2_origin !== 'garbled',
      (indicator) => {
        const why =
          execution(indicator, settings) ??
          otherBenefit(indicator, settings) ??
          timeless(indicator, settings) ??
          satisfaction(indicator);
        if (why === null) return null;
        const level = indicator.row.level2_label ?? indicator.row.level1_label ?? '';
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”列在“${level}”下，但${why.zh}。`,
            en: `“${indicator.name}” stands under “${level}”, but ${why.en}.`,
          },
        });
      },
    ),
);
