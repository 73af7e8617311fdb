import type { UnitReading } from './unit.ts';

/** How often a stretch of time comes round in a year; days are left out, for working days and days differ. */
const PER_YEAR: Readonly<Record<string, number>> = { 年: 1, 半年: 2, 学期: 2, 季度: 4, 月: 12, 周: 52 };
const TIMES: ReadonlySet<string> = new Set([...Object.keys(PER_YEAR), '天', '小时', '工作日']);

function timesPerYear(name: string): number | null {
  const [, count = '', time = ''] = /^(\d*)(.*)$/.exec(name) ?? [];
  const rounds = PER_YEAR[time];
  const every = count === '' ? 1 : Number(count);
  return rounds === undefined || every === 0 ? null : rounds / every;
}

/** 人均500元/年: what stands before the number comes before what stands behind it. */
function joinPer(reading: UnitReading, names: readonly string[]): UnitReading {
  const join = (unit: string) => unit.replace('/', `/${names.map((name) => `${name}·`).join('')}`);
  return names.length === 0 ? reading : { ...reading, unit: join(reading.unit), baseUnit: join(reading.baseUnit) };
}

/**
 * A unit counted per something: money stays money, a count per time stays a count, anything else is a ratio. The base unit is
 * per year where the time allows it: 次/季度 is 4 次/年.
 */
export function perUnit(reading: UnitReading, names: readonly string[]): UnitReading {
  const [, printed = ''] = reading.unit.split('/');
  if (printed !== '') return names.includes(printed) ? reading : joinPer(reading, names);
  if (names.length === 0) return reading;
  const per = `/${names.join('·')}`;
  const perTime = names.every((name) => TIMES.has(name.replace(/^\d+/, '')));
  const kind = reading.kind === 'count' && !perTime ? 'ratio' : reading.kind;
  const unit = reading.unit + per;
  if (reading.baseUnit === '') return { ...reading, unit, kind };
  const rounds = timesPerYear(names.at(-1) ?? '');
  const basePer = rounds === null ? per : `/${[...names.slice(0, -1), '年'].join('·')}`;
  return { ...reading, unit, kind, baseUnit: reading.baseUnit + basePer, factor: reading.factor * (rounds ?? 1) };
}
