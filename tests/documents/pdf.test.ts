import { describe, expect, it } from 'vitest';
import { withoutRadicals } from '../../src/lib/documents/cjk-radicals.ts';
import { readPdf } from '../../src/lib/documents/pdf.ts';
import { outline, problemsOf, textsOf } from './outline.ts';
import { bytesOf, type RelayBlock } from './relay.ts';
import { type PdfStyle, pdfOf, toPdf } from './relay-pdf.ts';

const LONG = '对机关和乡镇信访工作人员进行业务培训，提高接待来访和办理来信的能力，每年不少于三次，每次不少于两天';
const read = (blocks: readonly RelayBlock[], style?: PdfStyle) => readPdf('form.pdf', toPdf(blocks, style));
const rows = (count: number) => Array.from({ length: count }, (_, at) => ['产出指标', `数量${at}`, `≥${at}%`]);

describe('readPdf(file, bytes)', () => {
  it('reads cells from ruling lines, merged ones with their spans', async () => {
    const { grids } = await read([
      { lines: ['项目支出绩效目标表'] },
      {
        rows: [
          [
            { text: '产出', rowSpan: 2 },
            { text: '数量指标', columnSpan: 2 },
          ],
          ['培训人次', '≥95%'],
          ['时效', '', '12月底前'],
        ],
      },
    ]);
    expect(outline(grids[0])).toEqual(['0,0 项目支出绩效目标表 @P1L1']);
    expect(outline(grids[1])).toEqual([
      '0,0+2×1 产出 @P1L2',
      '0,1+1×2 数量指标 @P1L2',
      '1,1 培训人次 @P1L3',
      '1,2 ≥95% @P1L3',
      '2,0 时效 @P1L4',
      '2,1  @P1L4',
      '2,2 12月底前 @P1L4',
    ]);
  });

  it('joins wrapped lines of a cell and keeps breaks that were meant', async () => {
    const goals = `1.${LONG}。\n2.${LONG}。\n第三项`;
    const { grids } = await read([
      {
        rows: [
          ['年度目标', goals],
          ['备注', 'Word Excel Word Excel Word Excel Word Excel Word Excel Word Excel Word Excel Word'],
        ],
      },
    ]);
    expect(textsOf(grids[0])[0]).toEqual(['年度目标', goals]);
    expect(textsOf(grids[0])[1]?.[1]?.replace(/ +/g, ' ')).toBe(`${'Word Excel '.repeat(7)}Word`);
  });

  it('joins wrapped lines of running text', async () => {
    const { grids } = await read([{ lines: [`项目概况：${LONG}。${LONG}。`, '单位：万元', LONG] }]);
    expect(textsOf(grids[0]).flat()).toEqual([`项目概况：${LONG}。${LONG}。`, '单位：万元', LONG]);
  });

  it('finds columns of white space where no lines are drawn', async () => {
    const { grids } = await read([{ rows: [['一级指标', '二级指标', '指标值'], ...rows(4)] }], { ruled: false });
    expect(grids[0]?.shape).toBe('lines');
    expect(textsOf(grids[0])).toEqual([['一级指标', '二级指标', '指标值'], ...rows(4)]);
  });

  it('keeps the columns of each table where a header, a sentence and a table follow each other closely', async () => {
    const header = [
      ['项目名称', '博物馆免费开放补助资金', '项目编码', '530581230000000032214'],
      ['单位名称', '腾冲市文化和旅游局', '主管部门', '腾冲市文化和旅游局'],
      ['项目类别', '特定目标类', '项目属性', '经常性项目'],
    ];
    const table = [
      ['一级指标', '二级指标', '三级指标', '绩效指标值', '备注'],
      ...Array.from({ length: 4 }, (_, at) => ['产出指标', '数量指标', `举办第${at}场展览`, `≥${at}场`, '无']),
    ];
    const { grids } = await read([{ rows: header }, { lines: [LONG] }, { rows: table }], { ruled: false });
    expect(textsOf(grids[0])).toEqual([...header, [LONG], ...table]);
  });

  it('joins a table over pages, drops the repeated head, and reports it with the page numbers', async () => {
    const document = await read(
      [{ lines: ['表'] }, { rows: [['一级', '二级', '值'], ...rows(80)] }, { lines: ['注'] }],
      {
        headRows: 1,
        footer: '第 # 页',
      },
    );
    expect(document.grids.map((grid) => grid.rows.length)).toEqual([1, 81, 1]);
    expect(textsOf(document.grids[1])).toEqual([['一级', '二级', '值'], ...rows(80)]);
    expect(problemsOf(document, 'repeated_head').map(({ place, values }) => [place, values.text])).toEqual([
      ['P2L1', '一级\t二级\t值'],
      ['P3L1', '一级\t二级\t值'],
    ]);
    expect(problemsOf(document, 'page_furniture').map(({ values }) => values.text)).toEqual([
      '第 1 页',
      '第 2 页',
      '第 3 页',
    ]);
    expect(document.grids[1]?.rows.at(-1)?.[0]?.place).toMatch(/^P3L\d+$/);
  });

  it('joins a row cut by the end of a page, even one that fills a page', async () => {
    const text = `${LONG}。`.repeat(40);
    const { grids } = await read(
      [
        {
          rows: [
            ['立项依据', text],
            ['备注', '无'],
          ],
        },
      ],
      { pageHeight: 400 },
    );
    expect(textsOf(grids[0])).toEqual([
      ['立项依据', text],
      ['备注', '无'],
    ]);
  });

  it('does not join tables of different forms on following pages', async () => {
    const form = (name: string): RelayBlock[] => [
      { lines: ['绩效目标表'] },
      {
        rows: [
          ['项目名称', name],
          ['金额', '12'],
        ],
      },
    ];
    const { grids } = await read([...form('甲'), ...form('乙')], { pageHeight: 190 });
    expect(grids.map((grid) => grid.shape)).toEqual(['prose', 'table', 'prose', 'table']);
  });

  it('reads text drawn twice once', async () => {
    const twice = 'BT /F1 10 Tf 50 700 Td <76EE6807> Tj ET BT /F1 10 Tf 50.4 700 Td <76EE6807> Tj ET';
    const document = await readPdf('a.pdf', pdfOf([{ width: 595, height: 842, content: twice }]));
    expect(textsOf(document.grids[0])).toEqual([['目标']]);
    expect(problemsOf(document, 'doubled_text').map(({ values }) => values.text)).toEqual(['目标']);
  });

  it('names pages without text', async () => {
    const page = (content: string) => ({ width: 595, height: 842, content });
    const text = 'BT /F1 10 Tf 50 700 Td <76EE> Tj ET';
    const document = await readPdf('a.pdf', pdfOf([page(''), page(text), page(''), page('0 0 m 9 9 l S')]));
    expect(problemsOf(document, 'no_text_layer').map(({ values }) => values.pages)).toEqual(['1;3-4']);
    expect(textsOf(document.grids[0])).toEqual([['目']]);
  });

  it('stops at the limit of pages', async () => {
    const document = await readPdf('a.pdf', toPdf([{ rows: rows(200) }]), { limits: { pages: 2 } });
    expect(problemsOf(document, 'limit_reached').map(({ values }) => values.limit)).toEqual(['pages']);
    expect(document.grids[0]?.rows.length).toBeGreaterThan(20);
  });

  it('reports its progress and stops when told', async () => {
    const bytes = toPdf([{ rows: rows(100) }]);
    const shares: number[] = [];
    await readPdf('a.pdf', bytes, { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0, 1 / 3, 2 / 3]);
    await expect(readPdf('a.pdf', bytes, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('says that bytes are no pdf', async () => {
    expect((await readPdf('a.pdf', bytesOf('no pdf'))).problems.map(({ code }) => code)).toEqual(['not_this_format']);
    expect((await readPdf('a.pdf', new Uint8Array())).problems.map(({ code }) => code)).toEqual(['not_this_format']);
  });
});

describe('withoutRadicals(text)', () => {
  it('replaces radicals and compatibility characters, and nothing else', () => {
    expect(withoutRadicals('项⽬⽀出⼀⻅⺠⼾〈金〉①㎡ＡＢ')).toBe('项目支出一见民户〈金〉①㎡ＡＢ');
  });
});
