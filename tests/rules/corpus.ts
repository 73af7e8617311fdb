import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, readDataset, type Row } from '#lib/dataset/index.ts';
import { type Finding, readRuleFiles, type Report, type Rule, runRules } from '#lib/rules/index.ts';
import { vocabularyFiles } from '../vocabulary/files.ts';

const root = join(import.meta.dirname, '../..');

/** The rule files of data/vocabulary as committed. */
export const ruleFiles = readRuleFiles(vocabularyFiles());

/** The committed dataset: the ten forms of the five real documents. */
export function realDataset(): Dataset {
  const folder = join(root, 'data');
  const names = readdirSync(folder).filter((name) => /\.(?:csv|json)$/.test(name));
  return readDataset(new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))).dataset;
}

/** Runs rules with the committed settings. */
export function report(dataset: Dataset, rules: readonly Rule[]): Report {
  return runRules(dataset, { rules, settings: ruleFiles.settings, reference: ruleFiles.reference });
}

/** What a careful reader found, as in findings.json. */
export interface KnownFinding {
  readonly id: string;
  readonly kind: string;
  readonly forms: readonly string[];
  readonly rows: readonly string[];
  readonly source_lines: readonly number[];
  readonly evidence: string;
  readonly detectable_by: 'rule' | 'comparison' | 'similarity' | 'semantic' | 'external';
  readonly tier: 'must' | 'should' | 'may';
}

interface Findings {
  readonly kinds: readonly string[];
  readonly findings: readonly KnownFinding[];
  readonly false_alarms: readonly {
    readonly id: string;
    readonly forms: readonly string[];
    readonly source_lines: readonly number[];
  }[];
}

export const known = JSON.parse(readFileSync(join(root, 'tests/fixtures/rules/findings.json'), 'utf8')) as Findings;

/** The real forms as findings.json calls them, by region, type and project. */
const FORMS: Readonly<Record<string, readonly [region: string, type: Row<'forms'>['type'], project: string]>> = {
  'wuhai-2021-project': ['150300', 'project', '信访储备金'],
  'zhanjiang-2021-department': ['440800', 'department', ''],
  'rugao-2024-department': ['320682', 'department', ''],
  'rugao-2024-project-1': ['320682', 'project', '联席会办信访资金'],
  'rugao-2024-project-2': ['320682', 'project', '信访救助资金'],
  'rugao-2024-project-3': ['320682', 'project', '信访驻京统一办公费用'],
  'rugao-2024-project-4': ['320682', 'project', '信访驻外应急小组费用'],
  'lushan-2022-project': ['360483', 'project', '信访维稳工作经费'],
  'shigu-2020-special-fund': ['430407', 'special_fund', '接访劝访及协调经费'],
  'shigu-2020-department': ['430407', 'department', ''],
};

/** The dataset's id of a form of findings.json. */
export function formIdOf(dataset: Dataset, name: string): string {
  const [region, type, project] = FORMS[name] ?? ['', 'project', ''];
  const form = dataset.forms.find(
    (one) => one.agency_id.startsWith(region) && one.type === type && (one.project_name ?? '') === project,
  );
  if (form === undefined) throw new Error(`no form ${name}`);
  return form.id;
}

/** The names of all real forms. */
export const formNames: readonly string[] = Object.keys(FORMS);

/** The printed lines a finding rests on. */
export function linesOf({ places }: Finding): readonly number[] {
  return places.flatMap((place) => (/^L(\d+)$/.exec(place)?.[1] ? [Number(place.slice(1))] : []));
}

/**
 * Whether a finding speaks of what the reader found in one of its forms: the same kind and form and, where the reader
 * names indicator rows or a single form, a common line (findings about whole forms give the lines of one of them).
 */
export function speaksOf(finding: Finding, one: KnownFinding, formId: string): boolean {
  if (finding.rule !== one.kind || !finding.form_ids.includes(formId)) return false;
  if (one.rows.length === 0 && one.forms.length > 1) return true;
  return linesOf(finding).some((line) => one.source_lines.includes(line));
}
