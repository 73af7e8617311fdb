import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  budgetChart,
  distributionChart,
  mixChart,
  ratesChart,
  satisfactionChart,
  type ChartTable,
} from '#lib/charts/index.ts';
import type { Engine } from '#lib/engines/index.ts';
import {
  EVERYTHING,
  runBudgets,
  runConceptTargets,
  runDistribution,
  runMix,
  runSatisfaction,
} from '#lib/queries/index.ts';
import { openSample } from '../queries/sample.ts';
import { CONTEXTS, context, draw } from './drawing.ts';

const RATES = { concepts: ['completion_rate', 'closure_rate', 'timely_handling_rate', 'resolution_rate'] };

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

function column(table: ChartTable, key: string): string[] {
  const at = table.columns.findIndex((own) => own.key === key);
  expect(at, key).toBeGreaterThanOrEqual(0);
  return table.rows.map(({ cells }) => cells[at]?.text ?? '');
}

const written = (texts: readonly { readonly text: string }[]) => texts.map(({ text }) => text).join('\n');

describe('picture, table and sentence of the real data', () => {
  it('show every amount of the budgets, and the highest and lowest in words', async () => {
    const rows = await runBudgets(engine, EVERYTHING);
    for (const at of CONTEXTS) {
      const picture = written(draw(budgetChart, rows, at).texts);
      for (const amount of column(budgetChart.table(rows, at), 'total_wan')) expect(picture).toContain(amount);
      for (const amount of ['1,079.96', '102', '185', '17.6', '36']) {
        expect(budgetChart.describe(rows, at)).toContain(amount);
      }
    }
  });

  it('show every satisfaction target with its operator, words in words, and who sets none', async () => {
    const data = await runSatisfaction(engine, EVERYTHING);
    const { texts } = draw(satisfactionChart, data, context('zh'));
    for (const text of ['≥80%', '>99%', '95%', '≥95%', '满意', '未设指标']) {
      expect(texts.map((own) => own.text)).toContain(text);
    }
    const table = satisfactionChart.table(data, context('zh'));
    expect(table.rows).toHaveLength(data.targets.length + data.absent.length);
    expect(column(table, 'target')).toContain('满意（未量化）');
    const sentence = satisfactionChart.describe(data, context('zh'));
    expect(sentence).toContain('庐山市信访局 2022年 ≥80%');
    expect(sentence).toContain('湛江市信访局 2021年 >99%');
  });

  it('keep the rates of different concepts under headings of their own', async () => {
    const rows = await runConceptTargets(engine, EVERYTHING, RATES);
    const { texts } = draw(ratesChart, rows, context('zh'));
    for (const concept of new Set(rows.map((row) => row.concept))) {
      expect(texts.filter(({ text }) => text === concept)).toHaveLength(1);
    }
    expect(column(ratesChart.table(rows, context('zh')), 'concept')).toEqual(rows.map((row) => row.concept));
  });

  it('count the indicators of the mix the same way', async () => {
    const rows = await runMix(engine, EVERYTHING);
    const table = mixChart.table(rows, context('zh'));
    const sum = (key: string) => column(table, key).reduce((total, text) => total + Number(text), 0);
    const quantified = rows.reduce((total, row) => total + row.quantified, 0);
    expect(sum('quantified')).toBe(quantified);
    expect(mixChart.describe(rows, context('zh'))).toContain(`量化 ${quantified} 个`);
    const { texts } = draw(mixChart, rows, context('zh'));
    expect(texts.filter(({ text }) => /^\d+\/\d+\s+\d+%$/.test(text) || text === '—')).toHaveLength(rows.length);
  });

  it('give the median of a distribution alike', async () => {
    const data = await runDistribution(engine, EVERYTHING, { concepts: ['satisfaction_rate'] });
    const [median] = column(distributionChart.table(data, context('zh')), 'median');
    expect(distributionChart.describe(data, context('zh'))).toContain(`中位数 ${median}`);
    expect(written(draw(distributionChart, data, context('zh')).texts)).toContain(`中位数 ${median}`);
  });
});
