import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, emptyDataset, tableNamed, TABLES } from '#lib/dataset/index.ts';
import { prepareRun, type Rule, ruleNamed, RULES, runRules, streamRules, versionsOf } from '#lib/rules/index.ts';
import { realDataset, report, ruleFiles } from './corpus.ts';
import { sketch } from './sketch.ts';

const rule = (name: string): Rule => {
  const found = ruleNamed(name);
  if (found === null) throw new Error(name);
  return found;
};

describe('the list of rules', () => {
  it('is sorted by permanent name, without doubles', () => {
    const names = RULES.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.every((name) => /^[a-z][a-z0-9_]+$/.test(name))).toBe(true);
  });

  it('names only existing rules as related', () => {
    const unknown = RULES.flatMap(({ name, related }) =>
      related.filter((other) => ruleNamed(other) === null).map((other) => `${name}: ${other}`),
    );
    expect(unknown).toEqual([]);
  });
});

describe('a run', () => {
  it('calls a rule with nothing to test not applicable, never clear', () => {
    const { rules } = report(emptyDataset(), RULES);
    expect(new Set(rules.map(({ status }) => status))).toEqual(new Set(['not_applicable']));
  });

  it('tells clear from found', () => {
    const of = (value: string) =>
      report(sketch(`单位 甲县图书馆\n表 project | 2024 | 阅读\n指标 产出指标/数量指标 | 举办讲座场次 | ${value}`), [
        rule('blank_target'),
      ]).rules[0];
    expect(of('≥20场')).toMatchObject({ status: 'clear', count: 0, denominator: 1, total: 1 });
    expect(of('')).toMatchObject({ status: 'found', count: 1, denominator: 1, total: 1 });
  });

  it('says error for a rule that fails and goes on with the others', () => {
    const broken: Rule = {
      ...rule('blank_target'),
      name: 'broken',
      scope: 'form',
      test: () => {
        throw new Error('no such thing');
      },
    };
    const { rules, findings } = report(realDataset(), [broken, rule('blank_target')]);
    expect(rules[0]).toMatchObject({ status: 'error', error: 'no such thing' });
    expect(findings.length).toBeGreaterThan(0);
  });

  it('reports its progress agency by agency', () => {
    const heard: string[] = [];
    runRules(realDataset(), { rules: RULES }, (done, total) => heard.push(`${done}/${total}`));
    expect(heard).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  it('gives the same report when only one agency is tested again', () => {
    const dataset = realDataset();
    const options = { rules: RULES, settings: ruleFiles.settings, reference: ruleFiles.reference };
    const whole = runRules(dataset, options);
    const run = prepareRun(dataset, options);
    const parts = new Map(run.agencyIds.map((id) => [id, run.part(id)]));
    const [first = ''] = run.agencyIds;
    parts.set(first, run.part(first));
    expect(run.report([...parts.values(), run.wholePart()])).toEqual(whole);
  });

  it('carries the versions and the settings', () => {
    const { rule_set, settings } = report(realDataset(), RULES);
    expect(rule_set).toMatch(new RegExp(`^${RULES.length}-[0-9a-f]{8}$`));
    expect(settings.length).toBeGreaterThan(50);
  });

  it('writes messages in both languages without holes', () => {
    for (const { rule: name, message_zh, message_en, places, evidence } of report(realDataset(), RULES).findings) {
      expect(`${message_zh}${message_en}`, name).not.toMatch(/undefined|null|NaN|\[object/);
      expect(message_zh, name).toMatch(/。$/);
      expect(message_en, name).toMatch(/\.$/);
      expect(places.length, name).toBeGreaterThan(0);
      for (const { text, start, end } of evidence.facts) {
        if (start === undefined) continue;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

/** A dataset in which cells that may be empty are emptied and rows are dropped, drawn by `random`. */
function damaged(source: Dataset, random: () => number): Dataset {
  const copy = emptyDataset();
  for (const { name } of TABLES) {
    const optional = tableNamed(name).fields.filter(({ required }) => required !== true);
    const rows = source[name]
      .filter(() => random() > 0.15)
      .map((row) => {
        const emptied = optional.filter(() => random() < 0.3).map((field) => [field.name, null]);
        return { ...row, ...Object.fromEntries(emptied) };
      });
    Object.assign(copy, { [name]: rows });
  }
  return copy;
}

describe('incomplete rows', () => {
  it('never make a rule fail, and counts stay within denominators', () => {
    const dataset = realDataset();
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
        const { rules } = report(
          damaged(dataset, () => Number(numbers.next().value)),
          RULES,
        );
        expect(rules.filter(({ status }) => status === 'error')).toEqual([]);
        for (const { rule: name, count, denominator, total } of rules) {
          expect(count, name).toBeLessThanOrEqual(denominator);
          expect(denominator, name).toBeLessThanOrEqual(total);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('with any text never make a rule fail', () => {
    const text = fc.stringMatching(
      /^[0-9%％年月万元件人次第〔〕《》（）()，。、；：:≥≤><=零约不低于超过一二三 目标指产出效益a-z.]{0,60}$/,
    );
    fc.assert(
      fc.property(text, text, text, (name, value, goal) => {
        const dataset = sketch(
          '单位 甲县图书馆\n表 project | 2024 | 阅读\n总额 10\n目标 年度 | x\n说明 content | x\n指标 产出指标/数量指标 | x | 1',
        );
        const changed = {
          ...dataset,
          goals: dataset.goals.map((row) => ({ ...row, text: goal })),
          narratives: dataset.narratives.map((row) => ({ ...row, text: value })),
          indicators: dataset.indicators.map((row) => ({ ...row, name, name_printed: name })),
          targets: dataset.targets.map((row) => ({ ...row, text: value })),
        };
        expect(report(changed, RULES).rules.filter(({ status }) => status === 'error')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a streamed run', () => {
  it('hands over the findings of the report one by one, and what the rules did', () => {
    const dataset = realDataset();
    const options = { rules: RULES, settings: ruleFiles.settings, reference: ruleFiles.reference, vocabulary: 'abc' };
    const whole = runRules(dataset, options);
    const progress: number[] = [];
    const run = streamRules(dataset, options, (done) => progress.push(done));
    const findings = [...run.findings()];
    expect(findings).toEqual(whole.findings);
    expect(run.results()).toEqual(whole.rules);
    expect(progress).toEqual(dataset.agencies.map((_, at) => at + 1));
    expect(versionsOf(run.head)).toBe(`${whole.rule_set} ${whole.reference} abc`);
  });
});
