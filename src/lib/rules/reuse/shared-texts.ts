import type { Row } from '#lib/dataset/index.ts';
import {
  comparePassages,
  finish,
  packPassages,
  type PassageReuse,
  RUN_LINE,
  type SharedRun,
} from '#lib/similarity/index.ts';
import type { DatasetIndex, Passage } from '../dataset-index.ts';
import { inTime } from './order.ts';

/** A passage with what one of another agency, earlier as far as the forms say, has in common with it. */
export interface SharedText {
  readonly later: Passage;
  readonly earlier: Passage;
  readonly run: SharedRun;
  /** Whether the later passage is the left side of the run. */
  readonly isLeft: boolean;
}

export interface SharedTexts {
  /** The passages compared. */
  readonly passages: readonly Passage[];
  /** How many agencies they come from. */
  readonly agencies: number;
  /** By later form what it shares with other agencies. */
  readonly across: ReadonlyMap<string, readonly SharedText[]>;
}

/** Duties and legal bases are written in common words by law. */
const SKIPPED = new Set(['duties', 'basis', 'safeguards']);
const cache = new WeakMap<DatasetIndex, SharedTexts>();

/** All runs of text that two agencies of a dataset share and few agencies hold, compared once for all rules. */
export function sharedTexts(index: DatasetIndex): SharedTexts {
  const known = cache.get(index) ?? compareTexts(index);
  cache.set(index, known);
  return known;
}

function isCompared({ view: { role, part, text } }: Passage): boolean {
  return text.length >= RUN_LINE && !(role === 'narrative' && SKIPPED.has(part));
}

function compareTexts(index: DatasetIndex): SharedTexts {
  const passages = index.passages().filter(isCompared);
  const agencies = new Set(passages.map(({ agencyId }) => agencyId)).size;
  const table = packPassages(
    passages.map(({ formId, view, agencyId }, at) => ({
      id: String(at),
      agency: agencyId,
      form: formId,
      text: view.text,
    })),
  );
  const reuse = finish(comparePassages(table));
  const forms = new Map(index.dataset.forms.map((form) => [form.id, form]));
  const across = new Map<string, SharedText[]>();
  for (const run of reuse.runs) {
    const owned = ownersOf(reuse, { passages, forms }, run);
    collect(owned, run, across);
  }
  return { passages, agencies, across };
}

interface Owned {
  readonly passage: Passage;
  readonly form: Row<'forms'>;
  readonly isLeft: boolean;
}

interface Known {
  readonly passages: readonly Passage[];
  readonly forms: ReadonlyMap<string, Row<'forms'>>;
}

/** The passages of both texts of a run, the earliest first. */
function ownersOf({ texts }: PassageReuse, { passages, forms }: Known, run: SharedRun): readonly Owned[] {
  const ofText = (text: number, isLeft: boolean): Owned[] =>
    [...texts.owners.subarray(texts.ownerStarts[text], texts.ownerStarts[text + 1])].flatMap((at) => {
      const passage = passages[at];
      const form = forms.get(passage?.formId ?? '');
      return passage === undefined || form === undefined ? [] : [{ passage, form, isLeft }];
    });
  const both = [...ofText(run.leftText, true), ...(run.leftText === run.rightText ? [] : ofText(run.rightText, false))];
  return both.sort((one, two) => inTime(one.form, two.form));
}

/** Puts every passage but the first beside the earliest one of another agency. */
function collect(owned: readonly Owned[], run: SharedRun, across: Map<string, SharedText[]>): void {
  const isRepeated = run.leftText === run.rightText;
  owned.forEach((later, at) => {
    const facing = owned.slice(0, at).filter(({ isLeft }) => isRepeated || isLeft !== later.isLeft);
    const earlier = facing.find(({ passage }) => passage.agencyId !== later.passage.agencyId);
    if (earlier !== undefined) put(across, later, { earlier, run });
  });
}

function put(
  lists: Map<string, SharedText[]>,
  later: Owned,
  { earlier, run }: { readonly earlier: Owned; readonly run: SharedRun },
): void {
  const shared = { later: later.passage, earlier: earlier.passage, run, isLeft: later.isLeft };
  const list = lists.get(later.form.id);
  if (list === undefined) lists.set(later.form.id, [shared]);
  else list.push(shared);
}
