import { matrixOf, multiply, transformed, type Matrix, type Point } from './matrix.ts';
import type { OpenPdf } from './pdf-engine.ts';

/** A straight horizontal or vertical line on a page; `at` is its y (or x), `from` and `to` its ends. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
}

interface PageFrame {
  readonly operations: OpenPdf['operations'];
  readonly base: Matrix;
  readonly width: number;
  readonly height: number;
}

/** What pdf.js says of a page's drawing: numbers of operations and their arguments. */
interface DrawnPage {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Thickest line, in points; anything thicker is an area. */
const THICKEST = 4;
const SHORTEST = 4;
/** Largest dot of a dotted line. */
const DOT = 1.6;

/**
 * The ruling lines of a page: stroked lines and sides of boxes, thin filled boxes, as many programs draw lines, and rows
 * of dots. Their colour does not matter: white lines part the cells of a shaded table.
 */
export function rulesOf(drawn: DrawnPage, frame: PageFrame): { rules: Rules; pictures: number } {
  const tracer = new Tracer(frame);
  drawn.fnArray.forEach((operation, at) => tracer.apply(operation, drawn.argsArray[at]));
  return {
    rules: { horizontal: joined(tracer.horizontal), vertical: joined(tracer.vertical) },
    pictures: tracer.pictures,
  };
}

class Tracer {
  readonly horizontal: Rule[] = [];
  readonly vertical: Rule[] = [];
  pictures = 0;
  readonly #frame: PageFrame;
  readonly #saved: Matrix[] = [];
  #matrix: Matrix;

  constructor(frame: PageFrame) {
    this.#frame = frame;
    this.#matrix = frame.base;
  }

  apply(operation: number, args: unknown): void {
    const { operations } = this.#frame;
    const values: readonly unknown[] = Array.isArray(args) ? args : [];
    switch (operation) {
      case operations.save:
      case operations.paintFormXObjectBegin:
        this.#saved.push(this.#matrix);
        if (operation === operations.paintFormXObjectBegin) this.#transform(values[0]);
        return;
      case operations.restore:
      case operations.paintFormXObjectEnd:
        this.#matrix = this.#saved.pop() ?? this.#matrix;
        return;
      case operations.transform:
        return this.#transform(values);
      case operations.constructPath:
        return this.#path(Number(values[0]), values[1]);
      case operations.paintImageXObject:
      case operations.paintInlineImageXObject:
      case operations.paintImageMaskXObject:
        return this.#picture();
      default:
    }
  }

  #transform(values: unknown): void {
    this.#matrix = multiply(this.#matrix, matrixOf(numbers(values)));
  }

  /** A picture fills the unit square of the current coordinates. */
  #picture(): void {
    const [a, b, c, d] = this.#matrix;
    const area = Math.abs(a * d - b * c);
    if (area > (this.#frame.width * this.#frame.height) / 8) this.pictures++;
  }

  #path(paint: number, parts: unknown): void {
    const { operations: o } = this.#frame;
    const strokes = [o.stroke, o.closeStroke, o.fillStroke, o.eoFillStroke, o.closeFillStroke, o.closeEOFillStroke];
    const fills = [o.fill, o.eoFill, o.fillStroke, o.eoFillStroke, o.closeFillStroke, o.closeEOFillStroke];
    const isStroked = strokes.includes(paint);
    const isFilled = fills.includes(paint);
    if (!isStroked && !isFilled) return;
    const closes = [o.closeStroke, o.closeFillStroke, o.closeEOFillStroke].includes(paint);
    for (const points of subpaths(Array.isArray(parts) ? parts[0] : undefined, closes)) {
      const onPage = points.map((point) => transformed(this.#matrix, point));
      if (isStroked) for (let at = 1; at < onPage.length; at++) this.#side(onPage[at - 1], onPage[at]);
      if (isFilled) this.#thinBox(onPage);
    }
  }

  #side(start: Point | undefined, end: Point | undefined): void {
    if (!start || !end) return;
    const [x1, y1] = start;
    const [x2, y2] = end;
    if (Math.abs(y1 - y2) < 1 && Math.abs(x1 - x2) > 1) this.#add('horizontal', (y1 + y2) / 2, [x1, x2]);
    else if (Math.abs(x1 - x2) < 1 && Math.abs(y1 - y2) > 1) this.#add('vertical', (x1 + x2) / 2, [y1, y2]);
  }

  #thinBox(points: readonly Point[]): void {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = right - left;
    const height = bottom - top;
    if (width <= DOT && height <= DOT) {
      this.#add('horizontal', (top + bottom) / 2, [left, right]);
      this.#add('vertical', (left + right) / 2, [top, bottom]);
    } else if (height <= THICKEST && width > height) this.#add('horizontal', (top + bottom) / 2, [left, right]);
    else if (width <= THICKEST && height > width) this.#add('vertical', (left + right) / 2, [top, bottom]);
  }

  #add(direction: 'horizontal' | 'vertical', at: number, [one, two]: readonly [number, number]): void {
    if (Number.isFinite(at + one + two)) this[direction].push({ at, from: Math.min(one, two), to: Math.max(one, two) });
  }
}

const COORDINATES: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };
const CLOSE = 4;
const MOVE = 0;
const LINE = 1;

/** The corners of each part of a path that consists of straight lines; parts with curves are left out. */
function subpaths(path: unknown, closes: boolean): Point[][] {
  const values = numbers(path);
  const parts: Point[][] = [];
  let points: Point[] = [];
  let hasCurve = false;
  const end = (isClosed: boolean) => {
    const [first] = points;
    if (points.length > 1 && !hasCurve) parts.push(isClosed && first ? [...points, first] : points);
    points = [];
    hasCurve = false;
  };
  for (let at = 0; at < values.length;) {
    const command = values[at] ?? CLOSE;
    const length = COORDINATES[command];
    if (length === undefined) break;
    if (command === MOVE) end(closes);
    if (command === CLOSE) end(true);
    else if (command === MOVE || command === LINE) points.push([values[at + 1] ?? 0, values[at + 2] ?? 0]);
    else hasCurve = true;
    at += 1 + length;
  }
  end(closes);
  return parts;
}

function numbers(values: unknown): readonly number[] {
  if (values instanceof Float32Array || values instanceof Float64Array) return Array.from(values);
  return Array.isArray(values) ? values.map(Number) : [];
}

/** Lines closer than this are one line: double rules, and sides of neighbouring boxes. */
const SAME_LINE = 2.5;
const GAP = 3;

/** Pieces of the same line joined; dots and dashes become one line, stray short pieces are dropped. */
function joined(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const lines: Rule[] = [];
  for (let start = 0; start < sorted.length;) {
    const first = sorted[start]?.at ?? 0;
    let end = start + 1;
    while (end < sorted.length && (sorted[end]?.at ?? Infinity) - first <= SAME_LINE) end++;
    lines.push(...joinedPieces(sorted.slice(start, end)));
    start = end;
  }
  return lines.filter((line) => line.to - line.from >= SHORTEST);
}

function joinedPieces(pieces: readonly Rule[]): Rule[] {
  const at = pieces.reduce((sum, piece) => sum + piece.at, 0) / pieces.length;
  const lines: { at: number; from: number; to: number }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.from - b.from)) {
    const last = lines.at(-1);
    if (last && piece.from <= last.to + GAP) last.to = Math.max(last.to, piece.to);
    else lines.push({ at, from: piece.from, to: piece.to });
  }
  return lines;
}
