import { formatNumber, formatPercent, messagesFor } from '#lib/i18n/index.ts';
import type { AgencyFindings, FindingCounts } from '#lib/queries/index.ts';
import { agencyName, sentences } from './agency-name.ts';
import { CHART_WIDTH, type Chart, type ChartContext, type ChartOption, type ChartTable } from './chart.ts';
import { bareAxis, caption, emptyOption, emptySize, frame, tooltipHtml } from './frame.ts';
import { hatch } from './hatch.ts';
import { legend, legendHeight } from './legend.ts';
import { figureAxis, onSlots, planRows, rowAxis, shown, type PlotRow, type RowPlan } from './rows.ts';
import { textWidth } from './text-fit.ts';
import { colour, FONT_SIZE, type ChartColour } from './theme.ts';

const STANCES = ['invalid', 'mistake', 'signal'] as const;
type Stance = (typeof STANCES)[number];

const COLOURS: Readonly<Record<Stance, ChartColour>> = { invalid: 'purple', mistake: 'orange', signal: 'blue' };
const HEAD = 20;
const FOOT = 24;
const COLUMN_GAP = 10;

interface FindingLine extends PlotRow {
  readonly row: AgencyFindings | null;
}

const perForm = (count: number, { forms }: AgencyFindings): number => (forms === 0 ? 0 : count / forms);

/** A heading for each form type, below it its agencies. */
function linesOf({ agencies }: FindingCounts, { locale }: ChartContext): readonly FindingLine[] {
  const { codes } = messagesFor(locale);
  const types = [...new Set(agencies.map((row) => row.form_type))];
  return types.flatMap((type) => [
    { row: null, heading: true, label: codes.formType[type], note: '' },
    ...agencies
      .filter((row) => row.form_type === type)
      .map((row) => ({ row, heading: false, label: agencyName(row), note: '' })),
  ]);
}

function stanceNames({ locale }: ChartContext): string[] {
  const { stances } = messagesFor(locale).findings;
  return STANCES.map((code) => stances[code]);
}

function layOut(data: FindingCounts, context: ChartContext) {
  const { kept, left } = shown(linesOf(data, context));
  const plan = planRows(kept, context);
  const top = legendHeight(stanceNames(context), context) + HEAD;
  const bottom = top + plan.height;
  return { plan, left, top, bottom, height: bottom + (left > 0 ? FOOT : 4) };
}

/** Findings for each form, and how many of the forms have one: "3.5   4/4". */
function countLabel(row: AgencyFindings, { locale }: ChartContext): string {
  const each = formatNumber(perForm(row.findings, row), locale, { digits: 1 });
  const share = `${formatNumber(row.forms_with_finding, locale)}/${formatNumber(row.forms, locale)}`;
  return `${each}\u00a0\u00a0\u00a0${share}`;
}

function option(data: FindingCounts, context: ChartContext): ChartOption {
  if (data.agencies.length === 0) return emptyOption(context);
  const { plan, left, top, bottom } = layOut(data, context);
  const { charts } = messagesFor(context.locale);
  const labels = data.agencies.map((row) => textWidth(countLabel(row, context), FONT_SIZE));
  const right = Math.ceil(Math.max(...labels, textWidth(charts.findingsColumn, FONT_SIZE))) + COLUMN_GAP;
  const place = { left: CHART_WIDTH[context.width] - 3, top: top - HEAD, textAlign: 'right' as const };
  const head = caption(charts.findingsColumn, place, { muted: true });
  const foot = caption(charts.rowsLeftOut(left), { left: 0, top: bottom + 4 }, { muted: true });
  const maximum = Math.max(1, ...data.agencies.map((row) => perForm(row.findings, row)));
  return {
    ...frame(),
    title: left > 0 ? [head, foot] : [head],
    legend: legend(stanceNames(context).map((name) => ({ name }))),
    grid: { left: plan.left, right, top, height: plan.height },
    xAxis: bareAxis(maximum),
    yAxis: [rowAxis(plan, context), figureAxis(plan, right, ({ row }) => (row ? countLabel(row, context) : ''))],
    series: STANCES.map((stance) => stanceSeries(stance, plan, context)),
  };
}

function stanceSeries(stance: Stance, plan: RowPlan<FindingLine>, context: ChartContext) {
  const fill = colour(COLOURS[stance]);
  const decal = stance === 'signal' ? {} : { decal: hatch(stance === 'mistake' ? 'diagonal' : 'dots') };
  return {
    type: 'bar' as const,
    name: messagesFor(context.locale).findings.stances[stance],
    stack: 'stance',
    barWidth: 14,
    itemStyle: { color: fill, borderColor: colour('surface'), borderWidth: 1, ...decal },
    emphasis: { itemStyle: { color: fill, borderColor: colour('ink') } },
    tooltip: {
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltip(plan.slots[dataIndex]?.row.row, context),
    },
    data: onSlots(
      plan,
      ({ row }) => ({ value: (row && perForm(row[stance], row)) || '-', agencyId: row?.agency_id ?? null }),
      '-',
    ),
  };
}

function tooltip(row: AgencyFindings | null | undefined, { locale }: ChartContext): string {
  if (!row) return '';
  const { charts, findings } = messagesFor(locale);
  const counts = STANCES.filter((code) => row[code] > 0).map(
    (code) => `${findings.stances[code]} ${formatNumber(row[code], locale)}`,
  );
  return tooltipHtml([agencyName(row), `${charts.columns.forms} ${formatNumber(row.forms, locale)}`, ...counts]);
}

function describe({ agencies, rules, versions }: FindingCounts, context: ChartContext): string {
  const { charts } = messagesFor(context.locale);
  const sum = (key: 'forms' | 'findings' | 'forms_with_finding') => agencies.reduce((all, row) => all + row[key], 0);
  if (agencies.length === 0) return charts.noData;
  const forms = sum('forms');
  const told = {
    forms,
    findings: sum('findings'),
    withFinding: sum('forms_with_finding'),
    share: formatPercent(forms === 0 ? null : sum('forms_with_finding') / forms, context.locale, { digits: 0 }),
    rules: rules.length,
  };
  return sentences([charts.findingsSentence(told), charts.findingsCaution(versions)], context);
}

function table(data: FindingCounts, context: ChartContext): ChartTable {
  const { locale } = context;
  const { charts, codes, findings } = messagesFor(locale);
  const { columns } = charts;
  return {
    columns: [
      { key: 'form_type', title: columns.formType, numeric: false },
      { key: 'agency', title: columns.agency, numeric: false },
      { key: 'forms', title: columns.forms, numeric: true },
      { key: 'forms_with_finding', title: columns.formsWithFinding, numeric: true },
      { key: 'share_with_finding', title: columns.shareWithFinding, numeric: true },
      { key: 'findings', title: columns.findings, numeric: true },
      { key: 'findings_per_form', title: columns.findingsPerForm, numeric: true },
      ...STANCES.map((code) => ({ key: code, title: findings.stances[code], numeric: true })),
    ],
    rows: data.agencies.map((row) => {
      const share = row.forms === 0 ? null : row.forms_with_finding / row.forms;
      const each = perForm(row.findings, row);
      const count = (value: number) => ({ value, text: formatNumber(value, locale) });
      return {
        link: { agencyId: row.agency_id },
        cells: [
          { value: codes.formType[row.form_type], text: codes.formType[row.form_type] },
          { value: agencyName(row), text: agencyName(row) },
          count(row.forms),
          count(row.forms_with_finding),
          { value: share, text: share === null ? charts.noShare : formatPercent(share, locale, { digits: 0 }) },
          count(row.findings),
          { value: each, text: formatNumber(each, locale, { digits: 1 }) },
          ...STANCES.map((code) => count(row[code])),
        ],
      };
    }),
  };
}

/** Findings for each form of an agency by what kind of finding they are, form types apart. */
export const findingsChart: Chart<FindingCounts> = {
  name: 'findings',
  option,
  size: (data, context) =>
    data.agencies.length === 0
      ? emptySize(context)
      : { width: CHART_WIDTH[context.width], height: layOut(data, context).height },
  describe,
  table,
};
