import { indicatorDraft, testEach } from '../draft.ts';
import { measureKey } from '../reading/key.ts';
import { formRule } from '../rule.ts';

export const targetRepeatsName = formRule(
  {
    name: 'target_repeats_name',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'info',
    on: true,
    unit: 'indicator',
    title: { zh: '指标值重复指标名称', en: 'The target repeats the name' },
    summary: {
      zh: '指标值以指标名称开头，例如“化解率”的指标值写成“化解率超过60%”，应只填数值。',
      en: 'The target starts with the indicator name, as in 化解率 → 化解率超过60%; the number alone belongs there.',
    },
    settings: {},
    related: ['name_embeds_target'],
  },
  (form) =>
    testEach(
      form.indicators,
      ({ name, value, placeholder, row }) =>
        name !== '' && value !== '' && !placeholder && !(row.name_printed ?? '').includes(value),
      (indicator) => {
        const name = measureKey(indicator.name);
        const value = measureKey(indicator.value);
        if (name.length < 3 || !value.startsWith(name) || !/\d/.test(value.slice(name.length))) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${indicator.name}”的指标值“${indicator.value}”重复了指标名称。`,
            en: `The target “${indicator.value}” repeats the indicator name “${indicator.name}”.`,
          },
        });
      },
    ),
);
