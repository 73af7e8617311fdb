/** Flags of a target put only into words: yes or no, a trend, a whole that may mean 100 %, a grade. */
export function flagsOfWords(text: string): readonly string[] {
  const flags: string[] = [];
  if (/^(?:是|有|达标|合格|通过)$/.test(text)) flags.push('boolean_true');
  if (/^(?:否)$/.test(text)) flags.push('boolean_false');
  if (/逐年|逐步|持续|不断|稳步|有所|明显|显著|进一步|大幅|[较比](?:上年|去年|以往|往年)|同比|环比/.test(text)) {
    if (/提[高升]|[增递][长加强增]|上升|改善|优化|向好|扩大|好转|加强/.test(text)) flags.push('trend_increase');
    else if (/下降|降低|减少|减轻|缩短|缩小|递减/.test(text)) flags.push('trend_decrease');
  }
  if (/[数几][十百千万]|若干|多[次项个批]|不少(?!于)/.test(text)) flags.push('vague_number');
  if (/全覆盖|应[^,;]{1,3}尽[^,;]{1,3}|百分百|全部/.test(text)) flags.push('implies_100');
  if (/[ⅠⅡⅢⅣⅤIVX\d一二三四五]+(?:级|类|星|等)|[优良]等?$|优秀|良好|合格/.test(text)) flags.push('grade');
  return flags;
}

const PLACEHOLDER =
  /^(?:无|没有|暂无|不涉及|不适用|未涉及|无此项|不存在|无要求|不考核|[-_/\\.。…—]+|n\/?a|null|none|nil)$/i;
const STUB =
  /^[≥≤><=约]?(?:[*xX×?_□○…]{1,6}|\.{2,})(?:%|‰|[\u4e00-\u9fff]{0,3})$|^[≥≤><=%‰]+$|^(?:≥|≤|>|<|=)(?![一二三四五六七八九十两零半])[\u4e00-\u9fff]{1,3}(?<![价额数值准算标量])$/;

/** 满意度≥%: an operator and a percent sign with nothing between. */
const NUMBER_LEFT_OUT = /^[^\d一二三四五六七八九十]*[≥≤><=][%‰]?$|^[^\d]*[≥≤><=][%‰]/;

/** Why a text states nothing: blank, a placeholder such as 无 or —, a template stub such as ≥**%; null if it states something. */
export function emptiness(text: string): 'blank' | 'placeholder' | 'template_stub' | null {
  if (text === '') return 'blank';
  if (PLACEHOLDER.test(text)) return 'placeholder';
  const compared = /^[≥≤><=](?:上年|预算|去年|计划|标准|概算)/.test(text);
  return (STUB.test(text) && !compared) || NUMBER_LEFT_OUT.test(text) ? 'template_stub' : null;
}
