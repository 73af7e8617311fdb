import Papa from 'papaparse';
import type { Finding } from './finding.ts';
import type { Report } from './run.ts';

/**
 * The columns of findings.csv. The last two are added to the agreed ones: a decision is reopened when `state` changes,
 * and `versions` names the rule set and the settings with which the findings were made.
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
] as const;

function cellOf(finding: Finding, column: Exclude<(typeof FINDING_COLUMNS)[number], 'versions'>): string {
  const value = finding[column];
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join(';') : JSON.stringify(value);
}

/** The findings of a report as CSV: header first, lists joined by `;`, evidence as JSON, LF. */
export function writeFindings({ findings, rule_set, reference }: Report): string {
  const versions = `${rule_set} ${reference}`;
  const rows = findings.map((finding) =>
    FINDING_COLUMNS.map((column) => (column === 'versions' ? versions : cellOf(finding, column))),
  );
  return `${Papa.unparse([[...FINDING_COLUMNS], ...rows], { newline: '\n' })}\n`;
}
