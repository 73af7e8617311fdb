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
  type StreamedRun,
  streamRules,
} from '#lib/rules/index.ts';
import { rulePage } from '#lib/rules/pages.server.ts';
import { datasetFile, sourceText } from './build-dataset.server.ts';
import { versionOfDigests } from './findings/dataset-version.ts';
import { directoryAbout, directoryRows } from './findings/directory.ts';
import { linesAround, placesOf, type Excerpts } from './findings/excerpt.ts';
import { keepFindings, openReport, reportInMemory, type KeptReport } from './findings/kept-report.server.ts';
import type { BuiltFindings } from './findings/report.ts';
import type { RuleNote } from './findings/rule-note.ts';
import { isPublic } from './public/public-report.ts';
import { publicSettings } from './public/settings.server.ts';
import { ruleSections, sectionText } from './methods/rule-page.ts';
import type { RuleReport } from './methods/rule-report.ts';

/** All findings travel with the page up to so many; of more it holds the first, and the browser runs the rules again. */
const MOST_BUILT = 300;
const FIRST_BUILT = 100;
const VOCABULARY = resolve('data', 'vocabulary');
/** Where a publication keeps what all its processes need; each computes it for itself without. */
const KEPT = process.env['DUIBIAO_KEPT'];

let report: Promise<KeptReport> | undefined;
let page: Promise<Omit<BuiltFindings, 'rules'>> | undefined;

/**
 * What the rules find in the dataset the site is built from, with the settings of data/vocabulary, as far as the
 * publisher makes it public.
 */
export function buildReport(): Promise<KeptReport> {
  report ??= knownReport();
  return report;
}

async function knownReport(): Promise<KeptReport> {
  const known = KEPT === undefined ? null : openReport(KEPT);
  if (known !== null) return known;
  const run = publicRun(await readTables(TABLES.map(({ name }) => name)));
  if (KEPT === undefined) return reportInMemory({ ...run.head, findings: [...run.findings()], rules: run.results() });
  keepFindings(KEPT, run);
  const kept = openReport(KEPT);
  if (kept === null) throw new Error(`the findings kept in ${KEPT} cannot be read`);
  return kept;
}

/** The rules over a dataset, without the findings that the publisher does not show. */
function publicRun(dataset: Dataset): StreamedRun {
  const run = streamRules(dataset, { rules: DEFAULT_RULES, ...ruleFiles() });
  const shown = publicSettings();
  return {
    ...run,
    *findings() {
      for (const finding of run.findings()) if (isPublic(finding, shown)) yield finding;
    },
  };
}

/** Everything the page of findings holds when it is built. */
export async function buildFindings(locale: Locale): Promise<BuiltFindings> {
  page ??= findingsPage();
  return { ...(await page), rules: buildRuleNotes(locale) };
}

async function findingsPage(): Promise<Omit<BuiltFindings, 'rules'>> {
  const kept = await buildReport();
  const rows = await readTables(['regions', 'agencies', 'forms']);
  const findings = kept.first(kept.total > MOST_BUILT ? FIRST_BUILT : kept.total);
  const about = new Set(findings.flatMap(({ form_ids }) => form_ids));
  return {
    report: { ...kept.head, findings },
    total: kept.total,
    directory: directoryAbout(directoryRows(rows), about),
    stances: publicSettings().stances,
    excerpts: await excerptsOf(rows, findings),
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
  const { head, countOf } = await buildReport();
  return {
    note: noteOf(rule, locale),
    sections: ruleSections(rulePage(name, locale) ?? ''),
    corpus: CORPUS_COUNTS[name] ?? null,
    result: head.rules.find((one) => one.rule === name) ?? null,
    count: countOf(name),
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

/** The version of the dataset, of one file after the other: their texts together would be most of the memory. */
async function buildVersion(): Promise<string> {
  const digests = new Map<string, string>();
  for (const { name } of TABLES) {
    const bytes = await datasetFile(`${name}.csv`);
    digests.set(`${name}.csv`, createHash('sha256').update(withoutMark(bytes)).digest('hex'));
  }
  return versionOfDigests(digests);
}

/** The bytes of a text without the mark that may stand before them and is no part of it. */
function withoutMark(bytes: Uint8Array | null): Uint8Array {
  if (bytes === null) return new Uint8Array();
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** The rows of some tables; the others are empty. */
async function readTables(tables: readonly string[]): Promise<Dataset> {
  const names = tables.map((name) => `${name}.csv`);
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

async function excerptsOf({ forms: all }: Dataset, findings: Report['findings']): Promise<Excerpts> {
  const facts = findings.flatMap(({ evidence }) => evidence.facts);
  const meant = new Set([...findings.flatMap(({ form_ids }) => form_ids), ...facts.map(({ form_id }) => form_id)]);
  const forms = all.filter(({ id }) => meant.has(id));
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
