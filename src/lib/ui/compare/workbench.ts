import type { Grouped } from '#lib/charts/index.ts';
import {
  askCube,
  EVERYTHING,
  type Cube,
  type CubeAnswer,
  type CubeDimension,
  type Filter,
  type FilterValue,
} from '#lib/queries/index.ts';
import type { Text } from '../text.ts';
import type { CubeChoice, GroupBy, GroupedChoice } from './grouped/choice.ts';
import { groupedQuestion, groupedRows, type GroupedNames, type GroupedValues } from './grouped/grouped.ts';
import { HEADLINES, type Headline } from './measures.ts';
import { conceptValues } from './linked/concept-values.ts';
import { linkedQuestion, type ConceptValues } from './linked/linked.ts';

/** So many forms are drawn one by one; more are grouped. Also the most a prerendered page names. */
export const FORMS_DRAWN = 60;

/** What the linked charts show: counts, and the values of one concept. */
export interface LinkedAnswers {
  readonly values: ConceptValues | null;
  readonly answers: readonly CubeAnswer[];
}

/** What a grouped comparison rests on. */
export interface GroupedAnswers {
  readonly choice: CubeChoice;
  readonly values: GroupedValues;
  readonly answers: readonly CubeAnswer[];
}

/** What a page was built with. */
export interface BuiltWorkbench {
  readonly linked: LinkedAnswers;
  /** The headline measures by kind of agency, for datasets too large to draw every form. */
  readonly grouped: Readonly<Partial<Record<Headline, GroupedAnswers>>>;
  readonly forms: number;
  readonly agencies: number;
  /** Whether rows are fetched province by province. */
  readonly isSplit: boolean;
}

/** The concept compared where none is asked for. */
export const FIRST_CONCEPT = 'satisfaction_rate';

/** All linked charts under a filter, in one question. */
export function askLinked(cube: Cube, filter: Filter, concept: string): LinkedAnswers {
  const values = conceptValues(cube, concept);
  return { values, answers: askCube(cube, linkedQuestion(filter, values)) };
}

/** The concepts whose targets a measure compares. */
export function conceptsOf(
  { measure }: Pick<GroupedChoice, 'measure'>,
  { concept, completion }: { readonly concept: string; readonly completion: readonly string[] },
): readonly string[] {
  if (measure === 'satisfaction') return ['satisfaction_rate'];
  if (measure === 'completion') return completion;
  return measure === 'concept' ? [concept] : [];
}

/** A grouped comparison under a filter. */
export function askGrouped(
  cube: Cube,
  choice: CubeChoice,
  { filter, concepts }: { readonly filter: Filter; readonly concepts: readonly string[] },
): GroupedAnswers {
  const values = concepts.flatMap((concept) => conceptValues(cube, concept) ?? []);
  const compared = choice.measure === 'completion' ? values.filter(({ kind }) => kind === 'rate') : values;
  return { choice, values: compared, answers: askCube(cube, groupedQuestion(choice, filter, compared)) };
}

/** The groups of a comparison, named in the reader's language. */
export function namedGroups({ choice, values, answers }: GroupedAnswers, text: Text): Grouped {
  return groupedRows(choice, answers, { names: groupedNames(text), values });
}

/** The words of grouped comparisons in the reader's language. */
export function groupedNames(text: Text): GroupedNames {
  const { messages } = text;
  return {
    words: messages.workbench,
    status: messages.charts.status,
    operator: messages.codes.operator,
    name: dimensionNames(text),
  };
}

/** Names the codes of the cube's dimensions. */
export function dimensionNames(text: Text): (dimension: CubeDimension | GroupBy, code: FilterValue) => string {
  const { charts, codes, workbench } = text.messages;
  const listed: Partial<Record<CubeDimension | GroupBy, Readonly<Record<string, string>>>> = {
    province: codes.province,
    form_type: codes.formType,
    status: charts.status,
    period: codes.period,
    target_kind: codes.targetKind,
    operator: codes.operator,
  };
  return (dimension, code) => {
    if (code === null || code === '') return workbench.unknown;
    const known = String(code);
    if (dimension === 'kind') return text.term('kinds', known);
    if (dimension === 'concept') return text.term('concepts', known);
    if (dimension === 'level1') return text.level(1, known);
    if (dimension === 'level2') return text.level(2, known);
    return listed[dimension]?.[known] ?? known;
  };
}

/** What a page holds before anything is chosen: the linked charts, and the headline measures where forms are many. */
export function builtWorkbench(
  cube: Cube,
  { completion, isSplit }: { readonly completion: readonly string[]; readonly isSplit: boolean },
): BuiltWorkbench {
  const { forms, agencies } = cube.totals;
  const linked = askLinked(cube, EVERYTHING, FIRST_CONCEPT);
  return { linked, grouped: forms > FORMS_DRAWN ? builtGroups(cube, completion) : {}, forms, agencies, isSplit };
}

/** The headline measures over everything, by kind of agency. */
export function builtGroups(cube: Cube, completion: readonly string[]): BuiltWorkbench['grouped'] {
  const entries = HEADLINES.map((measure) => {
    const by = measure === 'completion' ? 'concept' : 'kind';
    const column = measure === 'budget' ? 'form_type' : null;
    const choice: CubeChoice = { measure, by, column, part: null, aspect: 'spread' };
    const concepts = conceptsOf(choice, { concept: FIRST_CONCEPT, completion });
    return [measure, askGrouped(cube, choice, { filter: EVERYTHING, concepts })] as const;
  });
  return Object.fromEntries(entries);
}
