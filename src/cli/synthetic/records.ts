import type { Dataset, Row } from '#lib/dataset/index.ts';
import { parseTargets, type Target } from '#lib/targets/index.ts';
import { findConcept, type Vocabulary } from '#lib/vocabulary/index.ts';
import { FIRST_YEAR, type Sheet } from './projects.ts';
import { amountsOf } from './amounts.ts';
import { halfYearTarget, type Wording } from './wording.ts';

/** The rows of one form. */
export type Records = Pick<Dataset, 'forms' | 'amounts' | 'goals' | 'narratives' | 'indicators' | 'targets'>;

const TITLES = { project: '项目支出', special_fund: '专项资金', department: '部门整体支出' } as const;

/** Posts and staff as the form of a whole department prints them. */
function staffOf(office: number, type: Sheet['type']): Pick<Row<'forms'>, 'posts' | 'in_post' | 'retired'> {
  if (type !== 'department') return { posts: null, in_post: null, retired: null };
  const posts = 12 + ((office * 37) % 90);
  return { posts, in_post: posts - (office % 7), retired: (office * 5) % 40 };
}

/** What is remembered of so many rows at most. */
const MOST_KNOWN = 40_000;

interface Reading {
  readonly targets: readonly Target[];
  readonly concept: ReturnType<typeof findConcept>;
}

/** Turns sheets into rows of a dataset, with concepts and targets read as an import would read them. */
export class Recorder {
  readonly #vocabulary: Vocabulary;
  readonly #labels: ReadonlyMap<string, string>;
  readonly #source: { readonly source_file: string; readonly source_sha256: string };
  readonly #known = new Map<string, Reading>();

  constructor(vocabulary: Vocabulary, source: { readonly source_file: string; readonly source_sha256: string }) {
    this.#vocabulary = vocabulary;
    this.#labels = new Map(vocabulary.levels.map(({ level, code, zh }) => [`${level} ${code}`, zh]));
    this.#source = source;
  }

  /** The rows of a sheet; `line` is where it would stand in its source. */
  record(sheet: Sheet, line: number): Records {
    const indicators = sheet.rows.map((row, at) => this.#indicator(sheet, row, { no: at + 1, line }));
    return {
      forms: [this.#form(sheet, line)],
      amounts: amountsOf(sheet, line),
      goals: [{ form_id: sheet.id, no: 1, horizon: 'annual', text: sheet.goal, source_place: `L${line + 2}` }],
      narratives: [{ form_id: sheet.id, no: 1, section: 'necessity', text: sheet.need, source_place: `L${line + 3}` }],
      indicators,
      targets: sheet.rows.flatMap((row, at) => this.#targets(row, sheet, indicators[at]?.id ?? '')),
    };
  }

  #form({ id, type, office, year, project, total }: Sheet, line: number): Row<'forms'> {
    return {
      id,
      type,
      agency_id: office.id,
      fiscal_year: year,
      title: `${year}年度${TITLES[type]}绩效目标表（合成数据）`,
      project_name: project,
      project_code: null,
      project_attribute: type === 'department' ? null : year === FIRST_YEAR ? 'new' : 'continuing',
      project_category: null,
      functional_code: null,
      start: `${year}-01-01`,
      end: `${year}-12-31`,
      submitted_on: `${year - 1}-11-20`,
      supervising_department: office.name,
      parent_form_id: null,
      total_wan: String(total),
      ...staffOf(office.number, type),
      ...this.#source,
      source_place: `L${line}`,
    };
  }

  #indicator(sheet: Sheet, row: Wording, { no, line }: { no: number; line: number }): Row<'indicators'> {
    const { concept } = this.#read(row, sheet.year);
    return {
      id: `${sheet.id}-${String(no).padStart(3, '0')}`,
      form_id: sheet.id,
      no,
      level1: row.level1,
      level2: row.level2,
      level1_label: this.#labels.get(`1 ${row.level1}`) ?? null,
      level2_label: this.#labels.get(`2 ${row.level2}`) ?? null,
      level1_origin: 'explicit',
      level2_origin: 'explicit',
      name: row.name,
      name_printed: row.name,
      concept: concept?.code ?? null,
      direction: concept?.direction ?? 'not_applicable',
      symbol: null,
      weight: null,
      is_placeholder: row.name === '无',
      remark: null,
      source_place: `L${line + 3 + no}`,
    };
  }

  #targets(row: Wording, { year, hasHalfYear }: Sheet, indicator_id: string): Row<'targets'>[] {
    const annual = this.#target(row, year, { indicator_id, period: 'annual' });
    const half = hasHalfYear ? halfYearTarget(row.target) : null;
    if (half === null) return annual;
    return [...annual, ...this.#target({ ...row, target: half }, year, { indicator_id, period: 'half_year' })];
  }

  #target(row: Wording, year: number, key: Pick<Row<'targets'>, 'indicator_id' | 'period'>): Row<'targets'>[] {
    return this.#read(row, year)
      .targets.slice(0, 1)
      .map((target) => ({
        ...key,
        scope: null,
        text: row.target,
        operator: target.operator,
        operator_explicit: target.operatorExplicit,
        value: target.value,
        value_max: target.valueMax,
        unit: target.unit,
        kind: target.kind,
        base_value: target.baseValue,
        base_unit: target.baseUnit,
        baseline: target.baseline,
        flags: target.flags.length === 0 ? null : target.flags.join(';'),
      }));
  }

  #read({ name, target, level1, level2 }: Wording, fiscalYear: number): Reading {
    const key = `${name}\t${target}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const vocabulary = this.#vocabulary;
    const targets = parseTargets(target, { vocabulary, name, symbol: null, unit: '', fiscalYear });
    const main = targets[0];
    const context = { level1, level2, kind: main?.kind ?? 'none', unit: main?.unit ?? null, target };
    const reading = { targets, concept: findConcept(vocabulary, name, context) };
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, reading);
    return reading;
  }
}
