import { type Dataset, readDataset } from '#lib/dataset/index.ts';
import { agencyDigests } from './agency-digests.ts';
import type { Part, Report } from './run.ts';
import { prepareRun } from './run.ts';
import type { Reference, Rule } from './rule.ts';
import { DEFAULT_RULES, ruleNamed } from './rules.ts';
import type { SettingLine } from './settings.ts';

/**
 * Asks the worker for a report. With `changed`, only these agencies are tested again, the others keep their last
 * results; with `detect`, the worker finds out itself which ones have other rows than in its last run.
 */
export interface RulesRequest {
  /** The rows, or the CSV texts of the tables by file name: texts travel to a worker at little cost. */
  readonly dataset: Dataset | ReadonlyMap<string, string>;
  readonly settings: readonly SettingLine[];
  readonly reference: Reference;
  /** Permanent names; by default the rules that are on. */
  readonly rules?: readonly string[];
  readonly changed?: readonly string[] | 'detect';
}

export type RulesReply =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** `tested` counts the agencies that were tested in this run. */
  | { readonly kind: 'report'; readonly report: Report; readonly tested: number }
  | { readonly kind: 'failed'; readonly message: string };

/** What the last run found by agency, on which rows and under which settings. */
interface LastRun {
  readonly settings: string;
  readonly parts: ReadonlyMap<string, Part>;
  readonly digests: ReadonlyMap<string, string>;
}

const NONE: ReadonlyMap<string, string> = new Map();
let last: LastRun = { settings: '', parts: new Map(), digests: NONE };

/** Progress is told about so many times in a run: more messages would cost more than they tell. */
const STEPS = 200;

function reply(message: RulesReply): void {
  postMessage(message);
}

function chosen(names: readonly string[] | undefined): readonly Rule[] {
  return names === undefined ? DEFAULT_RULES : names.map(ruleNamed).filter((rule) => rule !== null);
}

function answer({ dataset, settings, reference, rules, changed }: RulesRequest): void {
  const rows = 'forms' in dataset ? dataset : readDataset(dataset).dataset;
  const run = prepareRun(rows, { rules: chosen(rules), settings, reference });
  const under = JSON.stringify([rules, settings, reference]);
  const digests = changed === 'detect' ? agencyDigests(rows) : NONE;
  const parts = new Map<string, Part>();
  let tested = 0;
  const total = run.agencyIds.length;
  const every = Math.max(1, Math.floor(total / STEPS));
  run.agencyIds.forEach((id, at) => {
    const isKept =
      changed === 'detect'
        ? last.settings === under && last.digests.get(id) === digests.get(id)
        : changed?.includes(id) === false;
    const known = isKept ? last.parts.get(id) : undefined;
    if (known === undefined) tested += 1;
    parts.set(id, known ?? run.part(id));
    if ((at + 1) % every === 0 || at + 1 === total) reply({ kind: 'progress', done: at + 1, total });
  });
  last = { settings: under, parts, digests };
  reply({ kind: 'report', report: run.report([...parts.values(), run.wholePart()]), tested });
}

addEventListener('message', ({ data }: MessageEvent<RulesRequest>) => {
  try {
    answer(data);
  } catch (cause) {
    reply({ kind: 'failed', message: cause instanceof Error ? cause.message : String(cause) });
  }
});
