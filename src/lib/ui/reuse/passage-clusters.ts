import { alignRun, LEAST_AGENCIES, RUN_LINE, starClusters, type SharedRun } from '#lib/similarity/index.ts';
import { codeOf } from './code.ts';
import type { Compared } from './comparison.ts';
import type { ReusePassage } from './corpus.ts';
import {
  agenciesOf,
  byTime,
  spreadOf,
  yearSpreadOf,
  type Cluster,
  type Grade,
  type Holder,
  type Pair,
} from './report.ts';

const MOST_HOLDERS = 300;

/** The passages that consist of a distinct text. */
export function ownersOf({ passages, corpus }: Compared, text: number): ReusePassage[] {
  const { owners, ownerStarts } = passages;
  return [...owners.subarray(ownerStarts[text], ownerStarts[text + 1])].flatMap((at) => corpus.passages[at] ?? []);
}

function isOver({ runLine }: Compared, { bits }: SharedRun): boolean {
  return runLine >= RUN_LINE || bits >= RUN_LINE;
}

/** The level of a run: agencies decide whether a line means anything. */
export function runGrade(compared: Compared, run: SharedRun): Grade {
  if (!isOver(compared, run)) return 'below';
  return compared.agencies < LEAST_AGENCIES ? 'unjudged' : 'over';
}

/** Every shared run with the two passages that show it best, the longest in fresh characters first. */
export function passagePairs(compared: Compared, clusters: ReadonlyMap<number, string>): Pair[] {
  const pairs = compared.passages.runs.flatMap((run, at): Pair[] => {
    const sides = sidesOf(compared, run);
    if (sides === null) return [];
    const [left, right] = sides;
    const { left: leftSpan, right: rightSpan } = alignRun(left.text, right.text, run);
    const forms = [left.form, right.form];
    const own = clusters.get(run.leftText) ?? null;
    return [
      {
        id: `${at}`,
        layer: 'passages',
        left: left.form.id,
        right: right.form.id,
        leftText: left.text.slice(leftSpan.start, leftSpan.end),
        rightText: right.text.slice(rightSpan.start, rightSpan.end),
        grade: runGrade(compared, run),
        relation: relationOf(left, right),
        spread: spreadOf(forms),
        yearSpread: yearSpreadOf(forms),
        bits: run.bits,
        similarity: likeness(run),
        cluster: own === (clusters.get(run.rightText) ?? null) ? own : null,
        built: false,
      },
    ];
  });
  return pairs.sort((one, two) => two.bits - one.bits);
}

function relationOf({ form: one }: ReusePassage, { form: two }: ReusePassage): Pair['relation'] {
  if (one === two) return 'same_form';
  if (one.agency !== two.agency) return 'cross_agency';
  return one.project === two.project && one.year !== two.year ? 'carry_over' : 'same_agency';
}

/** Two passages that hold a run, the earlier left: of different agencies if possible, else of different forms. */
function sidesOf(compared: Compared, run: SharedRun): readonly [ReusePassage, ReusePassage] | null {
  const lefts = ownersOf(compared, run.leftText);
  const rights = ownersOf(compared, run.rightText);
  const first = lefts[0];
  if (first === undefined) return null;
  const left = lefts.find(({ form }) => rights.some((one) => one.form.agency !== form.agency)) ?? first;
  const right =
    rights.find(({ form }) => form.agency !== left.form.agency) ??
    rights.find(({ form }) => form !== left.form) ??
    rights.find((one) => one !== left);
  return right === undefined ? null : [left, right];
}

/** The shared characters over all characters of both runs. */
function likeness({ left, right, matched }: SharedRun): number {
  return matched / Math.max(1, left.end - left.start + right.end - right.start - matched);
}

/** Passages that share a text with a leading one, over the line; with the cluster of every text. */
export function passageClusters(compared: Compared): {
  readonly clusters: readonly Cluster[];
  readonly clusterOf: ReadonlyMap<number, string>;
} {
  const runs = compared.passages.runs.filter((run) => isOver(compared, run));
  const members = starsOf(compared, runs);
  const byPair = new Map<string, SharedRun>();
  for (const run of runs) {
    const key = `${run.leftText} ${run.rightText}`;
    if (run.matched > (byPair.get(key)?.matched ?? 0)) byPair.set(key, run);
  }
  const clusterOf = new Map<number, string>();
  const clusters = [...members].flatMap(([leader, texts]) => {
    const cluster = clusterAround(compared, { leader, texts, byPair });
    if (cluster) for (const text of texts) clusterOf.set(text, cluster.id);
    return cluster ?? [];
  });
  return { clusters: clusters.sort((one, two) => two.bits - one.bits || (one.id < two.id ? -1 : 1)), clusterOf };
}

function starsOf({ passages }: Compared, runs: readonly SharedRun[]): Map<number, number[]> {
  const apart = runs.filter(({ leftText, rightText }) => leftText !== rightText);
  const weight = passages.ownerStarts.slice(1).map((end, text) => end - (passages.ownerStarts[text] ?? 0));
  const stars = starClusters(
    {
      left: Int32Array.from(apart, ({ leftText }) => leftText),
      right: Int32Array.from(apart, ({ rightText }) => rightText),
      similarity: Float64Array.from(apart, likeness),
    },
    weight,
  );
  const members = new Map<number, number[]>();
  for (const text of new Set(runs.flatMap(({ leftText, rightText }) => [leftText, rightText]))) {
    const leader = stars.leader[text] ?? text;
    const known = members.get(leader);
    if (known) known.push(text);
    else members.set(leader, [text]);
  }
  return members;
}

interface Group {
  readonly leader: number;
  readonly texts: readonly number[];
  readonly byPair: ReadonlyMap<string, SharedRun>;
}

function clusterAround(compared: Compared, group: Group): Cluster | null {
  const { leader, texts } = group;
  const runs = texts.flatMap((text) => runBetween(group, leader, text) ?? []);
  const [best] = [...runs].sort((one, two) => two.bits - one.bits);
  const head = ownersOf(compared, leader)[0];
  if (best === undefined || head === undefined) return null;
  const other = best.leftText === leader ? best.rightText : best.leftText;
  const text = excerpt(head.text, ownersOf(compared, other)[0]?.text ?? head.text, flipped(best, leader));
  const found = texts.flatMap((one) => holdersOf(compared, { ...group, shared: text }, one));
  if (found.length < 2) return null;
  const holders = found.sort((one, two) => byTime(one.passage.form, two.passage.form));
  const forms = [...new Set(holders.map(({ passage }) => passage.form))];
  return {
    id: `p${codeOf(head.text)}`,
    layer: 'passages',
    text,
    grade: runGrade(compared, best),
    kind: null,
    spread: spreadOf(forms),
    yearSpread: yearSpreadOf(forms),
    wordings: texts.length,
    agencies: agenciesOf(forms),
    agencyCount: agenciesOf(forms).length,
    formCount: forms.length,
    forms: forms.map(({ id }) => id),
    holders: holders.slice(0, MOST_HOLDERS).map(({ holder }) => holder),
    holderCount: holders.length,
    bits: best.bits,
    length: best.matched,
    built: false,
  };
}

function runBetween({ byPair }: Group, one: number, two: number): SharedRun | undefined {
  return byPair.get(`${Math.min(one, two)} ${Math.max(one, two)}`);
}

function holdersOf(
  compared: Compared,
  group: Group & { readonly shared: string },
  text: number,
): { readonly passage: ReusePassage; readonly holder: Holder }[] {
  const run = runBetween(group, group.leader, text);
  const head = ownersOf(compared, group.leader)[0];
  return ownersOf(compared, text).map((passage) => {
    const wording =
      run && head && text !== group.leader ? excerpt(passage.text, head.text, flipped(run, text)) : group.shared;
    const holder: Holder = {
      form: passage.form.id,
      text: wording,
      target: '',
      part: passage.part,
      label: passage.label,
      place: passage.place,
      similarity: text === group.leader ? 1 : run ? likeness(run) : 0,
      role: null,
    };
    return { passage, holder };
  });
}

/** The run seen from one of its texts: that text is left. */
function flipped(run: SharedRun, text: number): SharedRun {
  if (run.leftText === text) return run;
  const { left, right, leftText, rightText, pieces } = run;
  const turned = pieces.map((piece) => ({ left: piece.right, right: piece.left, length: piece.length }));
  return { ...run, left: right, right: left, leftText: rightText, rightText: leftText, pieces: turned };
}

function excerpt(text: string, other: string, run: SharedRun): string {
  const { left } = alignRun(text, other, run);
  return text.slice(left.start, left.end);
}
