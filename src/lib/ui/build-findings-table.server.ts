import type { DuckdbEngine } from '#lib/engines/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { findingsStatements, RULES } from '#lib/rules/index.ts';
import { buildEngine } from './build-dataset.server.ts';
import { buildReport } from './build-findings.server.ts';
import { findingLines, type BuiltFindingLines } from './form/finding-lines.ts';

let engine: Promise<DuckdbEngine> | undefined;

/** The engine over the dataset the site is built from, with what the rules find in it beside the tables. */
export function buildEngineWithFindings(): Promise<DuckdbEngine> {
  engine ??= filled();
  return engine;
}

async function filled(): Promise<DuckdbEngine> {
  const [own, report] = await Promise.all([buildEngine(), buildReport()]);
  const whole = { ...report.head, findings: report.first(report.total) };
  for (const statement of findingsStatements(whole)) await own.run(statement);
  return own;
}

/** The titles of all rules by their permanent names. */
export function buildRuleTitles(locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(RULES.map(({ name, title }) => [name, title[locale]]));
}

/** What the rules find about these forms, ready for a page. */
export async function buildFindingLines(formIds: readonly string[], locale: Locale): Promise<BuiltFindingLines> {
  const about = (await buildReport()).about(formIds);
  const lines = findingLines(about, formIds, locale);
  const titles = buildRuleTitles(locale);
  const named = [...new Set(lines.map(({ rule }) => rule))];
  return { lines, titles: Object.fromEntries(named.map((rule) => [rule, titles[rule] ?? rule])) };
}
