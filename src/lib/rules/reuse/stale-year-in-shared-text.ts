import { textFact } from '../draft.ts';
import { shorten } from '../reading/span.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { type Remnant, remnantsOf } from './leftovers.ts';
import { type SharedText, sharedTexts } from './shared-texts.ts';

export const staleYearInSharedText = datasetRule(
  {
    name: 'stale_year_in_shared_text',
    version: 1,
    family: 'reuse',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'form',
    title: { zh: '沿用文字中的年份未改', en: 'The year of an earlier form left in its text' },
    summary: {
      zh: '与较早年度另一张表相同的一段文字里，仍写着那张表的年度。',
      en: 'A passage shared with a form of an earlier year still names the year of that form.',
    },
    settings: {
      least_fresh: threshold(26, '相同且其他单位少用的字数', 'Equal characters that few others use'),
      excused: words(
        '批复|批准|印发|下发|出台|通知|会议|纪要|规划|成立|建立|同比|较|相比|对比|基数|建成|投入使用|购置|获|评为|施行|实施以来|设立|结转|结余|决算|审计|普查|已|考核|奖补|兑现|尾款|质保|结算|清算|拖欠|补发|总结|成果|基础上|底|末',
        '说明依据、比较或历史事实的用语',
        'Words of basis, comparison or past fact',
      ),
    },
    related: ['stale_year', 'text_shared_across_agencies', 'date_outside_year', 'unchanged_for_years'],
  },
  (index, { least_fresh, excused }) => {
    const { passages, across, within } = sharedTexts(index);
    const years = new Map(index.dataset.forms.map(({ id, fiscal_year }) => [id, fiscal_year]));
    const isEarlier = ({ later, earlier, run }: SharedText): boolean => {
      const [year, before] = [years.get(later.formId) ?? 0, years.get(earlier.formId) ?? 0];
      return before > 0 && before < year && run.bits >= least_fresh;
    };
    const tested = new Set(passages.map(({ formId }) => formId));
    const drafts = [...tested].flatMap((formId) => {
      const shared = [...(within.get(formId) ?? []), ...(across.get(formId) ?? [])].filter(isEarlier);
      const left = shared.flatMap((one) => remnantsOf(index, one, ['wrong_year']));
      return draft(left.filter((one) => isStale(one, excused))) ?? [];
    });
    return { total: tested.size, tested: tested.size, drafts };
  },
);

/** Whether the year left is that of the earlier form and the clause does not speak of the past on purpose. */
function isStale({ leftover, form, other, clause }: Remnant, excused: readonly string[]): boolean {
  const [year, before] = [form.row.fiscal_year ?? 0, other.row.fiscal_year ?? 0];
  return (
    before < year && leftover.text.startsWith(String(before)) && !excused.some((word) => clause.text.includes(word))
  );
}

function draft(remnants: readonly Remnant[]): Draft | null {
  const [first] = remnants;
  if (first === undefined) return null;
  const { form, view, other, otherView, run, clause, leftover } = first;
  const [year, before] = [form.row.fiscal_year ?? 0, other.row.fiscal_year ?? 0];
  return {
    subject: [view.role, view.part, String(before)],
    forms: [form, other],
    facts: [textFact(form, view, leftover), textFact(other, otherView)],
    numbers: { fiscal_year: year, year: before, characters: run.matched },
    message: {
      zh: `${year} 年度的表与 ${before} 年度的表有 ${run.matched} 字相同，其中仍写“${shorten(clause.text)}”。`,
      en: `A form for ${year} shares ${run.matched} characters with one for ${before} and still says “${shorten(clause.text)}”.`,
    },
  };
}
