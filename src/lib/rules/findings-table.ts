import Papa from 'papaparse';
import type { Finding } from './finding.ts';
import type { Report, ReportHead } from './run.ts';
import { settingText } from './settings.ts';

/**
 * The columns of findings.csv. The last three are added to the agreed ones: a decision is reopened when `state` changes,
 * `versions` names the rule set, the settings and the vocabulary with which the findings were made, and `settings` holds
 * those of the finding's rule.
 */
export const FINDING_COLUMNS = [
  'id',
  'rule',
  'stance',
  'severity',
  'form_ids',
  'indicator_ids',
  'places',
  'message_zh',
  'message_en',
  'evidence',
  'rule_version',
  'state',
  'versions',
  'settings',
] as const;

function cellOf(finding: Finding, column: Exclude<(typeof FINDING_COLUMNS)[number], 'versions' | 'settings'>): string {
  const value = finding[column];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(';') : JSON.stringify(value);
}

/** The versions a report was made with, in one text: rule set, settings and lists, vocabulary. */
export function versionsOf({
  rule_set,
  reference,
  vocabulary = '',
}: Omit<ReportHead, 'settings' | 'setting_problems'>): string {
  return [rule_set, reference, vocabulary].filter((version) => version !== '').join(' ');
}

function settingsByRule({ settings }: ReportHead): ReadonlyMap<string, string> {
  const texts = new Map<string, string[]>();
  for (const { rule, setting, value } of settings) {
    const own = texts.get(rule) ?? [];
    texts.set(rule, [...own, `${setting}=${settingText(value)}`]);
  }
  return new Map([...texts].map(([rule, own]) => [rule, own.join('; ')]));
}

/** Writes findings as lines of CSV: the header first, lists joined by `;`, evidence as JSON, LF. */
export function findingLines(head: ReportHead): {
  readonly header: string;
  readonly line: (finding: Finding) => string;
} {
  const versions = versionsOf(head);
  const settings = settingsByRule(head);
  const line = (cells: readonly string[]): string => `${Papa.unparse([[...cells]], { newline: '\n' })}\n`;
  return {
    header: line(FINDING_COLUMNS),
    line: (finding) =>
      line(
        FINDING_COLUMNS.map((column) => {
          if (column === 'versions') return versions;
          return column === 'settings' ? (settings.get(finding.rule) ?? '') : cellOf(finding, column);
        }),
      ),
  };
}

/** The findings of a report as CSV. */
export function writeFindings(report: Report): string {
  const { header, line } = findingLines(report);
  return header + report.findings.map(line).join('');
}
