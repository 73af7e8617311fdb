import type { DatasetIndex, Passage } from '../dataset-index.ts';
import { textFact } from '../draft.ts';
import { withoutCitations } from '../reading/citations.ts';
import { key } from '../reading/key.ts';
import { sentencesOf, shorten, type Span } from '../reading/span.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold, words } from '../setting.ts';

/** A sentence of a form that names the year of an earlier form in which it stands word for word. */
interface Carried {
  readonly later: Passage;
  readonly earlier: Passage;
  readonly sentence: Span;
  readonly year: number;
}

const YEAR =
  /(?<![\d第])((?:19|20)\d{2})\s*年(?!\s*(?:起|以来|以前|前|底|末|初|至今|来|代|版|第|[—\-~至到]|\d{1,2}\s*月\s*\d{1,2}\s*日))/g;
/** Duties and legal bases name years of their own. */
const SKIPPED = new Set(['duties', 'basis', 'overview']);

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
      zh: '与本单位较早年度的表一字不差的句子里，仍写着那一年要做的事。',
      en: 'A sentence that stands word for word in a form of an earlier year still says what will be done in that year.',
    },
    settings: {
      least: threshold(14, '更短的句子可能偶然相同', 'Shorter sentences may be the same by chance'),
      excused: words(
        '批复|批准|印发|下发|出台|通知|会议|纪要|规划|成立|建立|同比|较|相比|对比|基数|建成|投入使用|购置|获|评为|施行|实施以来|设立|结转|结余|决算|审计|普查|已|考核|奖补|兑现|尾款|质保|结算|清算|拖欠|补发|总结|成果|基础上',
        '说明依据、比较或历史事实的用语',
        'Words of basis, comparison or past fact',
      ),
    },
    related: ['stale_year', 'text_shared_across_agencies', 'date_outside_year', 'unchanged_for_years'],
  },
  (index, { least, excused }) => {
    const yearOf = new Map(index.dataset.forms.map(({ id, fiscal_year }) => [id, fiscal_year]));
    const passages = index.passages().filter(({ view: { role, part } }) => role !== 'narrative' || !SKIPPED.has(part));
    const drafts: Draft[] = [];
    let tested = 0;
    for (const own of groupBy(passages, ({ agencyId }) => agencyId).values()) {
      const byForm = groupBy(own, ({ formId }) => formId);
      for (const [formId, texts] of byForm) {
        const year = yearOf.get(formId) ?? 0;
        const earlier = own.filter((other) => (yearOf.get(other.formId) ?? year) < year);
        if (earlier.length === 0) continue;
        tested++;
        const carried = texts.flatMap((later) => carriedIn(later, earlier, { yearOf, least, excused }));
        const found = draft(index, carried);
        if (found !== null) drafts.push(found);
      }
    }
    return { total: yearOf.size, tested, drafts };
  },
);

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item));
    if (group === undefined) groups.set(nameOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

interface Means {
  readonly yearOf: ReadonlyMap<string, number | null>;
  readonly least: number;
  readonly excused: readonly string[];
}

function carriedIn(later: Passage, earlier: readonly Passage[], { yearOf, least, excused }: Means): readonly Carried[] {
  const masked = withoutCitations(later.view.text);
  const sentences = sentencesOf(later.view.text);
  return [...masked.matchAll(YEAR)].flatMap((match): Carried[] => {
    const year = Number(match[1]);
    const sentence = sentences.find(({ start, end }) => match.index >= start && match.index < end);
    if (sentence === undefined || key(sentence.text).length < least) return [];
    if (
      excused.some((word) => sentence.text.includes(word)) ||
      /[较比自从至到—\-~截以]\s*$/.test(masked.slice(0, match.index))
    )
      return [];
    const source = earlier.find(
      ({ formId, view }) => yearOf.get(formId) === year && key(view.text).includes(key(sentence.text)),
    );
    return source === undefined ? [] : [{ later, earlier: source, sentence, year }];
  });
}

function draft(index: DatasetIndex, carried: readonly Carried[]): Draft | null {
  const [first] = carried;
  const form = index.formOf(first?.later.formId ?? '');
  const other = index.formOf(first?.earlier.formId ?? '');
  if (first === undefined || form === null || other === null) return null;
  const year = form.row.fiscal_year ?? 0;
  const quotes = carried.map(({ sentence }) => `“${shorten(sentence.text)}”`);
  return {
    subject: [first.later.view.role, first.later.view.part, String(first.year)],
    forms: [form, other],
    facts: carried.flatMap(({ later, earlier, sentence }) => [
      textFact(form, later.view, sentence),
      { role: earlier.view.role, form_id: earlier.formId, place: earlier.view.place, text: earlier.view.text },
    ]),
    numbers: { fiscal_year: year, year: first.year },
    message: {
      zh: `${year} 年度的表里有与 ${first.year} 年度的表一字不差的${quotes.join('、')}。`,
      en: `A form for ${year} says word for word what the one for ${first.year} said: ${quotes.join(', ')}.`,
    },
  };
}
