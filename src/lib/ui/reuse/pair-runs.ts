import {
  alignRun,
  findLeftovers,
  Gazetteer,
  passageDiff,
  type KnownName,
  type Leftover,
  type LeftoverKind,
  type PassageDiff,
  type PassageMatch,
  type SharedRun,
} from '#lib/similarity/index.ts';
import type { Compared } from './comparison.ts';
import type { ReuseForm, ReusePassage } from './corpus.ts';
import type { PlaceNames } from './pair-view.ts';
import { ownersOf, runGrade } from './passage-clusters.ts';
import { agenciesOf, type Grade } from './report.ts';

/** A stretch of a passage as it is shown. */
export interface RunPart {
  readonly text: string;
  /** `around`: before and after what is shared. */
  readonly kind: 'around' | 'same' | 'changed' | 'own';
  /** What gives the copy away, if this does. */
  readonly leftover: LeftoverKind | null;
}

/** One side of a shared passage. */
export interface RunSide {
  readonly form: string;
  readonly part: ReusePassage['part'];
  readonly label: string;
  readonly place: string;
  readonly parts: readonly RunPart[];
}

export interface PairRun {
  readonly left: RunSide;
  readonly right: RunSide;
  readonly grade: Grade;
  /** Fresh characters, and equal characters. */
  readonly bits: number;
  readonly matched: number;
  /** How many agencies have this passage, the two included. */
  readonly heldBy: number;
  readonly leftovers: readonly {
    readonly kind: LeftoverKind;
    readonly side: 'left' | 'right';
    readonly text: string;
  }[];
}

/** So many characters around a shared passage are shown. */
const AROUND = 40;

/** The passages that two forms, or two places of one form, share; the longest in fresh characters first. */
export function pairRuns(compared: Compared, forms: readonly [ReuseForm, ReuseForm], places: PlaceNames): PairRun[] {
  const gazetteer = gazetteerOf(compared, places);
  const found = compared.passages.runs.flatMap((run): PairRun[] => {
    const sides = sidesIn(compared, run, forms);
    if (sides === null) return [];
    return [runOf(sides, { grade: runGrade(compared, run), heldBy: holdersOf(compared, run), gazetteer })];
  });
  return found.sort((one, two) => two.bits - one.bits);
}

interface Sides {
  readonly run: Pick<SharedRun, 'left' | 'right' | 'pieces' | 'matched' | 'seeds' | 'bits'>;
  readonly left: ReusePassage;
  readonly right: ReusePassage;
}

function sidesIn(compared: Compared, run: SharedRun, [one, two]: readonly [ReuseForm, ReuseForm]): Sides | null {
  const lefts = ownersOf(compared, run.leftText);
  const rights = ownersOf(compared, run.rightText);
  const left = lefts.find(({ form }) => form === one);
  const right = rights.find((passage) => passage.form === two && passage !== left);
  if (left && right) return { run, left, right };
  const turnedLeft = rights.find(({ form }) => form === one);
  const turnedRight = lefts.find((passage) => passage.form === two && passage !== turnedLeft);
  if (!turnedLeft || !turnedRight) return null;
  return { run: turned(run), left: turnedLeft, right: turnedRight };
}

function turned(run: SharedRun): SharedRun {
  const pieces = run.pieces.map((piece) => ({ left: piece.right, right: piece.left, length: piece.length }));
  return { ...run, left: run.right, right: run.left, leftText: run.rightText, rightText: run.leftText, pieces };
}

/** A passage of a document that is checked beside one of the dataset. */
export function runBeside(compared: Compared, { left, right, match, grade, heldBy, places }: Beside): PairRun {
  const run = { ...match.run, bits: match.bits };
  return runOf({ run, left, right }, { grade, heldBy, gazetteer: gazetteerOf(compared, places) });
}

interface Beside {
  readonly left: ReusePassage;
  readonly right: ReusePassage;
  readonly match: PassageMatch;
  readonly grade: Grade;
  readonly heldBy: number;
  readonly places: PlaceNames;
}

interface Known {
  readonly grade: Grade;
  readonly heldBy: number;
  readonly gazetteer: Gazetteer;
}

function runOf({ run, left, right }: Sides, { grade, heldBy, gazetteer }: Known): PairRun {
  const aligned = alignRun(left.text, right.text, run);
  const diff = passageDiff(left.text, right.text, run);
  const isOneHand = left.form.agency === right.form.agency;
  const input = { left: sideOf(left), right: sideOf(right), run: aligned };
  const leftovers = findLeftovers(input, gazetteer).filter(({ of }) => of === 'other' || !isOneHand);
  const shown = (passage: ReusePassage, side: 'left' | 'right'): RunSide => ({
    form: passage.form.id,
    part: passage.part,
    label: passage.label,
    place: passage.place,
    parts: partsOf(passage.text, diff, { side, leftovers }),
  });
  return {
    left: shown(left, 'left'),
    right: shown(right, 'right'),
    grade,
    bits: run.bits,
    matched: run.matched,
    heldBy,
    leftovers: leftovers.map(({ kind, side, text }) => ({ kind, side, text })),
  };
}

function sideOf({ text, form }: ReusePassage): {
  readonly text: string;
  readonly year?: number;
  readonly own: ReadonlySet<string>;
} {
  return { text, own: new Set([form.agency, ...form.regions]), ...(form.year === null ? {} : { year: form.year }) };
}

/** The agencies that hold at least half of a run. */
function holdersOf(compared: Compared, run: SharedRun): number {
  const half = (run.left.end - run.left.start) / 2;
  const overlap = (span: SharedRun['left']) => Math.min(span.end, run.left.end) - Math.max(span.start, run.left.start);
  const texts = new Set([run.leftText, run.rightText]);
  for (const other of compared.passages.runs) {
    if (other.leftText === run.leftText && overlap(other.left) >= half) texts.add(other.rightText);
    if (other.rightText === run.leftText && overlap(other.right) >= half) texts.add(other.leftText);
  }
  return agenciesOf([...texts].flatMap((text) => ownersOf(compared, text).map(({ form }) => form))).length;
}

interface Showing {
  readonly side: 'left' | 'right';
  readonly leftovers: readonly Leftover[];
}

/** One side of a run cut where the wording differs and where something gives the copy away. */
function partsOf(text: string, diff: PassageDiff, { side, leftovers }: Showing): RunPart[] {
  const span = diff[side];
  const marks = leftovers.filter((one) => one.side === side);
  const from = Math.max(0, span.start - AROUND);
  const to = Math.min(text.length, span.end + AROUND);
  const stretches = [
    { kind: 'around' as const, start: from, end: span.start },
    ...diff.segments.map((segment) => ({ ...segment[side], kind: kindOn(segment.kind) })),
    { kind: 'around' as const, start: span.end, end: to },
  ];
  const parts = stretches.flatMap(({ kind, start, end }) => cut(text, { kind, start, end }, marks));
  const ellipsis: RunPart = { text: '…', kind: 'around', leftover: null };
  return [...(from > 0 ? [ellipsis] : []), ...parts, ...(to < text.length ? [ellipsis] : [])];
}

function kindOn(kind: PassageDiff['segments'][number]['kind']): RunPart['kind'] {
  if (kind === 'same' || kind === 'changed') return kind;
  return 'own';
}

function cut(
  text: string,
  { kind, start, end }: { readonly kind: RunPart['kind']; readonly start: number; readonly end: number },
  marks: readonly Leftover[],
): RunPart[] {
  const edges = marks.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end);
  const cuts = [start, ...new Set(edges.sort((one, two) => one - two)), end];
  return cuts.slice(1).flatMap((to, at): RunPart[] => {
    const from = cuts[at] ?? start;
    const mark = marks.find((one) => one.start <= from && one.end >= to);
    return to > from ? [{ text: text.slice(from, to), kind, leftover: mark?.kind ?? null }] : [];
  });
}

const gazetteers = new WeakMap<Compared, Gazetteer>();

/** The names of all agencies of the corpus and of all places known. */
function gazetteerOf(compared: Compared, places: PlaceNames): Gazetteer {
  const known = gazetteers.get(compared);
  if (known) return known;
  const agencies = new Map(compared.corpus.forms.map((form) => [form.agency, form]));
  const names: KnownName[] = [
    ...[...agencies].map(([code, { agencyName: name, regions }]): KnownName => {
      const region = regions.at(-1);
      return { kind: 'agency', code, name, ...(region === undefined ? {} : { region }) };
    }),
    ...Object.entries({ ...places, ...compared.corpus.regions }).map(([code, name]): KnownName => ({
      kind: 'place',
      code,
      name,
    })),
  ];
  const made = new Gazetteer(names);
  gazetteers.set(compared, made);
  return made;
}
