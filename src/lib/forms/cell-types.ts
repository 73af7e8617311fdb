import { foldComparison, foldWidth, normalizeLabel } from '#lib/text/index.ts';
import { rowPeriod } from './column-labels.ts';
import { withoutNumbering } from './indicator-name.ts';
import type { LevelTerms } from './level-terms.ts';
import { targetStart } from './target-start.ts';

/** What a cell of an indicator table could be, judged by its own text alone. */
export interface CellType {
  readonly plain: string;
  readonly level1: readonly string[];
  readonly level2: readonly string[];
  /** Both levels in one cell: 产出指标-数量指标. */
  readonly combined: boolean;
  /** Only a comparison sign or 定性, 定量, 数值. */
  readonly symbol: boolean;
  readonly unit: boolean;
  readonly number: boolean;
  /** A number with its sign or unit, a date, a percentage. */
  readonly quantified: boolean;
  /** 无, /, —, 不涉及. */
  readonly placeholder: boolean;
  /** Begins with 指标1： or the like. */
  readonly numbered: boolean;
  readonly direction: boolean;
  readonly yesNo: boolean;
  /** Only names a period: 总体, 年度. */
  readonly period: boolean;
  /** Noise of text recognition: no Chinese character, no number, no sign. */
  readonly garbled: boolean;
  readonly measureName: boolean;
  /** A name and its target in one cell: 培训人次≥500. */
  readonly stated: boolean;
  readonly sentence: boolean;
}

const SYMBOL =
  /^(?:[≥≤<>=≈～~]|定性|定量|数值|数值型|定性指标|定量指标|文字描述|其他定量|不适用|大于等于|小于等于|大于|小于|等于)$/;
const PLACEHOLDER = /^(?:无|\/+|[—－\-–]+|不涉及|不适用|暂无|空)$/;
const NUMBERED = /^(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]?/;
const NUMBER = /^[+-]?\d[\d,，]*(?:\.\d+)?$/;
const SIGN =
  '(?:[≥≤<>=≈》《±]|不少于|不低于|不超过|不高于|不大于|不小于|大于等于|小于等于|大于|小于|高于|低于|超过|达到|达|约|近|每[年月季日周]度?)';
const TAIL = '(?:[^\\d,，。；;]{0,8})';
const QUANTIFIED = [
  new RegExp(`^${SIGN}\\s*${SIGN}?\\s*[\\d零一二三四五六七八九十百千万两]`),
  new RegExp(`^[+-]?\\d[\\d,.]*\\s*(?:[-~～—至到]\\s*\\d[\\d,.]*\\s*)?${TAIL}$`),
  /^\d{4}[年.\-/]\d{1,2}/,
  /\d\s*[%％‰](?:\s*(?:以上|以下|以内|左右|及以上|及以下|之内))?$/,
  /^[^\d]{0,6}\d[\d.]*\s*[^\d]{0,4}(?:以上|以下|以内|之内|内|左右|及以上|及以下)$/,
  /^\d{1,2}月(?:\d{1,2}日|底)?前?/,
  /^零[\u4e00-\u9fff]{1,3}$/,
];
const MEASURE =
  /(?:率|数|数量|量|度|性|额|情况|时间|时长|次数|人数|个数|件数|成本|费用|经费|标准|水平|能力|效果|程度|进度|质量|面积|长度|天数|里程|比例|时效|机制|工作)$/;

/** The signs of a text folded to one spelling, spaces dropped: `>= 30 次` → `≥30次`. */
export function foldSigns(text: string): string {
  return foldComparison(foldWidth(text)).replace(/\s+/g, '');
}

function isGarbled(text: string): boolean {
  return !/[\u3400-\u9fff\d%≥≤<>=\/—－-]/.test(text.replace(/[XxＸ]{2,}/g, ''));
}

const judged = new WeakMap<LevelTerms, Map<string, CellType>>();
const MOST_KEPT = 20_000;

/** Judges a cell by its own text. The same texts come again and again, so judgements are kept. */
export function cellType(text: string, terms: LevelTerms): CellType {
  const known = judged.get(terms) ?? new Map<string, CellType>();
  judged.set(terms, known);
  const type = known.get(text) ?? judge(text, terms);
  if (known.size > MOST_KEPT) known.clear();
  known.set(text, type);
  return type;
}

const DONE_BY = /^\d{4}年.{0,8}(?:完成|竣工|完工|到位|建成|开工|交付|启用|验收|发放)[\u4e00-\u9fff]{0,8}$/;

function isStated(line: string, plain: string): boolean {
  if (DONE_BY.test(plain)) return true;
  return targetStart(line) !== null && /^[\u4e00-\u9fff\d]{0,2}[\u4e00-\u9fff]{2}/.test(plain);
}

function judge(text: string, terms: LevelTerms): CellType {
  const plain = normalizeLabel(text);
  const signs = foldSigns(text);
  const numbered = NUMBERED.test(text);
  const body = foldSigns(withoutNumbering(text));
  return {
    plain,
    level1: terms.codes(1, text),
    level2: terms.codes(2, text),
    combined: terms.both(text) !== null,
    symbol: SYMBOL.test(signs),
    unit: terms.isUnit(text),
    number: NUMBER.test(signs),
    quantified: !numbered && body.length <= 40 && QUANTIFIED.some((pattern) => pattern.test(body)),
    placeholder: PLACEHOLDER.test(signs),
    numbered,
    direction: /^(?:正向|反向|正|负|负向|正向指标|反向指标)$/.test(plain),
    yesNo: /^(?:是|否)$/.test(plain),
    period: rowPeriod(text) !== null,
    garbled: isGarbled(signs),
    measureName: MEASURE.test(plain.replace(/\([^()]*\)$/, '')) && !/^\d/.test(plain),
    stated: isStated(text.replace(/\s*\n\s*/g, ''), plain),
    sentence: plain.length > 30 || /[。；;]/.test(text),
  };
}
