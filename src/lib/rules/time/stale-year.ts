import type { FormView, TextView } from '../form-view.ts';
import { formDraft, testEach, textFact } from '../draft.ts';
import { withoutCitations } from '../reading/citations.ts';
import { clausesOf, shorten, type Span } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Settings {
  readonly most_years: number;
  readonly excused: readonly string[];
  readonly plan_sections: readonly string[];
  readonly reason_sections: readonly string[];
}

interface Mention extends Span {
  readonly year: number;
}

const YEAR =
  /(?<![\d第])((?:19|20)\d{2})\s*年(?!\s*(?:起|以来|以前|前|底|末|初|至今|来|代|版|第|[—\-~至到]|\d{1,2}\s*月\s*\d{1,2}\s*日))/g;

/** Years before the fiscal year that a text speaks of as if they were this year. */
function staleYears(view: TextView, fiscalYear: number, settings: Settings): readonly Mention[] {
  const masked = withoutCitations(view.text);
  const clauses = clausesOf(view.text);
  return [...masked.matchAll(YEAR)]
    .map((match): Mention => {
      const clause = clauses.find(({ start, end }) => match.index >= start && match.index <= end);
      return {
        year: Number(match[1]),
        start: match.index,
        end: clause?.end ?? match.index + 5,
        text: clause?.text ?? match[0],
      };
    })
    .filter(({ year, text, start }) => {
      if (year >= fiscalYear || fiscalYear - year > settings.most_years) return false;
      const before = view.text.slice(Math.max(0, start - 6), start);
      const isExcused =
        settings.excused.some((word) => text.includes(word)) || /[较比自从至到—\-~截以]\s*$/.test(before);
      return !isExcused && (isPlan(view, settings) || /万元|元/.test(text));
    });
}

/** Content, plan, goals and tasks say what will be done; elsewhere only an amount of an earlier year is stale. */
function isPlan({ role, part }: TextView, { plan_sections }: Settings): boolean {
  return role !== 'narrative' || plan_sections.includes(part);
}

function isTested(form: FormView, { role, part }: TextView, { plan_sections, reason_sections }: Settings): boolean {
  if (form.row.fiscal_year === null) return false;
  return role !== 'narrative' || plan_sections.includes(part) || reason_sections.includes(part);
}

export const staleYear = formRule(
  {
    name: 'stale_year',
    version: 1,
    family: 'time',
    stance: 'mistake',
    severity: 'high',
    on: true,
    unit: 'text',
    title: { zh: '疑似沿用往年文字', en: "Perhaps last year's text" },
    summary: {
      zh: '目标、内容或任务里把往年当作本年来写，或用往年金额作为本年预算的理由；文号、“某年起”和法规依据除外。',
      en: 'Goals, content or tasks speak of an earlier year as if it were this one, or an amount of an earlier year justifies the budget; document numbers, “since …” and legal bases are left out.',
    },
    settings: {
      most_years: threshold(5, '更早的年份一般是背景', 'Still earlier years are usually background'),
      excused: words(
        '批复|批准|请示|印发|下发|出台|通知|文件|会议|纪要|办法|规划|成立|建立|起|以来|截至|截止|同比|较|相比|对比|基数|建成|投入使用|购置|获|荣获|评为|颁布|施行|实施|设立|结转|结余|决算|审计|普查|末|底|已|考核|奖补|兑现|尾款|质保|续建|结算|清算|拖欠|补发|补缴|汇算|总结|成果|基础上|续费|续租',
        '说明依据、比较或历史事实的用语',
        'Words of basis, comparison or past fact',
      ),
      plan_sections: words('content|plan|safeguards', '写本年要做什么的栏目', 'Sections that say what will be done'),
      reason_sections: words(
        'necessity|feasibility|overview',
        '写理由的栏目：只看往年金额',
        'Sections that give reasons: only amounts of earlier years count',
      ),
    },
    related: ['amount_conflict_narrative', 'date_outside_year', 'repeated_sentence'],
  },
  (form, settings) => {
    const year = form.row.fiscal_year ?? 0;
    return testEach(
      form.texts,
      (view) => isTested(form, view, settings),
      (view) => {
        const stale = staleYears(view, year, settings);
        const first = stale[0];
        if (first === undefined) return null;
        const quotes = stale.map(({ text }) => `“${shorten(text)}”`);
        return formDraft(
          form,
          stale.map((span) => textFact(form, view, span)),
          {
            subject: [view.role, view.part],
            severity: isPlan(view, settings) ? 'high' : 'medium',
            numbers: { year: first.year, fiscal_year: year },
            message: {
              zh: `${year} 年度的表中写${quotes.join('、')}，可能沿用了往年文字。`,
              en: `A form for ${year} says ${quotes.join(', ')}; the text may be that of an earlier year.`,
            },
          },
        );
      },
    );
  },
);
