import { zipSync } from 'fflate';
import { bytesOf, escapeMarkup, placed, type PlacedCell, type RelayBlock } from './relay.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A zip container from the text of its parts. */
export function container(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const files = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? bytesOf(part) : part]);
  return zipSync(Object.fromEntries(files), { mtime: new Date(2020, 0, 1) });
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${RELATIONS}">${list.join('')}</Relationships>`;
}

function contentTypes(parts: readonly (readonly [string, string])[]): string {
  const list = parts.map(
    ([name, type]) =>
      `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
  );
  return `${XML}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${list.join('')}</Types>`;
}

/** A docx around the given body XML, with further parts related to the document (`styles`: `word/styles.xml`). */
export function docxOf(body: string, further: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.keys(further);
  return container({
    '[Content_Types].xml': contentTypes([['word/document.xml', 'wordprocessingml.document.main']]),
    '_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${XML}<w:document xmlns:w="${WORD}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(names.map((name) => [name.replace(/\d+$/, ''), `${name}.xml`] as const)),
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, `${XML}${further[name] ?? ''}`])),
  });
}

export function docxParagraph(text: string): string {
  const runs = text.split('\n').map((line) => line.split('\t').map(docxText).join('<w:tab/>'));
  return `<w:p><w:r>${runs.join('<w:br/>')}</w:r></w:p>`;
}

function docxText(text: string): string {
  return text === '' ? '' : `<w:t xml:space="preserve">${escapeMarkup(text)}</w:t>`;
}

/** A Word document; merged cells by `gridSpan` and `vMerge`, line breaks in cells as paragraphs. */
export function toDocx(blocks: readonly RelayBlock[]): Uint8Array {
  const body = blocks.map((block) =>
    'lines' in block ? block.lines.map(docxParagraph).join('') : docxTable(block.rows),
  );
  return docxOf(body.join(''));
}

function docxTable(rows: Extract<RelayBlock, { rows: unknown }>['rows']): string {
  const { cells, height, width } = placed(rows);
  const lines = Array.from({ length: height }, (_, row) => {
    const here = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan)
      .sort((a, b) => a.column - b.column);
    return `<w:tr>${here.map((cell) => docxCell(cell, row)).join('')}</w:tr>`;
  });
  const grid = '<w:gridCol w:w="1200"/>'.repeat(width);
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function docxCell(cell: PlacedCell, row: number): string {
  const merge = cell.rowSpan === 1 ? '' : row === cell.row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const span = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
  const text = row === cell.row ? cell.text.split('\n').map(docxParagraph).join('') : '<w:p/>';
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${text}</w:tc>`;
}

/** A sheet of a workbook: its name and the XML inside `worksheet`. */
export interface SheetXml {
  readonly name: string;
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

/** A workbook around the XML of its sheets; `strings` and `styles` are the contents of those parts. */
export function xlsxOf(
  sheets: readonly SheetXml[],
  shared: { strings?: string; styles?: string; workbook?: string } = {},
): Uint8Array {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escapeMarkup(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const parts = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const);
  return container({
    '[Content_Types].xml': contentTypes([
      ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
      ...sheets.map((_, at) => [`xl/worksheets/sheet${at + 1}.xml`, 'spreadsheetml.worksheet'] as const),
    ]),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}">${shared.workbook ?? ''}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...parts,
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/sharedStrings.xml': `${XML}<sst xmlns="${SHEET}">${shared.strings ?? ''}</sst>`,
    'xl/styles.xml': `${XML}<styleSheet xmlns="${SHEET}">${shared.styles ?? '<cellXfs><xf numFmtId="0"/></cellXfs>'}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${XML}<worksheet xmlns="${SHEET}">${xml}</worksheet>`,
      ]),
    ),
  });
}

/** A workbook of one sheet: running lines in column A, tables below each other, everything as text. */
export function toXlsx(blocks: readonly RelayBlock[], name = 'Sheet1'): Uint8Array {
  const strings: string[] = [];
  const lines: string[] = [];
  const merges: string[] = [];
  const cellXml = (text: string, row: number, column: number) => {
    if (text === '') return `<c r="${address(row, column)}"/>`;
    strings.push(`<si><t xml:space="preserve">${escapeMarkup(text)}</t></si>`);
    return `<c r="${address(row, column)}" t="s"><v>${strings.length - 1}</v></c>`;
  };
  let row = 0;
  for (const block of blocks) {
    const { cells, height, width } = 'lines' in block ? placed(block.lines.map((line) => [line])) : placed(block.rows);
    for (let at = 0; at < height; at++) {
      const own = new Map(cells.filter((cell) => cell.row === at).map((cell) => [cell.column, cell.text]));
      const written = Array.from({ length: width }, (_, column) => cellXml(own.get(column) ?? '', row + at, column));
      lines.push(`<row r="${row + at + 1}">${written.join('')}</row>`);
    }
    for (const cell of cells.filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)) {
      const end = address(row + cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1);
      merges.push(`<mergeCell ref="${address(row + cell.row, cell.column)}:${end}"/>`);
    }
    row += height;
  }
  const merged = merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '';
  return xlsxOf([{ name, xml: `<sheetData>${lines.join('')}</sheetData>${merged}` }], { strings: strings.join('') });
}

function address(row: number, column: number): string {
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 1}`;
}
