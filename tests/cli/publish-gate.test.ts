import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namesIn } from '../../src/cli/publishing/contact-names.ts';
import { FindingNumbers } from '../../src/cli/publishing/finding-numbers.ts';
import { PrivacyGate } from '../../src/cli/publishing/privacy-gate.ts';

const gate = new PrivacyGate({ names: ['欧阳明华', '高明'], allowed: ['xinfang@example.gov.cn'] });
const scan = (text: string, file = 'forms/a/index.html') => gate.scan(file, Buffer.from(text));

describe('the privacy gate', () => {
  it.each([
    ['mobile', '请拨打 13812345678 联系'],
    ['landline', '联系电话：0473-3158888'],
    ['identity_card', '证号11010519491231002X'],
    ['bank_card', '账号 6222020200112230004'],
    ['email', '请发至 zhang.san@example.com。'],
    ['name', '由欧阳明华负责'],
    ['name', '高明同志负责'],
  ])('finds a %s with its line and shows none of it', (kind, text) => {
    const hits = scan(`<p>第一行</p>\n<p>${text}</p>`);
    expect(hits.map((hit) => [hit.kind, hit.line])).toEqual([[kind, 2]]);
    const datum = /1\d{10}|\d{4}-\d{7}|\d{17}X|\d{19}|[\w.]+@[\w.]+|欧阳明华|高明/.exec(text)?.[0] ?? '?';
    expect(JSON.stringify(hits)).not.toContain(datum);
  });

  it.each([
    ['a coordinate', '<path d="M138.13812345678 20L0.6222020200112230"/>'],
    ['a quotient without a leading zero', 'similarity:.6222020200112230004,role'],
    ['a digest', 'sha256: 4f13812345678abce0473315888813812345678aa1b2c3d4e5f60718293a4b5c'],
    [
      "a policy's digest in which chance wrote a number",
      "script-src 'self' 'sha256-O7/TTLI4zgQQ95795o84Lz4nNObZh3PN1JbG6dNKFoW='",
    ],
    ['what is masked already', '联系电话：***********'],
    ["the office's own address", 'mailto:xinfang@example.gov.cn'],
    ['two characters inside a sentence', '服务质量提高明显'],
    ['amounts, years and functional codes', '2021年预算 1234567.89 万元，科目 2010301'],
  ])('lets %s pass', (_, text) => {
    expect(scan(text)).toEqual([]);
  });

  it('lets the numbers of findings pass, and names of files with digests in them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'duibiao-numbers-'));
    const file = join(folder, 'findings.jsonl');
    const found = new PrivacyGate({ names: [], allowed: [] }, new FindingNumbers(file));
    const page = Buffer.from('<li data-finding="4111111111111111">, <li data-finding="5500005555555559">');
    expect(found.scan('a.html', page)).toHaveLength(2);
    writeFileSync(file, '{"id":"a111111111111111","rule":"x"}\n{"id":"4111111111111111","rule":"5500005555555559"}\n');
    expect(found.scan('a.html', page).map(({ sample }) => sample.includes('"5*'))).toEqual([true]);
    rmSync(folder, { recursive: true });
    expect(scan('[36750,"r-13812345678a.bin"]')).toEqual([]);
    expect(scan('[36750,"r-13812345678.bin"]')).toHaveLength(1);
  });

  it('takes no number for a digest because a digest stands beside it', () => {
    const digest = "'sha256-O7/TTLI4zgQQ95795o84Lz4nNObZh3PN1JbG6dNKFoW='";
    expect(scan(`<meta content="${digest} QQ95795678">`).map(({ kind }) => kind)).toEqual(['landline']);
    expect(scan("'sha256-QQ95795678'").map(({ kind }) => kind)).toEqual(['landline']);
  });

  it('asks files of text only, and programs for no addresses', () => {
    expect(scan('13812345678', 'dataset/duibiao.duckdb')).toEqual([]);
    const code = new PrivacyGate({ names: [], allowed: [], isCode: true });
    expect(code.scan('_app/a.js', Buffer.from('author@example.com 13812345678')).map(({ kind }) => kind)).toEqual([
      'mobile',
    ]);
  });
});

describe('names in contact fields', () => {
  it('are told from offices, labels and numbers', () => {
    expect(namesIn('王小明 13812345678')).toEqual(['王小明']);
    expect(namesIn('李强/巴特尔、买买提·艾力')).toEqual(['李强', '巴特尔', '买买提·艾力']);
    expect(namesIn('信访局办公室 联系电话 无 同上 财务科')).toEqual([]);
  });
});
