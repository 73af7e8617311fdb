import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as dataset from '#lib/dataset/index.ts';
import { LOCALES, messagesFor, type Messages } from '#lib/i18n/index.ts';
import { STATUSES } from '#lib/queries/index.ts';

interface Leaf {
  readonly path: string;
  readonly value: unknown;
}

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

const zh = leaves(messagesFor('zh'));
const en = leaves(messagesFor('en'));
const texts = (list: readonly Leaf[]) => list.filter(({ value }) => typeof value === 'string');

describe('the dictionaries', () => {
  it('have the same keys with the same kind of value', () => {
    const shape = (list: readonly Leaf[]) => list.map(({ path, value }) => `${path}: ${typeof value}`).sort();
    expect(shape(en)).toEqual(shape(zh));
  });

  it('leave nothing empty and nothing untrimmed, but for what joins texts', () => {
    const joins = /eparator$|colon$|Bracket$/;
    for (const { path, value } of [...texts(zh), ...texts(en)]) {
      expect(value, path).not.toBe('');
      if (!joins.test(path)) expect(value, path).toBe(String(value).trim());
    }
  });

  it('are Chinese in Chinese and free of it in English', () => {
    const chinese = /[\u3400-\u9fff]/;
    expect(texts(en).filter(({ value }) => chinese.test(String(value)))).toEqual([]);
    const latin = texts(zh).filter(
      ({ value }) => /^[\x20-\x7e]+$/.test(String(value)) && /[a-z]{2}/i.test(String(value)),
    );
    expect(latin.map(({ path }) => path)).toEqual([]);
  });

  it('use Chinese punctuation between Chinese characters', () => {
    const halfWidth = texts(zh).filter(({ value }) =>
      /[\u3400-\u9fff][,;:!?()]|[,;:!?()][\u3400-\u9fff]/.test(String(value)),
    );
    expect(halfWidth).toEqual([]);
  });
});

describe('every word', () => {
  const root = fileURLToPath(new URL('../../src/', import.meta.url));
  const isWording = (name: string) => /^lib\/i18n\/[a-z]+\.(zh|en)\.ts$/.test(name);
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js|svelte)$/.test(name) && !isWording(name))
    .map((name) => readFileSync(`${root}${name}`, 'utf8'))
    .join('\n');

  it('is written somewhere: by its own name, or by a code out of its list', () => {
    const unused = zh.filter(({ path }) => {
      const [area = '', ...keys] = path.split('.');
      const own = keys.at(-1) ?? '';
      const list = keys.length > 1 ? (keys.at(-2) ?? '') : '';
      const byName = new RegExp(`\\.${own}\\b|\\{[^{}\\n]*\\b${own}\\b[^{}\\n]*\\}\\s*=`).test(source);
      const byCode = list !== '' && new RegExp(`\\b${list}\\b`).test(source);
      return !(area === 'problems' || byName || byCode);
    });
    expect(unused.map(({ path }) => path)).toEqual([]);
  });
});

describe('the names of codes', () => {
  const { codes, compare } = messagesFor('zh');
  const named: readonly (readonly [string, readonly string[], object])[] = [
    ['form types', dataset.FORM_TYPES, codes.formType],
    ['form types in full', dataset.FORM_TYPES, codes.formTypeLong],
    ['region levels', dataset.REGION_LEVELS, codes.regionLevel],
    ['project attributes', dataset.PROJECT_ATTRIBUTES, codes.projectAttribute],
    ['breakdowns', dataset.BREAKDOWNS, codes.breakdown],
    ['amount codes', dataset.AMOUNT_CODES, codes.amount],
    ['periods', dataset.PERIODS, codes.period],
    ['horizons', dataset.HORIZONS, codes.horizon],
    ['sections', dataset.SECTIONS, codes.section],
    ['level origins', dataset.LEVEL_ORIGINS, codes.levelOrigin],
    ['directions', dataset.DIRECTIONS, codes.direction],
    ['operators', dataset.OPERATORS, codes.operator],
    ['target kinds', dataset.TARGET_KINDS, codes.targetKind],
    ['reasons of unread pieces', dataset.UNREAD_REASONS, codes.unreadReason],
    ['statuses', [...STATUSES, 'absent'], codes.status],
  ];

  it.each(named)('cover exactly the %s of the schema', (_, list, names) => {
    expect(Object.keys(names).sort()).toEqual([...list].sort());
  });

  it('include every field of a filter', async () => {
    const { FILTER_FIELDS } = await import('#lib/queries/index.ts');
    expect(Object.keys(compare.fields).sort()).toEqual([...FILTER_FIELDS].sort());
  });

  it('differ from each other within a list', () => {
    for (const locale of LOCALES) {
      const { codes: own }: Messages = messagesFor(locale);
      for (const [list, names] of Object.entries(own)) {
        expect(new Set(Object.values(names)).size, `${locale} ${list}`).toBe(Object.keys(names).length);
      }
    }
  });
});
