import { formDraft, judged, NOT_TESTED, textFact } from '../draft.ts';
import type { FormView, TextView } from '../form-view.ts';
import { key } from '../reading/key.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';

const NAMES: Readonly<Record<string, { zh: string; en: string }>> = {
  annual: { zh: '年度目标', en: 'annual goal' },
  medium_long_term: { zh: '中长期目标', en: 'medium-term goal' },
  content: { zh: '实施内容', en: 'content' },
};

function nameOf({ part }: TextView) {
  return NAMES[part] ?? { zh: part, en: part };
}

/** Groups of goal and content fields with the same words. */
function groupsOf({ texts }: FormView, shortest: number): readonly (readonly TextView[])[] {
  const fields = texts.filter(({ role, part }) => role === 'goal' || (role === 'narrative' && part === 'content'));
  const groups = new Map<string, TextView[]>();
  for (const field of fields) {
    const words = key(field.text);
    if (words.length < shortest) continue;
    groups.set(words, [...(groups.get(words) ?? []), field]);
  }
  return [...groups.values()];
}

export const goalFieldsIdentical = formRule(
  {
    name: 'goal_fields_identical',
    version: 1,
    family: 'reuse',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '目标栏目文字相同', en: 'Goal fields with the same words' },
    summary: {
      zh: '中长期目标、年度目标、实施内容三栏中有两栏一字不差（标点和空格除外）。',
      en: 'Two of medium-term goal, annual goal and content are the same but for punctuation and spaces.',
    },
    settings: {
      shortest: threshold(6, '过短的文字相同不足为奇', 'Very short texts may be equal by chance'),
    },
    related: ['copy_paste_within_form', 'duplicate_goal_text', 'repeated_sentence', 'goal_not_decomposed'],
  },
  (form, { shortest }) => {
    const groups = groupsOf(form, shortest);
    if (groups.flat().length < 2) return NOT_TESTED;
    const same = groups.find((group) => new Set(group.map(({ part }) => part)).size > 1);
    if (same === undefined) return judged(null);
    const names = [...new Map(same.map((view) => [view.part, nameOf(view)])).values()];
    return judged(
      formDraft(
        form,
        same.map((view) => textFact(form, view)),
        {
          subject: same.map(({ part }) => part).sort(),
          message: {
            zh: `${names.map(({ zh }) => zh).join('与')}文字相同：“${same[0]?.text.trim() ?? ''}”。`,
            en: `${names.map(({ en }) => en).join(' and ')} have the same words: “${same[0]?.text.trim() ?? ''}”.`,
          },
        },
      ),
    );
  },
);
