/**
 * Reuse at size: `npx tsx tests/bench/similarity.ts [rows|rivals|brute|forms|passages] …`; all without an argument.
 * CPU time of the whole process, medians of interleaved repetitions, because a shared machine's wall clock says little.
 */
import {
  comparePassages,
  compareForms,
  compareRows,
  finish,
  FormIndex,
  formCorpus,
  packForms,
  packTexts,
  type RowReuse,
} from '#lib/similarity/index.ts';
import { bigramSets, type BigramSets } from '../../src/lib/similarity/bigrams.ts';
import { collapseRows, type RowColumns } from '../../src/lib/similarity/collapse.ts';
import { joinSets } from '../../src/lib/similarity/set-join.ts';
import { formCorpus as generateForms } from '../similarity/form-generator.ts';
import { formInputs, scoreForms } from '../similarity/form-score.ts';
import { detectionsOf, passageTable } from '../similarity/passage-detections.ts';
import { passageCorpus } from '../similarity/passage-generator.ts';
import { scorePassages } from '../similarity/passage-score.ts';
import { rowCorpus } from '../similarity/row-generator.ts';
import { bruteJoin, filteredBruteJoin, minHashJoin, openDuck } from './similarity-rivals.ts';

const REPETITIONS = 3;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (): string => `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
const seconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} s`;

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const start = cpu();
  const value = await work();
  return { value, seconds: cpu() - start };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)] ?? 0;
}

/** Runs contenders in turn, several times over, and returns the median seconds of each. */
async function race(contenders: Readonly<Record<string, () => unknown>>): Promise<Map<string, number>> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < REPETITIONS; round++) {
    for (const [name, work] of Object.entries(contenders)) {
      times.set(name, [...(times.get(name) ?? []), (await timed(work)).seconds]);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

function rowColumns(count: number): RowColumns {
  const corpus = rowCorpus(1, count);
  return { names: packTexts(corpus.names), targets: packTexts(corpus.targets) };
}

async function benchRows(): Promise<void> {
  say('\n## Rows: collapsed, joined at 0.6, clustered');
  for (const count of [100_000, 300_000, 1_000_000]) {
    const columns = rowColumns(count);
    const steps = await race({
      collapse: () => finish(collapseRows(columns)),
      whole: () => finish(compareRows(columns, 0.6)),
    });
    const { rows, pairs }: RowReuse = finish(compareRows(columns, 0.6));
    const names = rows.names.starts.length - 1;
    say(
      `${count} rows: ${seconds(steps.get('whole') ?? 0)} (collapse ${seconds(steps.get('collapse') ?? 0)}), ` +
        `${names} names, ${pairs.left.length} pairs, ${pairs.work.read} entries read, ${megabytes()}`,
    );
  }
}

async function benchRivals(): Promise<void> {
  say('\n## Rows: the join beside its rivals, distinct names of 1,000,000 rows');
  const { names } = finish(collapseRows(rowColumns(1_000_000)));
  const sets = finish(bigramSets(names));
  const exact = new Map([0.6, 0.8].map((threshold) => [threshold, finish(joinSets(sets, threshold)).left.length]));
  const bands = { '12×6': { bands: 12, rows: 6 }, '20×5': { bands: 20, rows: 5 }, '10×4': { bands: 10, rows: 4 } };
  for (const threshold of [0.8, 0.6]) {
    const lsh = Object.entries(bands).map(
      ([name, shape]) => [`LSH ${name}`, () => minHashJoin(sets, threshold, shape)] as const,
    );
    const times = await race({ ours: () => finish(joinSets(sets, threshold)), ...Object.fromEntries(lsh) });
    const ours = times.get('ours') ?? 0;
    say(`J ≥ ${threshold}: ours ${seconds(ours)}, ${exact.get(threshold)} pairs`);
    for (const [name, shape] of Object.entries(bands)) {
      const time = times.get(`LSH ${name}`) ?? 0;
      const recall = minHashJoin(sets, threshold, shape).pairs / (exact.get(threshold) ?? 1);
      say(`  LSH ${name} ${seconds(time)}, ${(time / ours).toFixed(1)} times ours, recall ${recall.toFixed(3)}`);
    }
  }
  await benchDuck(names);
}

async function benchDuck(names: Parameters<typeof openDuck>[0]): Promise<void> {
  const duck = await openDuck(names);
  for (const threshold of [0.8, 0.6]) {
    const ours = median(
      (await Promise.all([0, 1, 2].map(() => timed(() => joinNames(names, threshold))))).map((run) => run.seconds),
    );
    const rival = await timed(() => duck.join(threshold));
    const pairs = joinNames(names, threshold).left.length;
    say(
      `DuckDB, names to pairs, J ≥ ${threshold}: ${seconds(rival.seconds)}, ${(rival.seconds / ours).toFixed(1)} times ours ` +
        `(${seconds(ours)}), ${rival.value} pairs (ours ${pairs})`,
    );
  }
  duck.close();
}

function joinNames(names: Parameters<typeof openDuck>[0], threshold: number) {
  return finish(joinSets(finish(bigramSets(names)), threshold));
}

async function benchBrute(): Promise<void> {
  const sets = setsOf(20_000);
  const count = sets.starts.length - 1;
  const whole = setsOf(1_000_000);
  const names = whole.starts.length - 1;
  const times = await race({
    plain: () => bruteJoin(sets, 0.8),
    filtered: () => filteredBruteJoin(sets, 0.8),
    ours: () => finish(joinSets(sets, 0.8)),
    whole: () => finish(joinSets(whole, 0.8)),
  });
  for (const rival of ['plain', 'filtered']) {
    const time = times.get(rival) ?? 0;
    const million = time * (names / count) ** 2;
    say(
      `brute force, ${rival}, J ≥ 0.8: ${count} names ${seconds(time)}, ${Math.round(time / (times.get('ours') ?? 1))} times ours; ` +
        `${names} names extrapolated ${seconds(million)}, ${Math.round(million / (times.get('whole') ?? 1))} times ours`,
    );
  }
}

function setsOf(rows: number): BigramSets {
  return finish(bigramSets(finish(collapseRows(rowColumns(rows))).names));
}

async function benchForms(): Promise<void> {
  say('\n## Forms: from printed rows to scored pairs');
  for (const count of [10_000, 30_000, 100_000]) {
    const corpus = generateForms(1, { forms: count, vocabulary: 'mixed' });
    const inputs = formInputs(corpus);
    const table = packForms(inputs);
    const times = await race({ whole: () => finish(compareForms(finish(formCorpus(table)))) });
    const reuse = finish(compareForms(finish(formCorpus(table))));
    const crossing = reuse.pairs.filter(({ relation }) => relation === 'cross_agency');
    const { precision, recall, f1 } = scoreForms(corpus, crossing, 'cross_agency');
    const index = finish(FormIndex.build(reuse));
    const asked = Array.from({ length: 200 }, (_, at) => {
      const form = inputs[(at * 7919) % inputs.length];
      const start = performance.now();
      if (form) index.find(form);
      return performance.now() - start;
    }).sort((one, two) => one - two);
    say(
      `${corpus.forms.length} forms, ${table.rows.names.starts.length - 1} rows: ${seconds(times.get('whole') ?? 0)}, ` +
        `${crossing.length} pairs between agencies, P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}, ` +
        `one form against all ${(asked[100] ?? 0).toFixed(2)} ms median, ${(asked[190] ?? 0).toFixed(2)} ms p95, ${megabytes()}`,
    );
  }
}

async function benchPassages(): Promise<void> {
  say('\n## Passages: from texts to runs');
  for (const count of [10_000, 30_000, 100_000]) {
    const corpus = passageCorpus(1, count);
    const table = passageTable(corpus);
    const times = await race({ whole: () => finish(comparePassages(table, { base: corpus.duties })) });
    const reuse = finish(comparePassages(table, { base: corpus.duties }));
    const { precision, recall, granularity, plagdet } = scorePassages(corpus, detectionsOf(corpus, reuse));
    say(
      `${count} passages, ${table.texts.units.length} characters: ${seconds(times.get('whole') ?? 0)}, ${reuse.prints.hashes.length} ` +
        `fingerprints, ${reuse.runs.length} runs, P ${precision.toFixed(3)} R ${recall.toFixed(3)} granularity ` +
        `${granularity.toFixed(3)} plagdet ${plagdet.toFixed(3)}, ${megabytes()}`,
    );
  }
}

const BENCHES = { rows: benchRows, rivals: benchRivals, brute: benchBrute, forms: benchForms, passages: benchPassages };
const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) await bench();
