import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { loadVocabulary } from '#lib/vocabulary/index.ts';
import { markedParts } from '../../src/lib/ui/source/marked.ts';
import { maskedSource } from '../../src/lib/ui/source/masked-source.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'data', 'vocabulary');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
const { vocabulary } = loadVocabulary(Object.fromEntries(texts));

async function shown(text: string): Promise<string[]> {
  const document = await openDocument('a.txt', new TextEncoder().encode(text));
  return maskedSource(document, vocabulary).lines.map((line) => line.text);
}

describe('maskedSource', () => {
  it.each([
    ['a name behind its label', '填报人：张某某\n日期：2021年1月1日', ['填报人：***', '日期：2021年1月1日']],
    [
      'a name in the next cell',
      '项目负责人\t张某某\t联系电话\t13800000000',
      ['项目负责人\t***\t联系电话\t***********'],
    ],
    [
      'a name and a number in one cell',
      '单位负责人及联系电话\t张某 13800000000',
      ['单位负责人及联系电话\t** ***********'],
    ],
    ['a name on the next line', '填表人(签字)：\n\n张某某', ['填表人(签字)：', '', '***']],
    ['a label behind an empty field', '联系人\t\t项目名称\t信访经费', ['联系人\t\t项目名称\t信访经费']],
    ['an amount', '资金总额\t17.6万元', ['资金总额\t17.6万元']],
  ])('masks %s and nothing else', async (_, text, lines) => {
    expect(await shown(text)).toEqual(lines);
  });

  it('keeps every line of a document with its place', async () => {
    const path = join(root, 'tests', 'fixtures', 'forms', 'real', '001_332c84fc7ad90def.txt');
    const document = await openDocument('001.txt', readFileSync(path));
    const { lines } = maskedSource(document, vocabulary);
    expect(lines.map((line) => line.places)).toEqual(lines.map((_, index) => [`L${index + 1}`]));
    expect(lines.map((line) => line.text).join('\n')).not.toMatch(/某/);
  });
});

describe('markedParts', () => {
  it('marks every occurrence of the first wording that stands in the line', () => {
    expect(markedParts('预算 60 万元，60', ['61', '60'])).toEqual([
      { text: '预算 ', marked: false },
      { text: '60', marked: true },
      { text: ' 万元，', marked: false },
      { text: '60', marked: true },
    ]);
  });

  it('leaves the line whole when no wording stands in it', () => {
    expect(markedParts('预算', ['60', ''])).toEqual([{ text: '预算', marked: false }]);
  });
});
