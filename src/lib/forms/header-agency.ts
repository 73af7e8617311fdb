import { foldWidth } from '#lib/text/index.ts';
import type { FieldHit, Fragment } from './fields.ts';
import { claimPart, hitsOf, take, unitCut, valueText, type HeaderLines, type HeaderReading } from './header-values.ts';
import { moneyUnit } from './money.ts';

const AGENCY =
  /(?:局|委|委员会|办|办公室|厅|部|院|校|大学|学院|中心|处|站|所|馆|队|政府|会|公司|社|园|场|署|组|室|街道|镇|乡|(?<!平)台|厂|团|庭|支行|分行|段|库|基地)(?:[(（]?(?:本级|机关)[)）]?)?$/;
const LEVELS = [/中央/, /省|自治区/, /市州|设区市|市级/, /市县/, /区县|县区|县级|区级/];

const CODE_BEFORE = /^(?:[[［][^\]］]*[\]］]|[(（]?\d{3,}[)）]?\s*[-—]?)\s*/;
const CODE_BEHIND = /\s*(?:[[［]\d[\d\s-]*[\]］]|[(（]\d{3}[\d\s-]*[)）]|[-—\/\s]\s*\d{3,})$/;

/** A name without the code some forms print before or behind it: [015001]某局, 219-某局, 某局[061]. */
function agencyName(text: string): string {
  return foldWidth(text).replace(CODE_BEFORE, '').replace(CODE_BEHIND, '');
}

/** The name a value holds if it is one: words, not a sentence and not a unit of money. */
export function nameIn(text: string): string | null {
  const isName = /[\u4e00-\u9fff]/.test(text) && !/[:：。]/.test(text) && text.length <= 60 && !moneyUnit(text);
  return isName ? agencyName(text) : null;
}

/** Of departments of several levels (中央, 省级, 区县主管部门) the lowest is the one that files the form. */
function lowestDepartment(reading: HeaderReading): string | null {
  const rank = (hit: FieldHit): number => LEVELS.findIndex((level) => level.test(hit.label.text));
  const hits = hitsOf(reading, 'supervising_department').filter((hit) => rank(hit) >= 0);
  const [lowest] = [...hits].sort((left, right) => rank(right) - rank(left));
  const value = lowest?.values[0];
  const name = value && hits.length > 1 ? nameIn(valueText(value)) : null;
  if (value && name) claimPart(value, name, reading.ledger);
  return name;
}

/** An agency printed without a label under the title. */
function unlabelled(reading: HeaderReading, lines: readonly Fragment[]): string | null {
  const line = lines.map((one) => unitCut(one)[0]).find((one) => one.text.length <= 25 && AGENCY.test(valueText(one)));
  const name = line ? nameIn(valueText(line)) : null;
  if (line && name) claimPart(line, name, reading.ledger);
  return name;
}

const TITLE_AGENCY =
  /^(.{2,24}?(?:局|委员会|办公室|厅|院|学校|大学|中学|小学|中心|政府|馆|队|街道办事处|街道办|管委会|联合会|总工会|团委|妇联|法院|检察院))(?:关于)?(?=20\d{2}|二[〇○零]|部门|单位|本级|机关|项目|整体|预算|财政|专项|绩效)/;

/** An agency named at the beginning of the title: 五常市农业农村局2024年部门预算项目支出绩效目标表. */
function inTitle(titles: readonly Fragment[]): string | null {
  const found = titles.map((title) => TITLE_AGENCY.exec(valueText(title))?.[1]).find((name) => name !== undefined);
  return found === undefined ? null : nameIn(found);
}

/** The agency named by the title of the document a form is in. */
export function coverAgency({ cover }: HeaderLines): string | null {
  return cover ? inTitle([cover]) : null;
}

/** The agency that files the form: by its label, as implementing unit, as lowest department, under the title or in it. */
export function readAgency(reading: HeaderReading, { lines, titles }: HeaderLines): string | null {
  const printed = take(reading, ['agency'], nameIn) ?? take(reading, ['implementing_unit'], nameIn);
  if (!printed) return lowestDepartment(reading) ?? unlabelled(reading, lines) ?? inTitle(titles);
  take(reading, ['implementing_unit'], (text) => (nameIn(text) === printed ? printed : null));
  return printed;
}
