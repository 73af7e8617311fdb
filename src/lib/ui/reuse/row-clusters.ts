import { rowKey, textAt } from '#lib/similarity/index.ts';
import { codeOf } from './code.ts';
import type { Compared } from './comparison.ts';
import type { ReuseForm } from './corpus.ts';
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

/** Holders beyond so many are counted, not listed. */
const MOST_HOLDERS = 300;
const NEAR = 0.8;

/** Rows that several forms have: around one wording, pasted ones first, prescribed ones last. */
export function rowClusters(compared: Compared): Cluster[] {
  const { rows, corpus } = compared;
  const members = new Map<number, number[]>();
  rows.rows.nameOf.forEach((name, row) => {
    const leader = rows.clusters.leader[name] ?? name;
    const known = members.get(leader);
    if (known) known.push(row);
    else members.set(leader, [row]);
  });
  const context = { compared, roles: rolesOf(compared), official: officialKeys(compared) };
  const clusters: Cluster[] = [];
  for (const [leader, list] of members) {
    const first = corpus.rows[list[0] ?? 0]?.form;
    if (list.some((row) => corpus.rows[row]?.form !== first)) clusters.push(clusterOf(leader, list, context));
  }
  return clusters.sort((one, two) => rankOf(two) - rankOf(one) || (one.id < two.id ? -1 : 1));
}

interface Context {
  readonly compared: Compared;
  readonly roles: ReadonlyMap<number, 'home' | 'stray'>;
  readonly official: ReadonlySet<string>;
}

function rankOf({ kind, agencies, forms }: Cluster): number {
  const weight = kind === 'stray' ? 2 : kind === 'official' ? 0 : 1;
  return weight * 1e9 + agencies.length * 1e4 + Math.min(forms.length, 9999);
}

function clusterOf(leader: number, list: readonly number[], { compared, roles, official }: Context): Cluster {
  const { rows, corpus } = compared;
  const holders = list.flatMap((row): (Holder & { readonly at: ReuseForm; readonly name: number })[] => {
    const found = corpus.rows[row];
    const name = rows.rows.nameOf[row] ?? 0;
    if (!found) return [];
    const { form, name: text, target, place } = found;
    const similarity = name === leader ? 1 : (rows.clusters.similarity[name] ?? 0);
    const role = roles.get(row) ?? null;
    return [{ form: form.id, text, target, part: null, label: '', place, similarity, role, at: form, name }];
  });
  holders.sort((one, two) => byTime(one.at, two.at));
  const forms = [...new Set(holders.map(({ at }) => at))];
  const key = textAt(rows.rows.names, leader);
  const least = Math.min(...holders.map(({ similarity }) => similarity));
  const text = holders.find(({ name }) => name === leader)?.text ?? key;
  return {
    id: `r${codeOf(key)}`,
    layer: 'rows',
    text,
    grade: gradeOf(least),
    kind: holders.some(({ role }) => role !== null) ? 'stray' : official.has(key) ? 'official' : null,
    spread: spreadOf(forms),
    yearSpread: yearSpreadOf(forms),
    wordings: new Set(holders.map(({ name }) => name)).size,
    agencies: agenciesOf(forms),
    forms: forms.map(({ id }) => id),
    agencyCount: agenciesOf(forms).length,
    formCount: forms.length,
    holders: holders.slice(0, MOST_HOLDERS).map(({ at: _form, name: _name, ...holder }) => holder),
    holderCount: holders.length,
    bits: 0,
    length: text.length,
    built: false,
  };
}

function gradeOf(similarity: number): Grade {
  if (similarity === 1) return 'same';
  return similarity >= NEAR ? 'near' : 'similar';
}

/** By row: what its form says about the matter of a row that was pasted. */
function rolesOf({ strays }: Compared): Map<number, 'home' | 'stray'> {
  return new Map(
    strays.flatMap(({ home, stray }) => [
      ...home.map(({ row }) => [row, 'home'] as const),
      ...stray.map(({ row }) => [row, 'stray'] as const),
    ]),
  );
}

/** The comparison keys of all prescribed rows. */
function officialKeys({ frameworks }: Pick<Compared, 'frameworks'>): Set<string> {
  return new Set(frameworks.flatMap(({ names }) => names.map((name) => rowKey(name).name)));
}

/** Pairs beyond so many are not drawn out of one row. */
const MOST_PARTNERS = 20;

/** The forms that bear one row, each beside the first: beside one that speaks of its matter, if the row was pasted. */
export function sameRowPairs({ corpus }: Compared, clusters: readonly Cluster[]): Pair[] {
  const forms = new Map(corpus.forms.map((form) => [form.id, form]));
  return clusters.flatMap(({ id, kind, holders }) => {
    if (kind === 'official') return [];
    const same = holders.filter(({ similarity }) => similarity === 1);
    const head = same.find(({ role }) => role === 'home') ?? same[0];
    const others = [...new Map(same.map((holder) => [holder.form, holder])).values()];
    return others.slice(0, MOST_PARTNERS).flatMap((holder): Pair[] => {
      const [one, two] = [forms.get(head?.form ?? ''), forms.get(holder.form)];
      if (!head || !one || !two || one === two) return [];
      return [
        {
          id: `${id} ${two.id}`,
          layer: 'rows',
          left: one.id,
          right: two.id,
          leftText: head.text,
          rightText: holder.text,
          grade: 'same',
          relation: one.agency === two.agency ? 'same_agency' : 'cross_agency',
          spread: spreadOf([one, two]),
          yearSpread: yearSpreadOf([one, two]),
          bits: 0,
          similarity: 1,
          cluster: id,
          built: false,
        },
      ];
    });
  });
}

/** Pairs of different names that are alike and stand in different forms; prescribed names are left out. */
export function rowPairs(compared: Compared): Pair[] {
  const { rows, corpus } = compared;
  const official = officialKeys(compared);
  const holders = new Map<number, number[]>();
  rows.rows.nameOf.forEach((name, row) => {
    const known = holders.get(name);
    if (known) known.push(row);
    else holders.set(name, [row]);
  });
  const { left, right, similarity } = rows.pairs;
  return [...left].flatMap((name, at): Pair[] => {
    const other = right[at] ?? 0;
    if ([name, other].some((one) => official.has(textAt(rows.rows.names, one)))) return [];
    const sides = apart(compared, holders.get(name) ?? [], holders.get(other) ?? []);
    if (sides === null) return [];
    const [one, two] = sides.map((row) => corpus.rows[row]);
    if (!one || !two) return [];
    const forms = [one.form, two.form];
    const value = similarity[at] ?? 0;
    const leader = rows.clusters.leader[name] ?? name;
    const together = leader === (rows.clusters.leader[other] ?? other);
    return [
      {
        id: `${textAt(rows.rows.names, name)}~${textAt(rows.rows.names, other)}`,
        layer: 'rows',
        left: one.form.id,
        right: two.form.id,
        leftText: one.name,
        rightText: two.name,
        grade: gradeOf(Math.min(value, 0.9999)),
        relation: one.form.agency === two.form.agency ? 'same_agency' : 'cross_agency',
        spread: spreadOf(forms),
        yearSpread: yearSpreadOf(forms),
        bits: 0,
        similarity: value,
        cluster: together ? `r${codeOf(textAt(rows.rows.names, leader))}` : null,
        built: false,
      },
    ];
  });
}

/** A row of each list in different forms, of different agencies if there are such; null if there are none. */
function apart(
  { corpus }: Compared,
  lefts: readonly number[],
  rights: readonly number[],
): readonly [number, number] | null {
  const formOf = (row: number) => corpus.rows[row]?.form;
  const [first, second] = [lefts[0] ?? 0, rights[0] ?? 0];
  const right = rights.find((row) => formOf(row)?.agency !== formOf(first)?.agency);
  if (right !== undefined) return [first, right];
  const left = lefts.find((row) => formOf(row)?.agency !== formOf(second)?.agency);
  if (left !== undefined) return [left, second];
  const other = rights.find((row) => formOf(row) !== formOf(first));
  if (other !== undefined) return [first, other];
  const another = lefts.find((row) => formOf(row) !== formOf(second));
  return another === undefined ? null : [another, second];
}
