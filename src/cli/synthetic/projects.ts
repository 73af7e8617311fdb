import type { Row } from '#lib/dataset/index.ts';
import type { Country, Office } from './offices.ts';
import { Random } from './random.ts';
import { goalText, needText } from './texts.ts';
import { freshWordings, retargeted, type Wording } from './wording.ts';

/** A form before it becomes rows of tables. */
export interface Sheet {
  readonly id: string;
  readonly office: Office;
  readonly year: number;
  readonly type: Row<'forms'>['type'];
  /** Null for a whole department. */
  readonly project: string | null;
  /** Whether it prints plans for the half-year beside those for the year. */
  readonly hasHalfYear: boolean;
  readonly rows: readonly Wording[];
  readonly goal: string;
  readonly need: string;
  /** In 万元. */
  readonly total: number;
  readonly planted: readonly Planted[];
}

export const PLANTED = [
  'rows_shared_across_agencies',
  'rows_shared_across_projects',
  'text_shared_across_agencies',
  'foreign_name_in_shared_text',
  'stale_year_in_shared_text',
  'arithmetic_mismatch',
  'target_low_vs_peers',
] as const;

/** Something done to a sheet on purpose, named after the rule that should see it. */
export interface Planted {
  readonly kind: (typeof PLANTED)[number];
  /** The other form: the source of a copy, the earlier year. */
  readonly other?: string;
  /** The share of the source's rows that were taken. */
  readonly share?: number;
  /** The place of the row, counted from 0. */
  readonly row?: number;
}

export interface Plan {
  readonly seed: number;
  readonly country: Country;
  /** How many years each of an office's two projects runs. */
  readonly years: number;
}

export const FIRST_YEAR = 2019;
const LAST_YEAR = 2025;

/** The forms of one project of an office, year by year. Project 0 copies from nobody, so it can be copied from. */
export function projectSheets(plan: Plan, office: Office, number: 0 | 1): Sheet[] {
  const random = new Random(plan.seed, 2, office.number, number);
  const topic = random.pick(office.trade.topics, 1.3);
  const named = `${topic}${random.pick(['经费', '专项资金', '项目', '补助资金', '工作经费'])}`;
  const project = number === 0 ? named : `${random.pick(['二期', '新增', '提升', '配套'])}${named}`;
  const { type, hasHalfYear } = shapeOf(plan, office, number);
  const first = FIRST_YEAR + random.between(0, LAST_YEAR - FIRST_YEAR + 1 - plan.years);
  const sheets: Sheet[] = [];
  for (let year = first; year < first + plan.years; year++) {
    const id = `${office.id}-${year}-p-${number}`;
    const last = sheets.at(-1);
    const total = random.between(5, random.pick([60, 400, 3000]));
    const fresh = { id, office, year, project: type === 'department' ? null : project, type, hasHalfYear, total };
    const sheet = last && random.chance(0.75) ? carried(random, last, fresh) : written(random, topic, fresh);
    const copied = number === 1 && sheet.goal !== last?.goal ? withCopies(plan, random, sheet) : sheet;
    sheets.push(withOutliers(random, copied));
  }
  return sheets;
}

/** An office's first project is a project; its second may be a special fund or the whole department. */
function shapeOf({ seed }: Plan, office: Office, number: 0 | 1): Pick<Sheet, 'type' | 'hasHalfYear'> {
  const random = new Random(seed, 3, office.number, number);
  const hasHalfYear = random.chance(0.2);
  const fate = random.next();
  if (number === 0 || fate > 0.5) return { type: 'project', hasHalfYear };
  return { type: fate > 0.2 ? 'department' : 'special_fund', hasHalfYear };
}

type Head = Pick<Sheet, 'id' | 'office' | 'year' | 'project' | 'type' | 'hasHalfYear' | 'total'>;

function written(random: Random, topic: string, head: Head): Sheet {
  const { office, year } = head;
  return {
    ...head,
    rows: freshWordings(random, office, topic),
    goal: goalText(random, office, topic),
    need: needText(random, year, topic),
    planted: [],
  };
}

/** The next year of a project: most rows stay, some targets move; now and then the year in the text does not. */
function carried(random: Random, last: Sheet, head: Head): Sheet {
  const rows = last.rows
    .filter(() => random.chance(0.92))
    .map((row) => (random.chance(0.25) ? retargeted(random, row) : row));
  const isStale = random.chance(0.04) && last.need.startsWith(String(last.year));
  const planted: Planted[] = isStale ? [{ kind: 'stale_year_in_shared_text', other: last.id }] : [];
  const need = isStale ? last.need : last.need.replace(/^\d{4}/, String(head.year));
  return { ...head, rows, goal: last.goal, need, planted };
}

function withCopies(plan: Plan, random: Random, sheet: Sheet): Sheet {
  const fate = random.next();
  if (fate < 0.12) return withRowsOf(random, sheet, foreignSource(plan, random, sheet));
  if (fate < 0.18) return withRowsOf(random, sheet, ownSource(plan, random, sheet));
  if (fate < 0.28) return withTextOf(random, sheet, foreignSource(plan, random, sheet));
  return sheet;
}

/** An earlier form of another office, of the same trade four times in five. */
function foreignSource(plan: Plan, random: Random, { office, year }: Sheet): Sheet | undefined {
  const { offices, byKind } = plan.country;
  const pool = random.chance(0.8) ? (byKind.get(office.trade.kind) ?? offices) : offices;
  for (let attempt = 0; attempt < 6; attempt++) {
    const other = random.pick(pool);
    if (other.number === office.number) continue;
    const earlier = projectSheets(plan, other, 0).filter((sheet) => sheet.year <= year);
    if (earlier.length > 0) return random.pick(earlier);
  }
  return undefined;
}

function ownSource(plan: Plan, random: Random, { office, year }: Sheet): Sheet | undefined {
  const earlier = projectSheets(plan, office, 0).filter((sheet) => sheet.year <= year);
  return earlier.length === 0 ? undefined : random.pick(earlier);
}

function withRowsOf(random: Random, sheet: Sheet, source: Sheet | undefined): Sheet {
  if (source === undefined) return sheet;
  const share = random.between(45, 100) / 100;
  const taken = random.sample(source.rows, Math.max(3, Math.round(source.rows.length * share)));
  const isForeign = source.office !== sheet.office;
  const localized = taken.map((row) => {
    const name =
      isForeign && random.chance(0.7) ? row.name.replaceAll(source.office.place, sheet.office.place) : row.name;
    return random.chance(0.2) ? retargeted(random, { ...row, name }) : { ...row, name };
  });
  const kept = sheet.rows.slice(0, Math.round(sheet.rows.length * (1.1 - share)));
  const rows = [...new Map([...localized, ...kept].map((row) => [row.name, row])).values()];
  const kind = isForeign ? 'rows_shared_across_agencies' : 'rows_shared_across_projects';
  return { ...sheet, rows, planted: [...sheet.planted, { kind, other: source.id, share }] };
}

function withTextOf(random: Random, sheet: Sheet, source: Sheet | undefined): Sheet {
  if (source === undefined) return sheet;
  const { place } = source.office;
  const keepsName = random.chance(0.4) && source.goal.includes(place) && !sheet.office.name.includes(place);
  const goal = keepsName ? source.goal : source.goal.replaceAll(place, sheet.office.place);
  const planted: Planted[] = [{ kind: 'text_shared_across_agencies', other: source.id }];
  if (keepsName) planted.push({ kind: 'foreign_name_in_shared_text', other: source.id });
  return { ...sheet, goal, planted: [...sheet.planted, ...planted] };
}

/** Now and then a satisfaction far below everybody's, or amounts that do not add up. */
function withOutliers(random: Random, sheet: Sheet): Sheet {
  const fate = random.next();
  if (fate < 0.02) return { ...sheet, planted: [...sheet.planted, { kind: 'arithmetic_mismatch' }] };
  const row = fate < 0.04 ? sheet.rows.findIndex(({ level1 }) => level1 === 'satisfaction') : -1;
  if (row < 0) return sheet;
  const rows = sheet.rows.with(row, { ...(sheet.rows[row] as Wording), target: `≥${random.between(20, 55)}%` });
  return { ...sheet, rows, planted: [...sheet.planted, { kind: 'target_low_vs_peers', row }] };
}
