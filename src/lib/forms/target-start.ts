const SIGN = '[≥≤<>=＞＜＝≧≦⩾⩽》《]{1,2}';
const NOT = '不(?:得|应|能)?(?:少|低|超|高|大|小|多|晚)(?:于|过)?';
const LINK =
  '(?:(?:需|应|要|须|均)?(?:控制|保持|稳定|维持|限制)(?:在|到)|(?:提[高升]|增[加长]|扩大|下降|降低|减少|缩短)?(?:达到|达|到|至)|[为约在近超]|至少|最多|力争)';
const MOVE = '(?:较上年|比上年|同比)?(?:提[高升]|增[加长]|上升|下降|降低|减少|缩短|压降)';
const DIGITS = '\\d[\\d.,]*';
const HAN = '[一二两三四五六七八九十百千]+(?=[个家次期场名人项所座处份件台套篇部辆批])';
const UNIT = '(?:[%％‰]|[\\u4e00-\\u9fffa-zA-Z²³㎡/·%]{0,8})';
const BOUND = '(?:及?以[上下内]|左右|之内)?';

/** A bound or a number with its unit at the end of a text. */
const TARGET = new RegExp(
  `(?:(?:${LINK})?(?:${SIGN}|${NOT}|大于等于|小于等于|大于|小于|高于|低于)|${LINK}|${MOVE})?\\s*${DIGITS}\\s*(?:[-~～—至]\\s*${DIGITS})?${UNIT}${BOUND}[。；;]?$`,
);
const WORDED = new RegExp(
  `(?:${LINK})?(?:${SIGN}|${NOT}|大于|小于)\\s*(?:${HAN}|[一二三四五六七八九]成[一二三四五六七八九半]?)${UNIT}${BOUND}$`,
);
/** What is to become of the thing named before it: 明显改善. */
const CHANGE =
  /(?:明显|显著|有效|不断|持续|逐步|进一步|大幅|较大|稳步)(?:改善|提升|提高|增强|改进|好转|优化|降低|减少|下降|增加|增长|完善|加强)$/;
/** A name that is only a verb belongs to what follows: 完成24场展演. */
const VERB =
  /^(?:[\d一二三四五六七八九十]+[、.．])?\s*(?:全年|年度|本年|共|新)?(?:完成|开展|举办|组织|实施|新增|新建|建设|培训|发放|改造|做好|达到|召开|采购|购置|建成|维修|补助|奖补|资助|扶持|支持|保障)$/;
const LONGEST = 24;

/** Where the target begins in a text that names an indicator and says its target; null if it cannot be told. */
export function targetStart(text: string): number | null {
  const found = WORDED.exec(text) ?? TARGET.exec(text) ?? CHANGE.exec(text);
  if (!found || found.index < 2 || found[0].replace(/\s/g, '').length > LONGEST) return null;
  const name = text.slice(0, found.index).trim();
  return VERB.test(name) || /[；;。]/.test(name) || !/[\u4e00-\u9fff]{2}/.test(name) ? null : found.index;
}
