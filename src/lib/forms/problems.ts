import type { Problem } from '#lib/documents/index.ts';
import type { PlacedAgency } from './agency.ts';
import type { FormDraft } from './form-reading.ts';
import type { IndicatorDraft } from './indicators.ts';

/** A row whose cells fit its columns worse than this was put together by force. */
const MISFIT = 4;

function problem(code: string, severity: Problem['severity'], place: string, values: Problem['values'] = {}): Problem {
  return { code, severity, place, values };
}

function headerProblems({ header, type, place }: FormDraft, { resolution, row }: PlacedAgency): readonly Problem[] {
  const problems: Problem[] = [];
  if (!header.agency && !header.supervisingDepartment) problems.push(problem('agency_missing', 'warning', place));
  else if (resolution.status === 'unknown')
    problems.push(problem('region_unknown', 'warning', place, { agency: row.name }));
  if (resolution.status === 'ambiguous') {
    const candidates = resolution.candidates.map((region) => `${region.code} ${region.name}`).join(', ');
    problems.push(problem('region_ambiguous', 'warning', place, { agency: row.name, candidates }));
  }
  if (header.fiscalYear === null) problems.push(problem('year_missing', 'warning', place));
  if (header.yearInferred) problems.push(problem('year_inferred', 'info', place, { year: header.fiscalYear ?? '' }));
  if (type !== 'department' && !header.projectName) problems.push(problem('project_name_missing', 'warning', place));
  if (header.attributeDoubtful) problems.push(problem('attribute_doubtful', 'info', place));
  return problems;
}

function rowProblems({ row, targets, cost, stray }: IndicatorDraft): readonly Problem[] {
  const place = row.source_place;
  const problems: Problem[] = [];
  if (cost > MISFIT) problems.push(problem('row_misfit', 'warning', place, { cost: Math.round(cost * 10) / 10 }));
  if (stray > 0) problems.push(problem('cells_left_over', 'warning', place, { cells: stray }));
  if (row.level1_label && !row.level1)
    problems.push(problem('level_unknown', 'warning', place, { label: row.level1_label }));
  if (row.level2_label && !row.level2)
    problems.push(problem('level_unknown', 'warning', place, { label: row.level2_label }));
  if (row.level1_origin === 'garbled' || row.level2_origin === 'garbled')
    problems.push(problem('level_garbled', 'info', place));
  if (targets.some((target) => target.flags?.split(';').includes('lost')))
    problems.push(problem('target_lost', 'warning', place));
  return problems;
}

/** Everything doubtful in the reading of a form, in the order of the document. */
export function formProblems(form: FormDraft, agency: PlacedAgency): readonly Problem[] {
  const none = form.indicators.length === 0 ? [problem('indicators_missing', 'warning', form.place)] : [];
  return [...headerProblems(form, agency), ...none, ...form.indicators.flatMap(rowProblems)];
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
