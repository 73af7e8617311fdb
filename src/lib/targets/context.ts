import type { Draft } from './clause.ts';
import { normalizeTarget } from './normalize.ts';
import { operatorOfSymbol } from './operator.ts';
import { plainDecimal, scaled } from './number.ts';
import type { Target } from './target.ts';
import { unitOf } from './unit.ts';
import type { UnitReading, Units } from './unit.ts';

/** The cells beside a target text. */
export interface Columns {
  readonly symbol: string;
  readonly unit: string;
  readonly name: string;
  readonly fiscalYear: number | null;
  /** The normalised cell itself. */
  readonly cell: string;
}

const NOT_A_SHARE = /(?:频率|功率|分辨率|速率|效率|税率|汇率|利率|费率|倍率|曝光率)$/;
const DEGREE =
  /(?:满意|知晓|认可|参与|完成|公开|达标|覆盖|准确|透明|响应|支持|认同|信任|配合|完整|及时|贡献|依存|集中)度$/;

/** Whether a name is that of a share, so that a bare 100 can only be per cent: 率, 满意度, 比例. */
export function namesAShare(name: string): boolean {
  const bare = name.replace(/(?:\([^()]*\))+$/, '').replace(/[值数]$/, '');
  return (/(?:率|比例|比重|占比|百分比)$/.test(bare) && !NOT_A_SHARE.test(bare)) || DEGREE.test(bare);
}

const NAMES_MONEY = /经费|资金|金额|费用|成本|投资|预算|总额|支出|收入|补助|补贴|投入|产值|造价|税|款/;
const NAMES_CHANGE = /增长|增幅|增速|变动|变化|提高|提升|上升|增减|下降|降低|减少|压减|压降/;
const MAY_EXCEED = new RegExp(
  `${NAMES_CHANGE.source}|控制率|收益率|回报率|投入产出|偿付|备付|储备|充足率|拨备|流动比|资本`,
);

const without = (flags: readonly string[], flag: string) => flags.filter((one) => one !== flag);

function unitOfText(units: Units, text: string): UnitReading | null {
  const { text: printed } = normalizeTarget(text);
  return unitOf(units, printed) ?? unitOf(units, printed.replace(/\([^()]*\)$/, ''));
}

/** A unit in brackets at the end of a name; of several (份、本) the first that is known. */
function unitOfName(units: Units, name: string): UnitReading | null {
  const bracket = /\(([^()]*)\)$/.exec(normalizeTarget(name).text)?.[1] ?? '';
  const candidates = [bracket, ...bracket.split(/[、,/或和:]|单位/)];
  return candidates.map((text) => unitOf(units, text)).find((unit) => unit !== null) ?? null;
}

const withUnit = (draft: Draft, unit: UnitReading, flags: readonly string[]): Draft => ({
  ...draft,
  unit,
  kind: draft.kind === 'relative_change' ? draft.kind : unit.kind,
  flags: [...draft.flags, ...flags],
});

const PERCENT: UnitReading = { unit: '%', kind: 'rate', baseUnit: '1', factor: 0.01, end: 0, more: false };

/** A unit of the list printed in a column of its own that the vocabulary does not know: kept as printed. */
function unknownUnit(text: string): UnitReading | null {
  const { text: unit } = normalizeTarget(text);
  if (
    !/^[\u4e00-\u9fffA-Za-z/·²³()]{1,8}$/.test(unit) ||
    /^(?:无|定性|文字|描述|其他|不适用|定量|日期|时间)/.test(unit)
  )
    return null;
  return { unit, kind: unit.includes('/') ? 'ratio' : 'count', baseUnit: unit, factor: 1, end: 0, more: false };
}

/** The magnitude of 102万 with the unit of the column, or 元 where money is meant. */
function finishMagnitude(units: Units, draft: Draft, columns: Columns): Draft {
  const [magnitude = '', per = ''] = (draft.unit?.unit ?? '').split('/');
  const column = columns.unit === magnitude ? '' : columns.unit.replace(/^[万亿]/, '');
  const whole = (unit: string) => unitOfText(units, per === '' ? unit : `${unit}/${per}`);
  const known = column === '' ? null : whole(magnitude + column);
  if (known) return withUnit(draft, known, ['unit_from_column']);
  const counted = /(人次|人|户|件|亩|株|只|头|份|次)数?量?$/.exec(draft.subject || columns.name)?.[1];
  const counts = counted === undefined ? null : whole(magnitude + counted);
  if (counts) return withUnit(draft, counts, ['unit_from_name']);
  const money = NAMES_MONEY.test(draft.subject || columns.name) || (draft.subject || columns.name) === '';
  const yuan = money ? whole(`${magnitude}元`) : null;
  return yuan ? withUnit(draft, yuan, ['unit_assumed']) : { ...draft, flags: [...draft.flags, 'missing_unit'] };
}

/** The unit of a bare number: unit column, then brackets at the end of the name, then what the name implies. */
function supplyUnit(units: Units, draft: Draft, columns: Columns): Draft {
  if (draft.unit && /^[万亿百千十]+(?:$|\/[^\d])/.test(draft.unit.unit)) return finishMagnitude(units, draft, columns);
  const column = columns.unit === '' ? null : (unitOfText(units, columns.unit) ?? unknownUnit(columns.unit));
  if (draft.unit) {
    const differs =
      column !== null && column.unit !== draft.unit.unit && !draft.unit.unit.startsWith(`${column.unit}/`);
    return differs ? { ...draft, flags: [...draft.flags, 'unit_conflict'] } : draft;
  }
  if (
    draft.value === null ||
    !['count', 'relative_change'].includes(draft.kind) ||
    draft.flags.includes('zero_in_words')
  )
    return draft;
  if (column) return withUnit(draft, column, ['unit_from_column']);
  const bracket = unitOfName(units, columns.name);
  if (bracket) return withUnit(draft, bracket, ['unit_from_name']);
  if (namesAShare(draft.subject || columns.name)) return bareShare(draft);
  return { ...draft, flags: [...draft.flags, 'missing_unit'] };
}

/** A bare number under the name of a share: 95 means 95 %, 0.95 is a fraction. */
function bareShare(draft: Draft): Draft {
  const value = Number(draft.value);
  const fraction = value > 0 && value < 1;
  const unit = fraction ? { ...PERCENT, unit: '', factor: 1 } : PERCENT;
  return withUnit(draft, unit, fraction ? ['missing_unit', 'fraction'] : ['missing_unit']);
}

/** A stretch of time with the symbol ≤ ends with its last day, with ≥ it begins with its first. */
function bounded(draft: Draft, operator: Draft['operator']): Draft {
  if (operator === 'eq') return { ...draft, explicit: true };
  const value = operator === 'le' || operator === 'lt' ? draft.valueMax : draft.value;
  return { ...draft, operator, explicit: true, value, valueMax: null };
}

/** An operator from the symbol column where the text has none; a contradiction is flagged, the text wins. */
function supplyOperator(draft: Draft, symbol: string): Draft {
  const { text } = normalizeTarget(symbol);
  const operator = operatorOfSymbol(text);
  if (/^(?:定性|文字)/.test(text)) return { ...draft, flags: [...draft.flags, 'symbol_mismatch'] };
  if (operator === null) return draft;
  if (!draft.explicit)
    return draft.valueMax === null ? { ...draft, operator, explicit: true } : bounded(draft, operator);
  if (draft.operator === operator || ['between', 'approx'].includes(draft.operator)) return draft;
  return { ...draft, flags: [...draft.flags, 'symbol_conflict'] };
}

/** 2021.12 or 20211231 beside the unit 万元 is no date. */
function isPlainNumber(units: Units, { cell, unit, name }: Columns): boolean {
  if (!/^\d+(?:\.\d+)?$/.test(cell)) return false;
  const beside = unitOfText(units, unit) ?? unitOfName(units, name);
  return beside !== null && beside.kind !== 'duration';
}

/** 3月 under 持续时间 is a duration; 2024 with the unit 年 is a year. */
function settleTime(units: Units, draft: Draft, columns: Columns): Draft {
  const months = /^(\d{1,2})月$/.exec(columns.cell);
  if (months && draft.kind === 'date' && /期限|周期|时长|月数|持续|年限|工期|期(?:\(|$)/.test(columns.name)) {
    const unit = unitOfText(units, '个月');
    return unit
      ? { ...draft, kind: 'duration', operator: 'eq', explicit: false, value: plain(months[1]), valueMax: null, unit }
      : draft;
  }
  if (draft.kind === 'date' && isPlainNumber(units, columns)) {
    return {
      ...draft,
      kind: 'count',
      operator: 'eq',
      explicit: false,
      value: plainDecimal(columns.cell),
      valueMax: null,
    };
  }
  if (draft.kind === 'duration' && draft.unit?.unit === '年' && /^(?:19|20)\d{2}$/.test(draft.value ?? '')) {
    return { ...draft, kind: 'date', unit: null, flags: without(draft.flags, 'unit_from_column') };
  }
  return draft;
}

const plain = (digits: string | undefined) => String(Number(digits));

function yearOf(value: string | null): number | null {
  const year = /^(\d{4})(?:$|-)/.exec(value ?? '')?.[1];
  return year === undefined ? null : Number(year);
}

function checks(draft: Draft, columns: Columns): readonly string[] {
  const flags: string[] = [];
  const highest = Math.max(Number(draft.value), Number(draft.valueMax ?? draft.value));
  if (draft.kind === 'rate' && draft.unit?.unit === '%' && highest > 100 && !MAY_EXCEED.test(columns.name))
    flags.push('over_100');
  const years = [yearOf(draft.value), yearOf(draft.valueMax)].filter((year) => year !== null);
  if (draft.kind === 'date' && columns.fiscalYear !== null && years.some((year) => year !== columns.fiscalYear)) {
    flags.push('date_outside_year');
  }
  return flags;
}

/** A bare 292% can hardly be a share; ≥ is often misread as 2. Both readings are noted, none is chosen. */
function suspectMisreading(draft: Draft, columns: Columns): Draft {
  const rest = /^2(\d{2}(?:\.\d+)?|100)$/.exec(draft.value ?? '')?.[1];
  if (rest === undefined || draft.kind !== 'rate' || draft.explicit || Number(rest) < 50 || Number(rest) > 100)
    return draft;
  if (draft.unit?.unit !== '%' || MAY_EXCEED.test(columns.name)) return draft;
  const readings = [`reading:=${draft.value ?? ''}%`, `reading:≥${rest}%`];
  return {
    ...draft,
    operator: 'none',
    explicit: false,
    value: null,
    flags: [...draft.flags, 'suspect_ocr', ...readings],
  };
}

/** A draft with the columns beside it taken into account. */
export function complete(units: Units, draft: Draft, columns: Columns): Draft {
  const timed = settleTime(units, draft, columns);
  const measured = settleTime(units, supplyUnit(units, timed, columns), columns);
  const compared = supplyOperator(measured, columns.symbol);
  const checked = suspectMisreading({ ...compared, flags: compared.flags }, columns);
  return { ...checked, flags: [...new Set([...checked.flags, ...checks(checked, columns)])] };
}

/** The finished target of a draft; `text` is the cell as printed. */
export function targetOf(draft: Draft, text: string, subject: string): Target {
  const { unit, value } = draft;
  const converts = value !== null && (unit ? unit.baseUnit !== '' || draft.kind === 'count' : draft.kind === 'count');
  return {
    text,
    operator: draft.operator,
    operatorExplicit: draft.explicit,
    value,
    valueMax: draft.valueMax,
    unit: unit?.unit || null,
    kind: draft.kind,
    baseValue: converts ? scaled(value, unit?.factor ?? 1) : null,
    baseUnit: converts ? unit?.baseUnit || null : null,
    baseline: draft.baseline,
    flags: draft.flags,
    subject,
  };
}
