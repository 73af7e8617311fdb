import { alignRun, RUN_LINE } from '#lib/similarity/index.ts';
import type { DatasetIndex } from '../dataset-index.ts';
import { textFact } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { key } from '../reading/key.ts';
import { shorten, type Span } from '../reading/span.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold } from '../setting.ts';
import { type SharedText, sharedTexts } from './shared-texts.ts';

/** Of one form so many other agencies are named; the reuse page shows all. */
const MOST_PARTNERS = 3;

export const textSharedAcrossAgencies = datasetRule(
  {
    name: 'text_shared_across_agencies',
    version: 2,
    family: 'reuse',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '不同单位文字雷同，待核实', en: 'The same text at different agencies' },
    summary: {
      zh: '不同单位的目标或说明中有一段文字相同或几乎相同，而其他单位很少这样写。',
      en: 'Goals or narratives of different agencies share a passage, word for word or nearly, that few others use.',
    },
    settings: {
      least_fresh: threshold(
        RUN_LINE,
        '相同且其他单位少用的字数；套话越常见越不计',
        'Equal characters that few others use; the commoner a phrase, the less it counts',
      ),
    },
    related: [
      'copy_paste_within_form',
      'repeated_sentence',
      'foreign_name_in_shared_text',
      'stale_year_in_shared_text',
    ],
  },
  (index, { least_fresh }) => {
    const { passages, agencies, across } = sharedTexts(index);
    const forms = new Set(passages.map(({ formId }) => formId));
    const drafts = [...across.values()].flatMap((shared) => {
      const telling = shared.filter(({ run }) => run.bits >= least_fresh);
      return draft(index, bestByAgency(telling)) ?? [];
    });
    return { total: forms.size, tested: agencies < 2 ? 0 : forms.size, drafts };
  },
);

/** The strongest passage shared with each other agency, the strongest first. */
function bestByAgency(shared: readonly SharedText[]): readonly SharedText[] {
  const best = new Map<string, SharedText>();
  for (const one of shared) {
    const known = best.get(one.earlier.agencyId);
    if (known === undefined || one.run.bits > known.run.bits) best.set(one.earlier.agencyId, one);
  }
  return [...best.values()].sort((one, two) => two.run.bits - one.run.bits).slice(0, MOST_PARTNERS);
}

interface Side {
  readonly form: FormView;
  readonly shared: SharedText;
  readonly own: Span;
  readonly theirs: Span;
}

function sideOf(index: DatasetIndex, shared: SharedText): Side | null {
  const form = index.formOf(shared.earlier.formId);
  if (form === null) return null;
  const { later, earlier, run, isLeft } = shared;
  const [left, right] = isLeft ? [later.view.text, earlier.view.text] : [earlier.view.text, later.view.text];
  const aligned = alignRun(left, right, run);
  const [own, theirs] = isLeft ? [aligned.left, aligned.right] : [aligned.right, aligned.left];
  const cut = (text: string, { start, end }: { start: number; end: number }): Span => ({
    start,
    end,
    text: text.slice(start, end),
  });
  return { form, shared, own: cut(later.view.text, own), theirs: cut(earlier.view.text, theirs) };
}

function draft(index: DatasetIndex, shared: readonly SharedText[]): Draft | null {
  const sides = shared.flatMap((one) => sideOf(index, one) ?? []);
  const [first] = sides;
  const form = index.formOf(shared[0]?.later.formId ?? '');
  if (first === undefined || form === null) return null;
  const { run, later } = first.shared;
  const quote = shorten(first.own.text);
  const others = sides.map((side) => side.form.agency);
  return {
    subject: [
      `${key(form.agency)} ${later.view.role} ${later.view.part}`,
      ...sides.map(
        (side) => `${key(side.form.agency)} ${side.shared.earlier.view.role} ${side.shared.earlier.view.part}`,
      ),
    ],
    forms: [form, ...sides.map((side) => side.form)],
    facts: sides.flatMap((side) => [
      textFact(form, side.shared.later.view, side.own),
      textFact(side.form, side.shared.earlier.view, side.theirs),
    ]),
    numbers: { characters: run.matched, fresh: Math.round(run.bits), agencies: sides.length + 1 },
    message: {
      zh: `${form.agency}与${others.join('、')}的文字有 ${run.matched} 字相同：“${quote}”，待核实。`,
      en: `The texts of ${form.agency} and ${others.join(', ')} share ${run.matched} characters: “${quote}”; to be looked into.`,
    },
  };
}
