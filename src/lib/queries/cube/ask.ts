import type { Filter } from '../filter.ts';
import type { Cube, CubeAnswer, CubeDimension, CubeFormDimension, CubeGroup, CubeQuestion, CubeView } from './cube.ts';
import { countForms } from './form-views.ts';
import { codesOf, formGroups, groupingBy, isFormDimension } from './grouping.ts';
import { remembered } from './memory.ts';
import type { Residual } from './residual.ts';
import { formSums, patternSums, tallyCrossing, type CubeWork } from './scan.ts';
import { filterFor, Selections, type Selection } from './selection.ts';
import { sharesOf, type Shares } from './shares.ts';
import { Tally } from './tally.ts';

export type { CubeWork } from './scan.ts';

type ItemView = Extract<CubeView, { readonly of: 'indicators' | 'targets' | 'values' }>;

/**
 * The answers to all views of a question, in their order, without an engine. The filter must be one the cube answers
 * (`cubeAnswers`). `work` counts the cells looked at: views that differ only in what they are grouped by share a pass.
 */
export function askCube(cube: Cube, question: CubeQuestion, work: CubeWork = { cells: 0 }): CubeAnswer[] {
  const asking = new Asking(cube, work);
  return question.views.map((view) => {
    const { filter, ignored } = filterFor(view, question);
    return { view, groups: asking.groups(view, filter), ignored };
  });
}

/** One question being answered: what several views need is computed once, and kept for the next questions. */
class Asking {
  readonly #cube: Cube;
  readonly #work: CubeWork;
  readonly #selections: Selections;

  constructor(cube: Cube, work: CubeWork) {
    this.#cube = cube;
    this.#work = work;
    this.#selections = new Selections(cube);
  }

  groups(view: CubeView, filter: Filter): CubeGroup[] {
    const selection = this.#selections.of(filter);
    if (view.of === 'forms' || view.of === 'agencies' || view.of === 'amounts') {
      return countForms(view, selection, this.#cube);
    }
    const forms = view.by.filter(isFormDimension);
    const items = view.by.filter((dimension) => !isFormDimension(dimension));
    const shares = selection.residuals.map((residual) => this.#shares(view, residual, items));
    const plan: Plan = { view, forms, items, selection, shares };
    const tally = new Tally(this.#size(plan));
    if (forms.length === 0) this.#byPattern(plan, tally);
    else if (items.length === 0 && view.of !== 'values') this.#byForm(plan, tally);
    else this.#crossed(plan, tally);
    return this.#read(plan, tally);
  }

  /** All passes over the cells of these forms are one: the patterns are put into groups afterwards. */
  #byPattern({ selection, shares }: Plan, tally: Tally): void {
    shares.forEach(({ start, group, from, to }, residual) => {
      const key = `patterns ${residual} ${selection.formKey}`;
      const sums = this.#once(key, () => patternSums(this.#cube, selection, residual));
      for (let pattern = from; pattern < to; pattern += 1) {
        const sum = sums[pattern] ?? 0;
        if (sum === 0) continue;
        for (let at = start[pattern] ?? 0; at < (start[pattern + 1] ?? 0); at += 1) tally.add(group[at] ?? 0, sum);
      }
    });
  }

  /** All passes over the cells for one residual are one: the forms are put into groups afterwards. */
  #byForm({ view, forms, selection, shares }: Plan, tally: Tally): void {
    const groups = formGroups(groupingBy(forms, this.#cube), this.#cube);
    shares.forEach((own, residual) => {
      const key = `forms ${view.of} ${selection.residuals[residual]?.key ?? ''}`;
      const sums = this.#once(key, () => formSums(this.#cube, own));
      selection.residualOf.forEach((place, form) => {
        const sum = sums[form] ?? 0;
        if (place === residual && sum !== 0) tally.add(groups[form] ?? 0, sum);
      });
    });
  }

  #crossed(plan: Plan, tally: Tally): void {
    const groups = groupingBy(plan.items, this.#cube).size * this.#values(plan.view);
    const places = formGroups(groupingBy(plan.forms, this.#cube), this.#cube);
    this.#work.cells += tallyCrossing(this.#cube, { ...plan, formGroups: places, groups }, tally);
  }

  #shares(view: ItemView, residual: Residual, by: readonly CubeDimension[]): Shares {
    const values = view.of === 'values' ? [view.concept, view.kind, view.unit, view.period ?? 'annual'] : [];
    return remembered(this.#cube, JSON.stringify(['shares', view.of, ...values, by, residual.key]), {
      compute: () => sharesOf(view, residual, { by, cube: this.#cube }),
      bytes: ({ start, group }) => start.byteLength + group.byteLength,
    });
  }

  #once(key: string, compute: () => Float64Array): Float64Array {
    return remembered(this.#cube, key, {
      compute: () => {
        this.#work.cells += this.#cube.cells.count.length;
        return compute();
      },
      bytes: ({ byteLength }) => byteLength,
    });
  }

  #size({ view, forms, items }: Plan): number {
    return groupingBy([...forms, ...items], this.#cube).size * this.#values(view);
  }

  #values(view: ItemView): number {
    return view.of === 'values' ? Math.max(1, this.#cube.values.length) : 1;
  }

  /** The groups counted, in the order of the view's dimensions. */
  #read({ view, forms, items }: Plan, tally: Tally): CubeGroup[] {
    const grouping = groupingBy([...forms, ...items], this.#cube);
    const places = view.by.map((dimension) => grouping.dimensions.indexOf(dimension));
    const values = this.#values(view);
    const groups = new Map<number, { count: number; values: { value: number; count: number }[] }>();
    for (const [place, count] of tally.entries()) {
      const group = Math.floor(place / values);
      const own = groups.get(group) ?? { count: 0, values: [] };
      own.count += count;
      if (view.of === 'values') own.values.push({ value: this.#cube.values[place % values] ?? Number.NaN, count });
      groups.set(group, own);
    }
    const found = [...groups].map(([group, own]) => {
      const codes = codesOf(group, grouping, this.#cube);
      return { key: places.map((at) => codes[at] ?? null), known: own.count, sum: null, ...own };
    });
    return isInOrder(view.by) ? found : found.sort(byKey(view.by, this.#cube));
  }
}

/** What is needed to answer one view of indicators or targets. */
interface Plan {
  readonly view: ItemView;
  readonly forms: readonly CubeFormDimension[];
  readonly items: readonly CubeDimension[];
  readonly selection: Selection;
  readonly shares: readonly Shares[];
}

/** Whether form dimensions come first, so that the groups are already in the order of the view's dimensions. */
function isInOrder(by: readonly CubeDimension[]): boolean {
  return by.findLastIndex(isFormDimension) < by.filter(isFormDimension).length;
}

function byKey(by: readonly CubeDimension[], { codes }: Cube): (one: CubeGroup, other: CubeGroup) => number {
  const places = by.map((dimension) => new Map(codes[dimension].map((code, place) => [code, place])));
  return (one, other) => {
    for (const [at, place] of places.entries()) {
      const difference = (place.get(one.key[at] ?? null) ?? 0) - (place.get(other.key[at] ?? null) ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}
