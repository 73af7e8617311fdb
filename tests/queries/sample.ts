import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDataset, type Dataset } from '#lib/dataset/index.ts';
import { openDatasetFolder } from '#lib/engines/duckdb-native.server.ts';
import type { DuckdbEngine } from '#lib/engines/index.ts';
import { DEFAULT_RULES, findingsStatements, type Report, runRules } from '#lib/rules/index.ts';

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** The rows of data/ in memory: what the tests compute their own answers from. */
export function sampleRows(): Dataset {
  const names = readdirSync(DATA).filter((name) => /\.(csv|json)$/.test(name));
  return readDataset(new Map(names.map((name) => [name, readFileSync(`${DATA}${name}`, 'utf8')]))).dataset;
}

/** A native DuckDB with the tables of data/ and what the rules find in them. */
export async function openSample(): Promise<DuckdbEngine> {
  const engine = await openDatasetFolder(DATA);
  for (const statement of sampleFindings()) await engine.query(statement);
  return engine;
}

/** The statements that add the findings of data/. */
function sampleFindings(): readonly string[] {
  report ??= runRules(sampleRows(), { rules: DEFAULT_RULES });
  return findingsStatements(report);
}

let report: Report | undefined;
