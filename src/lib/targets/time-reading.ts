import { unitOfName, unitOfText } from './columns.ts';
import type { Columns } from './columns.ts';
import { BARE } from './draft.ts';
import type { Draft } from './draft.ts';
import { plainDecimal } from './number.ts';
import type { Units } from './unit.ts';

/** 2021.12 or 20211231 beside the unit 万元 is no date. */
function isPlainNumber(units: Units, { cell, unit, name }: Columns): boolean {
  if (!/^\d+(?:\.\d+)?$/.test(cell)) return false;
  const beside = unitOfText(units, unit) ?? unitOfName(units, name);
  return beside !== null && beside.kind !== 'duration';
}

const NAMES_A_PERIOD = /期限|周期|时长|月数|持续|年限|工期|期(?:\(|$)/;
const bare = (draft: Draft, value: string) => ({ ...draft, ...BARE, operator: 'eq', explicit: false, value }) as const;

const NAMES_A_DATE = /(?:完成|开工|竣工|完工|截止|开始|结束|验收|交付|到位|拨付|发放)时间|日期|完成时限/;
const MONTH_AND_DAY = /^(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0[1-9])(前?)$/;

/** 12.31 or 6/30 under 完成时间: month and day. */
function monthAndDay(draft: Draft, { cell, name, unit }: Columns): Draft | null {
  const [whole, month = '', day = '', before = ''] = MONTH_AND_DAY.exec(cell) ?? [];
  if (whole === undefined || unit !== '' || !NAMES_A_DATE.test(name)) return null;
  const value = `${month.padStart(2, '0')}-${day}`;
  const operator = before === '' ? 'eq' : 'le';
  return { ...draft, ...BARE, kind: 'date', operator, explicit: before !== '', value, flags: [] };
}

const NAMES_A_YEAR = /(?:完成|竣工|建成|开工|启动|验收|交付|达标)(?:年度|年份|时间|时限)$/;

/** 3月 under 持续时间 is a duration, 2021.12 with the unit 万元 a number, 2024 with the unit 年 a year. */
export function settleTime(units: Units, draft: Draft, columns: Columns): Draft {
  const date = monthAndDay(draft, columns);
  if (date) return date;
  const months = /^(\d{1,2})月$/.exec(columns.cell)?.[1];
  if (draft.kind === 'date' && months !== undefined && NAMES_A_PERIOD.test(columns.name)) {
    const unit = unitOfText(units, '个月');
    return unit ? { ...bare(draft, plainDecimal(months)), kind: 'duration', unit } : draft;
  }
  if (draft.kind === 'date' && isPlainNumber(units, columns)) {
    return { ...bare(draft, plainDecimal(columns.cell)), kind: 'count' };
  }
  const isNamed = draft.unit === null && columns.unit === '' && NAMES_A_YEAR.test(columns.name);
  const isYear = isNamed || (draft.kind === 'duration' && draft.unit?.unit === '年');
  const year = isYear && /^(?:19|20)\d{2}$/.test(draft.value ?? '');
  if (!year) return draft;
  return { ...draft, kind: 'date', unit: null, flags: draft.flags.filter((flag) => flag !== 'unit_from_column') };
}
