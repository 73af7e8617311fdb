import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/lib/documents/html.ts';
import { outline, problemsOf, textsOf } from './outline.ts';
import { bytesOf } from './relay.ts';

const read = (html: string) => readHtml('form.html', bytesOf(html));

describe('readHtml(file, bytes)', () => {
  it('lays out rowspan and colspan as a browser does', () => {
    const html = '<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=3>e</table>';
    expect(outline(read(html).grids[0])).toEqual([
      '0,0+2×1 a @T1R1C1',
      '0,1+1×2 b @T1R1C2',
      '1,1 c @T1R2C2',
      '1,2 d @T1R2C3',
      '2,0+1×3 e @T1R3C1',
    ]);
  });

  it('cuts spans at the end of the rows, of the row group and at cells that are in the way', () => {
    const html =
      '<table><thead><tr><td rowspan=9>a<td>b</thead><tbody><tr><td>c<td rowspan=0>d<tr><td colspan=5>e</tbody></table>';
    expect(outline(read(html).grids[0])).toEqual([
      '0,0 a @T1R1C1',
      '0,1 b @T1R1C2',
      '1,0 c @T1R2C1',
      '1,1+2×1 d @T1R2C2',
      '2,0 e @T1R3C1',
    ]);
  });

  it('survives absurd spans', () => {
    const html = `<table>${'<tr>' + '<td rowspan=99999999 colspan=99999999>x'.repeat(50)}</table>`;
    expect(read(html).grids[0]?.rows[0]).toHaveLength(50);
  });

  it('breaks lines at <br> and paragraphs in a cell, and collapses white space elsewhere', () => {
    const html = '<table><tr><td><p>一、\n  项目</p><p>二<br>三</p>four\n five</td></tr></table>';
    expect(textsOf(read(html).grids[0])).toEqual([['一、项目\n二\n三\nfour five']]);
  });

  it('keeps the text around tables as numbered lines', () => {
    const { grids } = read(
      '<h1>标题</h1>（2021年度）<br><br>单位：万元<table><tr><td>a</table><div>备注<div>无</div></div>',
    );
    expect(outline(grids[0])).toEqual([
      '0,0 标题 @T0R1C1',
      '1,0 （2021年度） @T0R2C1',
      '2,0  @T0R3C1',
      '3,0 单位：万元 @T0R4C1',
    ]);
    expect(outline(grids[2])).toEqual(['0,0 备注 @T0R5C1', '1,0 无 @T0R6C1']);
  });

  it('puts a caption, and text in a table outside its cells, before the table', () => {
    const { grids } = read('<table><caption>表一</caption>散<tr><td>a</td></tr></table>');
    expect(textsOf(grids[0])).toEqual([['表一'], ['散']]);
    expect(textsOf(grids[1])).toEqual([['a']]);
  });

  it('draws a nested table out into the cell beside its label', () => {
    const inner = '<table><tr><td>产出<td>≥95%<tr><td>效益<td>好</table>';
    const { grids } = read(`<table><tr><td>指标<td>${inner}<tr><td>备注<td>无</table>`);
    expect(outline(grids[0])).toEqual([
      '0,0+2×1 指标 @T1R1C1',
      '0,1 产出 @T2R1C1',
      '0,2 ≥95% @T2R1C2',
      '1,1 效益 @T2R2C1',
      '1,2 好 @T2R2C2',
      '2,0 备注 @T1R2C1',
      '2,1+1×2 无 @T1R2C2',
    ]);
  });

  it('takes a table that lays out the page apart, in order', () => {
    const { grids } = read('<table><tr><td>前<table><tr><td>a</table>中<table><tr><td>b</table><tr><td>后</table>');
    expect(grids.map(textsOf)).toEqual([[['前']], [['a']], [['中']], [['b']], [['后']]]);
  });

  it('reports hidden text instead of reading it', () => {
    const document = read(
      '<style>.no{display:none} @media print {.shown{display:none}}</style><title>页</title><p style="display: none">一</p>' +
        '<p hidden>二</p><p class="a no">三</p><p class=shown>四</p><noscript>五</noscript><script>var x="六"</script>' +
        '<table><tr class=no><td>七<tr><td>八</table>',
    );
    expect(document.grids.map(textsOf)).toEqual([[['四']], [['八']]]);
    expect(problemsOf(document, 'hidden_text').map((problem) => problem.values.text)).toEqual([
      '一',
      '二',
      '三',
      '五',
      '七',
    ]);
    expect(problemsOf(document, 'page_title').map((problem) => problem.values.text)).toEqual(['页']);
  });

  it('shows fields by their value and boxes as ticked or not', () => {
    const document = read(
      '<input value="市教育局"> <input type=checkbox checked>新增 <input type=radio>延续 <input type=submit value=提交>' +
        '<select><option>一<option selected>二</select><textarea>说明</textarea>',
    );
    expect(textsOf(document.grids[0])).toEqual([['市教育局 ☑新增 ☐延续 二说明']]);
    expect(problemsOf(document, 'hidden_text').map((problem) => problem.values.text)).toEqual(['一']);
  });

  it('decodes entities', () => {
    expect(textsOf(read('<p>&ge;95&#37; &lt;2小时 A&amp;B&nbsp;C').grids[0])).toEqual([['≥95% <2小时 A&B\u00a0C']]);
  });

  it('goes by the cells when inline marks are left open', () => {
    expect(textsOf(read('<table><tr><td><b>a<td><i>b<tr><td>c<td>d</table>').grids[0])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('reads a GBK page whatever it declares', () => {
    const page = [...'<meta charset=utf-8><p>'].map((sign) => sign.charCodeAt(0));
    const document = readHtml('a.htm', Uint8Array.from([...page, 0xcf, 0xee, 0xc4, 0xbf]));
    expect(document.encoding).toBe('gb18030');
    expect(textsOf(document.grids[0])).toEqual([['项目']]);
  });

  it('reports what follows the last whole tag of a cut page', () => {
    const document = read('<table><tr><td>甲</td><td title="乙 丙');
    expect(textsOf(document.grids[0])).toEqual([['甲']]);
    expect(String(problemsOf(document, 'cut_markup')[0]?.values.text)).toContain('乙 丙');
  });

  it('gives up the structure, not the text, of elements nested too deep', () => {
    const document = read(`<p>前</p>${'<div>'.repeat(100_000)}深<p>处</p>`);
    expect(textsOf(document.grids[0])).toEqual([['前']]);
    expect(problemsOf(document, 'too_deep').map((problem) => problem.values.text)).toEqual([
      expect.stringMatching(/深\s+处/),
    ]);
  });

  it('reads the page inside a web archive', () => {
    const archive = (encoding: string, body: string) =>
      `From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--=_P"\r\n\r\n----=_P\r\n` +
      `Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n----=_P\r\n` +
      `Content-Type: image/png\r\n\r\nxx\r\n----=_P--`;
    const quoted = read(archive('quoted-printable', '<table><tr><td>=CF=EE=C4=\r\n=BF</td></tr></table>'));
    expect([quoted.encoding, textsOf(quoted.grids[0])]).toEqual(['gb18030', [['项目']]]);
    expect(textsOf(read(archive('base64', btoa('<p>a&ge;b</p>'))).grids[0])).toEqual([['a≥b']]);
    expect(textsOf(read('MIME-Version: 1.0\r\n\r\nno page').grids[0]).flat().join(' ')).toContain('no page');
  });

  it('masks personal data in what it reports', () => {
    const [problem] = problemsOf(read('<p hidden>联系电话：13800000001</p>'), 'hidden_text');
    expect(problem?.values.text).toBe('联系电话：***********');
  });
});
