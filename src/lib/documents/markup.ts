const BREAK = /<\s*(?:br|hr)\s*\/?>|<\s*\/\s*(?:p|div|li|tr|h[1-6])\s*>/gi;
const TAG =
  /<\s*\/?\s*(?:a|b|big|center|dd|div|dl|dt|em|font|h[1-6]|i|img|li|ol|p|pre|s|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\b[^<>]*>/gi;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  ge: '≥',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  le: '≤',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: ' ',
  ndash: '–',
  permil: '‰',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
  times: '×',
};

function decodeEntity(whole: string, body: string): string {
  if (!body.startsWith('#')) return NAMED[body.toLowerCase()] ?? whole;
  const code = /^#x/i.test(body) ? parseInt(body.slice(2), 16) : parseInt(body.slice(1), 10);
  const valid = Number.isInteger(code) && code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : whole;
}

/** Text with character references such as `&ge;` and `&#8805;` replaced; unknown ones stay as printed. */
function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, decodeEntity);
}

/**
 * A cell's text without HTML tags: a paragraph or line break becomes a line break, other known tags vanish,
 * entities are decoded. Text in angle brackets that is no tag (`<2小时`) stays.
 */
export function stripMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const open = text.replace(BREAK, '\n').replace(TAG, '');
  return decodeEntities(open)
    .replace(/[ \t]*\n\s*/g, '\n')
    .replace(/^\n|\n$/g, '');
}
