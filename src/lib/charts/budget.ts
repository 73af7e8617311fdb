import { formatNumber, formatWan, formatYear, messagesFor } from '#lib/i18n/index.ts';
import type { BudgetRow, FormType } from '#lib/queries/index.ts';
import { agencyName, agencyYear, joined } from './agency-name.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml } from './frame.ts';
import { hatch } from './hatch.ts';
import { rowAxis, rowLayout, shown, type PlotRow, type RowLayout } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_FAMILY, FONT_SIZE, type ChartColour } from './theme.ts';

type Rows = readonly BudgetRow[];

interface Panel {
  readonly type: FormType;
  readonly rows: Rows;
  readonly left: number;
  readonly plotRows: readonly PlotRow[];
  readonly top: number;
  readonly height: number;
}

const TYPES = ['department', 'project', 'special_fund'] as const;
const COLOURS: Readonly<Record<FormType, ChartColour>> = {
  department: 'blue',
  project: 'orange',
  special_fund: 'green',
};
const HEAD = 26;
const GAP = 22;
const FOOT = 20;
const LABEL_GAP = 8;

function panelsOf(rows: Rows, context: ChartContext): { panels: Panel[]; layout: RowLayout; height: number } {
  const groups = TYPES.map((type) => ({ type, ...shown(ranked(rows.filter((row) => row.form_type === type))) }));
  const filled = groups
    .filter(({ kept }) => kept.length > 0)
    .map((group) => ({ ...group, plotRows: group.kept.map((row) => plotRow(row, context)) }));
  const layout = rowLayout(
    filled.flatMap(({ plotRows }) => plotRows),
    context,
  );
  const panels: Panel[] = [];
  let top = 0;
  for (const { type, kept, left, plotRows } of filled) {
    const height = kept.length * layout.rowHeight;
    panels.push({ type, rows: kept, left, plotRows, top: top + HEAD, height });
    top += HEAD + height + (left > 0 ? FOOT : 0) + GAP;
  }
  return { panels, layout, height: top - GAP + 6 };
}

/** Largest first; the years of one agency stay together, latest first. */
function ranked(rows: Rows): Rows {
  const largest = new Map<string, number>();
  for (const row of rows) {
    largest.set(row.agency_id, Math.max(largest.get(row.agency_id) ?? -1, row.total_wan ?? -1));
  }
  return [...rows].sort(
    (a, b) =>
      (largest.get(b.agency_id) ?? 0) - (largest.get(a.agency_id) ?? 0) ||
      (a.agency_id < b.agency_id ? -1 : a.agency_id > b.agency_id ? 1 : 0) ||
      (b.fiscal_year ?? 0) - (a.fiscal_year ?? 0),
  );
}

function plotRow(row: BudgetRow, context: ChartContext): PlotRow {
  return { heading: false, label: agencyYear(row, context), note: '' };
}

function notesText(row: BudgetRow, context: ChartContext): string {
  const { budgetNotes } = messagesFor(context.locale).charts;
  return joined(
    row.notes.map((note) => budgetNotes[note](row.forms)),
    context,
  );
}

function endLabel(row: BudgetRow, context: ChartContext): string {
  const short = messagesFor(context.locale).charts.budgetShortNotes;
  const notes = row.notes.flatMap((note) => (note === 'within_department' ? [] : [short[note](row.forms)]));
  const amount = row.total_wan === null ? '' : formatNumber(row.total_wan, context.locale, { digits: 6 });
  return [amount, ...notes].filter((part) => part !== '').join(' · ');
}

function option(rows: Rows, context: ChartContext): ChartOption {
  if (rows.length === 0) return emptyOption(context);
  const { panels, layout } = panelsOf(rows, context);
  const width = CHART_WIDTH[context.width];
  const labelRoom = Math.max(...panels.flatMap((panel) => panel.rows.map((row) => labelWidth(row, context))));
  const right = Math.min(Math.ceil(labelRoom) + LABEL_GAP + 2, Math.round((width - layout.left) * 0.6));
  return {
    ...frame(),
    title: panels.flatMap((panel) => titles(panel, context)),
    grid: panels.map(({ top, height }) => ({ left: layout.left, right, top, height })),
    xAxis: panels.map((panel, gridIndex) => ({ ...bareAxis(maximum(panel.rows)), gridIndex })),
    yAxis: panels.map((panel, gridIndex) => ({ ...rowAxis(panel.plotRows, context, layout), gridIndex })),
    series: panels.map((panel, index) => series(panel, index, context)),
  };
}

function labelWidth(row: BudgetRow, context: ChartContext): number {
  return textWidth(endLabel(row, context), FONT_SIZE);
}

function maximum(rows: Rows): number {
  return Math.max(0, ...rows.map((row) => row.total_wan ?? 0)) || 1;
}

function titles(panel: Panel, { locale }: ChartContext) {
  const { charts, codes } = messagesFor(locale);
  const head = caption(
    charts.budgetPanel(codes.formType[panel.type]),
    { left: 0, top: panel.top - HEAD + 4 },
    { bold: true },
  );
  const foot = caption(charts.rowsLeftOut(panel.left), { left: 0, top: panel.top + panel.height + 2 }, { muted: true });
  return panel.left > 0 ? [head, foot] : [head];
}

function series(panel: Panel, index: number, context: ChartContext) {
  const fill = colour(COLOURS[panel.type]);
  return {
    type: 'bar' as const,
    name: messagesFor(context.locale).codes.formType[panel.type],
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth: 14,
    itemStyle: { color: fill, borderColor: fill, borderWidth: 1 },
    emphasis: { itemStyle: { color: fill, borderColor: colour('ink') } },
    label: {
      show: true,
      position: 'right' as const,
      distance: LABEL_GAP,
      color: colour('ink'),
      fontFamily: FONT_FAMILY,
      fontSize: FONT_SIZE,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = panel.rows[dataIndex];
        return row ? endLabel(row, context) : '';
      },
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
        const row = panel.rows[dataIndex];
        return row ? tooltip(row, context) : '';
      },
    },
    data: panel.rows.map((row) => ({
      value: row.total_wan ?? 0,
      agencyId: row.agency_id,
      formId: row.form_id,
      itemStyle: {
        ...(row.comparable ? {} : { decal: hatch('diagonal') }),
        ...(row.agency_id === context.agencyId ? { borderColor: colour('ink'), borderWidth: 2 } : {}),
      },
    })),
  };
}

function tooltip(row: BudgetRow, context: ChartContext): string {
  const { locale } = context;
  return tooltipHtml([
    agencyYear(row, context),
    row.project_name ?? '',
    formatWan(row.total_wan, locale),
    notesText(row, context),
  ]);
}

function describe(rows: Rows, context: ChartContext): string {
  const { locale } = context;
  const { charts, codes, site } = messagesFor(locale);
  if (rows.length === 0) return charts.noData;
  const parts = TYPES.flatMap((type) => {
    const known = ranked(rows.filter((row) => row.form_type === type)).filter((row) => row.total_wan !== null);
    const [first] = [...known].sort((a, b) => (b.total_wan ?? 0) - (a.total_wan ?? 0));
    const last = [...known].sort((a, b) => (a.total_wan ?? 0) - (b.total_wan ?? 0))[0];
    if (!first || !last) return [];
    const name = codes.formType[type];
    const top = { name: agencyYear(first, context), amount: formatWan(first.total_wan, locale) };
    const low = { name: agencyYear(last, context), amount: formatWan(last.total_wan, locale) };
    return [known.length === 1 ? charts.budgetOne(name, top) : charts.budgetRange(name, known.length, { top, low })];
  });
  return [...parts, charts.budgetCaution].join(locale === 'zh' ? '' : ' ') || site.noData;
}

function table(rows: Rows, context: ChartContext): ChartTable {
  const { locale } = context;
  const { charts, codes } = messagesFor(locale);
  const { columns } = charts;
  const ordered = TYPES.flatMap((type) => ranked(rows.filter((row) => row.form_type === type)));
  return {
    columns: [
      { key: 'form_type', title: columns.formType, numeric: false },
      { key: 'agency', title: columns.agency, numeric: false },
      { key: 'fiscal_year', title: columns.year, numeric: true },
      { key: 'forms', title: columns.forms, numeric: true },
      { key: 'total_wan', title: columns.total, numeric: true },
      { key: 'notes', title: columns.comparability, numeric: false },
    ],
    rows: ordered.map((row) => ({
      link: { agencyId: row.agency_id, formId: row.form_id },
      cells: [
        { value: row.form_type, text: codes.formType[row.form_type] },
        { value: agencyName(row), text: agencyName(row) },
        { value: row.fiscal_year, text: formatYear(row.fiscal_year, locale) },
        { value: row.forms, text: formatNumber(row.forms, locale) },
        { value: row.total_wan, text: formatNumber(row.total_wan, locale, { digits: 6 }) },
        { value: row.notes.join(';'), text: notesText(row, context) || charts.comparable },
      ],
    })),
  };
}

/** Totals by agency and year, a panel with its own scale per form type: the types are never set side by side. */
export const budgetChart: Chart<Rows> = {
  name: 'budget',
  option,
  size: (rows, context) =>
    rows.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: panelsOf(rows, context).height },
  describe,
  table,
};
