import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Finding, Report, StreamedRun } from '#lib/rules/index.ts';

type Head = Omit<Report, 'findings'>;

/** What the rules found, wherever it is kept: a page asks for the part it shows. */
export interface KeptReport {
  readonly head: Head;
  readonly total: number;
  /** How many findings a rule has. */
  readonly countOf: (rule: string) => number;
  /** The first findings in the order of the report. */
  readonly first: (most: number) => readonly Finding[];
  /** The findings about any of these forms, in the order of the report. */
  readonly about: (formIds: readonly string[]) => readonly Finding[];
}

/** Where things stand in the file of findings, one on a line. */
interface Index {
  readonly head: Head;
  readonly counts: Readonly<Record<string, number>>;
  /** The byte at which each line begins, and the end of the last. */
  readonly starts: readonly number[];
  /** The lines about each form. */
  readonly forms: Readonly<Record<string, readonly number[]>>;
}

const LINES = 'findings.jsonl';
const INDEX = 'findings.json';

/** A report that is kept in memory. */
export function reportInMemory(report: Report): KeptReport {
  const { findings, ...head } = report;
  const own = new Places();
  for (const finding of findings) own.add(finding);
  return keptReport({ head, ...own.all() }, (places) => places.flatMap((place) => findings[place] ?? []));
}

/**
 * Writes what a run finds into a folder, each finding as it comes, so that they are never in memory together; a reader
 * there finds the whole of it or none.
 */
export function keepFindings(folder: string, { head, findings, results }: StreamedRun): void {
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `${LINES}.${process.pid}`);
  const file = openSync(draft, 'w');
  const starts = [0];
  const places = new Places();
  for (const finding of findings()) {
    const line = Buffer.from(`${JSON.stringify(finding)}\n`);
    writeSync(file, line);
    starts.push((starts.at(-1) ?? 0) + line.byteLength);
    places.add(finding);
  }
  closeSync(file);
  const index: Index = { head: { ...head, rules: results() }, ...places.all(), starts };
  const indexDraft = join(folder, `${INDEX}.${process.pid}`);
  writeFileSync(indexDraft, JSON.stringify(index));
  renameSync(draft, join(folder, LINES));
  renameSync(indexDraft, join(folder, INDEX));
}

/** The report kept in a folder, its findings read when they are asked for; null when there is none. */
export function openReport(folder: string): KeptReport | null {
  if (!existsSync(join(folder, INDEX))) return null;
  const index = JSON.parse(readFileSync(join(folder, INDEX), 'utf8')) as Index;
  const file = openSync(join(folder, LINES), 'r');
  const { starts } = index;
  const lineAt = (place: number): Finding[] => {
    const [start, end] = [starts[place], starts[place + 1]];
    if (start === undefined || end === undefined) return [];
    const bytes = Buffer.alloc(end - start);
    readSync(file, bytes, 0, bytes.byteLength, start);
    return [JSON.parse(bytes.toString('utf8')) as Finding];
  };
  return keptReport(index, (places) => places.flatMap(lineAt));
}

function keptReport(
  { head, counts, forms }: Omit<Index, 'starts'>,
  read: (places: readonly number[]) => readonly Finding[],
): KeptReport {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const byForm = new Map(Object.entries(forms));
  return {
    head,
    total,
    countOf: (rule) => counts[rule] ?? 0,
    first: (most) => read(Array.from({ length: Math.min(most, total) }, (_, at) => at)),
    about: (formIds) => {
      const places = new Set(formIds.flatMap((id) => byForm.get(id) ?? []));
      return read([...places].sort((left, right) => left - right));
    },
  };
}

/** Which finding, by its place in the order they come, is of which rule and about which forms. */
class Places {
  readonly #counts = new Map<string, number>();
  readonly #forms = new Map<string, number[]>();
  #next = 0;

  add({ rule, form_ids }: Finding): void {
    const place = this.#next++;
    this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + 1);
    for (const id of new Set(form_ids)) {
      const own = this.#forms.get(id);
      if (own) own.push(place);
      else this.#forms.set(id, [place]);
    }
  }

  all(): Pick<Index, 'counts' | 'forms'> {
    return { counts: Object.fromEntries(this.#counts), forms: Object.fromEntries(this.#forms) };
  }
}
