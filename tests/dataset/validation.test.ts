import { describe, expect, it } from 'vitest';
import { type Dataset, validateDataset } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

function places(change: (dataset: Dataset) => void) {
  const dataset = sampleDataset();
  change(dataset);
  return validateDataset(dataset).map(({ table, row, column, value, code }) => [table, row, column, value, code]);
}

describe('validateDataset', () => {
  it('finds nothing in a good dataset', () => {
    expect(validateDataset(sampleDataset())).toEqual([]);
  });

  it('finds a value that does not fit', () => {
    expect(places(({ forms }) => forms.forEach((form) => (form.in_post = -1)))).toEqual([
      ['forms', 1, 'in_post', '-1', 'value_minimum'],
      ['forms', 2, 'in_post', '-1', 'value_minimum'],
    ]);
    expect(places(({ forms }) => forms.forEach((form) => (form.total_wan = '1,000')))).toHaveLength(2);
    expect(places(({ forms }) => forms.forEach((form) => (form.submitted_on = '2023-02-29')))).toHaveLength(2);
    expect(places(({ forms }) => forms.forEach((form) => (form.start = '2023-13')))).toHaveLength(2);
    expect(places(({ targets }) => targets.forEach((target) => (target.base_value = NaN)))).toHaveLength(3);
    expect(places(({ targets }) => targets.forEach((target) => (target.value = '95%')))).toHaveLength(3);
    expect(places(({ agencies }) => agencies.forEach((agency) => (agency.name = '')))).toHaveLength(2);
  });

  it('finds repeated keys', () => {
    expect(places(({ targets }) => targets.push(...targets.slice(0, 1)))).toEqual([
      ['targets', 4, 'indicator_id,period,scope', 'i1,annual,', 'key_duplicate'],
    ]);
  });

  it('finds references that point nowhere', () => {
    expect(places((dataset) => (dataset.indicators = dataset.indicators.slice(1)))).toEqual([
      ['targets', 1, 'indicator_id', 'i1', 'reference_missing'],
    ]);
  });
});
