import { afterEach, describe, expect, it } from 'vitest';
import { transact } from '../../src/lib/ui/own/database.ts';
import { clearFolder, readFolder, stageInFolder, sweepFolder } from '../../src/lib/ui/own/folder-store.ts';
import { dataOfTexts, type KeptData, textsOf } from '../../src/lib/ui/own/kept-data.ts';
import { faultOf, forgetData, keptData, stageData } from '../../src/lib/ui/own/store.ts';

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
