import { type FormView, isDepartment } from '../form-view.ts';
import { formDraft, formFact, judged, NOT_TESTED, textFact } from '../draft.ts';
import { formRule, type Fact } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Mention {
  readonly word: string;
  readonly fact: Fact;
}

const SPENDING_TEXTS = new Set(['content', 'plan', 'overview', 'other']);

/** Where a form says what the money is spent on: its content, its tasks and its line items. */
function mentionsIn(form: FormView, terms: readonly string[]): readonly Mention[] {
  const own = form.row.project_name ?? '';
  const wanted = terms.filter((word) => !own.includes(word));
  const inTexts = form.texts
    .filter(({ role, part }) => role === 'task_content' || (role === 'narrative' && SPENDING_TEXTS.has(part)))
    .flatMap((view) =>
      wanted.flatMap((word): Mention[] => {
        const start = view.text.indexOf(word);
        return start < 0 ? [] : [{ word, fact: textFact(form, view, { start, end: start + word.length }) }];
      }),
    );
  const inItems = form.amounts
    .filter(({ breakdown }) => breakdown === 'line_item')
    .flatMap((item) =>
      wanted
        .filter((word) => item.label.includes(word))
        .map((word) => ({ word, fact: { ...formFact(form, item.label), place: item.source_place } })),
    );
  return [...inTexts, ...inItems];
}

export const basicCostsInProject = formRule(
  {
    name: 'basic_costs_in_project',
    version: 1,
    family: 'narrative',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '项目列支日常公用支出', en: 'Running costs inside a project' },
    summary: {
      zh: '项目支出里列有水电、物业、招待、办公设备等日常公用支出，应由基本支出保障。',
      en: 'The project pays for electricity, property services, receptions or office equipment, which belong to basic expenditure.',
    },
    settings: {
      terms: words(
        '水电费|电费|物业服务|物业费|物业管理费|公务招待|招待费|接待费|办公桌椅|办公用品|办公耗材|网络维护|取暖费|公务用车|车辆运行|办公经费|办公费|电话费|工会经费|福利费',
        '日常公用支出的常用名称',
        'Usual names of running costs',
      ),
      least_terms: threshold(2, '一处提及可能是举例', 'A single mention may be an example'),
    },
    related: ['fund_scope_creep'],
  },
  (form, { terms, least_terms }) => {
    if (isDepartment(form) || (form.texts.length === 0 && form.amounts.length === 0)) return NOT_TESTED;
    const mentions = mentionsIn(form, terms);
    const found = [...new Set(mentions.map(({ word }) => word))].filter(
      (word, _, all) => !all.some((other) => other !== word && other.includes(word)),
    );
    if (found.length < least_terms) return judged(null);
    return judged(
      formDraft(
        form,
        mentions.filter(({ word }) => found.includes(word)).map(({ fact }) => fact),
        {
          numbers: { terms: found.length },
          message: {
            zh: `项目支出中列有${found.join('、')}等日常公用支出。`,
            en: `The project lists running costs: ${found.join(', ')}.`,
          },
        },
      ),
    );
  },
);
