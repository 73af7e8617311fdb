import type { ReadDocument } from '#lib/documents/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { placeAgency } from './agency.ts';
import type { DocumentReading } from './assemble.ts';
import {
  correctionsOf,
  type Correction,
  type CorrectedReading,
  type StaleCorrection,
  type StaleReason,
} from './corrections.ts';
import { applyAmount, applyGoal, applyLabel, withHeaderValue } from './corrections-header.ts';
import { findRow, formsAt, masked, placedIndicators, sharesPlace } from './corrections-match.ts';
import { applyAdd, applyIndicator, applyMerge, applySplit, applyTarget } from './corrections-rows.ts';
import { settledFlags } from './corrections-target.ts';
import { applyIrrelevant, isUnreadAlready, removeRow, withoutPiece } from './corrections-unread.ts';
import type { FormReading } from './form-reading.ts';
import { confidenceOf, formProblems } from './problems.ts';

/** A reading with corrections applied, and those that match nothing in it. */
export interface CorrectionOutcome {
  readonly reading: CorrectedReading;
  /** Corrections now in force, those of earlier applications included. */
  readonly applied: readonly Correction[];
  readonly stale: readonly StaleCorrection[];
}

type Step = DocumentReading | StaleReason;

/**
 * Applies corrections to the reading of a document. A correction finds its row by form, place and print; one that finds
 * nothing is given back as stale, with the reason. Corrections may stand in any order, and applying them again changes
 * nothing.
 */
export function applyCorrections(
  reading: DocumentReading,
  corrections: readonly Correction[],
  vocabulary: Vocabulary,
): CorrectionOutcome {
  const before = correctionsOf(reading);
  const walk: Walk = { reading, done: [...before], vocabulary };
  let open = without(corrections, before);
  for (let count = -1; count !== open.length;) {
    count = open.length;
    open = open
      .filter(({ correction }) => !takes(walk, correction))
      .map(({ correction }) => ({ correction, ...fault(walk, correction) }));
  }
  const isNew = walk.done.length > before.length;
  const judged = isNew ? judgedReading(walk.reading, reading, walk) : walk.reading;
  return { reading: { ...judged, corrections: walk.done }, applied: walk.done, stale: open };
}

interface Walk {
  reading: DocumentReading;
  readonly done: Correction[];
  readonly vocabulary: Vocabulary;
}

/** The corrections not among those made before; of two alike one is left when one was made. */
function without(all: readonly Correction[], made: readonly Correction[]): readonly StaleCorrection[] {
  const counts = new Map<string, number>();
  for (const correction of made) counts.set(keyOf(correction), (counts.get(keyOf(correction)) ?? 0) + 1);
  return all.flatMap((correction) => {
    const count = counts.get(keyOf(correction)) ?? 0;
    counts.set(keyOf(correction), count - 1);
    return count > 0 ? [] : [{ correction, reason: 'row_gone' as const }];
  });
}

function keyOf(correction: Correction): string {
  return JSON.stringify(Object.entries(correction).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function takes(walk: Walk, correction: Correction): boolean {
  const next = stepOf(walk, correction);
  if (typeof next === 'string') return false;
  walk.reading = next;
  walk.done.push(correction);
  return true;
}

function fault(walk: Walk, correction: Correction): { reason: StaleReason } {
  const next = stepOf(walk, correction);
  return { reason: typeof next === 'string' ? next : 'row_gone' };
}

function stepOf({ reading, vocabulary }: Walk, correction: Correction): Step {
  if (correction.kind === 'irrelevant') return applyIrrelevant(reading, correction);
  if (correction.kind === 'confirm') return applyConfirm(reading, correction);
  if (correction.kind === 'remove') return applyRemove(reading, correction);
  if (correction.kind === 'add' || correction.kind === 'label') return applyPiece(reading, correction, vocabulary);
  return inForms(reading, correction, (form) => formStep(form, correction, vocabulary));
}

type FormCorrection = Exclude<Correction, { kind: 'irrelevant' | 'confirm' | 'remove' }>;

function formStep(form: FormReading, correction: FormCorrection, vocabulary: Vocabulary): FormReading | StaleReason {
  const tools = { vocabulary, fiscalYear: form.header.fiscalYear };
  switch (correction.kind) {
    case 'header':
      return withHeaderValue(form, correction.field, correction.should.value);
    case 'label':
      return applyLabel(form, correction);
    case 'amount':
      return applyAmount(form, correction);
    case 'goal':
      return applyGoal(form, correction);
    case 'indicator':
      return applyIndicator(form, correction, tools);
    case 'target':
      return applyTarget(form, correction, tools);
    case 'split':
      return applySplit(form, correction, tools);
    case 'merge':
      return applyMerge(form, correction, tools);
    case 'add':
      return applyAdd(form, correction, tools);
  }
}

/** Tries the forms a correction may be about; the first that takes it is changed. */
function inForms(
  reading: DocumentReading,
  correction: Correction,
  step: (form: FormReading) => FormReading | StaleReason,
): Step {
  const { forms } = reading;
  const isRow = !['header', 'add', 'label'].includes(correction.kind);
  const exact = forms.filter((form) => form.place === correction.form).length > 0;
  if (!exact && !isRow && forms.length !== 1) return 'form_gone';
  let reason: StaleReason = 'form_gone';
  for (const at of formsAt(forms, correction.form)) {
    const next = step(forms[at] as FormReading);
    if (typeof next !== 'string')
      return { ...reading, forms: forms.map((form, place) => (place === at ? next : form)) };
    reason = next;
  }
  return reason;
}

/** An unread piece that becomes part of a form; the piece must still be there, or the form have it already. */
function applyPiece(reading: DocumentReading, correction: FormCorrection, vocabulary: Vocabulary): Step {
  const rest = withoutPiece(reading, correction);
  const next = inForms(rest ?? reading, correction, (form) => formStep(form, correction, vocabulary));
  if (typeof next === 'string') return next;
  if (rest) return next;
  const isThere = next.forms.every((form, at) => form === reading.forms[at]);
  return isThere ? reading : 'text_gone';
}

function applyRemove(reading: DocumentReading, correction: Extract<Correction, { kind: 'remove' }>): Step {
  for (const at of formsAt(reading.forms, correction.form)) {
    const removal = removeRow(reading.forms[at] as FormReading, correction, reading);
    if (!removal) continue;
    const forms = reading.forms.map((form, place) => (place === at ? removal.form : form));
    return { ...reading, forms, unread: removal.unread };
  }
  return isUnreadAlready(reading, correction) ? reading : 'row_gone';
}

/** A confirmed doubt: a problem at its place, or a flag of a target, which then says that a person checked it. */
function applyConfirm(reading: DocumentReading, correction: Extract<Correction, { kind: 'confirm' }>): Step {
  const ofDocument = reading.document.problems.some((problem) => isConfirmed(problem, correction));
  if (correction.form === '' && ofDocument) return withDocumentProblems(reading, correction);
  return inForms(reading, correction, (form) => {
    if (form.problems.some((problem) => isConfirmed(problem, correction))) {
      return { ...form, problems: form.problems.filter((problem) => !isConfirmed(problem, correction)) };
    }
    const at = findRow(placedIndicators(form), correction);
    const own = form.indicators[at];
    const hasFlag = (flags: string | null): boolean => (flags ?? '').split(';').includes(correction.code);
    if (!own?.targets.some(({ flags }) => hasFlag(flags)))
      return own || isOwnPlace(form, correction) ? form : 'row_gone';
    const targets = own.targets.map((target) =>
      hasFlag(target.flags) ? { ...target, flags: settledFlags(target.flags, 'checked') } : target,
    );
    return { ...form, indicators: form.indicators.map((one, place) => (place === at ? { ...own, targets } : one)) };
  });
}

/** Whether a doubt was about the form as a whole: once the reader no longer has it, there is nothing left to confirm. */
function isOwnPlace(form: FormReading, { place, form: own }: Correction): boolean {
  return form.place === own && place === own;
}

function isConfirmed(problem: ReadDocument['problems'][number], correction: Correction): boolean {
  return (
    correction.kind === 'confirm' &&
    problem.code === correction.code &&
    (problem.place === correction.place || (problem.place !== '' && sharesPlace(problem.place, correction.place)))
  );
}

function withDocumentProblems(reading: DocumentReading, correction: Correction): DocumentReading {
  const problems = reading.document.problems.filter((problem) => !isConfirmed(problem, correction));
  return { ...reading, document: { ...reading.document, problems } };
}

/** Agency, problems and confidence of the forms that corrections changed. */
function judgedReading(reading: DocumentReading, before: DocumentReading, { done, vocabulary }: Walk): DocumentReading {
  const document = reading.forms.map((form) => form.text).join('\n');
  const forms = reading.forms.map((form, at) => {
    const former = before.forms[at];
    if (!former || form === former) return form;
    const isSameAgency = form.header === former.header && form.titles === former.titles;
    const evidence = { titles: form.titles, text: form.text, document };
    const agency = isSameAgency ? form.agency : placeAgency(form.header, evidence, vocabulary);
    const problems = formProblems(form, agency).filter((problem) => !done.some((one) => isConfirmed(problem, one)));
    return { ...form, agency, problems, confidence: confidenceOf(form, problems) };
  });
  return { ...reading, forms };
}

/** A correction with personal data masked, as it is kept. */
export function maskedCorrection(correction: Correction): Correction {
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return masked(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one)]));
  };
  return deep(correction) as Correction;
}
