export { confusionsOf, isConfusable } from './confusion.ts';
export { type DecodedText, decodeText, type TextEncoding } from './encoding.ts';
export { labelSpellings, normalizeLabel, trailingBracket } from './label.ts';
export { foldComparison, foldPunctuation, foldWidth, squeezeSpaces } from './width.ts';
