import { foldPunctuation, foldWidth } from './width.ts';

/** A label for exact matching: width and punctuation folded, every space, quote and closing colon dropped. */
export function normalizeLabel(text: string): string {
  return foldPunctuation(foldWidth(text))
    .replace(/[\s"'“”‘’「」『』*]/g, '')
    .replace(/[:;,.。、]+$/, '')
    .toLowerCase();
}

/** The bracket at the end of a label, such as 万元 of 资金总额（万元）; empty if there is none. */
export function trailingBracket(text: string): string {
  return /\(([^()]*)\)$/.exec(normalizeLabel(text))?.[1] ?? '';
}

const LEAD =
  /^(?:其中:?|其:|中:|\(?[一二三四五六七八九十]{1,3}\)?[、.．]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.．])/;

/**
 * Spellings of a label to look up one after another, the strictest first: as printed; without a closing bracket
 * (score, unit, 盖章); without any bracket; without 其中 or a number before it; without 指标 or 目标 at its end.
 */
export function labelSpellings(text: string): readonly string[] {
  const exact = normalizeLabel(text);
  const open = exact.replace(/(?:\([^()]*\))+$/, '').replace(/[:;,.。、]+$/, '');
  const bare = exact.replace(/\([^()]*\)/g, '').replace(/[:;,.。、]+$/, '');
  const unled = bare.replace(LEAD, '');
  const root = unled.replace(/(?:指标|目标)$/, '');
  return [...new Set([exact, open, bare, unled, root])].filter((spelling) => spelling !== '');
}
