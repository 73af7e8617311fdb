import type { Row } from '#lib/dataset/index.ts';
import { repairDigits } from './digits.ts';
import { normalizeLabel, squeezeSpaces } from '#lib/text/index.ts';
import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';

type FormType = Row<'forms'>['type'];

const ATTACHMENT = /^附(?:件|表)\s*[\d一二三四五六七八九十]*\s*[-－—\d]*\s*[:：.、]?\s*/;
const TITLE = /绩效(?:目标|指标|计划)?[^，。；：:]*(?:申报表|批复表|审核表|备案表|汇总表|表|申报书|目标书|申报|批复)$/;
/** A title without 表 at its end names the year. */
const SHORT_TITLE = /20\d{2}年?度?[^，。；：:]*(?:项目|支出|专项|预算|整体)[^，。；：:]*绩效目标$/;
const YEAR_BRACKET = /[(（]\s*(?:\d{4}|[二〇○零一-九]{4})\s*年?\s*度?\s*[)）]/g;

/** The title a cell prints (without 附件1 and the year in brackets), or null if it is none. */
export function titleOf(text: string, labels: Labels): string | null {
  const one = text.replace(/\s*\n\s*/g, '').trim();
  const bare = one.replace(ATTACHMENT, '').replace(YEAR_BRACKET, '').trim();
  const plain = normalizeLabel(bare).replace(/\([^()]*\)$/, '');
  if (plain.length < 5 || plain.length > 45 || !(TITLE.test(plain) || SHORT_TITLE.test(plain))) return null;
  if (/[。；;，,：:]/.test(bare)) return null;
  const isLabel = labels.senses(bare).some((sense) => sense.field !== 'form_title');
  return isLabel ? null : squeezeSpaces(bare.replace(/[ \t\u3000]+/g, ' '));
}

/** The title of a row that holds nothing else, with its cell. */
export function titleRow(row: SheetRow, labels: Labels): { readonly title: string; readonly piece: Piece } | null {
  const [piece, ...others] = row.pieces;
  if (!piece || others.length > 1) return null;
  const title = titleOf(piece.text, labels);
  return title ? { title, piece } : null;
}

/** The kind of form its title announces: 整体 a department, 专项, 转移支付 or 区域 a special fund, else a project. */
export function formType(title: string): FormType {
  const plain = normalizeLabel(title);
  if (/整体|部门预算绩效|单位预算绩效|部门履职/.test(plain) && !/项目支出/.test(plain)) return 'department';
  if (/专项|转移支付|区域/.test(plain) && !/项目支出绩效/.test(plain)) return 'special_fund';
  return 'project';
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** The fiscal year a title or a line beside it states: 2021年市级…, （2021年度）, 二〇二一年度; null if none. */
export function yearOf(text: string): number | null {
  const plain = repairDigits(normalizeLabel(text));
  const match = /(?<!\d)((?:19|20)\d{2})年?度?/.exec(plain);
  if (match) return Number(match[1]);
  const words = /([二][〇○零oO0][〇○零一二三四五六七八九]{2})年/.exec(plain)?.[1];
  if (!words) return null;
  return Number([...words].map((sign) => Math.max(0, HAN_DIGITS.indexOf(sign))).join(''));
}
