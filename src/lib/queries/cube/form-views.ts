import type { Cube, CubeGroup, CubeView } from './cube.ts';
import { codesOf, formGroups, groupingBy, type Grouping } from './grouping.ts';
import { fromMillionths } from './money.ts';
import type { Selection } from './selection.ts';

type FormView = Extract<CubeView, { readonly of: 'forms' | 'agencies' | 'amounts' }>;

interface Sum {
  count: number;
  known: number;
  total: bigint;
}

/** Counts what belongs to forms: the forms themselves, their agencies, their amounts. */
export function countForms(view: FormView, selection: Selection, cube: Cube): CubeGroup[] {
  const grouping = groupingBy(view.by, cube);
  const groups = formGroups(grouping, cube);
  const kept = (form: number): boolean => (selection.residualOf[form] ?? -1) >= 0;
  const sums = new Map<number, Sum>();
  const add = (group: number, count: number, money?: { readonly known: number; readonly total: bigint }): void => {
    const sum = sums.get(group) ?? { count: 0, known: 0, total: 0n };
    sum.count += count;
    sum.known += money?.known ?? count;
    if (money !== undefined) sum.total += money.total;
    sums.set(group, sum);
  };
  if (view.of === 'forms') addForms({ cube, groups, kept, add });
  else if (view.of === 'amounts') addAmounts(view, { cube, groups, kept, add });
  else addAgencies({ cube, size: grouping.size, groups, kept, add });
  return [...sums]
    .sort(([one], [other]) => one - other)
    .map(([group, sum]) => groupOf(group, sum, { view, grouping, cube }));
}

function groupOf(
  group: number,
  { count, known, total }: Sum,
  { view, grouping, cube }: { readonly view: FormView; readonly grouping: Grouping; readonly cube: Cube },
): CubeGroup {
  const sum = view.of === 'agencies' || known === 0 ? null : fromMillionths(total);
  return { key: codesOf(group, grouping, cube), count, known, sum, values: [] };
}

interface Counting {
  readonly cube: Cube;
  readonly groups: Uint32Array;
  readonly kept: (form: number) => boolean;
  readonly add: (group: number, count: number, money?: { readonly known: number; readonly total: bigint }) => void;
}

function addForms({ cube: { forms }, groups, kept, add }: Counting): void {
  forms.count.forEach((count, form) => {
    if (kept(form)) add(groups[form] ?? 0, count, { known: forms.known[form] ?? 0, total: forms.total[form] ?? 0n });
  });
}

function addAmounts(
  { breakdown, code, period = 'annual' }: Extract<FormView, { readonly of: 'amounts' }>,
  { cube: { amounts }, groups, kept, add }: Counting,
): void {
  const wanted = [amounts.breakdowns.indexOf(breakdown), amounts.codes.indexOf(code), amounts.periods.indexOf(period)];
  amounts.form.forEach((form, at) => {
    const own = [amounts.breakdown[at], amounts.code[at], amounts.period[at]];
    if (!kept(form) || own.some((place, dimension) => place !== wanted[dimension])) return;
    const money = { known: amounts.known[at] ?? 0, total: amounts.total[at] ?? 0n };
    add(groups[form] ?? 0, amounts.count[at] ?? 0, money);
  });
}

/** An agency counts once in each group in which one of its forms is kept. Runs for every chart: no list per agency. */
function addAgencies({ cube: { agencies }, size, groups, kept, add }: Counting & { readonly size: number }): void {
  const lastOf = new Int32Array(size).fill(-1);
  for (let set = 0; set < agencies.count.length; set += 1) {
    const end = agencies.start[set + 1] ?? 0;
    for (let at = agencies.start[set] ?? 0; at < end; at += 1) {
      const form = agencies.form[at] as number;
      const group = groups[form] as number;
      if (lastOf[group] === set || !kept(form)) continue;
      lastOf[group] = set;
      add(group, agencies.count[set] ?? 0);
    }
  }
}
