import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS_COUNTS, type CorpusCount, type Finding, precisionOf, RULES } from '#lib/rules/index.ts';
import { formIdOf, formNames, known, type KnownFinding, linesOf, realDataset, report, speaksOf } from './corpus.ts';

const dataset = realDataset();
const result = report(dataset, RULES);
const open = new Set(formNames.map((name) => formIdOf(dataset, name)));
const findings = result.findings.filter(({ form_ids }) => form_ids.some((id) => open.has(id)));

/** Forms of a known finding in which the rule of that kind says so. */
function formsFound(one: KnownFinding): readonly string[] {
  return one.forms.filter((name) => findings.some((finding) => speaksOf(finding, one, formIdOf(dataset, name))));
}

const isFound = (one: KnownFinding): boolean => formsFound(one).length === one.forms.length;
const missed = (list: readonly KnownFinding[]): readonly string[] =>
  list.filter((one) => !isFound(one)).map(({ id, kind }) => `${id} ${kind}`);

interface Judgement {
  readonly rule: string;
  readonly form: string;
  readonly line: number;
  readonly verdict: string;
}

/** Findings beyond the reader's list, read again one by one: rule, form, a line, right or wrong, and why. */
const judgements: readonly Judgement[] = readFileSync(join(import.meta.dirname, '../fixtures/rules/judged.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([rule = '', form = '', place = '', verdict = '']) => ({ rule, form, line: Number(place.slice(1)), verdict }));

/** Whether the reader's list or a later judgement confirms a finding; null if nobody has judged it yet. */
function verdictOn(finding: Finding): boolean | null {
  const listed = known.findings.some((one) =>
    one.forms.some((name) => speaksOf(finding, one, formIdOf(dataset, name))),
  );
  if (listed) return true;
  const judged = judgements.find(
    ({ rule, form, line }) =>
      rule === finding.rule && finding.form_ids.includes(formIdOf(dataset, form)) && linesOf(finding).includes(line),
  );
  return judged === undefined ? null : judged.verdict === 'right';
}

function countsOf(rule: string): CorpusCount {
  const own = result.findings.filter((finding) => finding.rule === rule);
  return {
    right: own.filter((finding) => verdictOn(finding) === true).length,
    wrong: own.filter((finding) => verdictOn(finding) === false).length,
    missed: missed(known.findings.filter(({ kind }) => kind === rule)).length,
  };
}

describe('the three open documents', () => {
  it('give every finding a careful reader must have', () => {
    expect(missed(known.findings.filter(({ tier }) => tier === 'must'))).toEqual([]);
  });

  it('give at least four fifths of what a reader should find without understanding the meaning', () => {
    const should = known.findings.filter(
      ({ tier, detectable_by }) => tier === 'should' && detectable_by !== 'semantic',
    );
    expect(1 - missed(should).length / should.length).toBeGreaterThanOrEqual(0.8);
  });
});

describe('all five documents', () => {
  it('give no finding that a reader has not judged, and at most one wrong one per form', () => {
    const unjudged = result.findings.filter((finding) => verdictOn(finding) === null);
    expect(unjudged.map(({ rule, places, message_zh }) => `${rule} ${places.join(',')} ${message_zh}`)).toEqual([]);
    for (const { id } of dataset.forms) {
      const wrong = result.findings.filter((one) => one.form_ids.includes(id) && verdictOn(one) === false);
      expect(wrong.length, id).toBeLessThanOrEqual(1);
    }
  });

  it('give each rule the counts that it reports', () => {
    const counts = Object.fromEntries(
      RULES.map(({ name }) => [name, countsOf(name)] as const).filter(
        ([, { right, wrong, missed: gone }]) => right + wrong + gone > 0,
      ),
    );
    expect(CORPUS_COUNTS).toEqual(counts);
  });

  it('leave a rule on only if nine in ten of its findings are right', () => {
    const low = RULES.filter(({ name, on }) => on && (precisionOf(name) ?? 1) < 0.9);
    expect(low.map(({ name }) => name)).toEqual([]);
  });
});

describe('every rule', () => {
  it('runs without an error on the real forms', () => {
    expect(result.rules.filter(({ status }) => status === 'error')).toEqual([]);
  });

  it('counts findings and denominators from one pass', () => {
    for (const { rule, count, denominator, total } of result.rules) {
      expect(count, rule).toBeLessThanOrEqual(denominator);
      expect(denominator, rule).toBeLessThanOrEqual(total);
    }
  });

  it('has the name of a kind of findings.json wherever it detects one', () => {
    const own = new Set(known.findings.map(({ kind }) => kind));
    const detected = new Set(findings.map(({ rule }) => rule));
    expect([...own].filter((kind) => !detected.has(kind)).sort()).toEqual([
      'cross_form_scope_conflict',
      'function_coverage_gap',
      'missing_field',
      'task_without_indicator',
    ]);
  });
});
