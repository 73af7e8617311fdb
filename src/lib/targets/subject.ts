/** What a number is about, from the words before it: without verbs, fillers, punctuation and blanked-out dates. */
export function subjectOf(words: string): string {
  return words
    .replace(/#+/g, '')
    .replace(/^(?:(?!\d{1,4}[年月])[^\u4e00-\u9fffA-Za-z])+|[^\u4e00-\u9fffA-Za-z%)]+$/g, '')
    .replace(/^(?:以内|之内|内|以上|以下|及以上|左右|的)+/g, '')
    .replace(/^每[^,;]{0,3}$/, '')
    .replace(/^(?:其中|并且|而且|力争|争取|目标|确保|实现|保证|使|且|并|和|及|以及|达到|预计)+/g, '')
    .replace(/(?:达到?|为|是|不|在|保持|控制|实现|完成|约|到|至|支付|较上年|比上年|同比)+$/g, '')
    .replace(/(?:较|比|与)[^,;]{0,8}$|(?:提[高升]|增[长加]|上升|下降|降低?|减少|缩短)$/g, '');
}
