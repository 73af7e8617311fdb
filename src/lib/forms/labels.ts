import { labelSpellings, normalizeLabel } from '#lib/text/index.ts';
import { findHeaderFields, type Vocabulary } from '#lib/vocabulary/index.ts';
import { fieldsByWords } from './label-grammar.ts';

/** One meaning of a printed label; a word such as 单位 has several. */
export interface LabelSense {
  readonly field: string;
  /** Whether the label is the field's canonical word rather than a synonym. */
  readonly canonical: boolean;
  /** The label is in no vocabulary; its words and the labels beside it tell its meaning. */
  readonly guessed?: boolean;
}

/** A label at the start of, or inside, a cell that also holds its value: 项目名称：信访储备金. */
export interface LabelSpan {
  readonly text: string;
  readonly senses: readonly LabelSense[];
  readonly start: number;
  /** Where the value begins, behind the colon. */
  readonly end: number;
}

export interface Labels {
  /** Every meaning of a text that is a label as a whole, the closest spelling first; empty if it is none. */
  senses(text: string): readonly LabelSense[];
  /** The same without guesses: only words of the vocabulary, spelled right. */
  known(text: string): readonly LabelSense[];
}

const LONGEST = 28;
const PERSON_WORD =
  '负责人|联系人|经办人|填报人|填表人|编报人|制表人|申报人|审核人|复核人|签字|签名|签章|电话|手机|传真|邮箱|电子邮件|身份证|联系方式|姓名|号码?';
const PERSON_LEAD =
  '项目|单位|部门|主管|财政|科室|处室|业务|财务|具体|主要|分管|领导|法人|绩效|预算|实施|申报|填报|编制|审核|复核|联系|办公室?|固定|移动|及其?|和|与|的|人|[、/]';
const PERSON = new RegExp(`^(?:${PERSON_LEAD}|${PERSON_WORD})*(?:${PERSON_WORD})$`);
const REVIEW = /(?:审核|审批|初审|复审|评审|批复)意见$/;

/** Labels outside the vocabulary that must be recognised: who filled in the form, and the reviewers' boxes. */
function guessed(plain: string): readonly LabelSense[] {
  const bare = plain.replace(/\([^()]*\)/g, '');
  if (bare.length > 18 || /[,。;\d]/.test(bare)) return [];
  if (REVIEW.test(bare)) return [{ field: 'review', canonical: false }];
  return PERSON.test(bare) || /^[^()]{2,8}[(](?:签字|签名|签章)[)]$/.test(plain)
    ? [{ field: 'person_fields', canonical: false }]
    : [];
}

/** Spellings of a header label: those of `labelSpellings` except the one without 指标 or 目标, which changes its meaning. */
function headerSpellings(text: string): readonly string[] {
  const spellings = labelSpellings(text);
  const [root, before] = [spellings.at(-1), spellings.at(-2)];
  const cut = root !== undefined && (before === `${root}指标` || before === `${root}目标`);
  return cut ? spellings.slice(0, -1) : spellings;
}

/** Builds the lookup of header labels from the vocabulary. */
export function labelsOf(vocabulary: Vocabulary): Labels {
  const index = new Map<string, LabelSense[]>();
  for (const term of vocabulary.headerFields) {
    for (const word of [term.zh, ...term.synonyms].filter((one) => !/\d{4}/.test(one))) {
      for (const spelling of new Set(headerSpellings(word).slice(0, 2))) {
        const senses = index.get(spelling) ?? [];
        if (!senses.some((sense) => sense.field === term.field)) {
          index.set(spelling, [...senses, { field: term.field, canonical: word === term.zh }]);
        }
      }
    }
  }
  const known = (text: string): readonly LabelSense[] => {
    if (text.length > 2 * LONGEST) return [];
    const hit = headerSpellings(text).find((spelling) => index.has(spelling));
    return hit === undefined ? [] : (index.get(hit) ?? []);
  };
  const guess = (text: string): readonly LabelSense[] => {
    const plain = normalizeLabel(text);
    const long = text.length > 2 * LONGEST;
    const person = long ? [] : guessed(plain);
    const sure = person.length > 0 || long ? person : fieldsByWords(text).map((field) => ({ field, canonical: false }));
    if (sure.length > 0 || plain.length < 4 || plain.length > 12) return sure;
    const misread = findHeaderFields(vocabulary, text).filter((found) => found.match === 'ocr');
    return misread.map((found) => ({ field: found.field, canonical: false }));
  };
  const cache = new Map<string, readonly LabelSense[]>();
  return {
    known,
    senses(text) {
      const cached = cache.get(text);
      if (cached) return cached;
      const exact = known(text);
      const senses = exact.length > 0 ? exact : guess(text);
      cache.set(text, senses);
      return senses;
    },
  };
}

/** The label that ends at a colon: the longest known one, else the shortest that can be guessed. */
function spanBefore(text: string, [first, colon]: readonly [number, number], labels: Labels): LabelSpan | null {
  const from = Math.max(first, colon - LONGEST);
  const lead = text.slice(from, colon);
  const starts = [
    ...(from === first ? [0] : []),
    ...[...lead.matchAll(/\s+/g)].map((space) => space.index + space[0].length),
  ];
  const fitting = starts.filter((start) => lead.length > start && lead.length - start <= LONGEST);
  const span = (start: number, senses: readonly LabelSense[]): LabelSpan | null =>
    senses.length > 0 ? { text: lead.slice(start), senses, start: from + start, end: colon + 1 } : null;
  for (const start of fitting) {
    const found = span(start, labels.known(lead.slice(start)));
    if (found) return found;
  }
  const last = fitting.at(-1);
  return last === undefined ? null : span(last, labels.senses(lead.slice(last)));
}

/** A label in square brackets: 【项目名称】全民阅读. */
function bracketed(text: string, at: number, labels: Labels): LabelSpan | null {
  const start = text.lastIndexOf('【', at);
  const label = text.slice(start + 1, at);
  const senses = start < 0 || label.length > LONGEST ? [] : labels.known(label);
  const colon = /^\s*[:：]/.exec(text.slice(at + 1))?.[0].length ?? 0;
  return senses.length > 0 ? { text: label, senses, start, end: at + 1 + colon } : null;
}

/** A label without a colon before the first that has one: 项目资金（万元） 年度资金总额：45.6. */
function groupBefore(text: string, end: number, labels: Labels): LabelSpan | null {
  const before = text.slice(0, end).trim();
  const senses = before.length > LONGEST ? [] : labels.known(before);
  return senses.length > 0 ? { text: before, senses, start: text.indexOf(before), end } : null;
}

/** More labels than a cell can hold. */
const MOST = 60;

/** What may stand before the first label of a cell: signs of a list, numbers. */
const BULLET = /^(?:[-*•·●▪◆■►>#\s]|[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．])*$/;

/**
 * The labels written with a colon or in 【】 in a cell that begins with one: 填表人：… 联系电话：… 填表日期：….
 * Empty if the cell does not begin with a label.
 */
export function labelSpans(text: string, labels: Labels): readonly LabelSpan[] {
  const spans: LabelSpan[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(/[:：】]/g)) {
    if (index < from || spans.length >= MOST) continue;
    const span = sign === '】' ? bracketed(text, index, labels) : spanBefore(text, [from, index], labels);
    if (!span) continue;
    if (spans.length === 0 && !BULLET.test(text.slice(0, span.start))) {
      const group = groupBefore(text, span.start, labels);
      if (!group) return [];
      spans.push(group);
    }
    spans.push(span);
    from = span.end;
  }
  return spans;
}
