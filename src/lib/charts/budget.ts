import { formatNumber, formatWan, formatYear, messagesFor } from '#lib/i18n/index.ts';
import type { BudgetRow, FormType } from '#lib/queries/index.ts';
import { agencyName, agencyYear, joined, sentences, yearsCaution } from './agency-name.ts';
import { HEAD, isHatched, panelsOf, ranked, TYPES, type BudgetLine, type Panel } from './budget-panels.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml, valueLabel } from './frame.ts';
import { hatch } from './hatch.ts';
import { onSlots, rowAxis } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE, type ChartColour } from './theme.ts';

type Rows = readonly BudgetRow[];

const COLOURS: Readonly<Record<FormType, ChartColour>> = {
  department: 'blue',
  project: 'orange',
  special_fund: 'green',
};
const LABEL_GAP = 8;

function option(rows: Rows, context: ChartContext): ChartOption {
  if (rows.length === 0) return emptyOption(context);
  const { panels, hatched, height } = panelsOf(rows, context);
  const foot = caption(
    messagesFor(context.locale).charts.budgetHatched,
    { left: 0, top: height - 20 },
    { muted: true },
  );
  const width = CHART_WIDTH[context.width];
  const left = Math.max(...panels.map(({ plan }) => plan.left));
  const ends = panels.flatMap(({ plan }) => plan.slots.map(({ row }) => textWidth(row.end, FONT_SIZE)));
  const right = Math.min(Math.ceil(Math.max(...ends)) + LABEL_GAP + 4, Math.round((width - left) * 0.7));
  return {
    ...frame(),
    title: [...panels.flatMap((panel) => titles(panel, context)), ...(hatched ? [foot] : [])],
    grid: panels.map(({ plan, top }) => ({ left, right, top, height: plan.height })),
    xAxis: panels.map(({ maximum }, gridIndex) => ({ ...bareAxis(maximum || 1), gridIndex })),
    yAxis: panels.map(({ plan }, gridIndex) => ({ ...rowAxis(plan, context), gridIndex })),
    series: panels.map((panel, index) => series(panel, index, context)),
  };
}

function titles({ type, plan, maximum, left, top }: Panel, { locale }: ChartContext) {
  const { charts, codes } = messagesFor(locale);
  const name = charts.budgetPanel(codes.formType[type]);
  const scale = maximum === null ? '' : charts.budgetScale(formatNumber(maximum, locale, { digits: 6 }));
  const head = top - HEAD + 4;
  const titles = [
    caption(name, { left: 0, top: head }, { bold: true }),
    caption(scale, { left: Math.ceil(textWidth(name, FONT_SIZE)) + 14, top: head }, { muted: true }),
  ];
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: top + plan.height + 2 }, { muted: true });
  return left > 0 ? [...titles, foot] : titles;
}

function series({ type, plan }: Panel, index: number, context: ChartContext) {
  const fill = colour(COLOURS[type]);
  return {
    type: 'bar' as const,
    name: messagesFor(context.locale).codes.formType[type],
    xAxisIndex: index,
    yAxisIndex: index,
    barWidth: 14,
    itemStyle: { color: fill, borderColor: fill, borderWidth: 1 },
    emphasis: { itemStyle: { color: fill, borderColor: colour('ink') } },
    label: {
      ...valueLabel('right', LABEL_GAP),
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => plan.slots[dataIndex]?.row.end ?? '',
    },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltip(plan.slots[dataIndex]?.row, context),
    },
    data: onSlots(plan, ({ row }) => bar(row, context), '-'),
  };
}

function bar(row: BudgetRow, { agencyId }: ChartContext) {
  const hatched = isHatched(row) ? { decal: hatch('diagonal') } : {};
  const unknown = row.total_wan === null ? { color: 'transparent', borderColor: 'transparent' } : {};
  const marked = row.agency_id === agencyId ? { borderColor: colour('ink'), borderWidth: 2 } : {};
  return {
    value: row.total_wan ?? 0,
    agencyId: row.agency_id,
    formId: row.form_id,
    itemStyle: { ...hatched, ...marked, ...unknown },
  };
}

function notesText(row: BudgetRow, context: ChartContext): string {
  const { budgetNotes } = messagesFor(context.locale).charts;
  return joined(
    row.notes.map((note) => budgetNotes[note](row.forms)),
    context,
  );
}

function tooltip(budget: BudgetLine | undefined, context: ChartContext): string {
  if (!budget) return '';
  const { row } = budget;
  const amount = formatWan(row.total_wan, context.locale);
  return tooltipHtml([agencyYear(row, context), row.project_name ?? '', amount, notesText(row, context)]);
}

function describe(rows: Rows, context: ChartContext): string {
  const { locale } = context;
  const { charts, codes } = messagesFor(locale);
  if (rows.length === 0) return charts.noData;
  const named = (row: BudgetRow) => ({ name: agencyYear(row, context), amount: formatWan(row.total_wan, locale) });
  const parts = TYPES.flatMap((type) => {
    const group = rows.filter((row) => row.form_type === type);
    const known = group.filter((row) => row.total_wan !== null).sort((a, b) => (b.total_wan ?? 0) - (a.total_wan ?? 0));
    const [top] = known;
    const low = known.at(-1);
    const name = codes.formType[type];
    if (group.length === 0) return [];
    if (!top || !low) return [charts.budgetUnknown(name, group.length)];
    const ends = { top: named(top), low: named(low) };
    return [known.length === 1 ? charts.budgetOne(name, ends.top) : charts.budgetRange(name, known.length, ends)];
  });
  const apart = parts.length > 1 ? charts.budgetCaution : '';
  return sentences([...parts, apart, yearsCaution(rows, context)], context);
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
