/**
 * East Asian characters are as wide as the font is high; so are dots, dashes, curly quotes and mathematical signs in an
 * East Asian font. Others are taken as a bit over half of it.
 */
const WIDE =
  /[\u00b7\u00d7\u1100-\u115f\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const LATIN_WIDTH = 0.58;

/** Estimated width of a text in pixels; rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? fontSize : char === ' ' ? fontSize * 0.3 : fontSize * LATIN_WIDTH;
  return width;
}

/** The text, cut with an ellipsis so that it stays within the width; `tail` is kept whole behind the cut. */
export function fitText(text: string, width: number, { fontSize, tail = '' }: FitOptions): string {
  const room = width - textWidth(tail, fontSize);
  return `${cut(text, room, fontSize)}${tail}`;
}

interface FitOptions {
  readonly fontSize: number;
  readonly tail?: string;
}

function cut(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, fontSize) > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
