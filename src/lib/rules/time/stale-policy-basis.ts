import type { FormView, TextView } from '../form-view.ts';
import { formDraft, judged, NOT_TESTED, textFact } from '../draft.ts';
import { type Citation, citationsOf } from '../reading/citations.ts';
import { shorten } from '../reading/span.ts';
import { formRule } from '../rule.ts';
import { threshold, words } from '../setting.ts';

interface Cited {
  readonly view: TextView;
  readonly citation: Citation;
}

const BASIS_SECTIONS = new Set(['basis', 'necessity', 'feasibility']);

function citedIn({ texts }: FormView): readonly Cited[] {
  return texts
    .filter(({ role, part }) => role === 'narrative' && BASIS_SECTIONS.has(part))
    .flatMap((view) => citationsOf(view.text).map((citation) => ({ view, citation })));
}

/** The year a title is about: 2017 in 《2017年度考核细则》; null for ranges of years and titles without one. */
function yearInTitle({ kind, text }: Citation): number | null {
  const year = /(?<![\d—–~至-])((?:19|20)\d{2})年(?!\s*[—–~至-])/.exec(text)?.[1];
  return kind !== 'title' || year === undefined ? null : Number(year);
}

/** A document made for one past year, such as 2017年度考核细则. */
function isForOnePastYear({ citation }: Cited, fiscalYear: number, kinds: readonly string[]): boolean {
  const year = yearInTitle(citation);
  return year !== null && year < fiscalYear - 1 && kinds.some((word) => citation.text.includes(word));
}

export const stalePolicyBasis = formRule(
  {
    name: 'stale_policy_basis',
    version: 1,
    family: 'time',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '依据陈旧', en: 'Stale policy basis' },
    summary: {
      zh: '依据是只管某一往年的文件（年度考核细则等），或所引文件最新的也在多年以前。',
      en: 'The basis is a document about a single past year, or even the newest document cited is many years old.',
    },
    settings: {
      year_bound: words(
        '年度|考核|细则|评分|工作要点|活动|方案|计划',
        '只管一年的文件用语',
        'Words of documents that hold for one year',
      ),
      most_years: threshold(
        12,
        '最新依据超过十二年时宜核实是否仍然有效',
        'If the newest basis is over twelve years old, check whether it still holds',
      ),
      central: words(
        '国发|国办|国务院|中发|中办|财预|主席令|国令',
        '中央文件未被取代即长期有效',
        'Central documents hold until they are replaced',
      ),
    },
    related: ['repealed_law_cited'],
  },
  (form, { year_bound, most_years, central }) => {
    const year = form.row.fiscal_year;
    const cited = citedIn(form);
    const dated = cited.filter(({ citation }) => citation.year !== null);
    if (year === null || dated.length === 0) return NOT_TESTED;
    const pastYear = dated.filter((one) => isForOnePastYear(one, year, year_bound));
    const newest = Math.max(...dated.map(({ citation }) => citation.year ?? 0));
    if (pastYear.length > 0) return judged(draft(form, pastYear, { year, newest, isPastYear: true }));
    const isCentral = cited.some(({ citation }) => central.some((word) => citation.text.includes(word)));
    return judged(
      !isCentral && year - newest > most_years ? draft(form, dated, { year, newest, isPastYear: false }) : null,
    );
  },
);

function draft(
  form: FormView,
  cited: readonly Cited[],
  { year, newest, isPastYear }: { year: number; newest: number; isPastYear: boolean },
) {
  const quotes = cited.map(({ citation }) => `“${shorten(citation.text)}”`);
  return formDraft(
    form,
    cited.map(({ view, citation }) => textFact(form, view, citation)),
    {
      numbers: { fiscal_year: year, newest },
      message: isPastYear
        ? {
            zh: `${year} 年度预算的依据${quotes.join('、')}是针对往年的文件。`,
            en: `The basis of the ${year} budget is about past years: ${quotes.join(', ')}.`,
          }
        : {
            zh: `所引依据最新的是 ${newest} 年，距 ${year} 年度已 ${year - newest} 年，宜核实是否仍然有效：${quotes.join('、')}。`,
            en: `The newest basis cited is of ${newest}, ${year - newest} years before ${year}; please check that it still holds: ${quotes.join(', ')}.`,
          },
    },
  );
}
