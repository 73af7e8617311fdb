/** A piece of personal data found in a text; offsets are those of the text, `end` exclusive. */
export interface PersonalData {
  readonly kind: 'mobile' | 'landline' | 'identity_card' | 'bank_card' | 'email' | 'name';
  readonly start: number;
  readonly end: number;
}

/** A text with personal data replaced by asterisks of the same length, and what was found. */
export interface Masked {
  readonly text: string;
  readonly found: readonly PersonalData[];
}

interface Recogniser {
  readonly kind: PersonalData['kind'];
  readonly pattern: RegExp;
  /** The pattern's group that holds the data; the whole match if 0. */
  readonly group: number;
  readonly accept?: (match: string) => boolean;
}

const PHONE_LABEL = String.raw`(?:电\s?话|联系方式|手\s?机|传\s?真|热线|座机|Tel|TEL|QQ|微信)(?:号码?)?(?:\([^()]{0,8}\))?[:\s]*`;
const SEPARATOR = String.raw`[-—\s]?`;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Whether the last character of an 18-character identity number is the check digit of the first 17 (GB 11643). */
function isIdentityCard(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(text[place]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** Luhn's check on the digits of a card number. */
function isBankCard(text: string): boolean {
  const digits = [...digitsOf(text)].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => {
    const doubled = place % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return digits.length >= 16 && digits.length <= 19 && sum % 10 === 0;
}

const RECOGNISERS: readonly Recogniser[] = [
  { kind: 'email', pattern: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g, group: 0 },
  {
    kind: 'identity_card',
    pattern: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g,
    group: 0,
    accept: isIdentityCard,
  },
  {
    kind: 'bank_card',
    pattern: /(?<!\d)(?:62|4\d|5[1-5]|3[47])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?!\d)/g,
    group: 0,
    accept: isBankCard,
  },
  {
    kind: 'mobile',
    pattern: /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:\d{8}|[- ]\d{4}[- ]\d{4}|\d{4}\*{4}|\*{4}\d{4}|\*{8})(?!\d)/g,
    group: 0,
  },
  {
    kind: 'landline',
    pattern: new RegExp(
      String.raw`(?<![\d.-])(?:\(0(?:10|2\d|[3-9]\d{2})\)\s?[2-9]\d{6,7}|0(?:10|2\d|[3-9]\d{2})${SEPARATOR}[2-9]\d{6,7})(?![\d.])`,
      'g',
    ),
    group: 0,
  },
  {
    kind: 'landline',
    pattern: new RegExp(
      `${PHONE_LABEL}(?:[\\u4e00-\\u9fff·]{0,4}[:\\s]*)?([\\d*]{3,8}(?:${SEPARATOR}[\\d*]{4,8}){0,2})(?![\\d*])`,
      'g',
    ),
    group: 1,
  },
  { kind: 'mobile', pattern: /(?<![\d*])\d{3,7}\*{4}(?![\d*])/g, group: 0 },
];

/** Full-width digits and signs made half-width one for one, so that offsets stay those of the text. */
function sameLength(text: string): string {
  return text.replace(/[０-９＋－．＠＊（）：\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );
}

function matchesOf({ kind, pattern, group, accept }: Recogniser, text: string): readonly PersonalData[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const data = match[group] ?? '';
    if (data === '' || (accept && !accept(data))) return [];
    const start = match.index + match[0].lastIndexOf(data);
    return [{ kind, start, end: start + data.length }];
  });
}

function mask(text: string, spans: readonly PersonalData[]): Masked {
  const found: PersonalData[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start || right.end - left.end)) {
    if (span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
  }
  let masked = text;
  for (const { start, end } of found) masked = masked.slice(0, start) + '*'.repeat(end - start) + masked.slice(end);
  return { text: masked, found };
}

/**
 * The text with mobile and landline numbers, identity cards (check digit), bank cards (Luhn) and e-mail addresses masked.
 * Short numbers count as telephones only behind a telephone label; amounts, dates, document numbers, functional codes and
 * project codes stay.
 */
export function maskPersonalData(text: string): Masked {
  const plain = sameLength(text);
  return mask(
    text,
    RECOGNISERS.flatMap((recogniser) => matchesOf(recogniser, plain)),
  );
}

const PERSON_LABEL =
  '(?:填报人|填表人|编报人|编制人|制表人|经办人|审核人|复核人|审批人|联系人|负责人|法定代表人|法人代表|分管领导|局长|主任|科长|所长|院长|校长)';
const AFTER_LABEL = String.raw`(?:\((?:签字|签名|签章|盖章|签字盖章)\))?(?:及联系电话|\/联系电话|及电话|、联系电话|姓名)?\s*[:：]\s*`;
const NAME = String.raw`([\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{2,6})?)`;
const AFTER_NAME =
  '(?=$|[\\s,，;；。、/()（）\\d*]|联系|电话|手机|填报|填表|填写|日期|单位|审核|经办|负责|编报|编制|制表|科室|职务)';
const NAMES = new RegExp(`${PERSON_LABEL}${AFTER_LABEL}${NAME}${AFTER_NAME}`, 'gm');
const NEXT_LABEL =
  /^(?:联系|电话|手机|填报|填表|填写|日期|单位|审核|经办|负责|编报|编制|制表|签字|签名|盖章|年月|公章)/;

/** The text with the personal name behind a label such as 填报人： or 部门负责人(签字)： masked, and what was found. */
export function maskNameAfterLabel(text: string): Masked {
  const plain = sameLength(text);
  const spans = matchesOf({ kind: 'name', pattern: NAMES, group: 1, accept: (name) => !NEXT_LABEL.test(name) }, plain);
  return mask(text, spans);
}
