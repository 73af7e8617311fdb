import type { DuckdbEngine } from '#lib/engines/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import { findingsStatements, type Report, RULES } from '#lib/rules/index.ts';
import { buildEngine } from './build-dataset.server.ts';
import { buildReport } from './build-findings.server.ts';
import { findingLines, type BuiltFindingLines } from './form/finding-lines.ts';

let engine: Promise<DuckdbEngine> | undefined;
let places: Promise<ReadonlyMap<string, readonly number[]>> | undefined;

/** The engine over the dataset the site is built from, with what the rules find in it beside the tables. */
export function buildEngineWithFindings(): Promise<DuckdbEngine> {
  engine ??= filled();
  return engine;
}

async function filled(): Promise<DuckdbEngine> {
  const [own, report] = await Promise.all([buildEngine(), buildReport()]);
  for (const statement of findingsStatements(report)) await own.run(statement);
  return own;
}

/** The titles of all rules by their permanent names. */
export function buildRuleTitles(locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(RULES.map(({ name, title }) => [name, title[locale]]));
}

/** What the rules find about these forms, ready for a page. */
export async function buildFindingLines(formIds: readonly string[], locale: Locale): Promise<BuiltFindingLines> {
  places ??= buildReport().then(placesByForm);
  const byForm = await places;
  const own = [...new Set(formIds.flatMap((id) => byForm.get(id) ?? []))].sort((left, right) => left - right);
  const { findings } = await buildReport();
  const about = own.flatMap((place) => findings[place] ?? []);
  const lines = findingLines(about, formIds, locale);
  const titles = buildRuleTitles(locale);
  const named = [...new Set(lines.map(({ rule }) => rule))];
  return { lines, titles: Object.fromEntries(named.map((rule) => [rule, titles[rule] ?? rule])) };
}

/** Where in the report the findings about each form stand: a page must not look through all of them. */
function placesByForm({ findings }: Report): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  findings.forEach(({ form_ids }, place) => {
    for (const id of new Set(form_ids)) {
      const own = found.get(id);
      if (own) own.push(place);
      else found.set(id, [place]);
    }
  });
  return found;
}
