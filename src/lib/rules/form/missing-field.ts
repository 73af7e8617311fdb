import type { Bilingual } from '#lib/dataset/index.ts';
import { type FormView, isDepartment, totalOf } from '../form-view.ts';
import { formDraft, formFact, judged } from '../draft.ts';
import { formRule } from '../rule.ts';

function missingIn(form: FormView): readonly Bilingual[] {
  const { row, goals, indicators } = form;
  const isEmpty: readonly (readonly [boolean, Bilingual])[] = [
    [row.fiscal_year === null, { zh: '年度', en: 'fiscal year' }],
    [totalOf(form) === null, { zh: '资金总额', en: 'total amount' }],
    [!isDepartment(form) && (row.project_name ?? '') === '', { zh: '项目名称', en: 'project name' }],
    [goals.length === 0, { zh: '绩效目标', en: 'goal' }],
    [indicators.length === 0, { zh: '绩效指标', en: 'indicators' }],
  ];
  return isEmpty.filter(([empty]) => empty).map(([, name]) => name);
}

export const missingField = formRule(
  {
    name: 'missing_field',
    version: 1,
    family: 'form',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '必填栏目空缺', en: 'Required field missing' },
    summary: {
      zh: '年度、资金总额、项目名称、绩效目标或绩效指标没有填写（或没有读到）。',
      en: 'Fiscal year, total, project name, goal or indicators are not filled in (or were not read).',
    },
    settings: {},
    related: ['missing_level1', 'goal_not_decomposed'],
  },
  (form) => {
    const missing = missingIn(form);
    if (missing.length === 0) return judged(null);
    return judged(
      formDraft(form, [formFact(form, form.row.title ?? '')], {
        numbers: { missing: missing.length },
        message: {
          zh: `没有${missing.map(({ zh }) => zh).join('、')}。`,
          en: `Missing: ${missing.map(({ en }) => en).join(', ')}.`,
        },
      }),
    );
  },
);
