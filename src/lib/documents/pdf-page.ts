import type { PDFPageProxy } from 'pdfjs-dist';
import { withoutRadicals } from './cjk-radicals.ts';
import { matrixOf, multiply, type Matrix } from './matrix.ts';
import type { OpenPdf } from './pdf-engine.ts';
import { rulesOf, type Rules } from './pdf-rules.ts';
import { symbolCharacter } from './symbols.ts';

/** A piece of text on a page; lengths in points, y counted down from the top. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Height of the font. */
  readonly size: number;
  readonly baseline: number;
}

/** What stands on a page. */
export interface PageContent {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly TextPiece[];
  readonly rules: Rules;
  /** Pictures that cover a good part of the page. */
  readonly pictures: number;
  /** Characters without a meaning, by font. */
  readonly unmapped: ReadonlyMap<string, number>;
  /** Text drawn a second time on the same spot. */
  readonly doubled: readonly string[];
}

/** Reads text and ruling lines of one page (1-based). */
export async function readPage(pdf: OpenPdf, number: number): Promise<PageContent> {
  const page = await pdf.pages.getPage(number);
  try {
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const drawn = await page.getOperatorList({ intent: 'any', annotationMode: 0 });
    const { rules, pictures } = rulesOf(drawn, {
      operations: pdf.operations,
      base: matrixOf(transform),
      width,
      height,
    });
    const unmapped = new Map<string, number>();
    const text = await textPieces(page, matrixOf(transform), unmapped);
    const fields = await fieldPieces(page, matrixOf(transform));
    const { pieces, doubled } = withoutDoubles([...text, ...fields]);
    return { number, width, height, pieces, rules, pictures, unmapped, doubled };
  } finally {
    page.cleanup();
  }
}

async function textPieces(page: PDFPageProxy, base: Matrix, unmapped: Map<string, number>): Promise<TextPiece[]> {
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  return content.items.flatMap((item): TextPiece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const text = readable(item.str, fontName(page, item.fontName), unmapped);
    return text.trim() === '' ? [] : [placed(text, item.width, multiply(base, matrixOf(item.transform)))];
  });
}

/** A piece by its text matrix; text that runs up or down gets the box it covers. */
function placed(text: string, length: number, [a, b, c, d, x, y]: Matrix): TextPiece {
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  if (Math.abs(b) <= Math.abs(a)) return { text, x: a < 0 ? x - length : x, width: length, size, baseline: y };
  const top = b > 0 ? y : y - length;
  return { text, x: x - size / 2, width: size, size, baseline: top + length / 2 + size / 2 };
}

const PRIVATE = /[\ue000-\uf8ff\u0000-\u0008\u000e-\u001f\ufffd]/;

/** Characters as they look: symbol fonts by their tables, radicals as characters; others are counted as unmapped. */
function readable(text: string, font: string, unmapped: Map<string, number>): string {
  const symbols = /wingdings|symbol/i.test(font)
    ? [...text].map((sign) => symbolCharacter(font, sign.codePointAt(0) ?? 0) ?? sign).join('')
    : text;
  const unknown = [...symbols].filter((sign) => PRIVATE.test(sign)).length;
  if (unknown > 0) unmapped.set(font, (unmapped.get(font) ?? 0) + unknown);
  return withoutRadicals(symbols);
}

/** The font's own name, without the prefix of a subset. */
function fontName(page: PDFPageProxy, id: string): string {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : undefined;
  const name = font && typeof font === 'object' && 'name' in font ? font.name : undefined;
  return typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '') : '';
}

/** Filled form fields: their text, and tick boxes as ☑ ☐. */
async function fieldPieces(page: PDFPageProxy, base: Matrix): Promise<TextPiece[]> {
  const annotations: unknown[] = await page.getAnnotations({ intent: 'any' });
  return annotations.flatMap((annotation): TextPiece[] => {
    const field = fieldOf(annotation);
    if (!field) return [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = field.rect;
    const size = Math.min(12, Math.abs(y2 - y1));
    const at = multiply(base, [size, 0, 0, size, Math.min(x1, x2), (y1 + y2 - size) / 2 + size * 0.2]);
    return [placed(field.text, Math.min(Math.abs(x2 - x1), size * field.text.length), at)];
  });
}

function fieldOf(annotation: unknown): { text: string; rect: readonly number[] } | undefined {
  if (!annotation || typeof annotation !== 'object') return undefined;
  const { fieldType, fieldValue, exportValue, checkBox, radioButton, rect, buttonValue, contentsObj, subtype } =
    annotation as Readonly<Record<string, unknown>>;
  if (!Array.isArray(rect)) return undefined;
  const free = subtype === 'FreeText' && contentsObj && typeof contentsObj === 'object' && 'str' in contentsObj;
  if (free) return textField(contentsObj.str, rect);
  if (fieldType !== 'Btn') return textField(Array.isArray(fieldValue) ? fieldValue.join(' ') : fieldValue, rect);
  if (!checkBox && !radioButton) return undefined;
  return { text: fieldValue === (exportValue ?? buttonValue) ? '☑' : '☐', rect };
}

function textField(value: unknown, rect: readonly number[]): { text: string; rect: readonly number[] } | undefined {
  return typeof value === 'string' && value.trim() !== '' ? { text: value, rect } : undefined;
}

/** Drops pieces drawn again (nearly) on the same spot, as some programs do for bold face or shadow. */
function withoutDoubles(pieces: readonly TextPiece[]): { pieces: TextPiece[]; doubled: string[] } {
  const seen = new Map<string, TextPiece[]>();
  const kept: TextPiece[] = [];
  const doubled: string[] = [];
  for (const piece of pieces) {
    const key = `${piece.text}\n${Math.round(piece.baseline / 4)}`;
    const isSame = (other: TextPiece) =>
      Math.abs(other.x - piece.x) < piece.size * 0.2 && Math.abs(other.baseline - piece.baseline) < piece.size * 0.2;
    const others = seen.get(key) ?? [];
    seen.set(key, others);
    if (others.some(isSame)) doubled.push(piece.text);
    else kept.push(piece);
    if (others.length < 50) others.push(piece);
  }
  return { pieces: kept, doubled };
}
