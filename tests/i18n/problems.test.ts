import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DATASET_PROBLEMS } from '#lib/dataset/index.ts';
import { formatProblem, LOCALES, messagesFor } from '#lib/i18n/index.ts';
import { DOCUMENT_PROBLEMS } from '../../src/lib/documents/problem.ts';

const ROOT = fileURLToPath(new URL('../../src/', import.meta.url));

/** Codes written out as `code: '…'` next to values or a severity, or handed to a problem list, anywhere in src. */
function codesInSource(): string[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|svelte)$/.test(name));
  const literal = /code:\s*'([a-z_]+)'[^}]*?(?:severity|values|column)|\bproblems\.report\('([a-z_]+)'/g;
  return files.flatMap((name) => {
    const source = readFileSync(`${ROOT}${name}`, 'utf8');
    return [...source.matchAll(literal)].map(([, given, reported]) => given ?? reported ?? '');
  });
}

const sentences = Object.keys(messagesFor('zh').problems.sentences);

describe('every problem', () => {
  it('of the dataset has a sentence', () => {
    expect(DATASET_PROBLEMS.filter((code) => !sentences.includes(code))).toEqual([]);
  });

  it('of the readers has a sentence', () => {
    expect(Object.keys(DOCUMENT_PROBLEMS).filter((code) => !sentences.includes(code))).toEqual([]);
  });

  it('that src can report has a sentence', () => {
    expect([...new Set(codesInSource())].filter((code) => !sentences.includes(code))).toEqual([]);
  });

  it('says something whole, with its values and without', () => {
    const values = {
      value: '甲',
      expected: 'integer',
      column: 'year',
      count: 2,
      stored: '1',
      shown: '1.0',
      field: 'year',
    };
    for (const locale of LOCALES) {
      for (const code of sentences) {
        for (const problem of [{ code }, { code, values }]) {
          const sentence = formatProblem(problem, locale);
          expect(sentence, code).not.toMatch(/undefined|null|NaN|\[object/);
          if ('values' in problem) expect(sentence.length, code).toBeGreaterThan(3);
        }
      }
    }
  });
});

describe('formatProblem', () => {
  it('words the cell, the type and the allowed values', () => {
    const problem = { code: 'value_type', values: { value: '二〇二一', expected: 'integer', column: 'fiscal_year' } };
    expect(formatProblem(problem, 'zh')).toBe('“二〇二一”不是整数');
    expect(formatProblem(problem, 'en')).toBe('“二〇二一” is not a whole number');
    expect(formatProblem({ code: 'key_duplicate', values: { column: 'id', expected: '≠ 3' } }, 'zh')).toBe(
      'id 与第 3 行重复',
    );
    expect(formatProblem({ code: 'hidden_rows', values: { count: 1 } }, 'en')).toBe('1 row hidden');
    expect(formatProblem({ code: 'hidden_rows', values: { count: 2 } }, 'en')).toBe('2 rows hidden');
  });

  it('shows a code it does not know with its values instead of dropping it', () => {
    const problem = { code: 'brand_new', values: { row: 4, column: null, value: 'x' } };
    expect(formatProblem(problem, 'zh')).toBe('问题：brand_new（row=4、value=x）');
    expect(formatProblem(problem, 'en')).toBe('Problem: brand_new (row=4, value=x)');
    expect(formatProblem({ code: 'constructor' }, 'en')).toBe('Problem: constructor');
  });
});
