import type { Value } from '#lib/engines/index.ts';
import type { EngineRow, FormDetail, FormListRow, RegionDetail } from '#lib/queries/index.ts';
import type { AgencyReport } from '../agency/report.ts';
import type { ExportTable } from '../export/export-table.ts';

/** What a record's page shows, as files hand it out. */
export interface RecordContent {
  /** The rows of CSV and Parquet, and the first sheet of a workbook. */
  readonly main: ExportTable;
  /** Further sheets of a workbook. */
  readonly others: readonly ExportTable[];
  /** Everything, as JSON writes it. */
  readonly whole: unknown;
}

type Notes = ExportTable['notes'];
type Fields<R> = readonly (keyof R & string)[];

const FORM_FIELDS: Fields<FormListRow> = [
  'form_id',
  'form_type',
  'fiscal_year',
  'title',
  'project_name',
  'agency_id',
  'agency_name',
  'agency_kind',
  'region_code',
  'region_name',
  'total_wan',
  'parent_form_id',
  'rows_printed',
  'quantified',
  'qualitative',
  'blank',
  'placeholder',
  'source_file',
];

/** An agency: its forms, then where it stands, its budgets, its mix of indicators and its satisfaction targets. */
export function agencyContent(report: AgencyReport, notes: Notes): RecordContent {
  const { detail, measures, standings, changes } = report;
  const places = standings.map(({ measure, value, result }) => {
    const { peers = null, below = null, equal = null, above = null, median = null } = result.position ?? {};
    return { measure, value, peers, below, equal, above, median, reason: result.reason };
  });
  const own = measures.satisfaction.targets.filter(({ agency_id }) => agency_id === detail.agency.id);
  return {
    main: tableOf('forms', FORM_FIELDS, { rows: detail.forms, notes }),
    others: [
      table('position', places, notes),
      table('budget', measures.budget, notes),
      table('mix', measures.mix, notes),
      table('satisfaction', own, notes),
    ],
    whole: { ...detail, standings, changes, measures: { ...measures, satisfaction: own } },
  };
}

/** A region: its agencies, then their forms. */
export function regionContent(detail: RegionDetail, notes: Notes): RecordContent {
  return {
    main: table('agencies', detail.agencies, notes),
    others: [tableOf('forms', FORM_FIELDS, { rows: detail.forms, notes })],
    whole: detail,
  };
}

/** A form: its targets with what was printed and what was understood, then everything else it holds. */
export function formContent(detail: FormDetail, notes: Notes): RecordContent {
  const { form, amounts, goals, tasks, narratives } = detail;
  return {
    main: table(
      'targets',
      detail.indicators.flatMap((row) => targetRows(row, detail)),
      notes,
    ),
    others: [
      table('form', [form], notes),
      table('amounts', amounts, notes),
      table('goals', goals, notes),
      table('tasks', tasks, notes),
      table('narratives', narratives, notes),
    ].filter(({ rows }) => rows.length > 0),
    whole: detail,
  };
}

/** One row for each target of an indicator; an indicator without any keeps its row. */
function targetRows(row: EngineRow<'indicators'>, { form, agency, targets }: FormDetail) {
  const { name, level1, level2, level1_label, level2_label, name_printed, concept, weight, is_placeholder } = row;
  const own = targets.filter(({ indicator_id }) => indicator_id === row.id);
  return (own.length === 0 ? [null] : own).map((target) => ({
    form_id: form.id,
    agency_id: form.agency_id,
    agency_name: agency?.name ?? null,
    fiscal_year: form.fiscal_year,
    no: row.no,
    level1_label,
    level2_label,
    name_printed,
    text: target?.text ?? null,
    level1,
    level2,
    name,
    concept,
    period: target?.period ?? null,
    scope: target?.scope ?? null,
    operator: target?.operator ?? null,
    value: target?.value ?? null,
    value_max: target?.value_max ?? null,
    unit: target?.unit ?? null,
    kind: target?.kind ?? null,
    baseline: target?.baseline ?? null,
    weight,
    is_placeholder,
    source_file: form.source_file,
    source_place: row.source_place,
  }));
}

function table<R extends object>(name: string, rows: readonly R[], notes: Notes): ExportTable {
  const [first] = rows;
  const columns = first === undefined ? [] : Object.keys(first);
  return { name, columns, rows: rows.map((row) => Object.values(row).map(valueOf)), notes };
}

function tableOf<R extends object>(
  name: string,
  columns: Fields<R>,
  { rows, notes }: { readonly rows: readonly R[]; readonly notes: Notes },
): ExportTable {
  return { name, columns, rows: rows.map((row) => columns.map((column) => valueOf(row[column]))), notes };
}

function valueOf(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
