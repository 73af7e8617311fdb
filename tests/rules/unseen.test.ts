import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset, Row } from '#lib/dataset/index.ts';
import { DEFAULT_RULES, type Finding, ruleNamed } from '#lib/rules/index.ts';
import { report } from './corpus.ts';
import { INJECTIONS } from './injections.ts';
import { formAlone, readInventedForms } from './read-forms.ts';

interface Judgement {
  readonly file: string;
  readonly rule: string;
  readonly verdict: string;
}

/** Findings on forms that no rule was made for, read one by one: document, rule, right or wrong, and why. */
const judgements: readonly Judgement[] = readFileSync(
  join(import.meta.dirname, '../fixtures/rules/judged-unseen.tsv'),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([file = '', rule = '', verdict = '']) => ({ file, rule, verdict }));

let dataset: Dataset;
let findings: readonly Finding[];
/** The forms that are broken, with the rules that speak about each beforehand: every third, or all with SHOW=1. */
let broken: readonly { readonly form: Row<'forms'>; readonly before: ReadonlySet<string> }[];
beforeAll(async () => {
  dataset = await readInventedForms();
  findings = report(dataset, DEFAULT_RULES).findings;
  const chosen = dataset.forms.filter((_, at) => process.env.SHOW || at % 3 === 0);
  broken = chosen.map((form) => ({ form, before: speaking(formAlone(dataset, form)) }));
}, 120_000);

const speaking = (one: Dataset): ReadonlySet<string> =>
  new Set(report(one, DEFAULT_RULES).findings.map(({ rule }) => rule));

const fileOf = (formId: string): string => dataset.forms.find(({ id }) => id === formId)?.source_file ?? '';

/** What a reader said; a finding that nobody has judged counts as wrong. */
function isRight(finding: Finding): boolean {
  const files = new Set(finding.form_ids.map(fileOf));
  return judgements.some(({ file, rule, verdict }) => rule === finding.rule && files.has(file) && verdict === 'right');
}

describe('invented forms of many places', () => {
  it('are many, and most of them give few findings', () => {
    expect(dataset.forms.length).toBeGreaterThan(75);
    expect(findings.length / dataset.forms.length).toBeLessThan(2.5);
  });

  it('give at most one wrong finding each', () => {
    for (const { id, source_file } of dataset.forms) {
      const wrong = findings.filter((finding) => finding.form_ids.includes(id) && !isRight(finding));
      expect(
        wrong.length,
        `${source_file}: ${wrong.map(({ rule, message_zh }) => `${rule} ${message_zh}`).join(' | ')}`,
      ).toBeLessThanOrEqual(1);
    }
  });

  it('are spoken of rightly in nine of ten findings', () => {
    const wrong = findings.filter((finding) => !isRight(finding));
    expect(
      wrong.length / findings.length,
      wrong.map(({ rule, message_zh }) => `${rule} ${message_zh}`).join('\n'),
    ).toBeLessThanOrEqual(0.1);
  });
});

interface Outcome {
  readonly tried: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Breaks every form that can be broken in this way, one at a time, and hears which rules speak that were silent. */
function outcomeOf(name: string): Outcome {
  /** Rows that come or go change the sum of the weights, and what carries the goal. */
  const consequences = ['weight_sum_mismatch', 'goal_not_decomposed'];
  const related = new Set([name, ...(ruleNamed(name)?.related ?? []), ...consequences]);
  const outcome = { tried: 0, found: 0, missed: [] as string[], wrong: [] as string[] };
  for (const { form, before } of broken) {
    const changed = formAlone(dataset, form);
    if (before.has(name) || !INJECTIONS[name]?.(changed)) continue;
    const after = speaking(changed);
    outcome.tried += 1;
    if (after.has(name)) outcome.found += 1;
    else outcome.missed.push(`${form.source_file} ${form.project_name ?? ''}`);
    const others = [...after].filter((rule) => !before.has(rule) && !related.has(rule));
    outcome.wrong.push(...others.map((rule) => `${form.source_file} ${rule}`));
  }
  return outcome;
}

describe('a mistake put into every form that can hold it', () => {
  const table: string[] = [];

  it.each(Object.keys(INJECTIONS))(
    '%s is found nearly everywhere, and hardly anything else is said',
    (name) => {
      const { tried, found, missed, wrong } = outcomeOf(name);
      table.push(`${name}: ${found} of ${tried} found, ${missed.length} missed, ${wrong.length} wrong`);
      expect(tried).toBeGreaterThanOrEqual(3);
      expect(found / tried, `missed: ${missed.join('; ')}`).toBeGreaterThanOrEqual(0.85);
      expect(wrong.length / tried, `wrong: ${wrong.join('; ')}`).toBeLessThanOrEqual(0.1);
    },
    60_000,
  );

  it('is reported per rule', () => {
    expect(table.length).toBe(Object.keys(INJECTIONS).length);
    if (process.env.SHOW) process.stdout.write(`${table.join('\n')}\n`);
  });
});
