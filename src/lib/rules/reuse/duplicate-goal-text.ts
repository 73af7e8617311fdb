import { coveredLength, sharedPassages } from '#lib/similarity/index.ts';
import { formDraft, judged, NOT_TESTED, textFact } from '../draft.ts';
import { shorten } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { foldPassage } from './form-passages.ts';

export const duplicateGoalText = formRule(
  {
    name: 'duplicate_goal_text',
    version: 1,
    family: 'reuse',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '目标重复填写', en: 'Goal text printed twice' },
    summary: {
      zh: '同一期限的目标填了两处，文字大部分相同。',
      en: 'The goal for one horizon is given in two places with mostly the same words.',
    },
    settings: {
      least: threshold(18, '更短的相同文字多为固定用语', 'Shorter equal passages are mostly set phrases'),
      least_share: threshold(0.5, '较短一处过半相同', 'More than half of the shorter one'),
    },
    related: ['goal_fields_identical', 'copy_paste_within_form', 'goal_not_decomposed'],
  },
  (form, { least, least_share }) => {
    const goals = form.texts
      .filter(({ role }) => role === 'goal')
      .map((view) => ({ view, folded: foldPassage(view.text) }));
    const pairs = goals.flatMap((left, at) =>
      goals
        .slice(at + 1)
        .filter(({ view }) => view.part === left.view.part)
        .map((right) => ({ left, right })),
    );
    if (pairs.length === 0) return NOT_TESTED;
    for (const { left, right } of pairs) {
      const passages = sharedPassages(left.folded, right.folded, least);
      const covered = coveredLength(passages);
      const longest = [...passages].sort((a, b) => b.length - a.length)[0];
      if (
        longest === undefined ||
        covered / Math.min(left.folded.units.length, right.folded.units.length) < least_share
      )
        continue;
      const quote = shorten(left.view.text.slice(longest.left.start, longest.left.end));
      return judged(
        formDraft(form, [textFact(form, left.view, longest.left), textFact(form, right.view, longest.right)], {
          subject: [left.view.part],
          numbers: { characters: covered },
          message: {
            zh: `同一期限的目标填了两处，有 ${covered} 字相同：“${quote}”。`,
            en: `The goal is given twice with ${covered} characters in common: “${quote}”.`,
          },
        }),
      );
    }
    return judged(null);
  },
);
