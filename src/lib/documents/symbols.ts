const WINGDINGS: Readonly<Record<number, string>> = {
  0x6c: '●', 0x6d: '❍', 0x6e: '■', 0x6f: '□', 0x71: '❑', 0x75: '◆', 0xa1: '○', 0xa4: '◉', 0xa7: '▪', 0xa8: '☐',
  0xfb: '✘', 0xfc: '✔', 0xfd: '☒', 0xfe: '☑', 0xe0: '→', 0xdf: '←', 0xd8: '➢',
}; // prettier-ignore
const WINGDINGS_2: Readonly<Record<number, string>> = {
  0x4f: '✘', 0x50: '✔', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0xa2: '■', 0xa3: '☐', 0x2a: '□', 0x30: '□',
}; // prettier-ignore
const SYMBOL: Readonly<Record<number, string>> = {
  0xa3: '≤', 0xb3: '≥', 0xb9: '≠', 0xbb: '≈', 0xb1: '±', 0xb4: '×', 0xb8: '÷', 0xb0: '°', 0xb7: '•', 0xa5: '∞',
  0x25: '%', 0x3c: '<', 0x3d: '=', 0x3e: '>', 0x7e: '~', 0x2b: '+', 0x2d: '−', 0xd6: '√',
}; // prettier-ignore

/**
 * The character a symbol font shows for a code: Wingdings ticks and boxes, Symbol's ≥ and ≤. Codes may lie in the
 * private area (F0FE). Undefined for other fonts and for ornaments without meaning here.
 */
export function symbolCharacter(font: string, code: number): string | undefined {
  const small = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/wingdings\s*-?2/i.test(font)) return WINGDINGS_2[small];
  if (/wingdings(?!\s*-?[23])/i.test(font)) return WINGDINGS[small];
  if (/symbol(?!a)/i.test(font) && !/segoe/i.test(font)) return SYMBOL[small];
  return undefined;
}
