import { formDraft, testEach, textFact } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

export const boilerplateNoContent = formRule(
  {
    name: 'boilerplate_no_content',
    version: 1,
    family: 'narrative',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'text',
    title: { zh: '通用表述，缺少具体内容', en: 'General phrases without content' },
    summary: {
      zh: '必要性、可行性等栏只有通用表述，没有数据、文件或本项目的事实。',
      en: 'Necessity or feasibility is one general phrase without a figure, a document or a fact of the project.',
    },
    settings: {
      phrases: words(
        '事关|责任重大|意义重大|丝毫不能|十分必要|非常必要|势在必行|刻不容缓|任重道远|至关重要|重要意义|高度重视|大局|不容忽视|迫在眉睫',
        '常见的通用表述',
        'Stock phrases',
      ),
      least_phrases: threshold(2, '至少两处通用表述', 'At least two stock phrases'),
      longest: threshold(60, '较长的文字通常有具体内容', 'Longer texts usually have content'),
    },
    related: [],
  },
  (form, { phrases, least_phrases, longest }) =>
    testEach(
      form.texts,
      ({ role, part }) => role === 'narrative' && ['necessity', 'feasibility', 'overview', 'content'].includes(part),
      (view) => {
        const text = view.text.trim();
        const found = phrases.filter((phrase) => text.includes(phrase));
        if (found.length < least_phrases || text.length > longest || /[\d《]/.test(text)) return null;
        return formDraft(form, [textFact(form, view)], {
          subject: [view.part],
          message: {
            zh: `“${text}”是通用表述，没有本项目的事实、数据或依据。`,
            en: `“${text}” is a general phrase without a fact, figure or basis of this project.`,
          },
        });
      },
    ),
);
