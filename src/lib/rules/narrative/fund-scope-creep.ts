import { formDraft, testEach, textFact } from '../draft.ts';
import { isDepartment } from '../form-view.ts';
import { formRule } from '../rule.ts';
import { words } from '../setting.ts';

const SHORTAGE =
  /(?:补充|弥补|补足|解决)[^，。；;]{0,12}?(?:工作经费|办公经费|公用经费|行政经费|日常经费|经费)(?:的)?(?:不足|缺口)/;

export const fundScopeCreep = formRule(
  {
    name: 'fund_scope_creep',
    version: 1,
    family: 'narrative',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'text',
    title: { zh: '专款弥补经费不足', en: 'A special fund also covers running costs' },
    summary: {
      zh: '储备金、救助金、专项等有特定用途的资金，目标或内容里写明用于补充工作经费不足。',
      en: 'A reserve, relief or special fund is also declared to make up for missing operating money.',
    },
    settings: {
      special: words(
        '储备金|救助|补助|补贴|专项|基金|抚恤|奖励|低保',
        '有特定用途的资金名称',
        'Names of money with a specific purpose',
      ),
    },
    related: ['goal_is_list_of_uses', 'basic_costs_in_project'],
  },
  (form, { special }) =>
    testEach(
      form.texts,
      () => !isDepartment(form) && special.some((word) => (form.row.project_name ?? '').includes(word)),
      (view) => {
        const match = SHORTAGE.exec(view.text);
        if (match === null) return null;
        const span = { start: match.index, end: match.index + match[0].length };
        return formDraft(form, [textFact(form, view, span)], {
          subject: [view.role, view.part],
          message: {
            zh: `“${form.row.project_name ?? ''}”为专门用途资金，文中又写“${match[0]}”。`,
            en: `“${form.row.project_name ?? ''}” is money for a specific purpose, but the text says “${match[0]}”.`,
          },
        });
      },
    ),
);
