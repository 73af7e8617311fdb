import { formatYear, messagesFor } from '#lib/i18n/index.ts';
import type { ConceptGapRow, Satisfaction } from '#lib/queries/index.ts';
import { agencyName, agencyYearLabel, sentences, yearsCaution } from './agency-name.ts';
import type { Chart, ChartContext, ChartTable } from './chart.ts';
import { dotOption, dotSize, type DotLine } from './dot-plot.ts';
import { byRate, demandRange, targetLines, targetTable } from './target-lines.ts';

function linesOf({ targets, absent }: Satisfaction, context: ChartContext): DotLine[] {
  return [...targetLines(targets, context).sort(byRate), ...absent.map((row) => absentLine(row, context))];
}

function absentLine(row: ConceptGapRow, context: ChartContext): DotLine {
  const { charts, codes } = messagesFor(context.locale);
  const name = agencyYearLabel(row, context);
  const note = codes.formType[row.form_type];
  const text = charts.lanes.absent;
  const link = { agencyId: row.agency_id, formId: row.form_id };
  return {
    heading: false,
    ...name,
    note,
    rate: null,
    rateMax: null,
    marker: null,
    text,
    tooltip: [name.label + name.tail, note, text],
    link,
  };
}

function describe({ targets, absent }: Satisfaction, context: ChartContext): string {
  const { charts } = messagesFor(context.locale);
  if (targets.length + absent.length === 0) return charts.noData;
  const range = demandRange(targets, context);
  const quantified = range?.count ?? 0;
  const sentence = charts.satisfactionSentence({
    targets: targets.length,
    quantified,
    words: targets.length - quantified,
    absent: absent.length,
    range,
  });
  return sentences([sentence, yearsCaution([...targets, ...absent], context)], context);
}

function table(data: Satisfaction, context: ChartContext): ChartTable {
  const { charts, codes } = messagesFor(context.locale);
  const { columns, rows } = targetTable(data.targets, context, false);
  const plain = (value: string | null) => ({ value, text: value ?? '' });
  const absent = data.absent.map((row) => ({
    link: { agencyId: row.agency_id, formId: row.form_id },
    cells: [
      plain(agencyName(row)),
      { value: row.fiscal_year, text: formatYear(row.fiscal_year, context.locale) },
      { value: row.form_type, text: codes.formType[row.form_type] },
      plain(row.project_name),
      plain(null),
      { value: null, text: charts.lanes.absent },
      plain(null),
    ],
  }));
  return { columns, rows: [...rows, ...absent] };
}

/** Satisfaction demanded for the year, by agency; words and missing indicators in their own lane. */
export const satisfactionChart: Chart<Satisfaction> = {
  name: 'satisfaction',
  option: (data, context) => dotOption(linesOf(data, context), context),
  size: (data, context) => dotSize(linesOf(data, context), context),
  describe,
  table,
};
