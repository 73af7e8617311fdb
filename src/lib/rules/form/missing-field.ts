import type { Bilingual } from '#lib/dataset/index.ts';
import { type FormView, isDepartment, totalOf } from '../form-view.ts';
import { formDraft, formFact, judged, NOT_TESTED } from '../draft.ts';
import { formRule } from '../rule.ts';

const AMOUNT = /总额|预算数|预算金额|总投资|资金|经费|金额|申报数/;
const GOAL = /(?:目标(?!表|申报|自评|值|管理)|产出|成效)/;

/** Words of the form that stand in no field: labels, and texts that were read as something else. */
function printedWords({ printed, tasks, row }: FormView): string {
  return [...printed.map(({ text }) => text), ...tasks.map(({ name }) => name), row.title ?? ''].join('\n');
}

/** An amount is missing if none is printed; a label without a readable amount is no proof, a blank cell of a total is. */
function lacksTotal(form: FormView, words: string): boolean {
  if (totalOf(form) !== null) return false;
  const totals = form.amounts.filter(({ breakdown }) => breakdown === 'total' || breakdown === 'annual');
  if (form.amounts.some(({ amount_wan }) => amount_wan !== null)) return false;
  return totals.length > 0 || !AMOUNT.test(words);
}

function missingIn(form: FormView): readonly Bilingual[] {
  const { row, goals, indicators } = form;
  const words = printedWords(form);
  const isEmpty: readonly (readonly [boolean, Bilingual])[] = [
    [row.fiscal_year === null && !/(?:19|20)\d{2}/.test(words), { zh: '年度', en: 'fiscal year' }],
    [lacksTotal(form, words), { zh: '资金总额', en: 'total amount' }],
    [!isDepartment(form) && (row.project_name ?? '') === '', { zh: '项目名称', en: 'project name' }],
    [goals.length === 0 && !GOAL.test(words), { zh: '绩效目标', en: 'goal' }],
    [indicators.length === 0, { zh: '绩效指标', en: 'indicators' }],
  ];
  return isEmpty.filter(([empty]) => empty).map(([, name]) => name);
}

export const missingField = formRule(
  {
    name: 'missing_field',
    version: 2,
    family: 'form',
    stance: 'mistake',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '必填栏目空缺', en: 'Required field missing' },
    summary: {
      zh: '年度、资金总额、项目名称、绩效目标或绩效指标没有填写。',
      en: 'Fiscal year, total, project name, goal or indicators are not filled in.',
    },
    settings: {},
    related: ['missing_level1', 'goal_not_decomposed'],
  },
  (form) => {
    if (form.mayContinue) return NOT_TESTED;
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
