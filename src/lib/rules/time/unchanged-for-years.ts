import type { FormView } from '../form-view.ts';
import { formFact } from '../draft.ts';
import { isSubstantive } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import { agencyRule, type Draft } from '../rule.ts';
import { threshold } from '../setting.ts';
import { seriesOf } from './last-year.ts';

/** Goals and indicators of a form as one comparable text, years left out; empty if there is too little to compare. */
function contentOf({ goals, indicators }: FormView, least: number): string {
  const rows = indicators.filter(isSubstantive).map(({ nameKey, valueKey }) => `${nameKey}=${valueKey}`);
  if (rows.length < least) return '';
  return [...goals.map(({ text }) => key(text)), ...rows.sort()].join('\n').replace(/(?:19|20)\d{2}/g, '');
}

/** Runs of consecutive years with the same content. */
function runsOf(series: readonly FormView[], least: number): readonly (readonly FormView[])[] {
  const runs: FormView[][] = [];
  for (const form of series) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const content = contentOf(form, least);
    const follows = last !== undefined && (form.row.fiscal_year ?? 0) - (last.row.fiscal_year ?? 0) === 1;
    if (run !== undefined && last !== undefined && follows && content !== '' && content === contentOf(last, least))
      run.push(form);
    else runs.push([form]);
  }
  return runs;
}

export const unchangedForYears = agencyRule(
  {
    name: 'unchanged_for_years',
    version: 1,
    family: 'time',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'project',
    title: { zh: '多年未更新', en: 'Unchanged for years' },
    summary: {
      zh: '同一项目的目标和指标连续多年一字未改（年份除外）。',
      en: 'Goals and indicators of a project stay word for word the same for years, apart from the year itself.',
    },
    settings: {
      least_years: threshold(3, '连续两年相同可能是延续项目', 'Two equal years may be a project that continues'),
      least_rows: threshold(3, '内容太少时相同不足为奇', 'With little content, equality means little'),
    },
    related: ['target_moved_vs_last_year'],
  },
  (forms, { least_years, least_rows }) => {
    const all = seriesOf(forms);
    const tested = all.filter((series) => series.length >= least_years);
    const runs = tested.flatMap((series) => runsOf(series, least_rows)).filter((run) => run.length >= least_years);
    return { total: all.length, tested: tested.length, drafts: runs.map(draft) };
  },
);

function draft(run: readonly FormView[]): Draft {
  const years = run.map(({ row }) => row.fiscal_year ?? 0);
  const last = run.slice(-1);
  return {
    subject: ['unchanged'],
    forms: last,
    facts: run.map((form) => formFact(form, String(form.row.fiscal_year))),
    numbers: { years: run.length },
    message: {
      zh: `“${last[0]?.row.project_name ?? '部门整体'}”${Math.min(...years)}–${Math.max(...years)} 年的目标和指标一字未改。`,
      en: `Goals and indicators of “${last[0]?.row.project_name ?? 'the department'}” are unchanged from ${Math.min(...years)} to ${Math.max(...years)}.`,
    },
  };
}
