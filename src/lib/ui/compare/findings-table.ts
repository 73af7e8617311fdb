import type { Engine } from '#lib/engines/index.ts';
import { rulesRun } from '../findings/rules-run.svelte.ts';
import { session } from '../session/session.svelte.ts';

const PRESENT = `SELECT CAST(count(*) AS INTEGER) AS count FROM duckdb_tables() WHERE table_name = 'finding_forms'`;
const LOOK_AGAIN_MS = 50;

/** The report whose findings stand in the engine. */
let held: unknown = null;

/** Puts what the rules find in the present data beside its tables, unless it stands there already. */
export async function ensureFindings(engine: Engine): Promise<void> {
  const { own } = session;
  void rulesRun.ensure(own);
  while (rulesRun.step === 'running') await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  const report = rulesRun.result?.report;
  if (report === undefined) throw new Error(`the rules gave no report: ${rulesRun.failure || rulesRun.step}`);
  const [present] = await engine.query<{ count: number }>(PRESENT);
  if (held === report && present?.count === 1) return;
  const { findingsStatements } = await import('#lib/rules/index.ts');
  for (const statement of findingsStatements(report)) await engine.query(statement);
  held = report;
}
