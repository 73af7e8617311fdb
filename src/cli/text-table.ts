import type { ResultRow, Value } from '#lib/engines/index.ts';

/** Rows as an aligned table for the terminal: numbers to the right, wide characters counted as two. */
export function textTable(columns: readonly string[], rows: readonly ResultRow[]): string {
  const cells = rows.map((row) => columns.map((name) => cellText(row[name] ?? null)));
  const widths = columns.map((name, index) =>
    cells.reduce((most, line) => Math.max(most, displayWidth(line[index] ?? '')), displayWidth(name)),
  );
  const isNumeric = columns.map((name) => rows.length > 0 && rows.every((row) => isNumberOrNull(row[name] ?? null)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => padded(text, widths[index] ?? 0, isNumeric[index] === true))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const count = `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`;
  return [line(columns), rule, ...cells.map(line), count].join('\n');
}

/** How many terminal columns a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Blocks whose characters a terminal draws over two columns (Unicode East Asian Width: wide and fullwidth). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (WIDE.some(([first, last]) => code >= first && code <= last)) return 2;
  return /\p{Mark}|\p{Cf}/u.test(character) ? 0 : 1;
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(width - displayWidth(text));
  return toTheRight ? space + text : text + space;
}

function isNumberOrNull(value: Value): boolean {
  return value === null || typeof value === 'number';
}

function cellText(value: Value): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).replaceAll(/\r?\n|\r/g, '⏎');
}
