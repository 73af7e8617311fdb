import { key } from './key.ts';

const LEAD =
  /^(?:通过.{0,12}?(?=[^，]{4})|努力实现|力争实现|确保|实现|努力|力争|争取|保证|保持|使|将|把|全年|每年|年度|本年度|本年|当年|今年|全市|全县|全区|全省|我市|我县|我区|本市|本县|本区|我局|累计|共|计划|预计|完成|达到|开展|进行)+/;
const TRAIL =
  /(?:均|都|分别|要|需|应|将|不|再|力争|努力|达到|达|为|在|至|到|保持|控制|实现|完成|提升|提高|超过|占|率达)+$/;

/** What a quantity is about, in comparable words: the clause before it without 确保, 全年, 达到 and the like. */
export function subjectKey(subject: string): string {
  return key(subject)
    .replace(/满意率/g, '满意度')
    .replace(LEAD, '')
    .replace(TRAIL, '');
}

/** Subjects joined by 和 or 与 before one number: 受理率和按期办结率100% is about both. */
export function subjectsOf(subject: string): readonly string[] {
  const parts = subject.split(/和|与|及(?!时)/);
  return parts.length > 1 && parts.every((part) => /[率度]$/.test(part.trim())) ? parts : [subject];
}

const RATE = /([\u4e00-\u9fff]{2})[率度](?=$|[\d≥≤><=]|不低|不少|不超|达|超过|约|保持|控制)/;
const SAME_MEASURE: readonly (readonly string[])[] = [
  ['办结', '结案', '结办', '办理'],
  ['满意'],
  ['完成', '完工', '竣工'],
  ['下降', '降低', '减少', '压降'],
];

/** The two characters that say what a rate measures: 满意 in 群众满意度; null if the text is no rate. */
export function rateHead(text: string): string | null {
  const head = RATE.exec(subjectKey(text))?.[1] ?? null;
  return SAME_MEASURE.find((group) => head !== null && group.includes(head))?.[0] ?? head;
}
