/** East Asian characters are as wide as the font is high; others are taken as a bit over half of it. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const LATIN_WIDTH = 0.58;

/** Estimated width of a text in pixels; rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? fontSize : char === ' ' ? fontSize * 0.3 : fontSize * LATIN_WIDTH;
  return width;
}

/** The text, cut with an ellipsis so that it stays within the width. */
export function fitText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = '';
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, fontSize) > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** The text on at most `lines` lines within the width, the last one cut if need be. */
export function wrapText(
  text: string,
  width: number,
  { fontSize, lines }: { fontSize: number; lines: number },
): string {
  const done: string[] = [];
  let rest = text;
  while (rest !== '' && done.length < lines - 1 && textWidth(rest, fontSize) > width) {
    const line = firstLine(rest, width, fontSize);
    done.push(line.trimEnd());
    rest = rest.slice(line.length).trimStart();
  }
  return [...done, ...(rest === '' ? [] : [fitText(rest, width, fontSize)])].join('\n');
}

function firstLine(text: string, width: number, fontSize: number): string {
  let line = '';
  for (const char of text) {
    if (textWidth(line + char, fontSize) > width) break;
    line += char;
  }
  const next = text.charAt(line.length);
  const space = line.lastIndexOf(' ');
  const splitsWord = /[A-Za-z]/.test(next) && /[A-Za-z]$/.test(line) && space > 0;
  return splitsWord ? line.slice(0, space + 1) : line || text.slice(0, 1);
}
