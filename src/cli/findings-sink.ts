import { closeSync, openSync, writeSync } from 'node:fs';
import type { Dataset } from '#lib/dataset/index.ts';
import { type Finding, findingLines, type Rule, sarifLog, type StreamedRun } from '#lib/rules/index.ts';
import { UsageError } from './command.ts';
import { terminalLocale } from './locale.ts';

/** Where findings go one by one, so that none of them has to be kept. */
export interface Sink {
  readonly add: (finding: Finding) => void;
  /** Called once after the last finding. */
  readonly close: () => void;
}

/** A run that is about to be gone through, and what its findings are told by. */
export interface Writing {
  readonly run: StreamedRun;
  readonly rules: readonly Rule[];
  readonly dataset: Dataset;
  /** Source files by the id of their forms. */
  readonly files: ReadonlyMap<string, string>;
}

type Print = (text: string) => void;

/** Findings in the manner of compilers: file:line: severity: message [rule]. */
export function lines({ files }: Writing, print: Print): Sink {
  return { add: (finding) => print(findingLine(finding, files)), close: () => print('') };
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

/** One JSON document, a finding on each line: the versions and settings first, what the rules did last. */
export function jsonLines({ run }: Writing, print: Print): Sink {
  let count = 0;
  print(`${JSON.stringify(run.head).slice(0, -1)},"findings":[`);
  return {
    add: (finding) => {
      print(`${count === 0 ? '' : ','}${JSON.stringify(finding)}`);
      count += 1;
    },
    close: () => print(`],"rules":${JSON.stringify(run.results())}}`),
  };
}

function csvLines({ run }: Writing, print: Print): Sink {
  const { header, line } = findingLines(run.head);
  print(header.trimEnd());
  return { add: (finding) => print(line(finding).replace(/\n$/, '')), close: () => {} };
}

/** SARIF names its rules before its results and is written whole. */
function sarif({ run, rules, dataset }: Writing, print: Print): Sink {
  const findings: Finding[] = [];
  return {
    add: (finding) => findings.push(finding),
    close: () => {
      const report = { ...run.head, rules: run.results(), findings };
      print(JSON.stringify(sarifLog({ report, rules, dataset, language: terminalLocale() }), null, 1));
    },
  };
}

const FORMATS: Readonly<Record<string, (writing: Writing, print: Print) => Sink>> = {
  csv: csvLines,
  json: jsonLines,
  sarif,
};

/** A file for the findings in the format its name ends in; null without a path. @throws {UsageError} */
export function fileSink(path: string | undefined): ((writing: Writing) => Sink) | null {
  if (path === undefined) return null;
  const format = FORMATS[/\.(csv|json|sarif)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (format === undefined) throw new UsageError(`${path} must end in .csv, .json or .sarif`);
  return (writing) => {
    const file = openSync(path, 'w');
    const sink = format(writing, (text) => void writeSync(file, `${text}\n`));
    return {
      add: sink.add,
      close: () => {
        sink.close();
        closeSync(file);
      },
    };
  };
}
