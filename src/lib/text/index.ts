export { type DecodedText, decodeText, type TextEncoding } from './encoding.ts';
export { decodedChunks, type FoundEncoding, findEncoding } from './encoding-stream.ts';
export { confusionsOf, isConfusable } from './confusion.ts';
export { labelSpellings, normalizeLabel, trailingBracket } from './label.ts';
export { maskNameAfterLabel, maskPersonalData } from './masking.ts';
export type { Masked, PersonalData } from './masking.ts';
export { parseChineseNumeral, parseNumeral } from './numeral.ts';
export { foldComparison, foldPunctuation, foldWidth, squeezeSpaces } from './width.ts';
export { pinyinInitials, pinyinPattern } from './pinyin.ts';
