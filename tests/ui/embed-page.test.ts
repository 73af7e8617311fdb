import { describe, expect, it } from 'vitest';
import { embedFile, embedSnippet } from '../../src/lib/ui/embed/embed-files.ts';
import { embedDocument, type EmbedPage } from '../../src/lib/ui/embed/embed-page.ts';

const HOSTILE = '"><script>alert(1)</script>';
const PAGE: EmbedPage = {
  tag: 'zh-CN',
  heading: `满意度 ${HOSTILE}`,
  sentence: `共 3 项 ${HOSTILE}`,
  pictures: { wide: '<svg></svg>', narrow: '<svg></svg>' },
  table: {
    columns: [{ key: 'a', title: HOSTILE, numeric: true }],
    rows: [{ link: {}, cells: [{ value: 1, text: HOSTILE }] }],
  },
  figures: '查看数据（1 行）',
  source: [`来源：${HOSTILE}`],
  page: { href: `../${HOSTILE}`, label: '全部数据' },
  root: '../',
};

describe('embedDocument', () => {
  const html = embedDocument(PAGE);

  it('lets no text become markup', () => {
    expect(html).not.toContain('<script>alert');
    expect([...html.matchAll(/<script/g)]).toHaveLength(1);
  });

  it('asks for nothing but its own program, in both schemes', () => {
    expect(html).toContain("default-src 'none'");
    expect([...html.matchAll(/ src="([^"]*)"/g)].map(([, src]) => src)).toEqual(['../embed.js']);
    expect(html).toContain('prefers-color-scheme:dark');
  });

  it('says the chart in a sentence and in a table', () => {
    expect(html).toContain('role="img" aria-labelledby="heading" aria-describedby="sentence"');
    expect(html).toContain('<th scope="col" class="n">');
  });
});

describe('embedSnippet', () => {
  it('names the chart by its absolute address, and escapes its title', () => {
    const file = embedFile('en', 'budget', 'a b');
    expect(file).toBe('/en/embed/agencies/a%20b/budget.html');
    const snippet = embedSnippet('https://x.gov.cn/targets/', file, HOSTILE);
    expect(snippet).toContain('src="https://x.gov.cn/targets/en/embed/agencies/a%20b/budget.html"');
    expect(snippet).toContain('src="https://x.gov.cn/targets/embed-host.js"');
    expect([...snippet.matchAll(/<script/g)]).toHaveLength(1);
  });
});
