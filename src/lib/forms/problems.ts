import type { Problem } from '#lib/documents/index.ts';
import type { PlacedAgency } from './agency.ts';
import type { FormDraft } from './form-reading.ts';
import type { IndicatorDraft } from './indicators.ts';

/** A row whose cells fit its columns worse than this was put together by force. */
const MISFIT = 4;

type Values = Problem['values'];
type Note = (code: string, place: string, values?: Values) => Problem;

const warning: Note = (code, place, values = {}) => ({ code, severity: 'warning', place, values });
const info: Note = (code, place, values = {}) => ({ code, severity: 'info', place, values });

function headerProblems({ header, type, place }: FormDraft, { resolution, row }: PlacedAgency): readonly Problem[] {
  const problems: Problem[] = [];
  if (!header.agency && !header.supervisingDepartment) problems.push(warning('agency_missing', place));
  else if (resolution.status === 'unknown') problems.push(warning('region_unknown', place, { agency: row.name }));
  if (resolution.status === 'ambiguous') {
    const candidates = resolution.candidates.map((region) => `${region.code} ${region.name}`).join(', ');
    problems.push(warning('region_ambiguous', place, { agency: row.name, candidates }));
  }
  if (header.fiscalYear === null) problems.push(warning('year_missing', place));
  if (header.yearInferred) problems.push(info('year_inferred', place, { year: header.fiscalYear ?? '' }));
  if (type !== 'department' && !header.projectName) problems.push(warning('project_name_missing', place));
  if (header.attributeDoubtful) problems.push(info('attribute_doubtful', place));
  return problems;
}

function rowProblems({ row, targets, cost, stray }: IndicatorDraft): readonly Problem[] {
  const place = row.source_place;
  const problems: Problem[] = [];
  if (cost > MISFIT) problems.push(warning('row_misfit', place, { cost: Math.round(cost * 10) / 10 }));
  if (stray > 0) problems.push(warning('cells_left_over', place, { cells: stray }));
  if (row.level1_label && !row.level1) problems.push(warning('level_unknown', place, { label: row.level1_label }));
  if (row.level2_label && !row.level2) problems.push(warning('level_unknown', place, { label: row.level2_label }));
  if (row.level1_origin === 'garbled' || row.level2_origin === 'garbled') problems.push(info('level_garbled', place));
  if (targets.some((target) => target.flags?.split(';').includes('lost'))) problems.push(warning('target_lost', place));
  return problems;
}

/** Everything doubtful in the reading of a form, in the order of the document. */
export function formProblems(form: FormDraft, agency: PlacedAgency): readonly Problem[] {
  const none = form.indicators.length === 0 ? [warning('indicators_missing', form.place)] : [];
  const repaired = form.repaired.map(({ text, place }) => warning('amount_repaired', place, { text }));
  const reread = form.reread.map(({ label, role, place }) => info('column_by_cells', place, { label, role }));
  return [...headerProblems(form, agency), ...none, ...repaired, ...reread, ...form.indicators.flatMap(rowProblems)];
}

const HEADER_WEIGHTS: Readonly<Record<string, number>> = {
  agency_missing: 0.15,
  region_unknown: 0.05,
  region_ambiguous: 0.1,
  year_missing: 0.1,
  year_inferred: 0.03,
  project_name_missing: 0.1,
  attribute_doubtful: 0.02,
  indicators_missing: 0.4,
};
const ROW_WEIGHT = 0.5;

/**
 * How far a reading can be trusted, from 0 to 1: what is missing in the header takes off a fixed share each, doubtful rows
 * take off half of their share of all rows.
 */
export function confidenceOf(form: FormDraft, problems: readonly Problem[]): number {
  const header = problems.reduce((sum, { code }) => sum + (HEADER_WEIGHTS[code] ?? 0), 0);
  const doubtful = new Set(
    problems
      .filter(({ code, severity }) => !(code in HEADER_WEIGHTS) && severity === 'warning')
      .map(({ place }) => place),
  );
  const rows = form.indicators.length === 0 ? 0 : (ROW_WEIGHT * doubtful.size) / form.indicators.length;
  return Math.round(Math.max(0, 1 - header - rows) * 100) / 100;
}
