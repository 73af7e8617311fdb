import { expect, it } from 'vitest';
import { datasetVersion } from '../../src/lib/ui/findings/dataset-version.ts';

it('the version of a dataset is the same in any order of its files, and another for any other row', () => {
  const files = new Map([
    ['agencies.csv', 'id\n1\n'],
    ['forms.csv', 'id\n1\n'],
  ]);
  const version = datasetVersion(files);
  expect(version).toMatch(/^[0-9a-f]{8}$/);
  expect(datasetVersion(new Map([...files].reverse()))).toBe(version);
  expect(datasetVersion(new Map([...files, ['datapackage.json', '{}']]))).toBe(version);
  expect(datasetVersion(new Map([...files, ['forms.csv', 'id\n2\n']]))).not.toBe(version);
});
