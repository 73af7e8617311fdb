import { bench, describe } from 'vitest';
import { type Dataset, emptyDataset, TABLES } from '#lib/dataset/index.ts';
import { openDuckdbNative } from '#lib/engines/duckdb-native.server.ts';
import { type Rule, RULES, streamRules } from '#lib/rules/index.ts';
import { realDataset } from '../rules/corpus.ts';

const ID_COLUMNS = ['id', 'agency_id', 'form_id', 'indicator_id', 'parent_form_id', 'source_file'];
const TEXT_COLUMNS = ['text', 'name', 'name_printed', 'content', 'expected_result'];
const FAMILIES = ['sums', 'narrative', 'category', 'value', 'peers', 'time', 'form', 'reuse'] as const;

/** The real dataset many times over: each copy with ids, agency names and a sign in its texts of its own, so that nothing is met again. */
function copies(source: Dataset, count: number): Dataset {
  const many = emptyDataset();
  for (const { name } of TABLES) {
    const isTargets = name === 'targets';
    const rows = Array.from({ length: count }, (_, copy) =>
      source[name].map((row) => ownRow(row, copy, isTargets)),
    ).flat();
    Object.assign(many, { [name]: rows });
  }
  for (const agency of many.agencies) agency.name = agency.id;
  return many;
}

function ownRow(row: object, copy: number, isTargets: boolean): object {
  const sign = String.fromCharCode(0x4e00 + copy);
  const own = Object.entries(row).map(([column, value]) => {
    if (typeof value !== 'string') return [column, value];
    if (ID_COLUMNS.includes(column)) return [column, `${value}-${copy}`];
    return [column, !isTargets && TEXT_COLUMNS.includes(column) && value.length > 3 ? `${value}${sign}` : value];
  });
  return Object.fromEntries(own);
}

const dataset = copies(realDataset(), 70);
const rows = dataset.indicators.length;

function secondsPerMillion(name: string, rules: readonly Rule[]): void {
  const begun = process.cpuUsage();
  let count = 0;
  const findings = streamRules(dataset, { rules }).findings();
  while (findings.next().done !== true) count += 1;
  const { user, system } = process.cpuUsage(begun);
  const seconds = ((user + system) / 1e6) * (1e6 / rows);
  if (told.has(name)) return;
  told.add(name);
  process.stdout.write(
    `${name}: ${seconds.toFixed(1)} s of processor time per million indicators, ${count} findings\n`,
  );
}

/** The same checks as one statement each, without evidence, places or messages: what a database needs for the bare list. */
const RIVALS: Readonly<Record<string, string>> = {
  blank_target: `SELECT i.id FROM indicators AS i WHERE i.name IS NOT NULL AND NOT i.is_placeholder
    AND NOT EXISTS (SELECT 1 FROM targets AS t WHERE t.indicator_id = i.id AND trim(coalesce(t.text, '')) <> '')`,
  duplicate_indicator: `SELECT i.form_id, i.name, count(*) AS n FROM indicators AS i JOIN targets AS t ON t.indicator_id = i.id
    WHERE NOT i.is_placeholder AND t.period = 'annual' GROUP BY i.form_id, i.name, t.text HAVING count(*) > 1`,
  weight_sum_mismatch: `SELECT form_id, sum(TRY_CAST(weight AS DOUBLE)) AS total FROM indicators WHERE weight IS NOT NULL
    GROUP BY form_id HAVING total NOT IN (90, 100)`,
};

const engine = openDuckdbNative();
const loaded = engine.load(dataset);
const told = new Set<string>();

describe(`rules over ${rows} indicators`, () => {
  bench('all rules', () => secondsPerMillion('all rules', [...RULES]), {
    iterations: 1,
    time: 0,
    warmupIterations: 0,
    warmupTime: 0,
  });
  for (const family of FAMILIES) {
    const own = RULES.filter((rule) => rule.family === family);
    const name = `${family} (${own.length} rules)`;
    bench(name, () => secondsPerMillion(name, own), { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 });
  }
  for (const [name, sql] of Object.entries(RIVALS)) {
    const own = RULES.filter((rule) => rule.name === name);
    bench(`${name}, this rule`, () => void [...streamRules(dataset, { rules: own }).findings()], {
      iterations: 3,
      time: 0,
    });
    bench(`${name}, DuckDB SQL`, async () => void (await loaded.then(() => engine.query(sql))), {
      iterations: 3,
      time: 0,
    });
  }
});
