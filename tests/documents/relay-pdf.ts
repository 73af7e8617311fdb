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
  return pdfFile(pages);
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
}

function drawTable(pages: Pages, table: ReturnType<typeof placed>, { ruled = true, headRows = 0 }: PdfStyle): void {
  const frame = frameOf(table);
  const draw = (row: number) => {
    const height = frame.heights[row] ?? 0;
    for (const cell of table.cells) {
      if (cell.row > row || row >= cell.row + cell.rowSpan) continue;
      drawCellRow(pages, cell, { row, frame, ruled });
    }
    pages.y += height;
  };
  for (let row = 0; row < table.height; row++) {
    const isNewPage = pages.need(frame.heights[row] ?? 0);
    if (isNewPage && row > 0) for (let head = 0; head < headRows; head++) draw(head);
    draw(row);
  }
  pages.y += LEADING;
}

function drawCellRow(pages: Pages, cell: PlacedCell, at: { row: number; frame: Frame; ruled: boolean }): void {
  const { row, frame, ruled } = at;
  const left = frame.columns[cell.column] ?? 0;
  const right = frame.columns[cell.column + cell.columnSpan] ?? 0;
  const bottom = pages.y + (frame.heights[row] ?? 0);
  if (row === cell.row) {
    frame.lines.get(cell)?.forEach((line, index) => {
      if (line !== '') pages.text(left + PADDING, pages.y + PADDING + SIZE + index * LEADING, line);
    });
  }
  if (!ruled) return;
  if (row === cell.row || pages.y === MARGIN) pages.line([left, pages.y], [right, pages.y]);
  pages.line([left, pages.y], [left, bottom]);
  pages.line([right, pages.y], [right, bottom]);
  if (row === cell.row + cell.rowSpan - 1 || bottom + LEADING > pages.bottom)
    pages.line([left, bottom], [right, bottom]);
}

function frameOf({ cells, height, width }: ReturnType<typeof placed>): Frame {
  const wanted = Array.from({ length: width }, (_, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.columnSpan === 1);
    return Math.min(
      160,
      Math.max(30, ...own.flatMap((cell) => cell.text.split('\n').map((line) => widthOf(line) + 2 * PADDING + 1))),
    );
  });
  const scale = (WIDTH - 2 * MARGIN) / wanted.reduce((sum, own) => sum + own, 0);
  const columns = [MARGIN];
  for (const own of wanted) columns.push((columns.at(-1) ?? 0) + own * scale);
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
  return { columns, heights, lines };
}

function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u0080' ? SIZE / 2 : SIZE), 0);
}

/** Breaks text at the given width the way programs do: words stay whole, no line begins with a comma. */
function wrap(text: string, room: number): string[] {
  return text.split('\n').flatMap((line) => {
    const units = line.match(/[\w.%+\-/~≥≤=<>]+[，。、；：）]?|.[，。、；：）]?/gu) ?? [];
    const lines = [''];
    for (const unit of units) {
      const last = lines.at(-1) ?? '';
      if (last !== '' && widthOf(last + unit) > room) lines.push(unit.trimStart());
      else lines[lines.length - 1] = last + unit;
    }
    return lines;
  });
}

function utf16(text: string): string {
  return [...text]
    .flatMap((sign) => Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at)))
    .map((unit) => unit.toString(16).padStart(4, '0'))
    .join('');
}

function pdfFile(pages: Pages): Uint8Array {
  const kids = pages.streams.map((_, at) => `${6 + 2 * at} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.streams.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
    ...pages.streams.flatMap((stream, at) => {
      const content = `0.5 w\n${stream.join('\n')}`;
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${pages.height}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${7 + 2 * at} 0 R>>`,
        `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
      ];
    }),
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
