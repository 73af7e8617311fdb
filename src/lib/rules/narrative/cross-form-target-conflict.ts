import { type FormView, isDepartment } from '../form-view.ts';
import { indicatorFact, together } from '../draft.ts';
import { type IndicatorView, isQualitative, isSubstantive, numberOf } from '../indicator-view.ts';
import { key, measureKey } from '../reading/key.ts';
import { agencyRule, type Draft, type Verdict } from '../rule.ts';
import { projectsOf } from '../sums/department-project-mismatch.ts';

interface Held {
  readonly form: FormView;
  readonly indicator: IndicatorView;
}

function substantive(form: FormView): readonly Held[] {
  return form.indicators
    .filter((one) => isSubstantive(one) && one.value !== '')
    .map((indicator) => ({ form, indicator }));
}

/** Whether two targets of one name contradict: a number against mere words, or a department promise below what no project gives. */
function contradicts(own: IndicatorView, other: IndicatorView): boolean {
  const left = numberOf(own.target);
  const right = numberOf(other.target);
  if (left !== null && right !== null)
    return own.target?.kind === other.target?.kind && own.target?.kind === 'rate' && left !== right;
  return (left !== null && isQualitative(other.target)) || (right !== null && isQualitative(own.target));
}

export const crossFormTargetConflict = agencyRule(
  {
    name: 'cross_form_target_conflict',
    version: 1,
    family: 'narrative',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'pair',
    title: { zh: '部门表与项目表指标值不一致', en: 'Department and project targets disagree' },
    summary: {
      zh: '同名指标在部门整体表和项目表中的指标值不同，或一处是数值、一处只有文字；部门表考核某项目的指标在该项目表里没有。',
      en: 'An indicator of the same name has different targets in the department form and in its projects, or a number in one and words in the other; or a project lacks what the department measures it by.',
    },
    settings: {},
    related: ['unmeasurable_qualitative', 'symbol_value_mismatch'],
  },
  (forms) =>
    together(
      forms.filter(isDepartment).flatMap((department) => {
        const projects = projectsOf(department, forms);
        return [judge(department, projects), judgeDuties(department, projects)];
      }),
    ),
);

function judge(department: FormView, projects: readonly FormView[]): Verdict {
  const held = projects.flatMap(substantive);
  const own = substantive(department);
  const pairs = own.map((one) => ({
    one,
    same: held.filter(({ indicator }) => measureKey(indicator.name) === measureKey(one.indicator.name)),
  }));
  const tested = pairs.filter(({ same }) => same.length > 0);
  const drafts = tested.flatMap(({ one, same }) => {
    const against = same.filter(({ indicator }) => contradicts(one.indicator, indicator));
    return against.length === 0 ? [] : [draft(one, against)];
  });
  return { total: own.length, tested: tested.length, drafts };
}

/** The project that a duty indicator of the department form is printed for, by a project name on the same line. */
function projectOf(department: FormView, { row }: IndicatorView, projects: readonly FormView[]): FormView | null {
  const beside = department.printed.filter(({ source_place }) => source_place === row.source_place);
  const words = key(beside.map(({ text }) => text).join(' '));
  const named = projects.filter(
    (form) => key(form.row.project_name) !== '' && words.includes(key(form.row.project_name)),
  );
  return named[0] ?? null;
}

/** Duty indicators of the department that the project they are printed for does not measure. */
function judgeDuties(department: FormView, projects: readonly FormView[]): Verdict {
  const duties = department.indicators.filter(
    ({ row, target }) => row.level1 === 'duty' && row.concept !== null && numberOf(target) !== null,
  );
  const pairs = duties.map((indicator) => ({ indicator, project: projectOf(department, indicator, projects) }));
  const tested = pairs.filter((pair): pair is Duty => pair.project !== null);
  const missing = tested.filter(
    ({ indicator, project }) => !project.indicators.some(({ row }) => row.concept === indicator.row.concept),
  );
  return { total: duties.length, tested: tested.length, drafts: missing.map((duty) => dutyDraft(department, duty)) };
}

interface Duty {
  readonly indicator: IndicatorView;
  readonly project: FormView;
}

function dutyDraft(department: FormView, { indicator, project }: Duty): Draft {
  const own = project.indicators.filter(isSubstantive);
  const name = project.row.project_name ?? '';
  return {
    subject: ['duty', indicator.nameKey, key(name)],
    forms: [department, project],
    indicators: [indicator],
    facts: [indicatorFact(indicator), ...own.map((one) => indicatorFact(one, 'context'))],
    message: {
      zh: `部门整体表以“${indicator.name}”${indicator.value}考核“${name}”，该项目表没有这项指标。`,
      en: `The department form measures “${name}” by “${indicator.name}” ${indicator.value}; the project form has no such indicator.`,
    },
  };
}

function draft(own: Held, against: readonly Held[]): Draft {
  const values = [...new Set(against.map(({ indicator }) => `“${indicator.value}”`))];
  return {
    subject: [measureKey(own.indicator.name)],
    forms: [own.form, ...against.map(({ form }) => form)],
    indicators: [own.indicator, ...against.map(({ indicator }) => indicator)],
    facts: [own, ...against].map(({ indicator }) => indicatorFact(indicator)),
    numbers: { projects: against.length },
    message: {
      zh: `“${own.indicator.name}”在部门整体表为“${own.indicator.value}”，在 ${against.length} 张项目表为${values.join('、')}。`,
      en: `“${own.indicator.name}” is “${own.indicator.value}” in the department form and ${values.join(', ')} in ${against.length} project form(s).`,
    },
  };
}
