import {
  alignRun,
  comparePassages,
  finish,
  packPassages,
  type PassageReuse,
  RUN_LINE,
  type SharedRun,
} from '#lib/similarity/index.ts';
import type { DatasetIndex, Passage } from '../dataset-index.ts';
import { textFact } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { key } from '../reading/key.ts';
import { shorten } from '../reading/span.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly least_fresh: number;
  readonly skipped: readonly string[];
}

/** Texts long enough to share something; duties and legal bases are written in common words by law. */
function compared(index: DatasetIndex, { skipped }: Settings): readonly Passage[] {
  return index
    .passages()
    .filter(
      ({ view: { role, part, text } }) => !(role === 'narrative' && skipped.includes(part)) && text.length >= RUN_LINE,
    );
}

/** Two passages of different agencies that hold a run; null if only one agency stands behind it. */
function sidesOf(
  { texts }: PassageReuse,
  passages: readonly Passage[],
  run: SharedRun,
): readonly [Passage, Passage] | null {
  const owners = (text: number): readonly Passage[] =>
    [...texts.owners.subarray(texts.ownerStarts[text], texts.ownerStarts[text + 1])].flatMap(
      (at) => passages[at] ?? [],
    );
  const rights = owners(run.rightText);
  for (const left of owners(run.leftText)) {
    const right = rights.find(({ agencyId }) => agencyId !== left.agencyId);
    if (right !== undefined) return [left, right];
  }
  return null;
}

export const textSharedAcrossAgencies = datasetRule(
  {
    name: 'text_shared_across_agencies',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'text',
    title: { zh: '不同单位文字雷同，待核实', en: 'The same text at different agencies' },
    summary: {
      zh: '不同单位的目标或说明中有一段文字相同或几乎相同，而其他单位很少这样写。',
      en: 'Goals or narratives of different agencies share a passage, word for word or nearly, that few others use.',
    },
    settings: {
      least_fresh: threshold(
        30,
        '相同且其他单位少用的字数；套话越常见越不计',
        'Equal characters that few others use; the commoner a phrase, the less it counts',
      ),
      skipped: words(
        'duties|basis|safeguards',
        '职能、依据、保障多用法定或通用文字',
        'Duties, legal basis and safeguards use common wording',
      ),
    },
    related: ['copy_paste_within_form', 'repeated_sentence'],
  },
  (index, settings) => {
    const passages = compared(index, settings);
    const agencies = new Set(passages.map(({ agencyId }) => agencyId)).size;
    if (agencies < 2) return { total: passages.length, tested: 0, drafts: [] };
    const table = packPassages(
      passages.map(({ formId, view, agencyId }, at) => ({
        id: String(at),
        agency: agencyId,
        form: formId,
        text: view.text,
      })),
    );
    const reuse = finish(comparePassages(table, { line: settings.least_fresh }));
    const drafts = new Map<number, Draft>();
    for (const run of reuse.runs) {
      const sides = drafts.has(run.leftText) ? null : sidesOf(reuse, passages, run);
      const own = sides === null ? null : draft(index, sides, run);
      if (own !== null) drafts.set(run.leftText, own);
    }
    return { total: passages.length, tested: passages.length, drafts: [...drafts.values()] };
  },
);

interface Side extends Passage {
  readonly form: FormView;
}

function sideOf(index: DatasetIndex, passage: Passage): Side | null {
  const form = index.formOf(passage.formId);
  return form === null ? null : { ...passage, form };
}

function draft(index: DatasetIndex, passages: readonly [Passage, Passage], run: SharedRun): Draft | null {
  const left = sideOf(index, passages[0]);
  const right = sideOf(index, passages[1]);
  if (left === null || right === null) return null;
  const aligned = alignRun(left.view.text, right.view.text, run);
  const quote = shorten(left.view.text.slice(aligned.left.start, aligned.left.end));
  const names = [left, right].map(({ form }) => form.agency);
  return {
    subject: [left, right].map(({ view, form }) => `${key(form.agency)} ${view.role} ${view.part}`).sort(),
    forms: [left.form, right.form],
    facts: [textFact(left.form, left.view, aligned.left), textFact(right.form, right.view, aligned.right)],
    numbers: { characters: run.matched, fresh: Math.round(run.bits) },
    message: {
      zh: `${names.join('与')}的文字有 ${run.matched} 字相同：“${quote}”，待核实。`,
      en: `The texts of ${names.join(' and ')} share ${run.matched} characters: “${quote}”; to be looked into.`,
    },
  };
}
