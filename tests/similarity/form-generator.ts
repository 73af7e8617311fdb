import { buildWorld, ownName, type Agency, type World } from './form-world.ts';
import { GENERIC, QUALITIES, RATES, topicsOf } from './lexicon.ts';
import { Random } from './random.ts';
import { editName, EDITS, type Vocabulary } from './row-generator.ts';

export interface CorpusRow {
  readonly name: string;
  readonly target: string;
  /** Rows with the same root come from one hand: copied, pasted or carried over, never from a shared template. */
  readonly root: number;
}

export interface CorpusForm {
  readonly agency: Agency;
  readonly year: number;
  readonly project: string;
  readonly rows: readonly CorpusRow[];
}

export type LinkClass = 'cross_agency' | 'same_agency' | 'carry_over';

export interface Link {
  readonly copy: number;
  readonly source: number;
  readonly class: LinkClass;
  /** Share of the source's rows taken over. */
  readonly share: number;
}

export interface FormCorpus {
  readonly forms: readonly CorpusForm[];
  readonly links: readonly Link[];
}

export interface CorpusOptions {
  readonly forms: number;
  readonly vocabulary: Vocabulary;
  /** Share of copied rows whose name is edited; 0.1 unless told. */
  readonly edited?: number;
  /** How many forms an office has over the years, on average; 10 unless told. */
  readonly perAgency?: number;
}

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

/**
 * Forms of many offices over seven years with planted copies. The scorer under test is told agency, kind (with errors),
 * regions, year, project and rows; roots and links are the truth.
 */
export function formCorpus(seed: number, options: CorpusOptions): FormCorpus {
  const random = new Random(seed);
  const world = buildWorld(random, Math.max(40, Math.round(options.forms / (options.perAgency ?? 10))));
  const writer = new Writer(random, world, options);
  for (const year of YEARS) writer.writeYear(year, options.forms / YEARS.length);
  return { forms: writer.forms, links: writer.links };
}

class Writer {
  readonly forms: CorpusForm[] = [];
  readonly links: Link[] = [];
  readonly #random: Random;
  readonly #world: World;
  readonly #vocabulary: Vocabulary;
  readonly #edited: number;
  readonly #byAgency = new Map<Agency, number[]>();
  readonly #byKind = new Map<string, number[]>();
  readonly #usual = new Map<string, string>();
  #roots = 0;

  constructor(random: Random, world: World, { vocabulary, edited = 0.1 }: CorpusOptions) {
    this.#random = random;
    this.#world = world;
    this.#vocabulary = vocabulary;
    this.#edited = edited;
  }

  writeYear(year: number, count: number): void {
    const last = this.forms.flatMap((form, at) => (form.year === year - 1 ? [at] : []));
    const continued = last.filter(() => this.#random.chance(0.55));
    for (const source of continued) this.#carryOver(source, year);
    for (let fresh = continued.length; fresh < count; fresh++) this.#writeFresh(year);
  }

  #writeFresh(year: number): void {
    const agency = this.#random.pick(this.#world.agencies);
    const own = this.#byAgency.get(agency) ?? [];
    const fate = this.#random.next();
    const source =
      fate < 0.09 ? this.#foreignSource(agency) : fate < 0.15 && own.length > 0 ? this.#random.pick(own) : -1;
    if (source >= 0) this.#copy(source, agency, year);
    else {
      const project = this.#projectName(agency);
      this.#add({ agency, year, project: project.name, rows: this.#freshRows(agency, year, project.topic) });
    }
  }

  #projectName(agency: Agency): { name: string; topic: string } {
    const topic = this.#random.pick(topicsOf(agency.work));
    return { topic, name: topic + this.#random.pick(['经费', '专项资金', '项目', '补助资金', '工作经费', '二期项目']) };
  }

  #foreignSource(agency: Agency): number {
    const pool = this.#random.chance(0.85) ? (this.#byKind.get(agency.work) ?? []) : this.forms.map((_, at) => at);
    for (let attempt = 0; attempt < 12 && pool.length > 0; attempt++) {
      const source = this.#random.pick(pool);
      const other = this.forms[source]?.agency;
      const near = other?.province === agency.province || attempt > 6 || this.#random.chance(0.35);
      if (other !== agency && near) return source;
    }
    return -1;
  }

  #copy(source: number, agency: Agency, year: number): void {
    const random = this.#random;
    const from = this.forms[source];
    if (!from) return;
    const same = from.agency === agency;
    const share = random.between(35, 100) / 100;
    const count = Math.max(2, Math.round(from.rows.length * share));
    const start = random.below(from.rows.length - count + 1);
    const chosen = random.chance(0.5) ? from.rows.slice(start, start + count) : random.sample(from.rows, count);
    const copied = chosen.map((row) => this.#copyRow(row, from.agency, agency));
    const { name, topic } = this.#projectName(agency);
    const more = this.#freshRows(agency, year, topic);
    const kept = more.slice(0, Math.round(more.length * random.next() * (1.15 - share)));
    const copy = this.#add({ agency, year, project: name, rows: [...copied, ...kept] });
    this.links.push({ copy, source, share, class: same ? 'same_agency' : 'cross_agency' });
  }

  #copyRow(row: CorpusRow, from: Agency, to: Agency): CorpusRow {
    const random = this.#random;
    const local = random.chance(0.6) ? row.name.replaceAll(from.place, to.place) : row.name;
    const places = [to.place];
    const edited = random.chance(this.#edited) ? editName(local, random.pick(EDITS), { random, places }) : local;
    return { name: edited, target: random.chance(0.22) ? this.#target(edited, true) : row.target, root: row.root };
  }

  #carryOver(source: number, year: number): void {
    const random = this.#random;
    const from = this.forms[source];
    if (!from) return;
    const kept = from.rows.filter(() => random.chance(0.88));
    const rows = kept.map((row) => (random.chance(0.2) ? { ...row, target: this.#target(row.name, true) } : row));
    const topic = random.pick(topicsOf(from.agency.work));
    const fresh = this.#freshRows(from.agency, year, topic).slice(0, random.below(3));
    const copy = this.#add({ ...from, year, rows: [...rows, ...fresh] });
    this.links.push({ copy, source, share: kept.length / from.rows.length, class: 'carry_over' });
  }

  #freshRows(agency: Agency, year: number, topic: string): CorpusRow[] {
    const random = this.#random;
    const world = this.#world;
    const library = world.libraries.get(agency.work) ?? [];
    const onTopic = library.filter((name) => name.includes(topic));
    const programs = world.programs.get(agency.work) ?? [];
    const program = random.chance(0.25) ? random.pick(programs).names.filter(() => random.chance(0.8)) : [];
    const names = [
      ...program,
      ...Array.from({ length: random.between(1, 5) }, () => onTopic[random.skewed(onTopic.length, 1.8)] ?? topic),
      ...Array.from({ length: random.between(0, 3) }, () => library[random.skewed(library.length, 2)] ?? topic),
      ...Array.from({ length: random.between(3, 8) }, () =>
        ownName(random, agency, { topic, vocabulary: this.#vocabulary }),
      ),
      ...this.#templateNames(agency, year),
      ...Array.from({ length: random.between(1, 4) }, () => GENERIC[random.skewed(GENERIC.length, 2)] ?? topic),
    ];
    return random
      .sample([...new Set(names)], names.length)
      .map((name) => ({ name, target: this.#target(name, false), root: this.#roots++ }));
  }

  #templateNames(agency: Agency, year: number): string[] {
    const { prefectures, provinces, consultants } = this.#world;
    const followed = [
      agency.followsPrefecture ? prefectures.get(agency.prefecture) : undefined,
      agency.followsProvince ? provinces.get(agency.province) : undefined,
      consultants[agency.consultant],
    ];
    return followed
      .filter((template) => template !== undefined && template.since <= year)
      .flatMap((template) => template?.names ?? [])
      .filter(() => this.#random.chance(0.85));
  }

  /** Most names have a usual target, but not always and not for everybody. */
  #target(name: string, different: boolean): string {
    const random = this.#random;
    const known = this.#usual.get(name);
    if (known !== undefined && !different && random.chance(0.6)) return known;
    const numeric = /数量|次数|个数|面积|人数|场次|里程|台账|份数|点位/.test(name);
    const worded = /促进|推动|提升|改善|机制|影响|条件|水平|获得感/.test(name);
    const made = numeric
      ? `≥${random.between(1, random.pick([5, 20, 200, 3000]))}${random.pick(['次', '个', '人', '件', '处'])}`
      : worded
        ? random.pick(QUALITIES)
        : (RATES[random.skewed(RATES.length, 1.8)] ?? '');
    if (known === undefined) this.#usual.set(name, made);
    return made;
  }

  #add(form: CorpusForm): number {
    const at = this.forms.push(form) - 1;
    this.#byAgency.set(form.agency, [...(this.#byAgency.get(form.agency) ?? []), at]);
    const kind = this.#byKind.get(form.agency.work);
    if (kind) kind.push(at);
    else this.#byKind.set(form.agency.work, [at]);
    return at;
  }
}
