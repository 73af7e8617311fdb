import { describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { problemsOf, textsOf } from './outline.ts';
import { BORDERS, canPrint, printed } from './print.ts';
import type { RelayBlock } from './relay.ts';
import { toHtml } from './relay-text.ts';

const LONG =
  '对机关和乡镇信访工作人员进行业务培训，提高接待来访和办理来信的能力，每年不少于三次（含线上），费用控制在12.5万元以内';
const squeezed = (text: string) => text.replace(/\s+/g, '');

const FORM: readonly RelayBlock[] = [
  { lines: ['项目支出绩效目标表', '（2021年度）'] },
  {
    rows: [
      ['项目名称', { text: '村镇供水保障', columnSpan: 3 }],
      [
        { text: '立项依据', rowSpan: 2 },
        { text: `1.${LONG}。\n2.${LONG}。`.repeat(12), columnSpan: 3 },
      ],
      [{ text: '见附件〔2021〕5号', columnSpan: 3 }],
      ['一级指标', '二级指标', '三级指标', '指标值'],
      [{ text: '产出指标', rowSpan: 3 }, { text: '数量指标', rowSpan: 2 }, '新建水厂', '>=3座'],
      ['改造管网（公里）', '≥12.5'],
      ['质量指标', LONG, '≥95%'],
      ...Array.from({ length: 40 }, (_, at) => ['效益指标', '社会效益指标', `受益群众满意度${at}`, `≥${at}%`]),
    ],
  },
  { lines: ['注：金额单位为万元'] },
];

describe.skipIf(!canPrint)('a form printed by a browser', () => {
  const rowsOf = (grids: readonly Parameters<typeof textsOf>[0][]) =>
    grids.flatMap(textsOf).map((row) => row.map(squeezed).join('|'));

  it('has the rows of the page, over several pages, with rows cut in two', async () => {
    const html = toHtml(FORM, BORDERS);
    const pdf = await openDocument('form.pdf', printed(html));
    const page = await openDocument('form.html', html);
    expect(pdf.grids.at(-1)?.rows[0]?.[0]?.place).not.toMatch(/^P1L/);
    expect(rowsOf(pdf.grids)).toEqual(rowsOf(page.grids));
  });

  it('has columns where lines are drawn only between rows', async () => {
    const style =
      'table{border-collapse:collapse;width:100%;border-top:2px solid}tr{border-bottom:1px solid}td{padding:3px}';
    const rows = ['甲', '乙', '丙', '丁'].map((name) => ['产出指标', name + LONG, '≥95%']);
    const pdf = await openDocument('form.pdf', printed(toHtml([{ rows }], style)));
    expect(textsOf(pdf.grids[0])).toEqual(rows);
  });

  it('drops the head a browser repeats on each page', async () => {
    const head = '<thead><tr><td>一级指标</td><td>指标值</td></tr></thead>';
    const rows = Array.from({ length: 90 }, (_, at) => `<tr><td>数量${at}</td><td>≥${at}%</td></tr>`);
    const page = `<meta charset="utf-8"><style>${BORDERS}</style><table>${head}${rows.join('')}</table>`;
    const pdf = await openDocument('form.pdf', printed(new TextEncoder().encode(page)));
    expect(pdf.grids.map((grid) => grid.rows.length)).toEqual([91]);
    expect(problemsOf(pdf, 'repeated_head').map(({ values }) => values.text)).toContain('一级指标\t指标值');
  });
});
