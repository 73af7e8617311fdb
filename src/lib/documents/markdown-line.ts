import { stripMarkup } from './markup.ts';

/** The row under a table's head: `|---|:--:|`. */
export const SEPARATOR_ROW = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/;

const ESCAPED = /\\([\\`*_{}[\]()#+\-.!|<>~])/g;
/** The cells of a pipe row; `\|` is a character, blank cells stay. */
export function pipeCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => inlineText(cell.trim()));
}

/** A line of running text without the marks of a heading, quotation or rule. */
export function plainText(line: string): string {
  if (/^\s*(?:-{3,}|\*{3,}|_{3,}|```.*)\s*$/.test(line)) return '';
  return inlineText(line.replace(/^\s*(?:#{1,6}\s+|>\s?)/, '').replace(/\s+#+\s*$/, ''));
}

/** Text without bold and code marks, escapes and html tags; `<br>` is a line break. */
function inlineText(text: string): string {
  const marked = text
    .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '$1')
    .replace(/(?<![A-Za-z0-9_])__(?=\S)(.+?)(?<=\S)__(?![A-Za-z0-9_])/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(ESCAPED, '$1');
  return stripMarkup(marked);
}
