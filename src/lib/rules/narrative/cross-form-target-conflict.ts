import { type FormView, isDepartment } from '../form-view.ts';
import { indicatorFact, together } from '../draft.ts';
import { type IndicatorView, isQualitative, isSubstantive, numberOf } from '../indicator-view.ts';
import { measureKey } from '../reading/key.ts';
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
      zh: '同名指标在部门整体表和项目表中的指标值不同，或一处是数值、一处只有文字。',
      en: 'An indicator of the same name has different targets in the department form and in its projects, or a number in one and words in the other.',
    },
    settings: {},
    related: ['unmeasurable_qualitative', 'symbol_value_mismatch'],
  },
  (forms) => together(forms.filter(isDepartment).map((department) => judge(department, projectsOf(department, forms)))),
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
