import { type Dataset, readDataset } from '#lib/dataset/index.ts';
import type { Part, Report } from './run.ts';
import { prepareRun } from './run.ts';
import type { Reference, Rule } from './rule.ts';
import { DEFAULT_RULES, ruleNamed } from './rules.ts';
import type { SettingLine } from './settings.ts';

/** Asks the worker for a report. With `changed`, only these agencies are tested again; the others keep their last results. */
export interface RulesRequest {
  /** The rows, or the CSV texts of the tables by file name: texts travel to a worker at little cost. */
  readonly dataset: Dataset | ReadonlyMap<string, string>;
  readonly settings: readonly SettingLine[];
  readonly reference: Reference;
  /** Permanent names; by default the rules that are on. */
  readonly rules?: readonly string[];
  readonly changed?: readonly string[];
}

export type RulesReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly message: string };

let parts: ReadonlyMap<string, Part> = new Map();

function reply(message: RulesReply): void {
  postMessage(message);
}

function chosen(names: readonly string[] | undefined): readonly Rule[] {
  return names === undefined ? DEFAULT_RULES : names.map(ruleNamed).filter((rule) => rule !== null);
}

function answer({ dataset, settings, reference, rules, changed }: RulesRequest): void {
  const rows = 'forms' in dataset ? dataset : readDataset(dataset).dataset;
  const run = prepareRun(rows, { rules: chosen(rules), settings, reference });
  const kept = changed === undefined ? new Map<string, Part>() : parts;
  const again = new Set(changed);
  const found = new Map<string, Part>();
  run.agencyIds.forEach((id, at) => {
    const known = again.has(id) ? undefined : kept.get(id);
    found.set(id, known ?? run.part(id));
    reply({ kind: 'progress', done: at + 1, total: run.agencyIds.length });
  });
  parts = found;
  reply({ kind: 'report', report: run.report([...found.values(), run.wholePart()]) });
}

addEventListener('message', ({ data }: MessageEvent<RulesRequest>) => {
  try {
    answer(data);
  } catch (cause) {
    reply({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
});
