import { formDraft, testEach, textFact } from '../draft.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

/** The items of an enumerated goal: between semicolons, sentence ends and list numbers. */
function itemsOf(text: string): readonly string[] {
  return text
    .split(/[；;。\n]|(?<!\d)\d{1,2}[、.．](?!\d)/)
    .map((item) => item.trim())
    .filter((item) => item.length > 3);
}

export const goalIsListOfUses = formRule(
  {
    name: 'goal_is_list_of_uses',
    version: 1,
    family: 'narrative',
    stance: 'mistake',
    severity: 'medium',
    on: true,
    unit: 'goal',
    title: { zh: '目标只列用途', en: 'The goal lists uses of the money' },
    summary: {
      zh: '年度目标逐条写资金“用于……”，没有写预期达到的结果。',
      en: 'The annual goal lists what the money may be used for and no result that is expected.',
    },
    settings: {
      uses: words('用于|支出|经费不足|应当使用|使用范围|开支|购买|支付', '表示用途的词语', 'Words of use'),
      results: words(
        '提高|提升|降低|下降|减少|达到|确保|实现|力争|改善|增强|不低于|不少于|%|％|以上',
        '表示结果的词语',
        'Words of result',
      ),
      least_share: threshold(0.5, '过半条目是用途', 'More than half of the items are uses'),
    },
    related: ['fund_scope_creep'],
  },
  (form, { uses, results, least_share }) =>
    testEach(
      form.texts,
      ({ role, part, text }) => role === 'goal' && part === 'annual' && itemsOf(text).length > 0,
      (view) => {
        const items = itemsOf(view.text);
        const ofUse = items.filter((item) => uses.some((word) => item.includes(word)));
        const hasResult = results.some((word) => view.text.includes(word));
        if (hasResult || !view.text.includes('用于') || ofUse.length < 2 || ofUse.length / items.length < least_share)
          return null;
        return formDraft(form, [textFact(form, view)], {
          numbers: { items: items.length, uses: ofUse.length },
          message: {
            zh: `年度目标 ${items.length} 条中有 ${ofUse.length} 条是资金用途，没有写预期结果。`,
            en: `${ofUse.length} of ${items.length} items of the annual goal are uses of the money; no expected result is stated.`,
          },
        });
      },
    ),
);
