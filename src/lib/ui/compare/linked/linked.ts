import {
  chosen,
  type ChoiceField,
  type CubeAnswer,
  type CubeDimension,
  type CubeQuestion,
  type CubeView,
  type Filter,
  type FilterValue,
} from '#lib/queries/index.ts';

/** The linked charts that count indicator rows, in their order on the page, and the field a chosen mark restricts. */
export const LINKED = {
  year: 'year',
  province: 'region',
  kind: 'kind',
  form_type: 'form_type',
  level1: 'level1',
  level2: 'level2',
  concept: 'concept',
  status: 'status',
} as const satisfies Partial<Record<CubeDimension, ChoiceField>>;
export type LinkedDimension = keyof typeof LINKED;
export const LINKED_DIMENSIONS = Object.keys(LINKED) as readonly LinkedDimension[];

/** The numbers of one concept that can be put on one axis. */
export interface ConceptValues {
  readonly concept: string;
  readonly kind: string;
  readonly unit: string | null;
}

/** One mark of a linked chart. */
export interface LinkedBar {
  readonly code: FilterValue;
  readonly count: number;
  /** Of all marks of its chart. */
  readonly share: number;
  readonly isChosen: boolean;
}

/** One linked chart: its marks under the filters of all the others. */
export interface LinkedPanel {
  readonly dimension: LinkedDimension;
  readonly bars: readonly LinkedBar[];
  readonly maximum: number;
}

/** Dimensions whose order says something; the others show the largest first. */
const ORDERED: ReadonlySet<LinkedDimension> = new Set(['year', 'status']);

/** What the linked charts ask: all of them under one filter, each without the filter on itself. */
export function linkedQuestion(filter: Filter, values: ConceptValues | null): CubeQuestion {
  const counted = LINKED_DIMENSIONS.map((dimension): CubeView => ({ of: 'indicators', by: [dimension] }));
  const whole: CubeView[] = [
    { of: 'forms', by: [] },
    { of: 'agencies', by: [] },
  ];
  const spread: CubeView[] = values === null ? [] : [{ of: 'values', by: [], ...values }];
  return { filter, linked: true, views: [...counted, ...whole, ...spread] };
}

/** The charts of the answers to a linked question. */
export function linkedPanels(answers: readonly CubeAnswer[], filter: Filter): LinkedPanel[] {
  return LINKED_DIMENSIONS.flatMap((dimension) => {
    const answer = answers.find(({ view }) => view.of === 'indicators' && view.by[0] === dimension);
    return answer === undefined ? [] : [panelOf(dimension, answer, filter)];
  });
}

function panelOf(dimension: LinkedDimension, { groups }: CubeAnswer, filter: Filter): LinkedPanel {
  const picked = chosen(filter, LINKED[dimension]);
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const bars = groups.map(({ key, count }): LinkedBar => {
    const code = key[0] ?? null;
    return { code, count, share: total === 0 ? 0 : count / total, isChosen: isAmong(picked, code) };
  });
  const missing = picked.filter((code) => !bars.some((bar) => isAmong([code], bar.code)));
  const all = [...bars, ...missing.map((code): LinkedBar => ({ code, count: 0, share: 0, isChosen: true }))];
  const ordered = ORDERED.has(dimension) ? all : [...all].sort((a, b) => b.count - a.count);
  return { dimension, bars: ordered, maximum: bars.reduce((most, { count }) => Math.max(most, count), 0) };
}

function isAmong(values: readonly FilterValue[], code: FilterValue): boolean {
  return values.some((value) => (value === null || code === null ? value === code : String(value) === String(code)));
}

/** The chosen values of a field with one mark added or taken away. */
export function togglingCode(filter: Filter, field: ChoiceField, code: FilterValue): FilterValue[] {
  const picked = chosen(filter, field);
  return isAmong(picked, code) ? picked.filter((value) => !isAmong([value], code)) : [...picked, code];
}

/** Indicator rows under all filters: what the chart of a dimension shows of the values chosen in it. */
export function keptRows(panels: readonly LinkedPanel[], filter: Filter): number {
  const [panel] = panels;
  if (panel === undefined) return 0;
  const isRestricted = chosen(filter, LINKED[panel.dimension]).length > 0;
  return panel.bars.reduce((sum, bar) => sum + (isRestricted && !bar.isChosen ? 0 : bar.count), 0);
}
