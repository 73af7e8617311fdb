import { strToU8, zipSync } from 'fflate';

/** A block of a Word document. */
export type WordBlock =
  | { readonly kind: 'title' | 'heading' | 'paragraph' | 'small'; readonly text: string }
  | { readonly kind: 'page_break' }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths: readonly number[];
    };

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The only date in the package, in local time as the format has it: the same words give the same bytes. */
const DATE = new Date(1980, 0, 1);

/** A Word document (Office Open XML) of these blocks on A4, with page numbers. */
export function writeWordDocument(blocks: readonly WordBlock[], tag: string): Uint8Array {
  const files = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([['rId1', `${RELATIONS}/officeDocument`, 'word/document.xml']]),
    'word/document.xml': documentXml(blocks),
    'word/styles.xml': stylesXml(tag),
    'word/footer1.xml': footerXml(),
    'word/_rels/document.xml.rels': relations([
      ['rId1', `${RELATIONS}/styles`, 'styles.xml'],
      ['rId2', `${RELATIONS}/footer`, 'footer1.xml'],
    ]),
  };
  const entries = Object.entries(files).map(([name, xml]) => [name, strToU8(DECLARATION + xml)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: DATE });
}

function contentTypes(): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `${part('document', 'document.main')}${part('styles', 'styles')}${part('footer1', 'footer')}</Types>`
  );
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const items = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`);
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function documentXml(blocks: readonly WordBlock[]): string {
  const section =
    `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>` +
    `<w:pgMar w:top="1304" w:right="1134" w:bottom="1304" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>`;
  const body = blocks.map(blockXml).join('');
  return `<w:document xmlns:w="${NAMESPACE}" xmlns:r="${RELATIONS}"><w:body>${body}${section}</w:body></w:document>`;
}

const STYLES = { title: 'Title', heading: 'Heading1', paragraph: 'Normal', small: 'Small' } as const;

function blockXml(block: WordBlock): string {
  if (block.kind === 'page_break') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
  if (block.kind === 'table') return tableXml(block);
  return paragraph(block.text, STYLES[block.kind]);
}

function tableXml({ head, rows, widths }: Extract<WordBlock, { kind: 'table' }>): string {
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = edges.map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`).join('');
  const properties =
    `<w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>` +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`;
  const row = (cells: readonly string[], style: string, before: string) =>
    `<w:tr>${before}${cells.map((text, at) => cell(text, widths[at] ?? 0, style)).join('')}</w:tr>`;
  const headRow = row(head, 'TableHead', '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>');
  return `<w:tbl>${properties}<w:tblGrid>${grid}</w:tblGrid>${headRow}${rows.map((cells) => row(cells, 'TableText', '')).join('')}</w:tbl>`;
}

function cell(text: string, width: number, style: string): string {
  const lines = text.split('\n').map((line) => paragraph(line, style));
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${lines.join('')}</w:tc>`;
}

function paragraph(text: string, style: string): string {
  const run = text === '' ? '' : `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run}</w:p>`;
}

function footerXml(): string {
  const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const page = `${field('begin')}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}<w:r><w:t>1</w:t></w:r>${field('end')}`;
  return `<w:ftr xmlns:w="${NAMESPACE}"><w:p><w:pPr><w:pStyle w:val="Small"/><w:jc w:val="center"/></w:pPr>${page}</w:p></w:ftr>`;
}

function stylesXml(tag: string): string {
  const fonts =
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>';
  const language = tag.startsWith('zh')
    ? '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
    : '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>';
  const style = (id: string, name: string, inner: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>` +
    `${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/>${inner}</w:style>`;
  const look = (size: number, spacing: string, more = '') =>
    `<w:pPr>${spacing}</w:pPr><w:rPr>${more}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const after = (twips: number, line = 320) =>
    `<w:spacing w:before="0" w:after="${twips}" w:line="${line}" w:lineRule="auto"/>`;
  return (
    `<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts}${language}</w:rPr></w:rPrDefault></w:docDefaults>` +
    style('Normal', 'Normal', look(22, after(120))) +
    style('Title', 'Title', look(36, `${after(200)}<w:jc w:val="center"/>`, '<w:b/>')) +
    style('Heading1', 'heading 1', look(28, `<w:keepNext/>${after(120)}<w:outlineLvl w:val="0"/>`, '<w:b/>')) +
    style('Small', 'Small', look(18, after(60, 280), '<w:color w:val="555555"/>')) +
    style('TableHead', 'Table Head', look(19, after(0, 260), '<w:b/>')) +
    style('TableText', 'Table Text', look(19, after(0, 260))) +
    '</w:styles>'
  );
}

/** Text for XML: marks replaced, characters that XML cannot hold left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
