import { conjuncts, every, fieldsOf, without, type Filter, type FilterField } from '../filter.ts';
import { isFormField } from './answerable.ts';
import type { Cube, CubeFormDimension, CubeQuestion, CubeView } from './cube.ts';
import { fieldOf, keptCodes, type Leaf } from './leaf-test.ts';
import { remembered } from './memory.ts';
import { decided, keepsNothing, residualKey, residualOf, type Residual } from './residual.ts';

/** What a filter keeps of the cube: per group of forms, which ways of reading. */
export interface Selection {
  /** Names what is kept of the forms when there is at most one residual: the same for the same groups. */
  readonly formKey: string;
  /** Per group of forms the place in `residuals`, -1 where nothing is kept. */
  readonly residualOf: Int32Array;
  readonly residuals: readonly Residual[];
}

/** The filter a view is answered under, and the fields it cannot take into account. */
export function filterFor(
  view: CubeView,
  { filter, linked }: CubeQuestion,
): { readonly filter: Filter; readonly ignored: readonly FilterField[] } {
  const own: readonly FilterField[] = [...view.by.map(fieldOf), ...(view.of === 'values' ? ['value' as const] : [])];
  const kept = linked === true ? own.reduce<Filter>((rest, field) => without(rest, field), filter) : filter;
  if (view.of !== 'forms' && view.of !== 'agencies' && view.of !== 'amounts') return { filter: kept, ignored: [] };
  const speaksOfMore = (part: Filter): boolean => [...fieldsOf(part)].some((field) => !isFormField(field));
  const parts = conjuncts(kept);
  const ignored = parts
    .filter(speaksOfMore)
    .flatMap((part) => [...fieldsOf(part)].filter((field) => !isFormField(field)));
  return { filter: every(...parts.filter((part) => !speaksOfMore(part))), ignored: [...new Set(ignored)] };
}

/** Selections and residuals of one question, each computed once. */
export class Selections {
  readonly #cube: Cube;
  readonly #selections = new Map<string, Selection>();
  readonly #residuals = new Map<string, Residual>();

  constructor(cube: Cube) {
    this.#cube = cube;
  }

  of(filter: Filter): Selection {
    const key = residualKey(filter);
    const selection = this.#selections.get(key) ?? this.#select(filter);
    this.#selections.set(key, selection);
    return selection;
  }

  /** Forms that answer all leaves on form fields alike leave the same residual: it is found once for each such answer. */
  #select(filter: Filter): Selection {
    const leaves = formLeaves(filter);
    const { classOf, answers } = classes(
      leaves.map((leaf) => this.#formTest(leaf)),
      this.#cube.forms.count.length,
    );
    const residuals: Residual[] = [];
    const places = answers.map((answer) => {
      const rest = decided(filter, (leaf) => answer[leaves.indexOf(leaf)] === 1);
      return keepsNothing(rest) ? -1 : placeOf(residuals, this.#residual(rest));
    });
    const residualOf = classOf.map((own) => places[own] ?? -1);
    return { formKey: this.#formKey(filter, residuals), residualOf, residuals };
  }

  #formKey(filter: Filter, residuals: readonly Residual[]): string {
    if (residuals.length !== 1) return residualKey(filter);
    const parts = conjuncts(filter).filter((part) => [...fieldsOf(part)].some(isFormField));
    const isPlain = parts.every((part) => [...fieldsOf(part)].every(isFormField));
    return residualKey(isPlain ? every(...parts) : filter);
  }

  #residual(rest: Filter): Residual {
    const key = residualKey(rest);
    const residual =
      this.#residuals.get(key) ??
      remembered(this.#cube, `residual ${key}`, {
        compute: () => residualOf(rest, this.#cube),
        bytes: ({ keptTargets }) => keptTargets.byteLength,
      });
    this.#residuals.set(key, residual);
    return residual;
  }

  #formTest(leaf: Leaf): Uint8Array {
    const dimension = leaf.field === 'region' ? 'province' : leaf.field;
    const codes = this.#cube.forms.codes[dimension as CubeFormDimension] ?? new Uint32Array();
    const kept = keptCodes(leaf, this.#cube);
    const test = new Uint8Array(codes.length);
    for (let form = 0; form < codes.length; form += 1) test[form] = kept[codes[form] as number] as number;
    return test;
  }
}

function placeOf(residuals: Residual[], residual: Residual): number {
  const place = residuals.indexOf(residual);
  return place === -1 ? residuals.push(residual) - 1 : place;
}

function formLeaves(filter: Filter): Leaf[] {
  if ('field' in filter) return isFormField(filter.field) ? [filter] : [];
  return (filter.op === 'not' ? [filter.of] : filter.of).flatMap(formLeaves);
}

/** Forms by what all tests say of them: the class of each, and the answers of each class. */
function classes(tests: readonly Uint8Array[], forms: number) {
  let classOf = new Int32Array(forms);
  let answers: (readonly number[])[] = [[]];
  for (const test of tests) {
    const known = new Map<number, number>();
    const former = answers;
    answers = [];
    const next = new Int32Array(forms);
    let [key, place] = [-1, -1];
    for (let form = 0; form < forms; form += 1) {
      const own = classOf[form] as number;
      const answer = test[form] as number;
      if (own * 2 + answer !== key) {
        key = own * 2 + answer;
        place = known.get(key) ?? answers.push([...(former[own] ?? []), answer]) - 1;
        known.set(key, place);
      }
      next[form] = place;
    }
    classOf = next;
  }
  return { classOf, answers };
}
