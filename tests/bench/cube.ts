// The counting cube at growing sizes, beside the same counts straight on rows in native DuckDB, in one process.
// npx tsx tests/bench/cube.ts [--data DIR] [--copies N] [--keep FILE] [indicators …]     sizes: 10000 100000 1000000 unless told
// Data is generated into DIR/<forms> (kept and used again) or into a temporary folder (deleted). With copies, each form
// is there N times, every time of an agency of another place and kind: ten million in a tenth of the time to generate.
// The last cube is kept in FILE as a site serves it: workbench.ts takes it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import {
  among,
  askCube,
  cubeFromEngine,
  decodeCube,
  encodeCube,
  every,
  without,
  type Cube,
  type CubeDimension,
  type CubeView,
  type Filter,
} from '#lib/queries/index.ts';
import { pick, random } from '../queries/random.ts';

/** Indicators of one generated form, on the average. */
const PER_FORM = 12.4;
const SEED = 1;
const QUESTIONS = 200;
const QUESTIONS_ON_ROWS = 10;

const GROUPED: readonly CubeDimension[] = ['year', 'province', 'kind', 'form_type', 'level2', 'concept', 'status'];
const VALUES = { of: 'values', by: [], concept: 'satisfaction_rate', kind: 'rate', unit: '1' } as const;
/** What the workbench shows at once, each chart linked with the others. */
const VIEWS: readonly CubeView[] = [...GROUPED.map((by) => ({ of: 'indicators', by: [by] }) as const), VALUES];

const options = process.argv.slice(2);
const data = options[0] === '--data' ? resolve(options.splice(0, 2)[1] ?? '.') : null;
const copies = options[0] === '--copies' ? Number(options.splice(0, 2)[1]) : 1;
const kept = options[0] === '--keep' ? resolve(options.splice(0, 2)[1] ?? '.') : null;
const sizes = options.length > 0 ? options.map(Number) : [10_000, 100_000, 1_000_000];

for (const size of sizes) await measure(Math.round(size / copies / PER_FORM));

async function measure(forms: number): Promise<void> {
  const folder = data ?? mkdtempSync(join(tmpdir(), 'duibiao-bench-'));
  try {
    const engine = await loaded(generated(forms, folder));
    const [cube, build] = await timed(() => cubeFromEngine(engine));
    const raw = encodeCube(cube);
    const packed = gzipSync(raw, { level: 9 });
    if (kept !== null) writeFileSync(kept, packed);
    const [read, decode] = await timed(() => decodeCube(raw).cube);
    if (!read) throw new Error('the cube cannot be read');
    const filters = questions(read);
    const onCube = await answersOfCube(read, filters);
    const onRows = await answersOfRows(engine, filters.slice(0, QUESTIONS_ON_ROWS));
    report({
      indicators: cube.totals.indicators,
      forms: cube.totals.forms,
      cells: cube.cells.count.length,
      patterns: cube.patterns.start.length - 1,
      'bytes raw': raw.length,
      'bytes gzip': packed.length,
      'build ms': Math.round(build),
      'decode ms': Math.round(decode),
      ...onCube,
      ...onRows,
      'rows / cube p50': Math.round(onRows['rows p50 ms'] / onCube['cube p50 ms']),
    });
    await engine.close();
  } finally {
    if (data === null) rmSync(folder, { recursive: true, force: true });
  }
}

function generated(forms: number, folder: string): string {
  const out = join(folder, String(forms));
  if (existsSync(join(out, 'datapackage.json'))) return out;
  const command = ['src/cli/duibiao.mjs', 'generate', '--forms', String(forms), '--seed', String(SEED), '--out', out];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return out;
}

/** Only the columns that are counted, so that ten million rows fit beside other work. */
async function loaded(folder: string): Promise<DuckdbEngine> {
  const engine = openDuckdbNative();
  const read = (table: string) => `read_csv('${join(folder, table)}.csv', header = true, all_varchar = true)`;
  await engine.run(`CREATE TABLE regions AS SELECT * FROM ${read('regions')};
CREATE TABLE copies AS SELECT CAST(range AS VARCHAR) AS copy, range AS place FROM range(${copies});
CREATE TABLE offices AS SELECT *, row_number() OVER (ORDER BY id) - 1 AS place FROM ${read('agencies')};
CREATE TABLE agencies AS SELECT o.id || '-' || c.copy AS id, o.name AS name, m.region_code AS region_code, k.kind AS kind
  FROM offices AS o CROSS JOIN copies AS c
  INNER JOIN offices AS m ON m.place = (o.place + 37 * c.place) % (SELECT count(*) FROM offices)
  INNER JOIN offices AS k ON k.place = (o.place + 101 * c.place) % (SELECT count(*) FROM offices);
CREATE TABLE forms AS SELECT id || '-' || copy AS id, agency_id || '-' || copy AS agency_id,
  CAST(fiscal_year AS INTEGER) AS fiscal_year, type, CAST(total_wan AS DOUBLE) AS total_wan FROM ${read('forms')} CROSS JOIN copies;
CREATE TABLE amounts AS SELECT form_id || '-' || copy AS form_id, breakdown, code, period,
  CAST(amount_wan AS DOUBLE) AS amount_wan FROM ${read('amounts')} CROSS JOIN copies;
CREATE TABLE indicators AS SELECT id || '-' || copy AS id, form_id || '-' || copy AS form_id, level1, level2, concept,
  CAST(is_placeholder AS BOOLEAN) AS is_placeholder FROM ${read('indicators')} CROSS JOIN copies;
CREATE TABLE targets AS SELECT indicator_id || '-' || copy AS indicator_id, period, scope, text, operator, value, unit, kind,
  CAST(base_value AS DOUBLE) AS base_value, base_unit FROM ${read('targets')} CROSS JOIN copies`);
  return engine;
}

/** Filters as a reader makes them by clicking and brushing: one to three charts restricted. */
function questions(cube: Cube): Filter[] {
  const next = random(SEED);
  const leaf = (dimension: CubeDimension): Filter => {
    const field = dimension === 'province' ? 'region' : dimension;
    const codes = cube.codes[dimension].filter((code) => code !== null);
    return among(field, ...new Set([pick(codes, next), pick(codes, next)]));
  };
  return Array.from({ length: QUESTIONS }, () => {
    const restricted = new Set(Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(GROUPED, next)));
    return every(...[...restricted].map(leaf));
  });
}

async function answersOfCube(cube: Cube, filters: readonly Filter[]) {
  for (const filter of filters.slice(0, 20)) askCube(cube, { filter, views: VIEWS, linked: true });
  const times: number[] = [];
  const work = { cells: 0 };
  const spent: number[] = [];
  for (const filter of filters) {
    const before = process.cpuUsage();
    const [, time] = await timed(() => askCube(cube, { filter, views: VIEWS, linked: true }, work));
    const { user, system } = process.cpuUsage(before);
    times.push(time);
    spent.push((user + system) / 1000);
  }
  return {
    'cells per question': Math.round(work.cells / filters.length),
    'cube p50 ms': at(times, 0.5),
    'cube p95 ms': at(times, 0.95),
    'cube p50 ms of processor': at(spent, 0.5),
    'cube p95 ms of processor': at(spent, 0.95),
  };
}

/** The strongest rival: one table of all that is asked for, enumerated, counted by one statement per chart. */
async function answersOfRows(engine: DuckdbEngine, filters: readonly Filter[]) {
  await engine.run(`CREATE TABLE flat AS SELECT f.fiscal_year AS year, substr(a.region_code, 1, 2) || '0000' AS province,
  a.kind AS kind, f.type AS form_type, i.level1 AS level1, i.level2 AS level2, i.concept AS concept,
  CASE WHEN i.is_placeholder THEN 'placeholder' WHEN t.value <> '' THEN 'quantified' WHEN t.kind <> 'none' THEN 'qualitative'
    ELSE 'blank' END AS status, t.kind AS target_kind, t.base_unit AS unit, t.base_value AS value
  FROM indicators AS i INNER JOIN forms AS f ON f.id = i.form_id INNER JOIN agencies AS a ON a.id = f.agency_id
  LEFT JOIN targets AS t ON t.indicator_id = i.id AND t.period = 'annual'`);
  const texts = ['province', 'kind', 'form_type', 'level1', 'level2', 'concept', 'status', 'target_kind', 'unit'];
  for (const name of texts) {
    await engine.run(`CREATE TYPE ${name}_code AS ENUM (SELECT DISTINCT ${name} FROM flat WHERE ${name} IS NOT NULL);
ALTER TABLE flat ALTER ${name} TYPE ${name}_code`);
  }
  const times: number[] = [];
  for (const filter of filters) {
    const [, time] = await timed(async () => {
      for (const view of VIEWS) await engine.query(statement(view, filter));
    });
    times.push(time);
  }
  return { 'rows p50 ms': at(times, 0.5), 'rows p95 ms': at(times, 0.95) };
}

function statement(view: CubeView, filter: Filter): string {
  if (view.of === 'values') {
    return `SELECT quantile_cont(value, [0.25, 0.5, 0.75]) AS quartiles, count(*) AS n FROM flat
WHERE concept = 'satisfaction_rate' AND target_kind = 'rate' AND unit = '1' AND ${condition(filter)}`;
  }
  const [by = 'year'] = view.by;
  const own = condition(without(filter, by === 'province' ? 'region' : by));
  return `SELECT ${by}, count(*) AS n FROM flat WHERE ${own} GROUP BY ${by}`;
}

function condition(filter: Filter): string {
  if (filter.op === 'in') {
    const values = filter.values.map((value) => (typeof value === 'number' ? String(value) : `'${value ?? ''}'`));
    return `${filter.field === 'region' ? 'province' : filter.field} IN (${values.join(', ')})`;
  }
  return filter.op === 'and' ? ['true', ...filter.of.map(condition)].join(' AND ') : 'true';
}

async function timed<T>(task: () => T | Promise<T>): Promise<readonly [T, number]> {
  const from = performance.now();
  const result = await task();
  return [result, performance.now() - from];
}

function at(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return Number((sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(2));
}

function report(row: Readonly<Record<string, number>>): void {
  const cells = Object.entries(row).map(([name, value]) => `${name} ${value.toLocaleString('en')}`);
  process.stdout.write(`${cells.join(' · ')}\n`);
}
