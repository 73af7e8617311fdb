import Papa from 'papaparse';
import type { RepealedLaw } from './repealed-laws.ts';
import type { Reference } from './rule.ts';
import type { SettingLine } from './settings.ts';

/** The files of data/vocabulary that the rules read. */
export const RULE_FILES = ['rule_settings.csv', 'repealed_laws.csv'] as const;

/** What the rule files hold, ready to be passed to a run. */
export interface RuleFiles {
  readonly settings: readonly SettingLine[];
  readonly reference: Reference;
  readonly problems: readonly RuleFileProblem[];
}

export interface RuleFileProblem {
  readonly code: 'missing_file' | 'missing_column' | 'not_a_date';
  readonly file: (typeof RULE_FILES)[number];
  readonly row: number;
  readonly value: string;
}

type Cells = Readonly<Record<string, string>>;

/** Reads the rule files from their texts by file name; a missing file leaves the defaults and is reported. */
export function readRuleFiles(files: Readonly<Record<string, string>>): RuleFiles {
  const problems: RuleFileProblem[] = [];
  const source = { files, problems };
  const settings = rowsOf(source, 'rule_settings.csv', ['rule', 'setting', 'value']).map(
    ({ rule = '', setting = '', value = '', reason_zh = '', reason_en = '' }) => ({
      rule,
      setting,
      value,
      reason_zh,
      reason_en,
    }),
  );
  const laws = rowsOf(source, 'repealed_laws.csv', ['title', 'repealed_on', 'replaced_by', 'source']);
  return { settings, reference: { repealedLaws: laws.flatMap((row, at) => lawOf(row, at, problems) ?? []) }, problems };
}

interface Source {
  readonly files: Readonly<Record<string, string>>;
  readonly problems: RuleFileProblem[];
}

function rowsOf(
  { files, problems }: Source,
  file: RuleFileProblem['file'],
  columns: readonly string[],
): readonly Cells[] {
  const text = files[file];
  if (text === undefined) {
    problems.push({ code: 'missing_file', file, row: 0, value: file });
    return [];
  }
  const { data, meta } = Papa.parse<Cells>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true });
  const missing = columns.filter((column) => !(meta.fields ?? []).includes(column));
  problems.push(...missing.map((value) => ({ code: 'missing_column' as const, file, row: 1, value })));
  return missing.length > 0 ? [] : data;
}

function lawOf(row: Cells, at: number, problems: RuleFileProblem[]): RepealedLaw | null {
  const { title = '', repealed_on = '', replaced_by = '', source = '' } = row;
  if (/^\d{4}-\d{2}-\d{2}$/.test(repealed_on))
    return { title, repealedOn: repealed_on, replacedBy: replaced_by, source };
  problems.push({ code: 'not_a_date', file: 'repealed_laws.csv', row: at + 2, value: repealed_on });
  return null;
}
