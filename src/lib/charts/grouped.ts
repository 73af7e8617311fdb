import { formatNumber, formatPercent, messagesFor, type Locale } from '#lib/i18n/index.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, valueLabel } from './frame.ts';
import type { Grouped, GroupedColumn, GroupedRow } from './grouped-data.ts';
import { legend, legendHeight } from './legend.ts';
import { figureAxis, onSlots, planRows, rowAxis, shown, type PlotRow, type RowPlan } from './rows.ts';
import { spreadSeries, type Spread } from './spread.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE, type ChartColour } from './theme.ts';

const PART_COLOURS: readonly ChartColour[] = ['blue', 'orange', 'purple', 'grey', 'green', 'muted', 'axis', 'band'];
const FOOT = 24;
const LABEL_GAP = 8;

interface GroupLine extends PlotRow {
  readonly row: GroupedRow | null;
}

interface GroupedWords {
  readonly of: Pick<Grouped, 'isRate' | 'unit'>;
  readonly locale: Locale;
}

/** A number of a group in words; what is unknown or not said is a dash. */
function groupedText(value: number | null, format: GroupedColumn['format'], { of, locale }: GroupedWords): string {
  if (value === null) return messagesFor(locale).charts.noShare;
  if (format === 'share') return formatPercent(value, locale, { digits: 1 });
  if (format === 'wan' || format === 'mean') return formatNumber(value, locale, { digits: 2 });
  if (format === 'count') return formatNumber(value, locale, { digits: 0 });
  if (of.isRate) return formatPercent(value, locale, { digits: 2 });
  const number = formatNumber(value, locale, { digits: 2 });
  return of.unit === null || of.unit === '' ? number : locale === 'zh' ? `${number}${of.unit}` : `${number} ${of.unit}`;
}

/** What is drawn of a row, at the end of its mark. */
export function groupedLabel(row: GroupedRow, of: Grouped, locale: Locale): string {
  const key = of.form === 'spread' ? of.drawn[2] : of.drawn[0];
  const column = of.columns.find((one) => one.key === key);
  if (column === undefined) return '';
  if (of.form !== 'parts') return groupedText(row.numbers[column.key] ?? null, column.format, { of, locale });
  const all = of.drawn.reduce((sum, part) => sum + (row.numbers[part] ?? 0), 0);
  return formatNumber(all, locale, { digits: 0 });
}

/** A heading per group where there are columns, else one line per group. */
function linesOf({ rows, columnTitle }: Grouped): GroupLine[] {
  if (columnTitle === null) return rows.map((row) => ({ row, heading: false, label: row.group, note: '' }));
  const groups = [...new Set(rows.map(({ group }) => group))];
  return groups.flatMap((group) => [
    { row: null, heading: true, label: group, note: '' },
    ...rows.flatMap((row) => (row.group === group ? [{ row, heading: false, label: row.column ?? '', note: '' }] : [])),
  ]);
}

function layOut(data: Grouped, context: ChartContext) {
  const { kept, left } = shown(linesOf(data));
  const plan = planRows(kept, context);
  const names = data.form === 'parts' ? partTitles(data) : [];
  const top = legendHeight(names, context);
  return { plan, left, top, names, height: top + plan.height + (left > 0 ? FOOT : 6) };
}

/** The colour of a part by its place among the drawn ones, as a custom property of the page. */
export function partColour(index: number): string {
  return colour(PART_COLOURS[index] ?? 'grey');
}

function partTitles({ drawn, columns }: Grouped): string[] {
  return drawn.map((key) => columns.find((column) => column.key === key)?.title ?? key);
}

function option(data: Grouped, context: ChartContext): ChartOption {
  if (data.rows.length === 0) return emptyOption(context);
  const { plan, left, top, names, height } = layOut(data, context);
  const labels = data.rows.map((row) => textWidth(groupedLabel(row, data, context.locale), FONT_SIZE));
  const foot = caption(
    messagesFor(context.locale).charts.rowsLeftOut(left),
    { left: 0, top: height - FOOT + 6 },
    { muted: true },
  );
  const { low, high } = reach(data);
  const right = Math.ceil(Math.max(...labels)) + LABEL_GAP + 6;
  const figure = ({ row }: GroupLine) => (row ? groupedLabel(row, data, context.locale) : '');
  return {
    ...frame(),
    ...(names.length > 0 ? { legend: legend(names.map((name) => ({ name }))) } : {}),
    title: left > 0 ? [foot] : [],
    grid: { left: plan.left, right, top, height: plan.height },
    xAxis: bareAxis(high, low),
    yAxis: data.form === 'spread' ? [rowAxis(plan, context), figureAxis(plan, right, figure)] : rowAxis(plan, context),
    series:
      data.form === 'spread'
        ? spreadSeries(plan, { spread: ({ row }) => spreadOf(row, data), low })
        : bars(data, plan, context),
  };
}

/** Ends of the axis: from 0, unless rates stand close together; over all rows, so that columns can be compared. */
export function reach({ form, rows, drawn, isRate }: Grouped): { readonly low: number; readonly high: number } {
  if (form === 'parts') {
    const sums = rows.map(({ numbers }) => drawn.reduce((sum, key) => sum + (numbers[key] ?? 0), 0));
    return { low: 0, high: Math.max(0, ...sums) || 1 };
  }
  const all = rows.flatMap(({ numbers }) => drawn.flatMap((key) => numbers[key] ?? []));
  const smallest = all.reduce((low, value) => Math.min(low, value), Infinity);
  const high = all.reduce((most, value) => Math.max(most, value), 0) || 1;
  const fromHalf = form === 'spread' && isRate && smallest >= 0.5 && high <= 1;
  return { low: fromHalf ? 0.5 : Math.min(0, smallest), high };
}

function bars(data: Grouped, plan: RowPlan<GroupLine>, { locale }: ChartContext) {
  const titles = partTitles(data);
  return data.drawn.map((key, index) => {
    const isLast = index === data.drawn.length - 1;
    return {
      type: 'bar' as const,
      name: titles[index] ?? key,
      stack: 'all',
      barWidth: 14,
      itemStyle: { color: partColour(index) },
      tooltip: { show: false },
      ...(isLast ? { label: endLabel(data, plan, locale) } : {}),
      data: onSlots(plan, ({ row }) => row?.numbers[key] ?? 0, '-'),
    };
  });
}

/** The numbers of a row that its line, box and mark are drawn from, in the order of `drawn`. */
function spreadOf(row: GroupedRow | null, { drawn }: Grouped): Spread {
  const [minimum, lowerQuartile, median, upperQuartile, maximum] = drawn.map((key) => row?.numbers[key] ?? null);
  return {
    minimum: minimum ?? null,
    lowerQuartile: lowerQuartile ?? null,
    median: median ?? null,
    upperQuartile: upperQuartile ?? null,
    maximum: maximum ?? null,
  };
}

function endLabel(data: Grouped, plan: RowPlan<GroupLine>, locale: Locale) {
  return {
    ...valueLabel('right', LABEL_GAP),
    formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
      const row = plan.slots[dataIndex]?.row.row;
      return row ? groupedLabel(row, data, locale) : '';
    },
  };
}

function describe(data: Grouped, { locale }: ChartContext): string {
  const words = messagesFor(locale).workbench;
  const measured = data.rows
    .map((row) => ({ row, value: measureOf(row, data) }))
    .filter((one): one is { row: GroupedRow; value: number } => one.value !== null)
    .sort((a, b) => b.value - a.value);
  const [first] = measured;
  const last = measured.at(-1);
  if (!first || !last) return messagesFor(locale).charts.noData;
  const named = ({ row }: { readonly row: GroupedRow }) =>
    `${row.group}${row.column === null ? '' : ` · ${row.column}`} ${groupedLabel(row, data, locale)}`;
  if (measured.length === 1) return words.oneGroup(named(first));
  return words.ends({ groups: measured.length, first: named(first), last: named(last) });
}

function measureOf({ numbers }: GroupedRow, { form, drawn }: Grouped): number | null {
  if (form === 'parts') return drawn.reduce((sum, key) => sum + (numbers[key] ?? 0), 0);
  return numbers[(form === 'spread' ? drawn[2] : drawn[0]) ?? ''] ?? null;
}

function table(data: Grouped, { locale }: ChartContext): ChartTable {
  const named = data.columnTitle === null ? [] : [{ key: 'column', title: data.columnTitle, numeric: false }];
  return {
    columns: [
      { key: 'group', title: data.groupTitle, numeric: false },
      ...named,
      ...data.columns.map(({ key, title }) => ({ key, title, numeric: true })),
    ],
    rows: data.rows.map((row) => ({
      link: row.agencyId === undefined ? {} : { agencyId: row.agencyId },
      cells: [
        { value: row.group, text: row.group },
        ...(data.columnTitle === null ? [] : [{ value: row.column, text: row.column ?? '' }]),
        ...data.columns.map(({ key, format }) => {
          const value = row.numbers[key] ?? null;
          return { value, text: groupedText(value, format, { of: data, locale }) };
        }),
      ],
    })),
  };
}

/** Groups side by side: bars of a number, bars in parts, or the spread of values. */
export const groupedChart: Chart<Grouped> = {
  name: 'grouped',
  option,
  size: (data, context) =>
    data.rows.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: layOut(data, context).height },
  describe,
  table,
};
