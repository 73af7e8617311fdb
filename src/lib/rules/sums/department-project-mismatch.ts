import { amountFact, formFact, testEach, together } from '../draft.ts';
import { type FormView, isDepartment, totalOf, wan } from '../form-view.ts';
import { key } from '../reading/key.ts';
import { agencyRule, type Draft, type Verdict } from '../rule.ts';
import { threshold } from '../setting.ts';
import { amountOf, inWan, plain, sameMoney, sumOf } from './money.ts';

/** 项目1：联席会办信访资金 and 联席会办信访资金 are the same project. */
function projectKey(name: string | null): string {
  return key((name ?? '').replace(/^\s*(?:项目|任务)?\s*\d+\s*[:：、.．]\s*/, ''));
}

/** The project and special-fund forms filed with a department form. */
export function projectsOf(department: FormView, forms: readonly FormView[]): readonly FormView[] {
  return forms.filter(
    ({ row }) =>
      row.type !== 'department' &&
      row.fiscal_year === department.row.fiscal_year &&
      (row.parent_form_id === null || row.parent_form_id === department.row.id),
  );
}

export const departmentProjectMismatch = agencyRule(
  {
    name: 'department_project_mismatch',
    version: 1,
    family: 'sums',
    stance: 'invalid',
    severity: 'high',
    on: true,
    unit: 'sum',
    title: { zh: '项目表与部门表金额不符', en: 'Project forms against their department form' },
    summary: {
      zh: '部门整体表列出的项目金额与该项目自己的绩效目标表不一致，或项目表合计超过部门项目支出。',
      en: 'The department form gives a project another amount than its own form, or the projects exceed the project expenditure.',
    },
    settings: {
      tolerance: threshold(0.011, '四舍五入的差额（万元）', 'Room for rounding, in 万元'),
    },
    related: ['arithmetic_mismatch'],
  },
  (forms, { tolerance }) =>
    together(
      forms.filter(isDepartment).map((department) => {
        const projects = projectsOf(department, forms);
        const own = projects.filter(({ row }) => row.parent_form_id === department.row.id);
        return together([listed(department, projects, tolerance), exceeded(department, own, tolerance)]);
      }),
    ),
);

function listed(department: FormView, projects: readonly FormView[], tolerance: number): Verdict {
  const items = department.amounts.filter(
    ({ breakdown, period }) => (breakdown === 'line_item' || breakdown === 'task') && period === 'annual',
  );
  const own = new Map(projects.map((form) => [projectKey(form.row.project_name), form]));
  return testEach(
    items,
    ({ label, amount_wan }) => wan(amount_wan) !== null && own.has(projectKey(label)),
    (item) => {
      const project = own.get(projectKey(item.label));
      const total = project === undefined ? null : totalOf(project);
      const amount = wan(item.amount_wan);
      if (project === undefined || total === null || amount === null || sameMoney(total, amount, tolerance))
        return null;
      return {
        subject: ['listed', projectKey(item.label)],
        forms: [department, project],
        facts: [amountFact(item), formFact(project, `${project.row.project_name ?? ''} ${plain(total)}`)],
        numbers: { listed_wan: amount, own_wan: total },
        message: {
          zh: `部门整体表中“${item.label}”为 ${inWan(amount).zh}，其项目表资金总额为 ${inWan(total).zh}。`,
          en: `The department form gives “${item.label}” ${inWan(amount).en}, its own form ${inWan(total).en}.`,
        },
      };
    },
  );
}

function exceeded(department: FormView, projects: readonly FormView[], tolerance: number): Verdict {
  const limit = amountOf(department.amounts, { breakdown: 'expenditure', code: 'project', period: 'annual' });
  const totals = projects.map(totalOf).filter((total) => total !== null);
  if (limit === null || totals.length === 0) return { total: 1, tested: 0, drafts: [] };
  const sum = sumOf(totals);
  if (sum <= limit + tolerance * totals.length) return { total: 1, tested: 1, drafts: [] };
  const draft: Draft = {
    subject: ['exceeded'],
    forms: [department, ...projects],
    facts: [
      formFact(department, `${plain(limit)}`),
      ...projects.map((form) => formFact(form, `${form.row.project_name ?? ''} ${plain(totalOf(form) ?? 0)}`)),
    ],
    numbers: { projects_wan: sum, limit_wan: limit },
    message: {
      zh: `${totals.length} 张项目表合计 ${inWan(sum).zh}，超过部门整体表的项目支出 ${inWan(limit).zh}。`,
      en: `${totals.length} project forms add up to ${inWan(sum).en}, above the department's project expenditure of ${inWan(limit).en}.`,
    },
  };
  return { total: 1, tested: 1, drafts: [draft] };
}
