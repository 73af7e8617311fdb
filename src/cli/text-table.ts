import type { ResultRow, Value } from '#lib/engines/index.ts';

/** Rows as an aligned table for the terminal: numbers to the right, wide characters counted as two. */
export function textTable(columns: readonly string[], rows: readonly ResultRow[]): string {
  const cells = rows.map((row) => columns.map((name) => cellText(row[name] ?? null)));
  const widths = columns.map((name, index) =>
    Math.max(displayWidth(name), ...cells.map((line) => displayWidth(line[index] ?? ''))),
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

function characterWidth(character: string): number {
  if (/\p{Mark}|\p{Cf}/u.test(character)) return 0;
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
    character,
  )
    ? 2
    : 1;
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
