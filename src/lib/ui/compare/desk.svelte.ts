import { chosen, cubeAnswers, type CubeAnswer, type Filter, type FilterValue } from '#lib/queries/index.ts';
import { Answer, type Ask } from '../session/answer.svelte.ts';
import { session } from '../session/session.svelte.ts';
import type { Text } from '../text.ts';
import type { CompareAddress } from './address.svelte.ts';
import {
  cubeGroups,
  groupsOf,
  isCubeChoice,
  type CubeGroupBy,
  type Group,
  type GroupedChoice,
} from './grouped/choice.ts';
import { askRowGroups, type RowAnswers } from './grouped/row-groups.ts';
import { conceptValues } from './linked/concept-values.ts';
import {
  keptRows,
  LINKED,
  linkedPanels,
  togglingCode,
  type LinkedDimension,
  type LinkedPanel,
} from './linked/linked.ts';
import { ensureFindings } from './findings-table.ts';
import type { Headline, Measure } from './measures.ts';
import { askLinkedRows } from './rows.ts';
import {
  askGrouped,
  askLinked,
  conceptsOf,
  FORMS_DRAWN,
  type BuiltWorkbench,
  type GroupedAnswers,
  type LinkedAnswers,
} from './workbench.ts';

/** Grouped by this where nobody asked for anything else. */
function defaultGroup(measure: Measure): CubeGroupBy | null {
  return cubeGroups(measure).find((group) => group === 'kind') ?? cubeGroups(measure)[0] ?? null;
}

/** What the workbench shows at the moment: from the counting cube at once, from the rows where that cannot answer. */
export class CompareDesk {
  readonly #address: CompareAddress;
  readonly #built: () => BuiltWorkbench;
  readonly #text: () => Text;
  readonly #rows: Answer<LinkedAnswers>;
  /** Groups that only the rows answer. */
  readonly rowGroups: Answer<RowAnswers | null>;

  /** @param built what the page holds; functions, so that they follow the page */
  constructor(address: CompareAddress, built: () => BuiltWorkbench, text: () => Text) {
    this.#address = address;
    this.#built = built;
    this.#text = text;
    this.#rows = new Answer(
      () => built().linked,
      (): Ask<LinkedAnswers> | null => {
        const { filter, concept } = address;
        const { cube } = this;
        if (cube === null || this.isCounted) return null;
        const values = conceptValues(cube, concept);
        return (engine, signal) => askLinkedRows(engine, filter, { values, signal });
      },
      () => address.filter,
    );
    this.rowGroups = new Answer<RowAnswers | null>(
      () => null,
      (): Ask<RowAnswers | null> | null => {
        const { choice, cube, isPartial } = this;
        const { filter } = address;
        if (!address.isAlive || choice === null || cube === null || isPartial || this.#isByCube(choice)) return null;
        const { measure } = choice;
        const values =
          measure === 'budget' || measure === 'findings' ? null : conceptValues(cube, this.#concepts(choice)[0] ?? '');
        return async (engine, signal) => {
          if (measure === 'findings') await ensureFindings(engine);
          return askRowGroups(engine, choice, { filter, values, signal });
        };
      },
      () => address.filter,
    );
  }

  readonly cube = $derived(session.cube.current);
  /** Whether the filter is one that counts answer; else the rows must. */
  readonly isCounted: boolean = $derived.by(() => this.cube !== null && cubeAnswers(this.#address.filter, this.cube));
  readonly linked: LinkedAnswers = $derived.by(() => {
    if (this.cube === null) return this.#built().linked;
    return this.isCounted ? askLinked(this.cube, this.#address.filter, this.#address.concept) : this.#rows.value;
  });
  /** Whether the counts that are shown belong to the filter. */
  readonly isSettled: boolean = $derived.by(() => {
    if (this.cube === null) return session.own === null && this.#address.isPlain;
    return this.isCounted || (this.#rows.answered && !this.#rows.busy);
  });
  readonly isFailed: boolean = $derived.by(() => session.cube.status === 'failed' || this.#rows.failed);

  readonly panels: readonly LinkedPanel[] = $derived.by(() => linkedPanels(this.linked.answers, this.#address.filter));
  /** Indicator rows under all filters. */
  readonly kept: number = $derived.by(() => keptRows(this.panels, this.#address.filter));
  /** All provinces of the dataset. */
  readonly provinces: readonly FilterValue[] = $derived.by(() => this.cube?.codes.province ?? []);
  /** Forms the filter keeps as far as it speaks of forms; null when only the rows know. */
  readonly forms: number | null = $derived.by(() => {
    if (this.cube === null) return this.#address.isPlain && session.own === null ? this.#built().forms : null;
    return this.isCounted ? countOf(this.linked.answers, 'forms') : null;
  });

  /** Whether the rows behind the filter are more than a page fetches: no single province is chosen. */
  readonly isPartial: boolean = $derived.by(() => {
    if (session.own !== null || !this.#built().isSplit) return false;
    const { filter } = this.#address;
    return chosen(filter, 'region').length !== 1 && chosen(filter, 'agency').length === 0;
  });

  /** What the detail is grouped by: as asked, else by form while these can be drawn one by one. */
  readonly by: Group = $derived.by(() => {
    const { measure, by } = this.#address;
    if (by === 'form' || (by !== null && groupsOf(measure).some((group) => group === by))) return by;
    const isMany = this.forms === null ? this.#built().forms > FORMS_DRAWN && this.isCounted : this.forms > FORMS_DRAWN;
    return isMany ? (defaultGroup(measure) ?? 'form') : 'form';
  });

  /** What is compared by groups; null while every form stands on its own. */
  readonly choice: GroupedChoice | null = $derived.by(() => {
    const { measure, part, aspect, column } = this.#address;
    const { by } = this;
    if (by === 'form') return null;
    const asked = column === 'none' || column === by ? null : column;
    return { measure, by, column: column === null ? this.#ownColumn(by) : asked, part, aspect };
  });
  readonly grouped: GroupedAnswers | null = $derived.by(() => {
    const { choice, cube } = this;
    if (choice === null) return null;
    if (cube === null) return this.#builtGroup(choice.measure);
    if (!isCubeChoice(choice) || !this.isCounted) return null;
    return askGrouped(cube, choice, { filter: this.#address.filter, concepts: this.#concepts(choice) });
  });

  /** Concepts with numbers that can be compared, those with most rows first. */
  readonly concepts: readonly string[] = $derived.by(() => {
    const { cube } = this;
    const panel = this.panels.find(({ dimension }) => dimension === 'concept');
    const codes = panel?.bars.flatMap(({ code }) => (typeof code === 'string' ? [code] : [])) ?? [];
    const numbered = cube === null ? codes : codes.filter((code) => conceptValues(cube, code) !== null);
    const { concept } = this.#address;
    return numbered.includes(concept) ? numbered : [concept, ...numbered];
  });

  /** Indicator rows another filter would keep; null when only the rows know. */
  count(filter: Filter): number | null {
    if (this.cube === null || !cubeAnswers(filter, this.cube)) return null;
    return keptRows(linkedPanels(askLinked(this.cube, filter, this.#address.concept).answers, filter), filter);
  }

  /** Adds a mark to the filter, or takes it away again. */
  toggle(dimension: LinkedDimension, code: FilterValue): void {
    const field = LINKED[dimension];
    this.#address.choose(field, togglingCode(this.#address.filter, field, code), this.#text().locale);
  }

  /** Amounts and findings of several form types stand side by side unless the reader asks for something else. */
  #ownColumn(by: Group): CubeGroupBy | null {
    const { measure, filter } = this.#address;
    const isOneType = chosen(filter, 'form_type').length === 1;
    const isApart = measure === 'budget' || measure === 'findings';
    return isApart && by !== 'form_type' && !isOneType ? 'form_type' : null;
  }

  #concepts(choice: GroupedChoice): readonly string[] {
    return conceptsOf(choice, { concept: this.#address.concept, completion: this.#text().completion });
  }

  #isByCube(choice: GroupedChoice): boolean {
    return isCubeChoice(choice) && this.isCounted;
  }

  #builtGroup(measure: Measure): GroupedAnswers | null {
    const { grouped } = this.#built();
    return (measure in grouped ? grouped[measure as Headline] : null) ?? null;
  }
}

function countOf(answers: readonly CubeAnswer[], of: 'forms' | 'agencies'): number | null {
  const answer = answers.find(({ view }) => view.of === of);
  if (answer === undefined || answer.ignored.length > 0) return null;
  return answer.groups.reduce((sum, { count }) => sum + count, 0);
}
