import { describe, expect, it } from 'vitest';
import { openDocument, type ReadDocument } from '#lib/documents/index.ts';
import { textsOf } from './outline.ts';
import type { RelayBlock } from './relay.ts';
import { toDocx, toXlsx } from './relay-office.ts';
import { toPdf } from './relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from './relay-text.ts';

const FORM: readonly RelayBlock[] = [
  { lines: ['项目支出绩效目标表', '（2021年度）'] },
  {
    rows: [
      ['项目名称', { text: '村镇供水保障', columnSpan: 3 }],
      [
        { text: '年度目标', rowSpan: 2 },
        { text: '1.新建水厂3座。\n2.水质达标率≥95%，受益群众 1.2 万人。', columnSpan: 3 },
      ],
      [{ text: '附注', columnSpan: 2 }, '—'],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      [{ text: '产出指标', rowSpan: 3 }, { text: '数量指标', rowSpan: 2 }, '新建水厂', '>=3座'],
      ['改造管网（公里）', '≥12.5'],
      ['质量指标', '水质达标率', '≥95%'],
      ['满意度指标', '服务对象满意度', '群众满意度', '达到90%以上'],
    ],
  },
  { lines: ['注：金额单位为万元'] },
];

const squeezed = (text: string) => text.replace(/\s+/g, '');

/** Rows of a document without white space and trailing blanks; running lines are rows of one cell. */
function rowsOf(document: ReadDocument): string[] {
  const rows = document.grids.flatMap(textsOf).map((row) => row.map(squeezed).join('|').replace(/\|+$/, ''));
  return rows.filter((row) => row !== '');
}

/** Where the merged cells of the tables lie. */
function merged(document: ReadDocument): string[] {
  const cells = document.grids.flatMap((grid) => grid.rows.flat());
  return cells.flatMap(({ text, rowSpan, columnSpan }) =>
    rowSpan * columnSpan > 1 ? [`${squeezed(text)} ${rowSpan}×${columnSpan}`] : [],
  );
}

describe('one form laid out in every format', async () => {
  const html = await openDocument('form.html', toHtml(FORM));
  const rich: readonly (readonly [string, Uint8Array])[] = [
    ['form.docx', toDocx(FORM)],
    ['form.xlsx', toXlsx(FORM)],
    ['form.pdf', toPdf(FORM)],
  ];

  it.each(rich)('%s has the rows and merged cells of the html', async (file, bytes) => {
    const document = await openDocument(file, bytes);
    expect(rowsOf(document)).toEqual(rowsOf(html));
    expect(merged(document)).toEqual(merged(html));
    expect(document.problems).toEqual([]);
  });

  const plain: readonly (readonly [string, Uint8Array])[] = [
    ['form.csv', toCsv(FORM)],
    ['form.tsv', toCsv(FORM, '\t')],
    ['form.md', toMarkdown(FORM)],
  ];

  it.each(plain)('%s has its texts in their columns, merged positions blank', async (file, bytes) => {
    const document = await openDocument(file, bytes);
    const filled = (own: ReadDocument) =>
      own.grids.flatMap((grid) =>
        grid.rows.map((row) =>
          row.filter((cell) => cell.text !== '').map((cell) => `${cell.column} ${squeezed(cell.text)}`),
        ),
      );
    expect(filled(document).filter((row) => row.length > 0)).toEqual(filled(html));
  });
});
