import type { Dataset } from '#lib/dataset/index.ts';
import type { Finding } from './finding.ts';
import type { Rule, Severity } from './rule.ts';
import { versionsOf } from './findings-table.ts';
import { precisionOf } from './precision.ts';
import type { Report } from './run.ts';
import { settingText } from './settings.ts';

/** What a SARIF log is made of: the report, the rules that ran, the dataset they ran on, and the language of messages. */
export interface SarifSource {
  readonly report: Report;
  readonly rules: readonly Rule[];
  readonly dataset: Dataset;
  readonly language: 'zh' | 'en';
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** A report as a SARIF 2.1.0 log, so that code-review tools can show findings beside the lines of the documents. */
export function sarifLog({ report, rules, dataset, language }: SarifSource) {
  const files = new Map(dataset.forms.map(({ id, source_file }) => [id, source_file]));
  const order = new Map(rules.map(({ name }, at) => [name, at]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'duibiao',
            version: versionsOf(report),
            rules: rules.map((rule) => descriptor(rule, { language, settings: settingsOf(report, rule.name) })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: order.get(finding.rule) ?? -1,
          level: LEVELS[finding.severity],
          message: { text: language === 'zh' ? finding.message_zh : finding.message_en },
          locations: locationsOf(finding, files).slice(0, 1),
          relatedLocations: locationsOf(finding, files)
            .slice(1)
            .map((location, id) => ({ id, ...location })),
          partialFingerprints: { 'duibiao/v1': finding.id },
          properties: { stance: finding.stance, severity: finding.severity, forms: finding.form_ids },
        })),
      },
    ],
  };
}

/** The settings of a rule in force, each with its value and the reason for it. */
function settingsOf({ settings }: Report, name: string) {
  return settings
    .filter(({ rule }) => rule === name)
    .map(({ setting, value, changed, reason_zh, reason_en }) => ({
      setting,
      value: settingText(value),
      changed,
      reason_zh,
      reason_en,
    }));
}

interface Described {
  readonly language: 'zh' | 'en';
  readonly settings: ReturnType<typeof settingsOf>;
}

function descriptor({ name, title, summary, severity, stance, version }: Rule, { language, settings }: Described) {
  return {
    id: name,
    shortDescription: { text: title[language] },
    fullDescription: { text: summary[language] },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { stance, version, settings, corpusPrecision: precisionOf(name) },
  };
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region?: { readonly startLine: number };
  };
}

/** Where a finding stands: file and line of each fact; other places than lines (cells, pages) give the file only. */
function locationsOf({ evidence }: Finding, files: ReadonlyMap<string, string>): readonly Location[] {
  const seen = new Set<string>();
  return evidence.facts.flatMap(({ form_id, place }) =>
    place.split(';').flatMap((one) => {
      const file = files.get(form_id);
      const line = /^L(\d+)$/.exec(one.trim())?.[1];
      if (file === undefined || seen.has(`${file} ${one}`)) return [];
      seen.add(`${file} ${one}`);
      const artifactLocation = { uri: encodeURI(file) };
      const region = line === undefined ? {} : { region: { startLine: Number(line) } };
      return [{ physicalLocation: { artifactLocation, ...region } }];
    }),
  );
}
