import { foldSigns } from './cell-types.ts';
import type { Part, Piece } from './piece.ts';

/** An indicator written as a sentence: 指标1：在职人员控制率。编制数13，在职人员数8，在职人员控制率约60%；. */
export interface ProseIndicator {
  readonly printed: string;
  readonly place: string;
  /** Where it stands in the cell's text. */
  readonly range: readonly [number, number];
  /** Null if the sentence has no name that can be told from its target. */
  readonly name: string | null;
  readonly targets: readonly ProseTarget[];
}

export interface ProseTarget {
  readonly text: string;
  /** What the second and later targets are about; empty for the first. */
  readonly subject: string;
}

const START = /(?:^|[\s；;。])((?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．])/g;
const LEAD = /^(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]\s*/;
const MEASURE_END = /(?:率|数|量|度|性|额|成本|情况|时间|比例|水平)[”"』」]?$/;
const BOUND =
  /(?:以内|之内|以上|以下|及以上|及以下|左右)$|[≥≤<>=]|不(?:少|低|超|高|大|小)于?|超过|达到|大于|小于|高于|低于|约/;
const LINK = /(?:保持在?|控制在?|达到?|为|不|超|约|大|小|高|低|≥|≤|<|>|=)*$/;

interface Line {
  readonly part: Part;
  readonly start: number;
}

function linesOf(piece: Piece): readonly Line[] {
  let start = 0;
  return piece.parts.map((part) => {
    const line = { part, start };
    start += part.text.length + 1;
    return line;
  });
}

interface Sentence {
  readonly text: string;
  readonly place: string;
  readonly start: number;
}

/** The numbered sentences of a cell, each from its number to the next one; fewer than one per cell gives none. */
function sentencesOf(piece: Piece): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const { part, start } of linesOf(piece)) {
    const marks = [...part.text.matchAll(START)].map((mark) => mark.index + mark[0].length - (mark[1]?.length ?? 0));
    const last = sentences.at(-1);
    const lead = part.text.slice(0, marks[0] ?? part.text.length).trim();
    if (lead !== '' && last) {
      sentences[sentences.length - 1] = {
        ...last,
        text: `${last.text}\n${lead}`,
        place: `${last.place};${part.place}`,
      };
    } else if (lead !== '') {
      return [];
    }
    marks.forEach((mark, at) => {
      sentences.push({ text: part.text.slice(mark, marks[at + 1]).trim(), place: part.place, start: start + mark });
    });
  }
  return sentences;
}

/** Splits a sentence into a name and what follows; the name must read like a measure. */
function nameOf(body: string): { readonly name: string; readonly rest: string } | null {
  const cut = /[。：:；;]/.exec(body);
  const name = (cut ? body.slice(0, cut.index) : body).trim();
  if (name.length > 20 || /[，,]/.test(name) || !MEASURE_END.test(name) || /\d/.test(name)) return null;
  return { name, rest: cut ? body.slice(cut.index + 1).trim() : '' };
}

function bare(text: string): string {
  return text.replace(/["“”‘’'\s]/g, '');
}

/** The clauses of a sentence that set a bound; the one about the name itself first. */
function boundsOf(name: string, rest: string): readonly ProseTarget[] {
  const own: ProseTarget[] = [];
  const others: ProseTarget[] = [];
  for (const clause of rest.split(/[，,；;。]/).map((one) => one.trim())) {
    const number = /\d/.exec(clause);
    if (!number || !BOUND.test(foldSigns(clause))) continue;
    const at = clause.slice(0, number.index).replace(LINK, '').length;
    const subject = clause.slice(0, at).trim();
    const value = clause.slice(at).replace(/^(?:保持在?|控制在)/, '');
    if (bare(subject) === bare(name) || subject === '') own.push({ text: value, subject: '' });
    else others.push({ text: value, subject });
  }
  return [...own, ...others];
}

function readSentence(sentence: Sentence): ProseIndicator {
  const body = sentence.text
    .replace(LEAD, '')
    .replace(/[；;]+$/, '')
    .trim();
  const named = nameOf(body);
  const base = {
    printed: sentence.text,
    place: sentence.place,
    range: [sentence.start, sentence.start + sentence.text.length] as const,
  };
  if (!named) return { ...base, name: null, targets: [{ text: body, subject: '' }] };
  const bounds = boundsOf(named.name, named.rest);
  const [first, ...others] = bounds;
  if (!first) return { ...base, name: named.name, targets: [{ text: named.rest, subject: '' }] };
  return { ...base, name: named.name, targets: [{ ...first, subject: '' }, ...others] };
}

/** The indicators a cell states in numbered sentences; empty if it is no such cell. */
export function proseIndicators(piece: Piece): readonly ProseIndicator[] {
  return sentencesOf(piece).map(readSentence);
}
