import { writeFile } from 'node:fs/promises';
import type { Dataset } from '#lib/dataset/index.ts';
import type { Locale } from '#lib/i18n/index.ts';
import {
  DEFAULT_RULES,
  type Finding,
  type Report,
  type Rule,
  ruleNamed,
  runRules,
  sarifLog,
  type Severity,
  writeFindings,
} from '#lib/rules/index.ts';
import { type Command, EXIT, type Invocation, UsageError } from './command.ts';
import { folderArgument, readFolder } from './folder.ts';
import { terminalLocale } from './locale.ts';
import { ruleFiles } from './rule-files.ts';

const SEVERITIES: readonly Severity[] = ['info', 'low', 'medium', 'high'];

/** `check DIR`: what the rules find in a dataset. */
export const check: Command = {
  name: 'check',
  summary: 'run the rules over a dataset: every finding with its evidence, and what each rule could test',
  usage: 'check DIR [--rules a,b] [--out FILE] [--fail SEVERITY] [--json]',
  options: { rules: { type: 'string' }, out: { type: 'string' }, fail: { type: 'string' } },
  optionTexts: {
    'rules a,b': 'only these rules, by their permanent names',
    'out FILE': 'write the findings as .csv, .json or .sarif',
    'fail SEVERITY': 'exit 1 if a finding is at least info, low, medium or high',
  },
  async run(invocation) {
    const { positionals, output, json } = invocation;
    if (positionals.length > 1) throw new UsageError('one folder at a time');
    const rules = rulesOf(invocation.option('rules'));
    const least = thresholdOf(invocation.option('fail'));
    const target = targetOf(invocation.option('out'));
    const { dataset, problems } = await readFolder(await folderArgument(positionals[0]));
    const { settings, reference } = await ruleFiles();
    const report = runRules(dataset, { rules, settings, reference }, (done, total) =>
      output.progress(done, total, 'agencies'),
    );
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    if (target !== null)
      await writeFile(target.path, target.write({ report, rules, dataset, language: terminalLocale() }));
    if (json) output.printJson(report);
    else say(invocation, { report, dataset, errors });
    const failed = report.findings.some(({ severity }) => least !== null && isAtLeast(severity, least));
    return failed || errors > 0 || report.rules.some(({ status }) => status === 'error') ? EXIT.problems : EXIT.done;
  },
};

function rulesOf(names: string | undefined): readonly Rule[] {
  if (names === undefined) return DEFAULT_RULES;
  return names.split(',').map((name) => {
    const rule = ruleNamed(name.trim());
    if (rule === null) throw new UsageError(`there is no rule ${name.trim()}`);
    return rule;
  });
}

function thresholdOf(text: string | undefined): Severity | null {
  if (text === undefined) return null;
  const severity = SEVERITIES.find((one) => one === text);
  if (severity === undefined) throw new UsageError(`--fail takes ${SEVERITIES.join(', ')}, not ${text}`);
  return severity;
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}

interface Written {
  readonly report: Report;
  readonly rules: readonly Rule[];
  readonly dataset: Dataset;
  readonly language: Locale;
}

interface Target {
  readonly path: string;
  readonly write: (written: Written) => string;
}

function targetOf(path: string | undefined): Target | null {
  if (path === undefined) return null;
  const ending = /\.(csv|json|sarif)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending === 'csv') return { path, write: ({ report }) => writeFindings(report) };
  if (ending === 'json') return { path, write: ({ report }) => `${JSON.stringify(report, null, 1)}\n` };
  if (ending === 'sarif') return { path, write: (written) => `${JSON.stringify(sarifLog(written), null, 1)}\n` };
  throw new UsageError(`${path} must end in .csv, .json or .sarif`);
}

interface Told {
  readonly report: Report;
  readonly dataset: Dataset;
  readonly errors: number;
}

/** Findings in the manner of compilers (file:line: severity: message [rule]), then what could not be tested. */
function say({ output }: Invocation, { report, dataset, errors }: Told): void {
  const files = new Map(dataset.forms.map(({ id, source_file }) => [id, source_file]));
  const lines = report.findings.map((finding) => findingLine(finding, files));
  const idle = report.rules.filter(({ status }) => status === 'not_applicable').map(({ rule }) => rule);
  const failed = report.rules.filter(({ status }) => status === 'error');
  output.print([...lines, ''].join('\n'));
  for (const { rule, error } of failed) output.report(`error in ${rule}: ${error ?? ''}`);
  if (idle.length > 0) output.report(`nothing to test for ${idle.join(', ')}`);
  if (errors > 0) output.report(`the dataset has ${errors} errors (duibiao validate says more)`);
  output.print(`${report.findings.length} findings by ${report.rules.length} rules (rule set ${report.rule_set})`);
}

function findingLine(
  { evidence, places, severity, rule, ...finding }: Finding,
  files: ReadonlyMap<string, string>,
): string {
  const file = files.get(evidence.facts[0]?.form_id ?? '') ?? '';
  const place = (places[0] ?? '').replace(/^L(?=\d+$)/, '');
  const message = terminalLocale() === 'zh' ? finding.message_zh : finding.message_en;
  return `${file}:${place}: ${severity}: ${message} [${rule}]`;
}
