import { afterEach, describe, expect, it } from 'vitest';
import { writeDataset } from '#lib/dataset/index.ts';
import { openBrowserEngine } from '#lib/engines/index.ts';
import { transact } from '../../src/lib/ui/own/database.ts';
import {
  clearFolder,
  prepareInFolder,
  readFolder,
  stageInFolder,
  sweepFolder,
} from '../../src/lib/ui/own/folder-store.ts';
import { dataOfTexts, type KeptData, textsOf } from '../../src/lib/ui/own/kept-data.ts';
import { isPrepared, preparedCube, preparedDatabase } from '../../src/lib/ui/own/prepared-store.ts';
import { faultOf, forgetData, keptData, stageData } from '../../src/lib/ui/own/store.ts';
import { sampleDataset } from '../engines/sample.ts';

const home = () => navigator.storage.getDirectory();
const folder = async () => (await home()).getDirectoryHandle('own-store-test', { create: true });
const names = async (root: FileSystemDirectoryHandle) => (await Array.fromAsync(root.keys())).sort();

function data(text: string): KeptData {
  const files = new Map([
    ['forms.csv', text],
    ['agencies.csv', 'id\n'],
  ]);
  return dataOfTexts({ name: '某夹', more: 2, files, sources: [] });
}

async function keep(root: FileSystemDirectoryHandle, text: string): Promise<KeptData> {
  const staged = await stageInFolder(root, data(text));
  await staged.commit();
  return staged.data;
}

async function kept(root: FileSystemDirectoryHandle): Promise<string | undefined> {
  const found = await readFolder(root);
  return found ? (await textsOf(found)).get('forms.csv') : undefined;
}

afterEach(async () => {
  await (await home()).removeEntry('own-store-test', { recursive: true }).catch(() => undefined);
  await forgetData();
});

describe('the folder of own data', () => {
  it('gives back what was put in force, and nothing of what was there before', async () => {
    const root = await folder();
    await keep(root, 'id\nold\n');
    const written = await keep(root, 'id\nnew\n');
    const found = await readFolder(root);
    expect(found).toMatchObject({ id: written.id, version: written.version, name: '某夹', more: 2, sources: [] });
    expect(await kept(root)).toBe('id\nnew\n');
    expect(await names(root)).toEqual([written.id, 'current.json'].sort());
  });

  it('keeps the old data until the new is put in force, and when it is discarded', async () => {
    const root = await folder();
    await keep(root, 'id\nold\n');
    const staged = await stageInFolder(root, data('id\nnew\n'));
    expect(await textsOf(staged.data)).toEqual(await textsOf(data('id\nnew\n')));
    expect(await kept(root)).toBe('id\nold\n');
    await staged.discard();
    expect(await kept(root)).toBe('id\nold\n');
    expect(await names(root)).toHaveLength(2);
  });

  it('leaves the old data whole and nothing of the new when the disk is full in the middle', async () => {
    const root = await folder();
    const old = await keep(root, 'id\nold\n');
    const full = new DOMException('no room', 'QuotaExceededError');
    let pieces = 0;
    const bursting = new Blob(['id\nnew\n']);
    bursting.stream = () =>
      new ReadableStream({
        pull(controller) {
          if (++pieces > 3) controller.error(full);
          else controller.enqueue(new Uint8Array(1000));
        },
      });
    const broken = {
      ...data(''),
      files: new Map([
        ['agencies.csv', new Blob(['id\n'])],
        ['forms.csv', bursting],
      ]),
    };
    await expect(stageInFolder(root, broken)).rejects.toBe(full);
    expect(pieces).toBe(4);
    expect(faultOf(full)).toBe('full');
    expect(await names(root)).toEqual([old.id, 'current.json'].sort());
    expect(await kept(root)).toBe('id\nold\n');
  });

  it('sweeps away what a closed tab left behind, but not what another tab is writing', async () => {
    const root = await folder();
    const old = await keep(root, 'id\nold\n');
    const left = await root.getDirectoryHandle('left-over', { create: true });
    await left.getFileHandle('forms.csv', { create: true });
    const writing = await stageInFolder(root, data('id\nnew\n'));
    expect(await sweepFolder(root)).toEqual(['left-over']);
    expect(await names(root)).toEqual([old.id, writing.data.id, 'current.json'].sort());
    await writing.commit();
    expect(await kept(root)).toBe('id\nnew\n');
    expect(await names(root)).toHaveLength(2);
  });

  it('does not give back data of which a file is missing or cut', async () => {
    const root = await folder();
    const { id } = await keep(root, 'id\nold\n');
    const file = await (await root.getDirectoryHandle(id)).getFileHandle('forms.csv');
    const stream = await file.createWritable();
    await stream.write('id\n');
    await stream.close();
    expect(await readFolder(root)).toBeNull();
  });

  it('is empty after clearing', async () => {
    const root = await folder();
    await keep(root, 'id\nold\n');
    await clearFolder(root);
    expect(await readFolder(root)).toBeNull();
    expect(await names(root)).toEqual([]);
  });

  it('stops writing when it is cancelled', async () => {
    const root = await folder();
    const controller = new AbortController();
    controller.abort();
    await expect(stageInFolder(root, data('id\n'), controller.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(await names(root)).toEqual([]);
  });
});

describe('what is prepared from own data', { timeout: 60_000 }, () => {
  const sample = writeDataset(sampleDataset());
  const going = new AbortController().signal;
  const PREPARED = ['cube.bin', 'prepared.json', 'rows.duckdb'];

  async function keepSample(root: FileSystemDirectoryHandle): Promise<KeptData> {
    const staged = await stageInFolder(root, dataOfTexts({ name: '某夹', more: 2, files: sample, sources: [] }));
    await staged.commit();
    return staged.data;
  }

  async function rewrite(folder: FileSystemDirectoryHandle, name: string, bytes: Uint8Array) {
    const stream = await (await folder.getFileHandle(name)).createWritable();
    await stream.write(new Uint8Array(bytes));
    await stream.close();
  }

  const found = async (root: FileSystemDirectoryHandle): Promise<KeptData> => {
    const data = await readFolder(root);
    if (data === null) throw new Error('the data is gone');
    return data;
  };

  it('comes back with the data: its rows as a database, and their counts', async () => {
    const root = await folder();
    const data = await keepSample(root);
    expect((await found(root)).prepared).toBeUndefined();
    await prepareInFolder(root, data, going);
    const kept = await found(root);
    expect([...kept.files.keys()]).toEqual([...data.files.keys()]);
    expect(await isPrepared(kept)).toBe(true);
    expect((await preparedCube(kept))?.totals).toMatchObject({ forms: 2, indicators: 3 });
    const engine = await openBrowserEngine();
    await engine.attach((await preparedDatabase(kept)) ?? new Blob());
    expect(await engine.query('SELECT count(*) AS n FROM indicators')).toEqual([{ n: 3 }]);
    await engine.close();
    await keepSample(root);
    expect((await found(root)).prepared).toBeUndefined();
    expect(await names(root)).toHaveLength(2);
  });

  it('counts as nothing as soon as a byte, its end or its data is another, and is then prepared again', async () => {
    const root = await folder();
    const data = await keepSample(root);
    const own = await root.getDirectoryHandle(data.id);
    const bytesOf = async (name: string) =>
      new Uint8Array(await (await (await own.getFileHandle(name)).getFile()).arrayBuffer());
    const flipped = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
    const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);
    await prepareInFolder(root, data, going);
    const [rows, cube] = [await bytesOf('rows.duckdb'), await bytesOf('cube.bin')];
    for (const change of [flipped, cut]) {
      await rewrite(own, 'rows.duckdb', change(rows));
      expect(await preparedDatabase(await found(root))).toBeNull();
      expect(await preparedCube(await found(root))).not.toBeNull();
      await rewrite(own, 'cube.bin', change(cube));
      expect(await preparedCube(await found(root))).toBeNull();
      await rewrite(own, 'rows.duckdb', rows);
      expect(await preparedDatabase(await found(root))).not.toBeNull();
      expect(await isPrepared(await found(root))).toBe(false);
      await rewrite(own, 'cube.bin', cube);
    }
    await rewrite(own, 'cube.bin', cut(cube));
    await prepareInFolder(root, data, going);
    expect(await isPrepared(await found(root))).toBe(true);
    const seal = new TextDecoder().decode(await bytesOf('prepared.json'));
    for (const broken of [
      seal.replace(data.version, '00000000'),
      seal.replace('VARCHAR', 'BLOB'),
      '{',
      '{"hashes":1}',
    ]) {
      await rewrite(own, 'prepared.json', new TextEncoder().encode(broken));
      expect((await found(root)).prepared).toBeUndefined();
    }
    expect((await textsOf(await found(root))).get('forms.csv')).toBe(sample.get('forms.csv'));
  });

  it('is not there before it is whole: a closed tab, a failure and an end leave the data as it was', async () => {
    const root = await folder();
    const data = await keepSample(root);
    const own = await root.getDirectoryHandle(data.id);
    await own.getFileHandle('rows.duckdb', { create: true });
    await own.getFileHandle('cube.bin', { create: true });
    expect((await found(root)).prepared).toBeUndefined();
    const before = (await names(own)).filter((name) => !PREPARED.includes(name));
    const broken = { ...data, files: new Map(data.files).set('forms.csv', new Blob(['id,in_post\na,many\n'])) };
    await expect(prepareInFolder(root, broken, going)).rejects.toThrow();
    expect(await names(own)).toEqual(before);
    await expect(prepareInFolder(root, data, AbortSignal.abort())).rejects.toThrow();
    expect(await names(own)).toEqual(before);
    expect(await textsOf(await found(root))).toEqual(await textsOf(data));
  });

  it('is left to the tab that is at it, and not written for data that is not in force', async () => {
    const root = await folder();
    const old = await keepSample(root);
    const staged = await stageInFolder(root, data('id\nnew\n'));
    await prepareInFolder(root, staged.data, going);
    expect(await names(await root.getDirectoryHandle(staged.data.id))).not.toContain('prepared.json');
    await staged.discard();
    await Promise.all([prepareInFolder(root, old, going), prepareInFolder(root, old, going)]);
    expect(await isPrepared(await found(root))).toBe(true);
  });

  it('goes when the data goes', async () => {
    const root = await folder();
    const data = await keepSample(root);
    await prepareInFolder(root, data, going);
    await clearFolder(root);
    expect(await names(root)).toEqual([]);
  });
});

describe('kept data', () => {
  it('moves over from the database of an earlier program', async () => {
    const files = new Map([['forms.csv', 'id\nearlier\n']]);
    await transact('readwrite', (store) => store.put({ name: 'a.csv', more: 0, files, sources: [] }, 'current'));
    const found = await keptData();
    expect(found && (await textsOf(found)).get('forms.csv')).toBe('id\nearlier\n');
    expect(await transact('readonly', (store) => store.get('current') as IDBRequest<unknown>)).toBeUndefined();
    expect((await keptData())?.id).toBe(found?.id);
  });

  it('is forgotten', async () => {
    const staged = await stageData(data('id\n1\n'));
    if (typeof staged === 'string') throw new Error(staged);
    await staged.commit();
    expect((await keptData())?.id).toBe(staged.data.id);
    await forgetData();
    expect(await keptData()).toBeNull();
  });
});
