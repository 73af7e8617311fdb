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
import type { Finding, Report } from '#lib/rules/index.ts';

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
  const index = { head, ...placesIn(report) };
  return keptReport(index, (places) => places.flatMap((place) => findings[place] ?? []));
}

/** Writes a report into a folder; a reader there finds the whole of it or none. */
export function keepReport(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  const { findings, ...head } = report;
  const draft = join(folder, `${LINES}.${process.pid}`);
  const file = openSync(draft, 'w');
  const starts = [0];
  for (const finding of findings) {
    const line = Buffer.from(`${JSON.stringify(finding)}\n`);
    writeSync(file, line);
    starts.push((starts.at(-1) ?? 0) + line.byteLength);
  }
  closeSync(file);
  const index: Index = { head, ...placesIn(report), starts };
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

function placesIn({ findings }: Report): Pick<Index, 'counts' | 'forms'> {
  const counts = new Map<string, number>();
  const forms = new Map<string, number[]>();
  findings.forEach(({ rule, form_ids }, place) => {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    for (const id of new Set(form_ids)) {
      const own = forms.get(id);
      if (own) own.push(place);
      else forms.set(id, [place]);
    }
  });
  return { counts: Object.fromEntries(counts), forms: Object.fromEntries(forms) };
}
