import { pinyinPattern } from '#lib/text/index.ts';
import type { Sql } from './dialect.ts';

/** The target an indicator is listed with (alias t): the annual one for the whole. */
export const LISTED_TARGET = "t.period = 'annual' AND (t.scope IS NULL OR t.scope = '')";

/** The words of what a reader typed, each at most once; a dozen at most. */
export function searchWords(typed: string): string[] {
  const words = typed.split(/[\s\u3000]+/u).filter((word) => word !== '');
  return [...new Set(words)].slice(0, 12);
}

/**
 * Condition on an indicator (alias i): every word occurs in its name, its printed name, its listed target or the
 * project's name, as a substring, case ignored. A word of Latin letters may also be the initials of the name's pinyin.
 */
export function wordsCondition(typed: string, sql: Sql): string {
  const words = searchWords(typed).map((word) => `(${ways(word, sql).join(' OR ')})`);
  return words.length === 0 ? '1 = 1' : words.join(' AND ');
}

/** A name that is missing makes its way neither true nor false, which finds nothing. */
function ways(word: string, sql: Sql): string[] {
  const pattern = pinyinPattern(word);
  return [
    sql.contains('i.name', word),
    sql.contains('i.name_printed', word),
    ...(pattern === null ? [] : [sql.matches('i.name', pattern)]),
    `i.id IN (SELECT t.indicator_id FROM targets AS t WHERE ${LISTED_TARGET} AND ${sql.contains('t.text', word)})`,
    `i.form_id IN (SELECT w.id FROM forms AS w WHERE ${sql.contains('w.project_name', word)})`,
  ];
}
