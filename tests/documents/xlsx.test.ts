import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../src/lib/documents/xlsx.ts';
import { outline, problemsOf, textsOf } from './outline.ts';
import { bytesOf } from './relay.ts';
import { container, xlsxOf } from './relay-office.ts';

const text = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (address: string, value: string, style = 0) => `<c r="${address}" s="${style}"><v>${value}</v></c>`;
const row = (index: number, cells: string, attributes = '') => `<row r="${index}" ${attributes}>${cells}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const merge = (...ranges: string[]) =>
  `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
const read = (xml: string, shared = {}) => readXlsx('form.xlsx', xlsxOf([{ name: 'Sheet1', xml }], shared));

describe('readXlsx(file, bytes)', () => {
  it('turns merged ranges into spans and gives places of the sheet', async () => {
    const { grids } = await read(
      data(row(2, text('B2', '甲') + text('D2', '乙')), row(3, text('D3', '丙'))) + merge('B2:C3'),
    );
    expect(outline(grids[0])).toEqual(['0,1+2×2 甲 @Sheet1!B2', '0,3 乙 @Sheet1!D2', '1,3 丙 @Sheet1!D3']);
  });

  it('shows numbers in the words of their format', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>';
    const cells =
      number('A1', '0.95', 1) +
      number('B1', '44197', 2) +
      number('C1', '44197', 3) +
      number('D1', '20.5') +
      '<c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c>';
    expect(textsOf((await read(data(row(1, cells)), { styles })).grids[0])).toEqual([
      ['95%', '2021/1/1', '2021年1月', '20.5', 'TRUE', '#REF!'],
    ]);
    const from1904 = { styles, workbook: '<workbookPr date1904="1"/>' };
    expect(textsOf((await read(data(row(1, number('A1', '42735', 2))), from1904)).grids[0])).toEqual([['2021/1/1']]);
  });

  it('joins formatted pieces of shared strings, without readings, and resolves escapes', async () => {
    const strings = '<si><r><t>项</t></r><r><t>目</t></r><rPh><t>xiang</t></rPh></si><si><t>a_x000D_&#10;b</t></si>';
    const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>99</v></c>';
    expect(textsOf((await read(data(row(1, cells)), { strings })).grids[0])).toEqual([['项目', 'a\nb']]);
  });

  it('keeps the digits of codes and reports those that are lost', async () => {
    const code = '360483218888000023101';
    const document = await read(data(row(1, text('A1', code) + number('B1', '3.6048321888800001E+20'))));
    expect(textsOf(document.grids[0])).toEqual([[code, '360483218888000010000']]);
    expect(problemsOf(document, 'digits_lost')).toMatchObject([{ place: 'Sheet1!B1', values: { count: 1 } }]);
  });

  it('reports figures whose format shows fewer digits than are stored', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="2"/></cellXfs>';
    const document = await read(data(row(1, number('A1', '33.333333', 1) + number('B1', '2.5', 1))), { styles });
    expect(textsOf(document.grids[0])).toEqual([['33.33', '2.50']]);
    expect(problemsOf(document, 'display_rounded')).toMatchObject([
      { place: 'Sheet1!A1', values: { count: 1, shown: '33.33', stored: '33.333333' } },
    ]);
  });

  it('leaves hidden rows, columns and sheets out and reports their text', async () => {
    const xml =
      '<cols><col min="2" max="2" hidden="1"/></cols>' +
      data(
        row(1, text('A1', 'a') + text('B1', 'b') + text('C1', 'c')),
        row(2, text('A2', 'd') + text('C2', 'e'), 'hidden="1"'),
        row(3, text('A3', 'f'), 'hidden="true"'),
        row(4, text('A4', 'g') + text('C4', 'h')),
      );
    const document = await readXlsx(
      'form.xlsx',
      xlsxOf([
        { name: '表', xml },
        {
          name: '库',
          xml: data(row(1, text('A1', '京') + text('B1', '津')), row(2, text('A2', '冀'))),
          state: 'hidden',
        },
      ]),
    );
    expect(document.grids.map(outline)).toEqual([['0,0 a @表!A1', '0,1 c @表!C1', '1,0 g @表!A4', '1,1 h @表!C4']]);
    expect(document.problems.map(({ code, place, values }) => [code, place, values.text])).toEqual([
      ['hidden_columns', '表!B1', 'b'],
      ['hidden_rows', '表!A2', 'd\te\nf'],
      ['hidden_sheet', '库', '京\t津\n冀'],
    ]);
  });

  it('shows a merged cell in the part of it that is not hidden', async () => {
    const xml =
      '<cols><col min="1" max="1" hidden="1"/></cols>' +
      data(row(1, text('A1', '标题'), 'hidden="1"'), row(2, text('C2', 'x'))) +
      merge('A1:B3');
    const document = await read(xml);
    expect(outline(document.grids[0])).toEqual(['0,0 标题 @Sheet1!B2', '0,1 x @Sheet1!C2']);
    expect(document.problems).toEqual([]);
  });

  it('reports text under a merged cell', async () => {
    const document = await read(data(row(1, text('A1', 'a') + text('B1', 'b'))) + merge('A1:B1'));
    expect(outline(document.grids[0])).toEqual(['0,0+1×2 a @Sheet1!A1']);
    expect(problemsOf(document, 'hidden_text')).toMatchObject([{ place: 'Sheet1!B1', values: { text: 'b' } }]);
  });

  it('keeps blank cells inside the table, drops those at its edges, and shortens gaps', async () => {
    const blanks = '<c r="B1"/><c r="C1"/>';
    const xml = data(
      row(1, text('A1', 'a') + blanks),
      row(2, '<c r="A2"/>' + text('B2', 'b')),
      row(900, text('A900', 'c')),
      row(901, '<c r="A901"/>'),
    );
    expect(outline((await read(xml)).grids[0])).toEqual([
      '0,0 a @Sheet1!A1',
      '0,1  @Sheet1!B1',
      '1,0  @Sheet1!A2',
      '1,1 b @Sheet1!B2',
      '3,0 c @Sheet1!A900',
    ]);
  });

  it('reads cells and rows that do not say where they are', async () => {
    const xml =
      '<sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>';
    expect(outline((await read(xml)).grids[0])).toEqual(['0,0 a @Sheet1!A1', '0,1 1 @Sheet1!B1', '1,0 2 @Sheet1!A2']);
  });

  it('reports formulas without a result, and page headers', async () => {
    const xml =
      data(row(1, text('A1', 'a') + '<c r="B1"><f>SUM(C1:C9)</f></c><c r="C1"><f>1+1</f><v>2</v></c>')) +
      '<headerFooter><oddHeader>&amp;C&amp;"宋体"附表1</oddHeader></headerFooter>';
    const document = await read(xml);
    expect(textsOf(document.grids[0])).toEqual([['a', '', '2']]);
    expect(document.problems.map(({ code, place, values }) => [code, place, values])).toEqual([
      ['page_furniture', 'Sheet1', { text: '附表1' }],
      ['formula_without_value', 'Sheet1!B1', { count: 1, formula: 'SUM(C1:C9)' }],
    ]);
  });

  it('reads text boxes and tick boxes over a sheet, and reports comments and pictures', async () => {
    const whole = xlsxOf([{ name: 'Sheet1', xml: data(row(1, text('A1', 'a'))) }]);
    const { unzipSync } = await import('fflate');
    const kinds = ['drawing', 'vmlDrawing', 'comments'];
    const relations = kinds.map((kind) => `<Relationship Id="${kind}" Type="x/${kind}" Target="../${kind}.xml"/>`);
    const document = await readXlsx(
      'form.xlsx',
      container({
        ...unzipSync(whole),
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
        'xl/drawing.xml':
          '<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>框</a:t></a:r><a:r><a:t>中</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor><xdr:oneCellAnchor><xdr:pic/></xdr:oneCellAnchor></xdr:wsDr>',
        'xl/vmlDrawing.xml':
          '<xml><v:shape><v:textbox><div>新增</div></v:textbox><x:ClientData ObjectType="Checkbox"><x:Anchor>3, 0, 4, 0, 5, 0, 6, 0</x:Anchor><x:Checked>1</x:Checked></x:ClientData></v:shape><v:shape><v:textbox><div>注</div></v:textbox><x:ClientData ObjectType="Note"/></v:shape></xml>',
        'xl/comments.xml':
          '<comments><commentList><comment ref="A1"><text><r><t>请核</t></r></text></comment></commentList></comments>',
      }),
    );
    expect(document.grids.map(outline)).toEqual([
      ['0,0 a @Sheet1!A1'],
      ['0,0 框中 @Sheet1!B3', '1,0 ☑新增 @Sheet1!D5'],
    ]);
    expect(document.problems.map(({ code, place }) => [code, place])).toEqual([
      ['comment', 'Sheet1!A1'],
      ['pictures_unread', 'Sheet1'],
    ]);
  });

  it('stops at the limit of cells, keeps what it has, and says so', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => row(at + 1, text(`A${at + 1}`, 'x') + text(`B${at + 1}`, 'y')));
    const document = await readXlsx('a.xlsx', xlsxOf([{ name: 'S', xml: data(...rows) }]), { limits: { cells: 11 } });
    expect(document.grids[0]?.rows.flat()).toHaveLength(11);
    expect(problemsOf(document, 'limit_reached')).toMatchObject([{ values: { limit: 'cells', maximum: 11 } }]);
  });

  it('reads an html page or nothing, whatever the name says', async () => {
    const page = await readXlsx('form.xls', bytesOf('<html><table><tr><td>a<td>b</table></html>'));
    expect(page.reader).toBe('html');
    expect(textsOf(page.grids[0])).toEqual([['a', 'b']]);
    expect((await readXlsx('a.xlsx', bytesOf('no zip'))).problems.map(({ code }) => code)).toEqual(['not_this_format']);
    expect((await readXlsx('a.xlsx', container({ 'a.txt': 'x' }))).problems.map(({ code }) => code)).toEqual([
      'not_this_format',
    ]);
  });
});
