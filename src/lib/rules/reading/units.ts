const SAME: Readonly<Record<string, string>> = {
  名: '人',
  位: '人',
  千米: '公里',
  km: '公里',
  '㎡': '平方米',
  平米: '平方米',
  场次: '场',
  批次: '批',
  班次: '班',
  期次: '期',
};

/** A counting unit as it is compared: 名 and 位 are persons, 万 is taken out of the unit. */
export function canonicalUnit(unit: string | null): string {
  const plain = (unit ?? '').trim().replace(/^万(?=.)/, '');
  return SAME[plain] ?? plain;
}

/** What a unit multiplies a count by: 10,000 for 万人次. */
export function unitFactor(unit: string | null): number {
  return /^万./.test((unit ?? '').trim()) ? 1e4 : 1;
}
