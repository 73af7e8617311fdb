import { formDraft, testEach, textFact } from '../draft.ts';
import { clausesOf } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

const EFFECT = /(?:对|为|于).{0,30}(?:有|起到|起着|具有|发挥|产生).{0,8}(?:作用|意义|影响|效果)/;

export const contentIsNotContent = formRule(
  {
    name: 'content_is_not_content',
    version: 1,
    family: 'narrative',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'text',
    title: { zh: '实施内容未写工作', en: 'The content describes no work' },
    summary: {
      zh: '“项目实施内容”只说项目有什么作用或意义，没有写做什么。',
      en: 'The content of the project only says what it is good for, not what is done.',
    },
    settings: {
      longest: threshold(60, '较长的文字通常另有具体内容', 'Longer texts usually say more'),
    },
    related: [],
  },
  (form, { longest }) =>
    testEach(
      form.texts,
      ({ role, part }) => role === 'narrative' && part === 'content',
      (view) => {
        const text = view.text.trim();
        if (text.length > longest || clausesOf(text).length > 2 || !EFFECT.test(text)) return null;
        return formDraft(form, [textFact(form, view)], {
          message: {
            zh: `项目实施内容“${text}”写的是作用，没有写要做的工作。`,
            en: `The content “${text}” states an effect and no work.`,
          },
        });
      },
    ),
);
