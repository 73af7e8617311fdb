import { bench, describe } from 'vitest';
import { type Dataset, emptyDataset, TABLES } from '#lib/dataset/index.ts';
import { RULES, runRules } from '#lib/rules/index.ts';
import { realDataset } from '../rules/corpus.ts';

const ID_COLUMNS = ['id', 'agency_id', 'form_id', 'indicator_id', 'parent_form_id', 'source_file'];

/** The real dataset many times over, each copy with ids and agency names of its own. */
function copies(source: Dataset, count: number): Dataset {
  const many = emptyDataset();
  for (const { name } of TABLES) {
    const rows = Array.from({ length: count }, (_, copy) => source[name].map((row) => ownRow(row, copy))).flat();
    Object.assign(many, { [name]: rows });
  }
  for (const agency of many.agencies) agency.name = agency.id;
  return many;
}

function ownRow(row: object, copy: number): object {
  const own = Object.entries(row).map(([column, value]) =>
    ID_COLUMNS.includes(column) && typeof value === 'string' ? [column, `${value}-${copy}`] : [column, value],
  );
  return Object.fromEntries(own);
}

const dataset = copies(realDataset(), 70);
const rows = dataset.indicators.length;

describe(`the rules over ${rows} indicators (times ${Math.round(1e6 / rows)} for a million)`, () => {
  bench('all of them', () => void runRules(dataset, { rules: RULES }), { iterations: 3, time: 0 });
  for (const family of ['sums', 'narrative', 'category', 'value', 'peers', 'time', 'form', 'reuse'] as const) {
    const rules = RULES.filter((rule) => rule.family === family);
    bench(`${family}, ${rules.length} rules`, () => void runRules(dataset, { rules }), { iterations: 3, time: 0 });
  }
});
