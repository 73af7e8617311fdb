import { unitOfName, unitOfText } from './columns.ts';
import type { Columns } from './columns.ts';
import type { Draft } from './draft.ts';
import { normalizeTarget } from './normalize.ts';
import { namesAShare } from './share.ts';
import { PERCENT } from './unit.ts';
import type { UnitReading, Units } from './unit.ts';

const NAMES_MONEY = /经费|资金|金额|费用|成本|投资|预算|总额|支出|收入|补助|补贴|投入|产值|造价|税|款/;
const withUnit = (draft: Draft, unit: UnitReading, flags: readonly string[]): Draft => ({
  ...draft,
  unit,
  kind: draft.kind === 'relative_change' ? draft.kind : unit.kind,
  flags: [...draft.flags, ...flags],
});

const LIKE_A_UNIT = /^[\u4e00-\u9fffA-Za-z/·²³()]{1,8}$/;
/** Deaths or cases per so many people: /10万, 例/10万人. */
const PER_MANY = /^[\u4e00-\u9fff]{0,2}\/(?:10|十)?[百千万]{1,2}(?:人口?|户)?$/;
const NO_UNIT = /^(?:无|定性|文字|描述|其他|不适用|定量|日期|时间)/;

/** A unit in a column of its own that the vocabulary does not know: kept as printed. */
function unknownUnit(text: string): UnitReading | null {
  const { text: unit } = normalizeTarget(text);
  if (!(LIKE_A_UNIT.test(unit) || PER_MANY.test(unit)) || NO_UNIT.test(unit)) return null;
  return { unit, kind: unit.includes('/') ? 'ratio' : 'count', baseUnit: unit, factor: 1, end: 0, more: false };
}

const COUNTED = /(人次|人|户|件|亩|株|只|头|份|次)数?量?$/;

/** The magnitude of 102万 with the unit of the column, of the name (服务人次), or 元 where money is meant. */
function finishMagnitude(units: Units, draft: Draft, columns: Columns): Draft {
  const [magnitude = '', per = ''] = (draft.unit?.unit ?? '').split('/');
  const whole = (unit: string) => unitOfText(units, magnitude + unit + (per === '' ? '' : `/${per}`));
  const about = draft.subject || columns.name;
  const column = columns.unit.replace(/^[万亿]/, '');
  const known = column === '' ? null : whole(column);
  if (known) return withUnit(draft, known, ['unit_from_column']);
  const counted = COUNTED.exec(about)?.[1];
  const counts = counted === undefined ? null : whole(counted);
  if (counts) return withUnit(draft, counts, ['unit_from_name']);
  const yuan = about === '' || NAMES_MONEY.test(about) ? whole('元') : null;
  return yuan ? withUnit(draft, yuan, ['unit_assumed']) : { ...draft, flags: [...draft.flags, 'missing_unit'] };
}

/** A bare number under the name of a share: 95 means 95 %, 0.95 is a fraction. */
function bareShare(draft: Draft): Draft {
  const value = Number(draft.value);
  const fraction = value > 0 && value < 1;
  const unit = fraction ? { ...PERCENT, unit: '', factor: 1 } : PERCENT;
  return withUnit(draft, unit, fraction ? ['missing_unit', 'fraction'] : ['missing_unit']);
}

const MAGNITUDE_ONLY = /^[万亿百千十]+(?:$|\/[^\d])/;

/** Whether a draft is a number that wants a unit; 零事故 wants none. */
function lacksUnit({ unit, value, kind, flags }: Draft): boolean {
  return !unit && value !== null && /^(?:count|relative_change)$/.test(kind) && !flags.includes('zero_in_words');
}

function conflicts(printed: UnitReading, column: UnitReading | null): boolean {
  return column !== null && column.unit !== printed.unit && !printed.unit.startsWith(`${column.unit}/`);
}

/** The draft with the unit of the text, else of the unit column, else of brackets at the end of the name, else what the name implies. */
export function supplyUnit(units: Units, draft: Draft, columns: Columns): Draft {
  const { unit } = draft;
  if (unit && MAGNITUDE_ONLY.test(unit.unit)) return finishMagnitude(units, draft, columns);
  const column = columns.unit === '' ? null : (unitOfText(units, columns.unit) ?? unknownUnit(columns.unit));
  if (unit) return conflicts(unit, column) ? { ...draft, flags: [...draft.flags, 'unit_conflict'] } : draft;
  if (!lacksUnit(draft)) return draft;
  if (column) return withUnit(draft, column, ['unit_from_column']);
  const bracket = unitOfName(units, columns.name);
  if (bracket) return withUnit(draft, bracket, ['unit_from_name']);
  if (namesAShare(draft.subject || columns.name)) return bareShare(draft);
  return { ...draft, flags: [...draft.flags, 'missing_unit'] };
}
