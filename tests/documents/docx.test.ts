import { describe, expect, it } from 'vitest';
import { readDocx } from '../../src/lib/documents/docx.ts';
import { outline, problemsOf, textsOf } from './outline.ts';
import { bytesOf } from './relay.ts';
import { docxOf, docxParagraph } from './relay-office.ts';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const read = (body: string, further = {}) => readDocx('form.docx', docxOf(body, further));
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${docxParagraph(text)}</w:tc>`;
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const run = (xml: string, properties = '') => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${xml}</w:r>`;
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
const t = (text: string) => `<w:t>${text}</w:t>`;

describe('readDocx(file, bytes)', () => {
  it('turns gridSpan and vMerge into spans', () => {
    const { grids } = read(
      table(
        row(cell('a', '<w:vMerge w:val="restart"/>'), cell('b', '<w:gridSpan w:val="2"/>')),
        row(cell('', '<w:vMerge/>'), cell('c'), cell('d')),
        row(cell('e', '<w:vMerge w:val="continue"/>'), cell('f'), cell('g')),
        row(cell('h'), cell('i'), cell('j')),
      ),
    );
    expect(outline(grids[0])).toEqual([
      '0,0+3×1 a\ne @T1R1C1',
      '0,1+1×2 b @T1R1C2',
      '1,1 c @T1R2C2',
      '1,2 d @T1R2C3',
      '2,1 f @T1R3C2',
      '2,2 g @T1R3C3',
      '3,0 h @T1R4C1',
      '3,1 i @T1R4C2',
      '3,2 j @T1R4C3',
    ]);
  });

  it('leaves columns before the first cell free and joins cells merged the old way', () => {
    const before = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>';
    const { grids } = read(
      table(
        `${before}${cell('x')}</w:tr>`,
        row(cell('a', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('b')),
      ),
    );
    expect(outline(grids[0])).toEqual(['0,2 x @T1R1C3', '1,0+1×2 a @T1R2C1', '1,2 b @T1R2C3']);
  });

  it('reads rows and cells inside content controls and insertions', () => {
    const wrapped = `<w:sdt><w:sdtPr/><w:sdtContent>${row(`<w:sdt><w:sdtContent>${cell('a')}</w:sdtContent></w:sdt>`, cell('b'))}</w:sdtContent></w:sdt>`;
    expect(textsOf(read(table(wrapped, `<w:ins>${row(cell('c'))}</w:ins>`)).grids[0])).toEqual([['a', 'b'], ['c']]);
  });

  it('draws a nested table out beside its label', () => {
    const inner = `<w:tc>${table(row(cell('产出'), cell('≥95%')), row(cell('效益'), cell('好')))}<w:p/></w:tc>`;
    expect(outline(read(table(row(cell('指标'), inner))).grids[0])).toEqual([
      '0,0+2×1 指标 @T1R1C1',
      '0,1 产出 @T2R1C1',
      '0,2 ≥95% @T2R1C2',
      '1,1 效益 @T2R2C1',
      '1,2 好 @T2R2C2',
    ]);
  });

  it('keeps paragraphs, line breaks and tabs between tables', () => {
    const { grids } = read(
      `${docxParagraph('标题')}<w:p/>${docxParagraph('单位\t日期')}${table(row(cell('a\nb')))}${docxParagraph('注')}`,
    );
    expect(grids.map((grid) => grid.shape)).toEqual(['lines', 'table', 'prose']);
    expect(outline(grids[0])).toEqual(['0,0 标题 @T0R1C1', '1,0  @T0R2C1', '2,0 单位 @T0R3C1', '2,1 日期 @T0R3C1']);
    expect(textsOf(grids[1])).toEqual([['a\nb']]);
    expect(outline(grids[2])).toEqual(['0,0 注 @T0R4C1']);
  });

  it('reads a text box once, after the paragraph it is anchored in', () => {
    const box = `<w:txbxContent>${docxParagraph('框')}</w:txbxContent>`;
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(textsOf(read(paragraph(run(t('前')), run(drawing), run(t('后')))).grids[0])).toEqual([['前后'], ['框']]);
    const old = `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>`;
    expect(textsOf(read(paragraph(run(old))).grids[0])).toEqual([['框']]);
  });

  it('shows tick boxes of all three kinds', () => {
    const control = (state: string) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${state}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(t('X'))}</w:sdtContent></w:sdt>`;
    const symbol = (font: string, char: string) => run(`<w:sym w:font="${font}" w:char="${char}"/>`);
    const field = (state: string) =>
      run(
        `<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${state}</w:checkBox></w:ffData></w:fldChar>`,
      ) +
      run('<w:instrText>FORMCHECKBOX</w:instrText>') +
      run('<w:fldChar w:fldCharType="end"/>');
    const text = paragraph(
      control('1') + run(t('一')) + control('0') + run(t('二')),
      symbol('Wingdings', 'F0FE') +
        symbol('Wingdings', 'F0A8') +
        symbol('Wingdings 2', 'F052') +
        symbol('Wingdings 2', '00A3'),
      field('<w:checked/>') + field(''),
      symbol('Symbol', 'F0B3') + symbol('Noto', '2611'),
    );
    expect(textsOf(read(text).grids[0])).toEqual([['☑一☐二☑☐☑☐☑☐≥☑']]);
  });

  it('keeps insertions and reports deletions, hidden text, comments, headers and footers', () => {
    const document = read(
      paragraph(
        `<w:ins>${run(t('新'))}</w:ins><w:del>${run('<w:delText>旧</w:delText>')}</w:del>`,
        run(t('隐'), '<w:vanish/>'),
        run(t('显'), '<w:vanish w:val="0"/>'),
      ) + table('<w:tr><w:trPr><w:del/></w:trPr>' + cell('删') + '</w:tr>', row(cell('留'))),
      {
        header1: `<w:hdr ${WORD}>${docxParagraph('眉')}</w:hdr>`,
        footer1: `<w:ftr ${WORD}>${docxParagraph('第1页')}</w:ftr>`,
        comments: `<w:comments ${WORD}><w:comment w:id="1">${docxParagraph('请核')}</w:comment></w:comments>`,
      },
    );
    expect(document.grids.map(textsOf)).toEqual([[['新显']], [['留']]]);
    const told = document.problems.map(({ code, values }) => `${code} ${String(values.text)}`);
    expect(told.sort()).toEqual([
      'comment 请核',
      'deleted_text 删',
      'deleted_text 旧',
      'hidden_text 隐',
      'page_furniture 眉',
      'page_furniture 第1页',
    ]);
  });

  it('reads footnotes after the text', () => {
    const footnotes = `<w:footnotes ${WORD}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">${docxParagraph('脚注')}</w:footnote></w:footnotes>`;
    expect(textsOf(read(docxParagraph('文'), { footnotes }).grids[0])).toEqual([['文'], ['脚注']]);
  });

  it('writes the numbers of list paragraphs, by paragraph and by style', () => {
    const level = (index: number, format: string, pattern: string) =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering =
      `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%1.%2')}${level(2, 'bullet', '')}</w:abstractNum>` +
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
    const styles = `<w:styles ${WORD}><w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>`;
    const item = (index: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(t(text))}</w:p>`;
    const styled = (style: string, text: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(t(text))}</w:p>`;
    const body =
      item(0, '甲') +
      item(1, '乙') +
      item(1, '丙') +
      item(2, '点') +
      styled('A', '丁') +
      styled('B', '戊') +
      item(1, '己');
    expect(textsOf(read(body, { numbering, styles }).grids[0]).flat()).toEqual([
      '一、甲',
      '一.1 乙',
      '一.2 丙',
      '点',
      '二、丁',
      '三、戊',
      '三.1 己',
    ]);
  });

  it('counts pictures, whose contents it does not read', () => {
    const document = read(paragraph(run('<w:drawing><a:blip/></w:drawing>')) + docxParagraph('文'));
    expect(problemsOf(document, 'pictures_unread').map((problem) => problem.values)).toEqual([{ count: 1 }]);
  });

  it('says what a file is that is no docx', () => {
    const code = (bytes: Uint8Array) => readDocx('a.docx', bytes).problems.map((problem) => problem.code);
    const compound = (name: string) =>
      Uint8Array.from([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...[...name].flatMap((sign) => [sign.charCodeAt(0), 0]),
      ]);
    expect(code(bytesOf('text'))).toEqual(['not_this_format']);
    expect(code(bytesOf('{\\rtf1 text}'))).toEqual(['old_format']);
    expect(code(compound('WordDocument'))).toEqual(['old_format']);
    expect(code(compound('EncryptedPackage'))).toEqual(['encrypted']);
    expect(code(new Uint8Array())).toEqual(['not_this_format']);
  });

  it('reads what is left of damaged XML', () => {
    const document = read(`${docxParagraph('前')}<w:p><w:r><w:t>后`);
    expect(textsOf(document.grids[0]).flat().join('')).toContain('前');
    expect(textsOf(document.grids[0]).flat().join('')).toContain('后');
  });
});
