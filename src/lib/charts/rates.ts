import { messagesFor } from '#lib/i18n/index.ts';
import type { ConceptTargetRow } from '#lib/queries/index.ts';
import { sentences, yearsCaution } from './agency-name.ts';
import type { Chart, ChartContext } from './chart.ts';
import { dotOption, dotSize, type DotLine } from './dot-plot.ts';
import { byRate, demandRange, targetLines, targetTable } from './target-lines.ts';

type Rows = readonly ConceptTargetRow[];

/** Rows by concept in the order given; a concept is one measure, and no two are ever mixed. */
function byConcept(rows: Rows): { readonly concept: string; readonly rows: Rows }[] {
  const concepts = [...new Set(rows.map((row) => row.concept))];
  return concepts.map((concept) => ({ concept, rows: rows.filter((row) => row.concept === concept) }));
}

function linesOf(rows: Rows, context: ChartContext): DotLine[] {
  return byConcept(rows).flatMap(({ concept, rows: group }) => [
    heading(concept, context),
    ...targetLines(group, context).sort(byRate),
  ]);
}

function heading(concept: string, { labels }: ChartContext): DotLine {
  const label = labels.concept(concept);
  return {
    heading: true,
    label,
    note: '',
    rate: null,
    rateMax: null,
    marker: null,
    text: '',
    tooltip: [],
    link: { concept },
  };
}

function describe(rows: Rows, context: ChartContext): string {
  const { charts } = messagesFor(context.locale);
  if (rows.length === 0) return charts.noData;
  const parts = byConcept(rows).map(({ concept, rows: group }) =>
    charts.conceptSentence(context.labels.concept(concept), group.length, demandRange(group, context)),
  );
  return sentences([...parts, charts.ratesCaution, yearsCaution(rows, context)], context);
}

/** Completion-type rates, each concept under its own heading: 办结, 化解, 受理 and 处理 are different rates. */
export const ratesChart: Chart<Rows> = {
  name: 'completion',
  option: (rows, context) => dotOption(linesOf(rows, context), context),
  size: (rows, context) => dotSize(linesOf(rows, context), context),
  describe,
  table: (rows, context) => targetTable(rows, context, true),
};
