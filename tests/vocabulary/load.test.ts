import { expect, test } from 'vitest';
import { RULE_FILES } from '#lib/rules/index.ts';
import { loadVocabulary, VOCABULARY_FILES } from '#lib/vocabulary/index.ts';
import { problems, vocabularyFiles } from './files.ts';

test('the committed vocabulary loads without a problem', () => {
  expect(problems).toEqual([]);
  expect(Object.keys(vocabularyFiles()).sort()).toEqual([...VOCABULARY_FILES, ...RULE_FILES].sort());
});

test('a missing file is reported and gives an empty list', () => {
  const loaded = loadVocabulary({});
  expect(loaded.vocabulary.levels).toEqual([]);
  expect(loaded.problems.map(({ code, file }) => `${code} ${file}`)).toEqual(
    VOCABULARY_FILES.map((file) => `missing_file ${file}`),
  );
});

test('a bad row is left out and reported with its line, column and value', () => {
  const units =
    'unit,kind,base_unit,factor,synonyms,not_before\n件,count,件,1,,\n,count,件,1,,\n吨,weight,吨,1,,\n亩,count,亩,many,,\n件,count,件,1,,\n';
  const loaded = loadVocabulary({ ...vocabularyFiles(), 'units.csv': units });
  expect(loaded.vocabulary.units.map(({ unit }) => unit)).toEqual(['件']);
  expect(loaded.problems).toEqual([
    { code: 'missing_value', file: 'units.csv', row: 3, column: 'unit', value: '' },
    { code: 'invalid_value', file: 'units.csv', row: 4, column: 'kind', value: 'weight' },
    { code: 'invalid_value', file: 'units.csv', row: 5, column: 'factor', value: 'many' },
    { code: 'duplicate', file: 'units.csv', row: 6, column: 'unit', value: '件' },
  ]);
});

test('a missing column is reported once for the file', () => {
  const loaded = loadVocabulary({ ...vocabularyFiles(), 'region_changes.csv': 'old_code,old_name,new_code\n1,a,2\n' });
  expect(loaded.problems).toEqual([
    { code: 'missing_column', file: 'region_changes.csv', row: 1, column: 'year', value: '' },
  ]);
});

test('a region whose parent is not in the list is reported', () => {
  const loaded = loadVocabulary({
    ...vocabularyFiles(),
    'regions.csv': 'code,name,level,parent_code\n110101,东城区,county,110000\n',
  });
  expect(loaded.problems).toEqual([
    { code: 'unknown_parent', file: 'regions.csv', row: 0, column: 'parent_code', value: '110101' },
  ]);
});
