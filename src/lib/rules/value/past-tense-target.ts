import { indicatorDraft, testEach } from '../draft.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

export const pastTenseTarget = formRule(
  {
    name: 'past_tense_target',
    version: 1,
    family: 'value',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'indicator',
    title: { zh: '目标写成已完成', en: 'A target written as done' },
    summary: {
      zh: '指标或指标值用“……了”叙述已发生的事，像总结而不是目标。',
      en: 'The indicator or target tells what has happened (…了), like a report and not like a promise.',
    },
    settings: {
      verbs: words(
        '维护|保障|完成|提高|提升|推动|促进|实现|解决|改善|增强|加强|开展|建立|取得|得到|确保|降低|减少|化解|达到|营造|优化|完善|保证|满足',
        '后接“了”时表示已经完成的动词',
        'Verbs that tell of something done when followed by 了',
      ),
    },
    related: ['unmeasurable_qualitative', 'narrative_instead_of_indicator'],
  },
  (form, { verbs }) => {
    const past = new RegExp(`(?:${verbs.join('|')})了(?!解)`);
    return testEach(
      form.indicators,
      ({ name, value, placeholder }) => !placeholder && (name !== '' || value !== ''),
      (indicator) => {
        const text = indicator.value.includes(indicator.name)
          ? indicator.value
          : `${indicator.name} ${indicator.value}`;
        const found = past.exec(text)?.[0];
        if (found === undefined) return null;
        return indicatorDraft(form, indicator, {
          message: {
            zh: `“${text.trim()}”中的“${found}”是已完成的说法，不是要达到的目标。`,
            en: `“${text.trim()}” says “${found}”, as if done, and not what is to be achieved.`,
          },
        });
      },
    );
  },
);
