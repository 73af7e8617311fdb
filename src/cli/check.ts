import type { DatasetReading } from '#lib/dataset/index.ts';
import {
  DEFAULT_RULES,
  type Rule,
  ruleNamed,
  type Severity,
  type StreamedRun,
  streamRules,
  versionsOf,
} from '#lib/rules/index.ts';
import { type Command, EXIT, type Invocation, UsageError } from './command.ts';
import { folderArgument, readFolder } from './folder.ts';
import { fileSink, jsonLines, lines, type Sink } from './findings-sink.ts';
import { ruleFiles, vocabularyVersion } from './rule-files.ts';

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
    const target = fileSink(invocation.option('out'));
    const { dataset, problems } = await readFolder(await folderArgument(positionals[0]));
    const { settings, reference } = await ruleFiles();
    const vocabulary = await vocabularyVersion();
    const run = streamRules(dataset, { rules, settings, reference, vocabulary }, (done, total) =>
      output.progress(done, total, 'agencies'),
    );
    const files = new Map(dataset.forms.map(({ id, source_file }) => [id, source_file]));
    const writing = { run, rules, dataset, files };
    const sinks = [
      ...(target === null ? [] : [target(writing)]),
      json ? jsonLines(writing, output.print) : lines(writing, output.print),
    ];
    const { count, failed } = pass(run, sinks, least);
    if (!json) sum(invocation, { run, count, errors: errorsIn(problems) });
    const broken = run.results().some(({ status }) => status === 'error');
    return failed || errorsIn(problems) > 0 || broken ? EXIT.problems : EXIT.done;
  },
};

/** One pass over the findings: each goes to every sink and is forgotten. */
function pass(run: StreamedRun, sinks: readonly Sink[], least: Severity | null) {
  let count = 0;
  let failed = false;
  for (const finding of run.findings()) {
    count += 1;
    failed ||= least !== null && isAtLeast(finding.severity, least);
    for (const sink of sinks) sink.add(finding);
  }
  for (const sink of sinks) sink.close();
  return { count, failed };
}

function errorsIn(problems: DatasetReading['problems']): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

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

interface Told {
  readonly run: StreamedRun;
  readonly count: number;
  readonly errors: number;
}

/** What could not be tested, and how much was found. */
function sum({ output }: Invocation, { run, count, errors }: Told): void {
  const results = run.results();
  const idle = results.filter(({ status }) => status === 'not_applicable').map(({ rule }) => rule);
  for (const { rule, status, error } of results)
    if (status === 'error') output.report(`error in ${rule}: ${error ?? ''}`);
  if (idle.length > 0) output.report(`nothing to test for ${idle.join(', ')}`);
  if (errors > 0) output.report(`the dataset has ${errors} errors (duibiao validate says more)`);
  output.print(`${count} findings by ${results.length} rules (rule set ${versionsOf(run.head)})`);
}
