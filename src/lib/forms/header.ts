import type { Row } from '#lib/dataset/index.ts';
import { foldWidth, squeezeSpaces } from '#lib/text/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { readAttribute } from './attribute.ts';
import { dateOf, datesIn, spanOf } from './dates.ts';
import { means, type FieldHit, type FieldRow, type Fragment } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { moneyOf, moneyUnit } from './money.ts';
import { yearOf } from './title.ts';

type FormRow = Row<'forms'>;

/** The fields of a form's header as printed; the agency and its region are resolved later. */
export interface Header {
  readonly agency: string | null;
  readonly supervisingDepartment: string | null;
  readonly fiscalYear: number | null;
  /** No year is printed; it was taken from the period or the date of filing. */
  readonly yearInferred: boolean;
  readonly projectName: string | null;
  readonly projectCode: string | null;
  readonly attribute: FormRow['project_attribute'];
  readonly attributeDoubtful: boolean;
  readonly category: string | null;
  readonly functionalCode: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly submittedOn: string | null;
  readonly posts: number | null;
  readonly inPost: number | null;
  readonly retired: number | null;
  readonly unit: string;
}

interface Reading {
  readonly rows: readonly FieldRow[];
  readonly vocabulary: Vocabulary;
  readonly ledger: Ledger;
}

const AGENCY =
  /(?:局|委|委员会|办|办公室|厅|部|院|校|大学|学院|中心|处|站|所|馆|队|政府|会|公司|社|园|场|署|组|署|室|街道|镇|乡)$/;
const LEVELS = [/中央/, /省|自治区/, /市州|设区市|市级/, /市县/, /区县|县区|县级|区级/];
const SEAL = /[(（]\s*(?:盖章|公章|印章|签章|章)\s*[)）]/g;

function hitsOf(reading: Reading, ...fields: readonly string[]): readonly FieldHit[] {
  const hits = reading.rows.flatMap((row) => row.hits).filter((hit) => hit.values.length > 0 && means(hit, ...fields));
  const isCanonical = (hit: FieldHit): boolean =>
    hit.senses.some((sense) => fields.includes(sense.field) && sense.canonical);
  return [...hits.filter(isCanonical), ...hits.filter((hit) => !isCanonical(hit))];
}

function textOf(value: Fragment): string {
  return squeezeSpaces(value.text.replace(SEAL, '').replace(/\s+/g, ' '));
}

/** The first value of these fields that passes, claimed; other hits that say the same are claimed as well. */
function take(
  reading: Reading,
  fields: readonly string[],
  accept: (text: string, hit: FieldHit) => boolean,
): string | null {
  let taken: string | null = null;
  for (const hit of hitsOf(reading, ...fields)) {
    const value = hit.values[0];
    if (!value || !accept(textOf(value), hit)) continue;
    taken ??= textOf(value);
    if (textOf(value) === taken) reading.ledger.claim(value.piece, 'value', value.range);
  }
  return taken === '' ? null : taken;
}

const isWords = (text: string): boolean => /[\u4e00-\u9fff]/.test(text) && text.length <= 60;

function agencyName(text: string): string {
  return foldWidth(text).replace(/^(?:\[[^\]]*\]|[(（]?\d{3,}[)）]?\s*[-—]?)\s*/, '');
}

/** Of departments of several levels (中央, 省级, 区县主管部门) the lowest is the one that files the form. */
function lowestDepartment(reading: Reading): string | null {
  const rank = (hit: FieldHit): number => LEVELS.findIndex((level) => level.test(hit.label.text));
  const hits = hitsOf(reading, 'supervising_department').filter((hit) => rank(hit) >= 0);
  const [lowest] = [...hits].sort((left, right) => rank(right) - rank(left));
  const value = lowest?.values[0];
  if (!lowest || !value || hits.length < 2) return null;
  reading.ledger.claim(value.piece, 'value', value.range);
  return textOf(value);
}

function readAgency(reading: Reading, lines: readonly Fragment[]): string | null {
  const accept = (text: string): boolean => isWords(text) && !moneyUnit(text);
  const printed = take(reading, ['agency'], accept) ?? take(reading, ['implementing_unit'], accept);
  const alike = (text: string): boolean => printed !== null && agencyName(text) === agencyName(printed);
  take(reading, ['implementing_unit'], alike);
  if (printed) return agencyName(printed);
  const lowest = lowestDepartment(reading);
  if (lowest) return agencyName(lowest);
  const line = lines.find((one) => one.text.length <= 25 && AGENCY.test(textOf(one)) && isWords(one.text));
  if (!line) return null;
  reading.ledger.claim(line.piece, 'value', line.range);
  return agencyName(textOf(line));
}

function readPeriod(reading: Reading): { start: string | null; end: string | null } {
  let start: string | null = null;
  let end: string | null = null;
  for (const hit of hitsOf(reading, 'period')) {
    for (const value of hit.values) {
      if (datesIn(value.text).length === 0) continue;
      const label = hit.label.text;
      const opens = /开始|起始|启动|开工/.test(label);
      const closes = /结束|完成|终止|截止|竣工/.test(label);
      const span = spanOf(value.text);
      if (opens === closes) [start, end] = [start ?? span.start, end ?? span.end];
      else if (opens) start ??= dateOf(value.text);
      else end ??= dateOf(value.text);
      reading.ledger.claim(value.piece, 'value', value.range);
    }
  }
  return { start, end };
}

function readNumber(reading: Reading, label: RegExp): number | null {
  for (const hit of hitsOf(reading, 'personnel')) {
    const value = hit.values[0];
    const digits = /^(\d{1,6})\s*[人名个]?$/.exec(foldWidth(value?.text ?? '').trim())?.[1];
    if (!value || !digits || !label.test(hit.label.text)) continue;
    reading.ledger.claim(value.piece, 'value', value.range);
    return Number(digits);
  }
  return null;
}

function readYear(reading: Reading, titles: readonly Fragment[], lines: readonly Fragment[]): number | null {
  for (const line of [...lines, ...titles]) {
    const year = line.text.length <= 45 ? yearOf(line.text) : null;
    const alone = /^[(（]?\s*(?:\d{4}|[二〇○零一-九]{4})\s*年?\s*度?\s*[)）]?$/.test(line.text.trim());
    if (alone && year) reading.ledger.claim(line.piece, 'value', line.range);
    if (year && (alone || titles.includes(line))) return year;
  }
  const printed = take(reading, ['fiscal_year'], (text) => yearOf(text) !== null);
  return printed ? yearOf(printed) : null;
}

/** The year a form is for where none is printed: that of its period; forms filed from September on are for the next year. */
function inferredYear(start: string | null, filed: string | null): number | null {
  if (start) return Number(start.slice(0, 4));
  return filed ? Number(filed.slice(0, 4)) + (Number(filed.slice(5, 7)) >= 9 ? 1 : 0) : null;
}

function readUnit(reading: Reading, lines: readonly Fragment[]): string {
  const printed = take(reading, ['money_unit', 'agency', 'col_unit'], (text) => moneyUnit(text) !== null);
  if (printed) return moneyUnit(printed) ?? '万元';
  for (const line of lines) {
    const unit = /单位/.test(line.text) ? moneyUnit(line.text.replace(/[)）\]】]\s*$/, '')) : null;
    if (!unit) continue;
    reading.ledger.claim(line.piece, 'label', line.range);
    return unit;
  }
  return '万元';
}

function readAttributeField(reading: Reading): { code: Header['attribute']; doubtful: boolean } {
  for (const hit of hitsOf(reading, 'project_attribute')) {
    const text = hit.values.map((value) => value.text).join(' ');
    const found = readAttribute(text, reading.vocabulary);
    if (!found) continue;
    for (const value of hit.values) reading.ledger.claim(value.piece, 'value', value.range);
    return found;
  }
  return { code: null, doubtful: false };
}

/** Reads the header of a form; `titles` and `lines` are its titles and the unlabelled cells around them. */
export function readHeader(reading: Reading, titles: readonly Fragment[], lines: readonly Fragment[]): Header {
  const unit = readUnit(reading, lines);
  const attribute = readAttributeField(reading);
  const code = take(reading, ['project_code'], (text) => /\d{6,}/.test(text.replace(/\s/g, '')));
  const functional = take(reading, ['functional_code'], (text) => /\d{3,}/.test(text));
  const supervising = take(reading, ['supervising_department'], isWords);
  const agency = readAgency(reading, lines);
  const submitted = take(reading, ['submission_date'], (text) => dateOf(text) !== null);
  const filed = submitted ? dateOf(submitted) : null;
  const printedYear = readYear(reading, titles, lines);
  const period = readPeriod(reading);
  return {
    agency,
    supervisingDepartment: supervising ? agencyName(supervising) : null,
    fiscalYear: printedYear ?? inferredYear(period.start, filed),
    yearInferred: printedYear === null,
    projectName: take(reading, ['project_name', 'special_fund_name'], (text) => text !== '' && !moneyOf(text, unit)),
    projectCode: code ? code.replace(/\s/g, '') : null,
    attribute: attribute.code,
    attributeDoubtful: attribute.doubtful,
    category: take(reading, ['project_category'], isWords),
    functionalCode: functional ? (/\d{3,}/.exec(functional)?.[0] ?? null) : null,
    ...period,
    submittedOn: filed,
    posts: readNumber(reading, /编制/),
    inPost: readNumber(reading, /在职|实有|在编|在岗/),
    retired: readNumber(reading, /退休|离休/),
    unit,
  };
}
