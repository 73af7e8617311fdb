import { cellType } from './cell-types.ts';
import { labelSpans } from './labels.ts';
import type { Lookups } from './lookups.ts';

/** Where a line is cut into cells: offsets `[start, end)` into its text. */
export type Cut = readonly [number, number];

const SENTENCE = /[。；;]/;
const TARGET_START =
  /(?:[≥≤<>=＞＜＝≧≦⩾⩽]|不[少低超高大小]|大于|小于|约)?\s*\d[\d.,]*\s*(?:%|％|‰|[\u4e00-\u9fff/㎡]{0,6})(?:以上|以下|以内|左右)?$/;

function spacedCuts(text: string, gap: RegExp): readonly Cut[] {
  const cuts: Cut[] = [];
  let start = 0;
  for (const space of text.matchAll(gap)) {
    if (space.index > start) cuts.push([start, space.index]);
    start = space.index + space[0].length;
  }
  if (start < text.length) cuts.push([start, text.length]);
  return cuts;
}

interface Word {
  readonly cut: Cut;
  readonly kind: 'label' | 'level' | 'target' | 'plain';
}

function wordsOf(text: string, cuts: readonly Cut[], { labels, terms }: Lookups): readonly Word[] {
  return cuts.map((cut) => {
    const word = text.slice(...cut);
    const type = cellType(word, terms);
    if (type.level1.length + type.level2.length > 0) return { cut, kind: 'level' };
    if (labels.senses(word).length > 0) return { cut, kind: 'label' };
    return { cut, kind: type.quantified || type.number || type.symbol || type.placeholder ? 'target' : 'plain' };
  });
}

/** Joins neighbouring words that are neither label nor level nor target: a value with spaces in it. */
function joinPlain(words: readonly Word[]): readonly Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last?.kind === 'plain' && word.kind === 'plain') {
      joined[joined.length - 1] = { kind: 'plain', cut: [last.cut[0], word.cut[1]] };
    } else joined.push(word);
  }
  return joined;
}

/** A row of an indicator table whose last word is a short quality (规范): it is the value, not the end of the name. */
function splitQuality(text: string, words: readonly Word[], parts: readonly Word[]): readonly Word[] {
  const [last, whole] = [words.at(-1), parts.at(-1)];
  if (!last || whole?.kind !== 'plain' || words.at(-2)?.kind !== 'plain') return parts;
  if (text.slice(...last.cut).length > 8) return parts;
  return [...parts.slice(0, -1), { kind: 'plain', cut: [whole.cut[0], words.at(-2)?.cut[1] ?? 0] }, last];
}

/** The longest word at the start of a text that `known` accepts; its length, or 0. */
function prefixLength(text: string, known: (word: string) => boolean): number {
  for (let length = Math.min(14, text.length); length >= 4; length--) {
    if (known(text.slice(0, length))) return length;
  }
  return 0;
}

/** Column heads written without anything between them: 一级指标二级指标三级指标指标值. */
function headCuts(text: string, { labels }: Lookups): readonly Cut[] | null {
  const isColumn = (word: string): boolean => labels.senses(word).some((sense) => sense.field.startsWith('col_'));
  const cuts: Cut[] = [];
  for (let at = 0; at < text.length;) {
    let length = 0;
    for (let size = Math.min(10, text.length - at); size >= 2; size--) {
      if (isColumn(text.slice(at, at + size)) && (size > 2 || cuts.length > 0)) {
        length = size;
        break;
      }
    }
    if (length === 0) return null;
    cuts.push([at, at + length]);
    at += length;
  }
  return cuts.length >= 3 ? cuts : null;
}

/** A table row written without anything between its cells: 质量指标验收合格率≥98%. */
function rowCuts(text: string, { terms }: Lookups): readonly Cut[] | null {
  const cuts: Cut[] = [];
  let at = 0;
  for (const level of [1, 2] as const) {
    const isLevel = (word: string): boolean => /指标$/.test(word) && terms.codes(level, word).length > 0;
    const length = prefixLength(text.slice(at), isLevel);
    if (length > 0) cuts.push([at, at + length]);
    at += length;
  }
  if (cuts.length === 0 || at >= text.length || /^\s*[:：]/.test(text.slice(at))) return null;
  const rest = text.slice(at);
  const target = TARGET_START.exec(rest);
  if (target && target.index > 1) return [...cuts, [at, at + target.index], [at + target.index, text.length]];
  return [...cuts, [at, text.length]];
}

/**
 * Cuts a line that holds a whole table row into cells, or null if it is one cell: at wide gaps, at single spaces where the
 * words are labels, levels or targets, or by vocabulary where nothing stands between the cells.
 */
export function lineCuts(text: string, lookups: Lookups): readonly Cut[] | null {
  if (text.length > 200 || labelSpans(text, lookups.labels).length > 0) return null;
  if (lookups.terms.codes(1, text).length + lookups.terms.codes(2, text).length > 0) return null;
  if (/^[(（]?(?:19|20)\d{2}年?度?[)）]?$/.test(text.replace(/\s/g, ''))) return null;
  const wide = spacedCuts(text, /\s{2,}|[|｜│]/g);
  const parts = wordsOf(text, wide, lookups);
  if (wide.length > 1 && parts.some((part) => part.kind !== 'plain')) return wide;
  if (SENTENCE.test(text)) return null;
  const words = wordsOf(text, spacedCuts(text, /\s+/g), lookups);
  if (words.length === 1) return headCuts(text, lookups) ?? rowCuts(text, lookups);
  const heads = words.filter(({ cut }) =>
    lookups.labels.known(text.slice(...cut)).some((sense) => sense.field.startsWith('col_level')),
  );
  if (heads.length > 1) return words.map((word) => word.cut);
  const isRow = words.some((word) => word.kind === 'level') || words.at(-1)?.kind === 'target';
  const isFields = words[0]?.kind === 'label';
  if (!isRow && !isFields) return null;
  const joined = joinPlain(words);
  return (isRow && !isFields ? splitQuality(text, words, joined) : joined).map((word) => word.cut);
}
