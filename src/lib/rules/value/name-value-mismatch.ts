import type { Bilingual } from '#lib/dataset/index.ts';
import { indicatorDraft, testEach } from '../draft.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

interface Settings {
  readonly answers: readonly string[];
  readonly counting_names: readonly string[];
}

const ROOT = /([\u4e00-\u9fff]{2})[性度]$/;

/** The group of answers (规范 充分 …) that a property asks for, and the group the target belongs to. */
function wrongAnswer({ nameKey, valueKey }: IndicatorView, { answers }: Settings): Bilingual | null {
  const root = ROOT.exec(nameKey)?.[1];
  const groups = answers.map((group) => group.split('='));
  const expected = groups.find((group) => root !== undefined && group.includes(root));
  const given = groups.find((group) => group.includes(valueKey));
  if (expected === undefined || given === undefined || expected === given) return null;
  return {
    zh: `名称问的是“${root}”，指标值答的是“${valueKey}”`,
    en: `the name asks for “${root}”, the target answers “${valueKey}”`,
  };
}

/** A name that counts answered by a rate, or a rate answered by a count. */
function wrongMeasure({ nameKey, target }: IndicatorView, { counting_names }: Settings): Bilingual | null {
  if (target?.kind === 'rate' && target.unit === '%' && counting_names.some((word) => nameKey.endsWith(word))) {
    return { zh: '名称是数量，指标值是比率', en: 'the name is a count, the target a rate' };
  }
  if (
    target?.kind === 'count' &&
    target.unit !== null &&
    target.unit !== '' &&
    /[^频效功利费税汇概速]率$/.test(nameKey)
  ) {
    return { zh: '名称是比率，指标值是数量', en: 'the name is a rate, the target a count' };
  }
  return null;
}

export const nameValueMismatch = formRule(
  {
    name: 'name_value_mismatch',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值答非所问', en: 'The target answers another question' },
    summary: {
      zh: '“……性”的指标值与名称的要求不对应（如“确定性”填“合理”），或数量名称填了比率、比率名称填了数量。',
      en: 'A property is answered with another one (确定性 with 合理), a count with a rate, or a rate with a count.',
    },
    settings: {
      answers: words(
        '规范=完整规范|充分=充足|合理=适当|明确=确定=清晰=具体|科学|合规=合法合规|健全=齐全=完备|有效|完善=完备|公开=透明|稳定|可持续=持续|及时|准确=精准|安全|真实',
        '同组词可以互相作答（以 = 连接）',
        'Words of one group (joined by =) may answer for one another',
      ),
      counting_names: words(
        '次数|人数|件数|户数|场次|个数|数量|人次',
        '以数量为结尾的名称',
        'Endings of names that count',
      ),
    },
    related: ['category_value_mismatch', 'symbol_value_mismatch'],
  },
  (form, settings) =>
    testEach(
      form.indicators,
      ({ name, value, placeholder }) => name !== '' && value !== '' && !placeholder,
      (indicator) => {
        const why = wrongAnswer(indicator, settings) ?? wrongMeasure(indicator, settings);
        if (why === null) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”的指标值为“${indicator.value}”：${why.zh}。`,
            en: `The target of “${indicator.name}” is “${indicator.value}”: ${why.en}.`,
          },
        });
      },
    ),
);
