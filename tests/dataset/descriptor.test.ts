import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TABLES, writeDataset } from '#lib/dataset/index.ts';
import { sampleDataset } from '../engines/sample.ts';

const files = writeDataset(sampleDataset());
const descriptor = JSON.parse(files.get('datapackage.json') ?? '');
const resource = (name: string) => descriptor.resources.find((candidate: { name: string }) => candidate.name === name);
const field = (table: string, name: string) =>
  resource(table).schema.fields.find((candidate: { name: string }) => candidate.name === name);

describe('datapackage.json', () => {
  it('describes every table and column of the schema in order', () => {
    const columns = descriptor.resources.map((table: { name: string; schema: { fields: { name: string }[] } }) => [
      table.name,
      table.schema.fields.map(({ name }) => name),
    ]);
    expect(columns).toEqual(TABLES.map(({ name, fields }) => [name, fields.map((column) => column.name)]));
  });

  it('states size, checksum and row count of each file', () => {
    for (const { path, bytes, hash } of descriptor.resources) {
      const content = Buffer.from(files.get(path) ?? '');
      expect(bytes).toBe(content.length);
      expect(hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    }
    expect(resource('indicators').rowCount).toBe(3);
  });

  it('states encoding and dialect as readers of both versions look for them', () => {
    expect(resource('forms')).toMatchObject({
      type: 'table',
      profile: 'tabular-data-resource',
      path: 'forms.csv',
      encoding: 'utf-8',
      mediatype: 'text/csv',
      dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true },
    });
    expect(JSON.stringify(descriptor)).not.toContain('fieldsMatch');
  });

  it('states types, constraints, units and titles in both languages', () => {
    expect(field('forms', 'type')).toEqual({
      name: 'type',
      type: 'string',
      title: '表类型',
      title_en: 'Type',
      description: '项目、专项资金或部门整体',
      description_en: 'Project, special fund or whole department',
      categories: ['project', 'special_fund', 'department'],
      constraints: { required: true, enum: ['project', 'special_fund', 'department'] },
    });
    expect(field('amounts', 'amount_wan')).toMatchObject({ type: 'number', unit: '万元', unit_en: '10,000 yuan' });
    expect(field('forms', 'fiscal_year')).toMatchObject({ type: 'integer', constraints: { minimum: 1990 } });
    expect(field('forms', 'submitted_on')).toMatchObject({ type: 'date' });
    expect(field('forms', 'start').constraints.pattern).toMatch(/^\^/);
    expect(field('indicators', 'is_placeholder')).toMatchObject({ trueValues: ['true'], falseValues: ['false'] });
  });

  it('states keys and references; a key part that may be empty has no missing value', () => {
    expect(resource('targets').schema).toMatchObject({
      primaryKey: ['indicator_id', 'period', 'scope'],
      foreignKeys: [{ fields: ['indicator_id'], reference: { resource: 'indicators', fields: ['id'] } }],
    });
    expect(resource('unread').schema).not.toHaveProperty('foreignKeys');
    expect(field('targets', 'scope').missingValues).toEqual([]);
    expect(resource('regions').schema.foreignKeys[0].reference.resource).toBe('');
  });

  it('is the same text for the same rows', () => {
    expect(writeDataset(sampleDataset()).get('datapackage.json')).toBe(files.get('datapackage.json'));
  });
});
