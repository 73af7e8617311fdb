import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDatasetBytes, TABLES, type Dataset } from '#lib/dataset/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import {
  CORPUS_COUNTS,
  DEFAULT_RULES,
  readRuleFiles,
  type Report,
  type Rule,
  RULE_FILES,
  ruleNamed,
  RULES,
  runRules,
} from '#lib/rules/index.ts';
import { rulePage } from '#lib/rules/pages.server.ts';
import { datasetFile, sourceText } from './build-dataset.server.ts';
import { datasetVersion } from './findings/dataset-version.ts';
import { directoryAbout, directoryRows } from './findings/directory.ts';
import { linesAround, placesOf, type Excerpts } from './findings/excerpt.ts';
import type { BuiltFindings } from './findings/report.ts';
import type { RuleNote } from './findings/rule-note.ts';
import { publicReport } from './public/public-report.ts';
import { publicSettings } from './public/settings.server.ts';
import { ruleSections, sectionText } from './methods/rule-page.ts';
import type { RuleReport } from './methods/rule-report.ts';

/** More findings than these would make a page too heavy: the browser runs the rules again for the others. */
const MOST_BUILT = 300;
const VOCABULARY = resolve('data', 'vocabulary');

let dataset: Promise<Dataset> | undefined;
let report: Promise<Report> | undefined;
let excerpts: Promise<Excerpts> | undefined;

/**
 * What the rules find in the dataset the site is built from, with the settings of data/vocabulary, as far as the
 * publisher makes it public.
 */
export function buildReport(): Promise<Report> {
  report ??= buildDataset().then((rows) =>
    publicReport(runRules(rows, { rules: DEFAULT_RULES, ...ruleFiles() }), publicSettings()),
  );
  return report;
}

/** Everything the page of findings holds when it is built. */
export async function buildFindings(locale: Locale): Promise<BuiltFindings> {
  const [rows, whole] = await Promise.all([buildDataset(), buildReport()]);
  const findings = whole.findings.slice(0, MOST_BUILT);
  excerpts ??= excerptsOf(rows, findings);
  return {
    report: { ...whole, findings },
    total: whole.findings.length,
    directory: directoryAbout(directoryRows(rows), new Set(findings.flatMap(({ form_ids }) => form_ids))),
    stances: publicSettings().stances,
    excerpts: await excerpts,
    rules: buildRuleNotes(locale),
    vocabulary: vocabularyVersion(),
    dataset: await buildVersion(),
  };
}

/** What the pages say about every rule, in the order of their names. */
export function buildRuleNotes(locale: Locale): readonly RuleNote[] {
  return RULES.map((rule) => noteOf(rule, locale));
}

/** What the page of a rule shows; null where there is no such rule. */
export async function buildRuleReport(name: string, locale: Locale): Promise<RuleReport | null> {
  const rule = ruleNamed(name);
  if (rule === null) return null;
  const { rules, findings } = await buildReport();
  return {
    note: noteOf(rule, locale),
    sections: ruleSections(rulePage(name, locale) ?? ''),
    corpus: CORPUS_COUNTS[name] ?? null,
    result: rules.find((one) => one.rule === name) ?? null,
    count: findings.filter((finding) => finding.rule === name).length,
    related: rule.related.flatMap((other) => {
      const found = ruleNamed(other);
      return found === null ? [] : [{ name: other, title: found.title[locale] }];
    }),
  };
}

function noteOf({ name, family, stance, severity, version, on, title, summary }: Rule, locale: Locale): RuleNote {
  const why = ruleSections(rulePage(name, locale) ?? '')[1];
  const words = { title: title[locale], summary: summary[locale], why: why === undefined ? '' : sectionText(why) };
  return { name, family, stance, severity, version, on, ...words };
}

function buildDataset(): Promise<Dataset> {
  dataset ??= readTables();
  return dataset;
}

async function buildVersion(): Promise<string> {
  const names = TABLES.map(({ name }) => `${name}.csv`);
  const texts = await Promise.all(names.map(async (name) => [name, await datasetFile(name)] as const));
  const decoder = new TextDecoder();
  return datasetVersion(new Map(texts.map(([name, bytes]) => [name, bytes === null ? '' : decoder.decode(bytes)])));
}

async function readTables(): Promise<Dataset> {
  const names = TABLES.map(({ name }) => `${name}.csv`);
  const files = await Promise.all(names.map(async (name) => [name, await datasetFile(name)] as const));
  return readDatasetBytes(new Map(files.flatMap(([name, bytes]) => (bytes === null ? [] : [[name, bytes]])))).dataset;
}

/** A short digest of all files of the vocabulary, so that two outputs can be told apart. */
function vocabularyVersion(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(VOCABULARY).sort()) hash.update(name).update(readFileSync(join(VOCABULARY, name)));
  return hash.digest('hex').slice(0, 8);
}

function ruleFiles(): ReturnType<typeof readRuleFiles> {
  const texts = RULE_FILES.map((name) => [name, readFileSync(join(VOCABULARY, name), 'utf8')]);
  return readRuleFiles(Object.fromEntries(texts) as Record<string, string>);
}

async function excerptsOf({ forms }: Dataset, findings: Report['findings']): Promise<Excerpts> {
  const facts = findings.flatMap(({ evidence }) => evidence.facts);
  const files = new Map(forms.map((form) => [form.source_file, form]));
  const found = await Promise.all(
    [...files].map(async ([file, form]) => {
      const own = new Set(forms.flatMap(({ id, source_file }) => (source_file === file ? [id] : [])));
      const source = await sourceText(form);
      const places = facts.flatMap(({ form_id, place }) => (own.has(form_id) ? placesOf(place) : []));
      return source === null ? [] : [[file, linesAround(source, places)] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}
