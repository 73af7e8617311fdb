/**
 * Many texts in one buffer: text i is `units[starts[i]] … units[starts[i + 1] - 1]` (UTF-16 code units). A million row
 * names take 30 MB this way, can be handed to a worker without copying, and are never needed as strings again.
 */
export interface TextColumn {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/** Packs texts into a column. */
export function packTexts(texts: readonly string[]): TextColumn {
  const starts = new Uint32Array(texts.length + 1);
  let total = 0;
  for (let at = 0; at < texts.length; at++) {
    total += texts[at]?.length ?? 0;
    starts[at + 1] = total;
  }
  const units = new Uint16Array(total);
  let end = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) units[end++] = text.charCodeAt(at);
  }
  return { units, starts };
}

/** How many texts a column holds. */
export function textCount(column: TextColumn): number {
  return column.starts.length - 1;
}

/** The text at one place of a column; empty beyond its end. */
export function textAt(column: TextColumn, index: number): string {
  return textOf(column.units, column.starts[index] ?? 0, column.starts[index + 1] ?? 0);
}

/** The text between two places of a buffer of UTF-16 code units. */
export function textOf(units: Uint16Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 4096) {
    text += String.fromCharCode(...units.subarray(at, Math.min(end, at + 4096)));
  }
  return text;
}
