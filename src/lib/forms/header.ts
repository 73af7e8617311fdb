import type { Row } from '#lib/dataset/index.ts';
import { foldWidth } from '#lib/text/index.ts';
import { namesOption, readAttribute } from './attribute.ts';
import { repairDigits } from './digits.ts';
import { dateOf, isDates } from './dates.ts';
import { means, type FieldHit, type Fragment } from './fields.ts';
import { coverAgency, nameIn, readAgency } from './header-agency.ts';
import { readPeriod } from './header-period.ts';
import { hitsOf, take, unitCut, type HeaderLines, type HeaderReading } from './header-values.ts';
import { moneyOf, moneyUnit } from './money.ts';
import { hasBoxes, tickedWord } from './ticks.ts';
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
  /** The form's unit of money. */
  readonly unit: string;
}

/** A number of persons; where only its parts are printed (行政编制, 事业编制; 离休, 退休), their sum. */
function readPersons(reading: HeaderReading, label: RegExp, part: RegExp): number | null {
  const found = hitsOf(reading, 'personnel').flatMap((hit) => {
    const [value] = hit.values;
    const digits = /^(\d{1,6})\s*[人名个]?$/.exec(foldWidth(value?.text ?? '').trim())?.[1];
    return value && digits && label.test(hit.label.text) ? [{ value, hit, count: Number(digits) }] : [];
  });
  const wholes = found.filter(({ hit }) => !part.test(hit.label.text));
  const used = wholes.length > 0 ? wholes.slice(0, 1) : found;
  for (const { value } of used) reading.ledger.claim(value.piece, 'value', value.range);
  return used.length > 0 ? used.reduce((sum, { count }) => sum + count, 0) : null;
}

const YEAR_ALONE = /^[(（]?(?:\d{4}|[二〇○零一-九]{4})[)）]?年?度?[)）]?$/;

/** The year a form prints, else the one the title of its document prints. */
function readYear(reading: HeaderReading, { titles, lines, cover }: HeaderLines): number | null {
  const printed = take(reading, ['fiscal_year'], (text) => (yearOf(text) ? text : null));
  for (const line of [...lines, ...titles]) {
    const year = line.text.length <= 45 ? yearOf(line.text) : null;
    const alone = YEAR_ALONE.test(repairDigits(line.text.replace(/\s/g, '')));
    if (alone && year) reading.ledger.claim(line.piece, 'value', line.range);
    if (year && (alone || titles.includes(line))) return year;
    if (year && line.text.length <= 25 && /\d{4}\s*年度?$/.test(line.text.trim())) {
      reading.ledger.claim(line.piece, 'label', line.range);
      return year;
    }
  }
  return printed ? yearOf(printed) : cover ? yearOf(cover.text) : null;
}

/**
 * The year a form is for where none is printed: that of its period. Forms filed from September on are for the next year,
 * which decides in a period of several.
 */
function inferredYear({ start, end }: Pick<Header, 'start' | 'end'>, filed: string | null): number | null {
  const year = (date: string | null): number | null => (date ? Number(date.slice(0, 4)) : null);
  const [first, last, on] = [year(start), year(end), year(filed)];
  const next = filed && on !== null ? on + (Number(filed.slice(5, 7)) >= 9 ? 1 : 0) : null;
  if (first === null) return next;
  return next !== null && last !== null && next > first && next <= last ? next : first;
}

function readUnit(reading: HeaderReading, lines: readonly Fragment[]): string {
  const printed = take(reading, ['money_unit', 'agency', 'col_unit'], moneyUnit);
  if (printed) return printed;
  for (const line of lines) {
    const unit = /单位/.test(line.text) ? moneyUnit(line.text.replace(/[)）\]】]\s*$/, '')) : null;
    if (!unit) continue;
    const [, own] = unitCut(line);
    reading.ledger.claim(line.piece, 'label', own?.range ?? line.range);
    return unit;
  }
  return '万元';
}

/** The attribute in words or by a tick: in one cell, or in several of which each names an option. */
function readAttributeField(reading: HeaderReading): { code: Header['attribute']; doubtful: boolean } {
  for (const { values } of hitsOf(reading, 'project_attribute')) {
    const single = values.find((value) => readAttribute(value.text, reading.vocabulary)?.doubtful === false);
    const used = single && !/[□○◻]/.test(single.text) ? [single] : values.slice(0, 4);
    const found = readAttribute(used.map((value) => value.text).join(' '), reading.vocabulary);
    if (!found) continue;
    for (const value of used) {
      if (namesOption(value.text, reading.vocabulary)) reading.ledger.claim(value.piece, 'value', value.range);
    }
    return found;
  }
  return { code: null, doubtful: false };
}

/** 编码: digits, with letters among them in some systems, spaces of text recognition between them allowed. */
function codeIn(text: string): string | null {
  const code = /[A-Z\d](?:[A-Z\d]|\s(?=\d)){4,}[A-Z\d]/i.exec(foldWidth(text))?.[0].replace(/\s/g, '');
  return code !== undefined && code.replace(/\D/g, '').length >= 6 ? code : null;
}

/** A category in words or by its tick; 项目类型 may hold an attribute (新增项目) instead, which is kept as such. */
function categoryIn(printed: string, hit: FieldHit, { vocabulary }: HeaderReading): string | null {
  const options = hit.values.map((value) => value.text).join(' ');
  const text = hasBoxes(options) ? tickedWord(options) : printed;
  if (text === null) return null;
  const isAttribute = means(hit, 'project_attribute') && readAttribute(text, vocabulary) !== null;
  return isAttribute || text.length > 60 ? null : text;
}

function filingDate(reading: HeaderReading): string | null {
  const text = take(reading, ['submission_date'], (printed) => (dateOf(printed) && isDates(printed) ? printed : null));
  return text ? dateOf(text) : null;
}

function readStaff(reading: HeaderReading): Pick<Header, 'posts' | 'inPost' | 'retired'> {
  return {
    posts: readPersons(reading, /编制/, /行政|事业|工勤/),
    inPost: readPersons(reading, /在职|实有|在编|在岗/, /行政|事业|工勤/),
    retired: readPersons(reading, /退休|离休/, /^(?!.*离退休)/),
  };
}

/** Reads the header of a form. */
export function readHeader(reading: HeaderReading, around: HeaderLines): Header {
  const unit = readUnit(reading, around.lines);
  const attribute = readAttributeField(reading);
  const projectCode = take(reading, ['project_code'], codeIn);
  const functionalCode = take(reading, ['functional_code'], (text) => /\d{3,}/.exec(text)?.[0] ?? null);
  const supervisingDepartment = take(reading, ['supervising_department'], nameIn);
  const ownAgency = readAgency(reading, around);
  const submittedOn = filingDate(reading);
  const printedYear = readYear(reading, around);
  const period = readPeriod(reading);
  const inferred = inferredYear(period, submittedOn);
  const isName = (text: string): string | null => (moneyOf(text, unit) ? null : text);
  return {
    agency: ownAgency ?? (supervisingDepartment ? null : coverAgency(around)),
    supervisingDepartment,
    fiscalYear: printedYear ?? inferred,
    yearInferred: printedYear === null && inferred !== null,
    projectName: take(reading, ['project_name', 'special_fund_name'], isName),
    projectCode,
    attribute: attribute.code,
    attributeDoubtful: attribute.doubtful,
    category: take(reading, ['project_category'], (text, hit) => categoryIn(text, hit, reading)),
    functionalCode,
    ...period,
    submittedOn,
    ...readStaff(reading),
    unit,
  };
}
