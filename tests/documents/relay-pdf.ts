import { placed, type PlacedCell, type RelayBlock } from './relay.ts';

/** How a pdf is laid out. */
export interface PdfStyle {
  /** Draw the lines of tables; without them columns stand apart by white space only. */
  readonly ruled?: boolean;
  /** Rows printed again at the top of a table on each further page. */
  readonly headRows?: number;
  /** Printed at the foot of each page; `#` stands for its number. */
  readonly footer?: string;
  /** Height of a page in points; a small one breaks tables over pages. */
  readonly pageHeight?: number;
}

const WIDTH = 595;
const MARGIN = 50;
const SIZE = 10;
const LEADING = 15;
const PADDING = 4;

type Point = readonly [number, number];

/** Drawing instructions of the pages of a document, y counted down from the top. */
class Pages {
  readonly height: number;
  readonly streams: string[][] = [];
  y = Infinity;

  constructor(height: number) {
    this.height = height;
  }

  get bottom(): number {
    return this.height - MARGIN;
  }

  need(space: number): boolean {
    if (this.y + space <= this.bottom) return false;
    this.streams.push([]);
    this.y = MARGIN;
    return true;
  }

  text(x: number, baseline: number, text: string): void {
    this.#add(`BT /F1 ${SIZE} Tf ${x.toFixed(2)} ${(this.height - baseline).toFixed(2)} Td <${utf16(text)}> Tj ET`);
  }

  line([x1, y1]: Point, [x2, y2]: Point): void {
    const flip = (y: number) => (this.height - y).toFixed(2);
    this.#add(`${x1.toFixed(2)} ${flip(y1)} m ${x2.toFixed(2)} ${flip(y2)} l S`);
  }

  #add(instruction: string): void {
    this.streams.at(-1)?.push(instruction);
  }
}

/**
 * A pdf in a font that is named but not contained (STSong, as reporting systems use), so that its text can be read only
 * with the Chinese character maps.
 */
export function toPdf(blocks: readonly RelayBlock[], style: PdfStyle = {}): Uint8Array {
  const pages = new Pages(style.pageHeight ?? 842);
  for (const block of blocks) {
    if ('lines' in block) for (const line of block.lines) drawParagraph(pages, line);
    else drawTable(pages, placed(block.rows), style);
  }
  if (style.footer) {
    for (const [at, stream] of pages.streams.entries()) {
      const text = style.footer.replace('#', String(at + 1));
      stream.push(`BT /F1 ${SIZE} Tf ${WIDTH / 2 - 20} 20 Td <${utf16(text)}> Tj ET`);
    }
  }
  const { height } = pages;
  return pdfOf(pages.streams.map((stream) => ({ width: WIDTH, height, content: `0.5 w\n${stream.join('\n')}` })));
}

function drawParagraph(pages: Pages, text: string): void {
  for (const line of wrap(text, WIDTH - 2 * MARGIN)) {
    pages.need(LEADING);
    if (line !== '') pages.text(MARGIN, pages.y + SIZE, line);
    pages.y += LEADING;
  }
  pages.y += LEADING / 2;
}

interface Frame {
  readonly columns: readonly number[];
  readonly heights: readonly number[];
  readonly lines: ReadonlyMap<PlacedCell, readonly string[]>;
  /** How much of each cell is drawn: lines, and height. */
  readonly drawn: Map<PlacedCell, { lines: number; height: number }>;
}

function drawTable(pages: Pages, table: ReturnType<typeof placed>, { ruled = true, headRows = 0 }: PdfStyle): void {
  const frame = frameOf(table);
  const drawHead = () => {
    for (let row = 0; row < headRows; row++) {
      const height = frame.heights[row] ?? 0;
      for (const cell of table.cells)
        if (cell.row === row) drawPart(pages, cell, { row, height, frame: fresh(frame), ruled });
      pages.y += height;
    }
  };
  for (let row = 0; row < table.height; row++) {
    let rest = frame.heights[row] ?? 0;
    if (rest < LEADING * 4 && pages.need(rest) && row > 0) drawHead();
    while (rest > 0) {
      if (pages.need(2 * LEADING) && row > 0) drawHead();
      const fits = PADDING + Math.floor((pages.bottom - pages.y - PADDING) / LEADING) * LEADING;
      const height = Math.min(rest, fits);
      for (const cell of table.cells) {
        if (cell.row <= row && row < cell.row + cell.rowSpan)
          drawPart(pages, cell, { row, height, frame, ruled, goesOn: height < rest });
      }
      pages.y += height;
      rest -= height;
    }
  }
  pages.y += LEADING;
}

function fresh(frame: Frame): Frame {
  return { ...frame, drawn: new Map() };
}

interface CellPart {
  readonly row: number;
  readonly height: number;
  readonly frame: Frame;
  readonly ruled: boolean;
  /** The row is cut here and goes on on the next page: no line is drawn below. */
  readonly goesOn?: boolean;
}

function drawPart(pages: Pages, cell: PlacedCell, { row, height, frame, ruled, goesOn = false }: CellPart): void {
  const left = frame.columns[cell.column] ?? 0;
  const right = frame.columns[cell.column + cell.columnSpan] ?? 0;
  const top = pages.y;
  const bottom = top + height;
  const lines = frame.lines.get(cell) ?? [];
  const drawn = frame.drawn.get(cell) ?? { lines: 0, height: 0 };
  const isFirst = drawn.height === 0;
  let { lines: next } = drawn;
  for (; next < lines.length && PADDING + (next + 1) * LEADING <= drawn.height + height + 0.01; next++) {
    const y = Math.max(top, top + PADDING + next * LEADING - drawn.height) + SIZE;
    if (lines[next] !== '') pages.text(left + PADDING, y, lines[next] ?? '');
  }
  frame.drawn.set(cell, { lines: next, height: drawn.height + height });
  if (!ruled) return;
  if (isFirst) pages.line([left, top], [right, top]);
  pages.line([left, top], [left, bottom]);
  pages.line([right, top], [right, bottom]);
  if (!goesOn && row === cell.row + cell.rowSpan - 1) pages.line([left, bottom], [right, bottom]);
}

function frameOf({ cells, height, width }: ReturnType<typeof placed>): Frame {
  const columns = columnEdges(cells, width);
  const lines = new Map(
    cells.map((cell) => {
      const room = (columns[cell.column + cell.columnSpan] ?? 0) - (columns[cell.column] ?? 0) - 2 * PADDING;
      return [cell, wrap(cell.text, room)] as const;
    }),
  );
  const heights = new Array<number>(height).fill(LEADING + PADDING);
  for (const cell of [...cells].sort((a, b) => a.rowSpan - b.rowSpan)) {
    const needed = (lines.get(cell)?.length ?? 1) * LEADING + PADDING;
    const last = cell.row + cell.rowSpan - 1;
    const have = heights.slice(cell.row, last + 1).reduce((sum, own) => sum + own, 0);
    if (needed > have) heights[last] = (heights[last] ?? 0) + needed - have;
  }
  return { columns, heights, lines, drawn: new Map() };
}

/** Column edges: room for the longest word of each, the rest shared by what the columns would like. */
function columnEdges(cells: readonly PlacedCell[], width: number): number[] {
  const room = WIDTH - 2 * MARGIN;
  const own = (column: number) => cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
  const padded = (texts: readonly string[]) => Math.max(20, ...texts.map((text) => widthOf(text) + 2 * PADDING + 1));
  const columns = Array.from({ length: width }, (_, column) => own(column));
  const least = columns.map((here) => padded(here.flatMap((cell) => unitsOf(cell.text))));
  const liked = columns.map(
    (here, at) => Math.min(160, padded(here.flatMap((cell) => cell.text.split('\n')))) - (least[at] ?? 0),
  );
  const free = room - least.reduce((sum, one) => sum + one, 0);
  const wish = liked.reduce((sum, one) => sum + Math.max(0, one), 0) || 1;
  const edges = [MARGIN];
  columns.forEach((_, at) => {
    const share = liked.every((one) => one <= 0) ? free / width : (free * Math.max(0, liked[at] ?? 0)) / wish;
    edges.push((edges.at(-1) ?? 0) + (least[at] ?? 0) + share);
  });
  return edges;
}

function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u0080' ? SIZE / 2 : SIZE), 0);
}

/** Breaks text at the given width the way programs do: words stay whole, no line begins with a comma. */
function wrap(text: string, room: number): string[] {
  return text.split('\n').flatMap((line) => {
    const units = unitsOf(line);
    const lines = [''];
    for (const unit of units) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && widthOf(last + unit) > room) lines.push(unit.trimStart());
      else lines[lines.length - 1] = last + unit;
    }
    return lines;
  });
}

/** What a line break cannot part: words, and characters with the comma after them. */
function unitsOf(text: string): string[] {
  return text.match(/[\w.%+\-/~≥≤=<>]+[，。、；：）]?|.[，。、；：）]?/gu) ?? [];
}

function utf16(text: string): string {
  return [...text]
    .flatMap((sign) => Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at)))
    .map((unit) => unit.toString(16).padStart(4, '0'))
    .join('');
}

/** A page by its drawing instructions, in the coordinates of pdf (y counted up). */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}

/** A pdf of the given pages, with one font, F1, whose text is UTF-16. */
export function pdfOf(pages: readonly PdfPage[]): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, at) => `${6 + 2 * at} 0 R`).join(' ')}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ...pages.flatMap(({ width, height, content }, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${7 + 2 * at} 0 R>>`,
      `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (sign) => sign.charCodeAt(0));
}

/** A pdf of one page whose drawing instructions are packed with the given filters. */
export function withFilters(content: Uint8Array, filters: readonly string[]): Uint8Array {
  const start =
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n' +
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n' +
    `4 0 obj\n<</Filter[${filters.map((filter) => `/${filter}`).join('')}]/Length ${content.length}>>\nstream\n`;
  const end = '\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n';
  const bytes = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
  return Uint8Array.from([...bytes(start), ...content, ...bytes(end)]);
}
