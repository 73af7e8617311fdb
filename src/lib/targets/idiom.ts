/**
 * Figures that are no targets: document numbers, ordinals, hotlines, years in passing, model names. They are blanked out
 * before numbers are looked for, place by place, so that offsets stay.
 */
const IDIOMS: readonly RegExp[] = [
  /\((?:19|20)\d{2}\)(?:第?\d+号?)?/g,
  /第?\d+号(?:文件?|令|院|楼|线|公告)?/g,
  /第[\d一二三四五六七八九十百]+(?:[条款次届期章节批季产轮、]|个|时间|方|责任)/g,
  /(?<![\d.])(?:12345|12348|12333|12315|12329|12366)(?![\d.%]|[元万件人次个])/g,
  /(?<![\d.])(?:110|119|120|122)(?=接警|出警|接处警|急救|指挥|电话|热线|报警|救护|调度|平台|中心)/g,
  /(?<![\d.十百千万])[1一][\u4e00-\u9fff][1一][\u4e00-\u9fff]$/g,
  /\d{1,2}:\d{2}(?=之?前|以前|[-~点分开至])/g,
  /[每次当](?:个?月|周|季度?)(?:首月|末月)?的?\d{1,2}[日号]/g,
  /\d+年一遇|(?<![\d十百])[一二三四五六]类(?!别|似|型)/g,
  /\d+(?:\.\d+)?(?:天|小时)?[*×xX]\d+(?:\.\d+)?(?:小时|天)?/g,
  /(?<![\d/A-Za-zμµ])[A-Za-z]+[-.]?\d+(?:\.\d+)?/g,
  /\d+(?:G|D|A|S|V)(?![a-zA-Z\d])(?=[级景网智技\u4e00-\u9fff]|$)/g,
  /\d+(?:\+[\dNnXx]+)+/g,
  /\d+周年|\d+年级|\d+零后/g,
  /[\d一二两三四五六七八九十]+个(?:不|百分百|坚持|确保|到位|一(?![\d个])|统一|覆盖|严禁|必须|意识|维护|自信|结合|转变)/g,
  /\d+(?:\.\d+){2,}/g,
  /(?<!\d)(?:19|20)\d{2}(?:年度?|版|届|级|财年|学年)/g,
  /[\d一二三四五六七八九十]+(?:级|星级|等奖|类(?:及|水|标准|以上|区|地区|人员)|甲等?|乙等?|线城市|号)/g,
  /十[二三四五]五|二十大|十[八九]大|三公|三农|两会|两个维护|四个意识|两不愁三保障|三保障|百分制/g,
];

/** The text with such figures replaced by `_`, same length. */
export function blankIdioms(text: string): string {
  return IDIOMS.reduce((masked, idiom) => masked.replace(idiom, (found) => '_'.repeat(found.length)), text);
}
