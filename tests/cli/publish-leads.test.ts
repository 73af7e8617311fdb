import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { type Dataset, readDatasetBytes, TABLES, writeDataset } from '#lib/dataset/index.ts';
import { leadsBetween } from '../../src/cli/publishing/leads.ts';
import { keepTables, withBothSides } from '../../src/cli/publishing/sides.ts';
import { temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
afterAll(() => temporary.remove());

const files = TABLES.map(({ name }) => `${name}.csv`).map(
  (name) => [name, readFileSync(resolve('data', name))] as const,
);
const { dataset: real } = readDatasetBytes(new Map(files));
const kept = join(temporary.path, 'kept');

function folderOf(name: string, dataset: Dataset): string {
  const folder = join(temporary.path, name);
  mkdirSync(folder);
  for (const [file, text] of writeDataset(dataset)) writeFileSync(join(folder, file), text);
  return folder;
}

async function leadsTo(name: string, dataset: Dataset) {
  await keepTables(folderOf(`${name}-before`, real), kept);
  return withBothSides({ kept, folder: folderOf(name, dataset) }, leadsBetween);
}

/** The dataset with other keys for the agency in Wuhai and its form, and another name for it. */
function renamed(name: string | null): Dataset {
  const text = JSON.stringify(real).replaceAll('150300-f698f8f4', '150300-11111111');
  const dataset = JSON.parse(text) as Dataset;
  return {
    ...dataset,
    agencies: dataset.agencies.map((one) => (one.id === '150300-11111111' && name !== null ? { ...one, name } : one)),
  };
}

const FORM = '/forms/150300-f698f8f4-2021-p-8d4be0/';
const OLD = '/agencies/150300-f698f8f4/';
const MOVED = '/forms/150300-11111111-2021-p-8d4be0/';

it('follows an agency whose key changed, by what was read from the same place, and its forms', async () => {
  const leads = await leadsTo('key', renamed('乌海市信访工作局'));
  const agency = ['/agencies/150300-11111111/', '/regions/150300/'];
  expect(leads?.get(FORM)).toEqual([MOVED, OLD, ...agency]);
  expect(leads?.get(OLD)).toEqual(agency);
  expect([...(leads?.keys() ?? [])].filter((path) => path.startsWith('/forms/'))).toEqual([FORM]);
});

it('follows an agency by its name where its documents were read again', async () => {
  const dataset = renamed(null);
  const forms = dataset.forms.map((form) => ({ ...form, source_sha256: 'f'.repeat(64) }));
  const leads = await leadsTo('name', { ...dataset, forms });
  expect(leads?.get(OLD)?.[0]).toBe('/agencies/150300-11111111/');
  expect(leads?.get(FORM)).toEqual([OLD, '/agencies/150300-11111111/', '/regions/150300/']);
});

it('leads from a form that is gone to its agency, and from an agency that is gone to its region', async () => {
  const gone = (form_id: string) => form_id.startsWith('150300-');
  const dataset: Dataset = {
    ...real,
    agencies: real.agencies.filter(({ id }) => !gone(id)),
    forms: real.forms.filter(({ id }) => !gone(id) && id !== '430407-705de768-2020-s-bb9d50'),
  };
  const leads = await leadsTo('gone', dataset);
  expect(leads?.get(FORM)).toEqual([OLD, '/regions/150300/']);
  expect(leads?.get(OLD)).toEqual(['/regions/150300/']);
  expect(leads?.get('/forms/430407-705de768-2020-s-bb9d50/')?.[0]).toBe('/agencies/430407-705de768/');
});

it('leads nowhere when nothing was published before', async () => {
  expect(await withBothSides({ kept: join(temporary.path, 'none'), folder: temporary.path }, leadsBetween)).toBeNull();
});
