import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duibiao, type Outcome, temporaryFolder } from './run.ts';

const REAL = fileURLToPath(new URL('../fixtures/forms/real', import.meta.url));
const folder = temporaryFolder();
afterAll(folder.remove);

function read(dir: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]));
}

describe('import of the five documents', () => {
  const out = join(folder.path, 'out');
  let first: Outcome;
  beforeAll(() => {
    first = duibiao('import', REAL, '--out', out, '--json');
  });

  test('writes the ten tables and the descriptor, the same bytes every time', () => {
    expect(first.code).toBe(0);
    const again = join(folder.path, 'again');
    expect(
      duibiao(
        'import',
        ...readdirSync(REAL)
          .filter((name) => name.endsWith('.txt'))
          .map((name) => join(REAL, name)),
        '--out',
        again,
      ).code,
    ).toBe(0);
    expect(read(again)).toEqual(read(out));
    expect([...read(out).keys()].sort()).toContain('datapackage.json');
    expect(read(out).size).toBe(11);
  });

  test('prints one JSON document: reader, forms, problems and unread pieces of each document', () => {
    const { documents } = JSON.parse(first.stdout) as { documents: Record<string, unknown>[] };
    expect(documents).toHaveLength(5);
    expect(documents[3]).toMatchObject({
      file: '003_67c471f15d2399a6.txt',
      reader: 'text',
      forms: [
        { type: 'department', agency: '如皋市信访局', year: 2024, indicators: 36 },
        { type: 'project', indicators: 15 },
        { type: 'project', indicators: 15 },
        { type: 'project', indicators: 15 },
        { type: 'project', indicators: 15 },
      ],
    });
    expect(first.stderr).toBe('');
  });

  test('is a valid dataset', () => {
    expect(duibiao('validate', out).code).toBe(0);
  });
});

describe('what cannot be read', () => {
  test('does not stop the rest, and the exit code says so', () => {
    const mixed = join(folder.path, 'mixed');
    mkdirSync(join(mixed, 'below'), { recursive: true });
    writeFileSync(join(mixed, 'notice.txt'), '关于召开会议的通知');
    writeFileSync(join(mixed, 'broken.docx'), 'no zip at all');
    writeFileSync(join(mixed, 'picture.png'), '');
    writeFileSync(join(mixed, 'below', 'form.txt'), readFileSync(join(REAL, '000_73a2ee8fcb3f5e36.txt')));
    const { code, stdout } = duibiao('import', mixed, '--out', join(folder.path, 'mixed-out'), '--json');
    const { documents } = JSON.parse(stdout) as {
      documents: { file: string; forms: unknown[]; problems: { code: string }[] }[];
    };
    expect(code).toBe(1);
    expect(documents.map(({ file, forms }) => [file, forms.length])).toEqual([
      ['below/form.txt', 1],
      ['broken.docx', 0],
      ['notice.txt', 0],
    ]);
    expect(documents.map(({ problems }) => problems.map((problem) => problem.code).at(-1))).toEqual([
      undefined,
      'no_form',
      'no_form',
    ]);
  });

  test('documents in an archive are read under its name', () => {
    const archive = join(folder.path, '申报.zip');
    writeFileSync(
      archive,
      zipSync({ '信访局.txt': new Uint8Array(readFileSync(join(REAL, '000_73a2ee8fcb3f5e36.txt'))) }),
    );
    const { code, stdout } = duibiao('import', archive, '--out', join(folder.path, 'zip-out'), '--json');
    const { documents } = JSON.parse(stdout) as { documents: { file: string }[] };
    expect([code, documents.map(({ file }) => file)]).toEqual([0, ['申报.zip/信访局.txt']]);
  });

  test.each([[[]], [['nowhere.txt']], [[REAL]]])('wrong usage: %j', (args) => {
    const out = args[0] === REAL ? [] : ['--out', join(folder.path, 'usage')];
    expect(duibiao('import', ...args, ...out).code).toBe(2);
  });
});

describe('corrections', () => {
  const CORRECTED = '003_67c471f15d2399a6.txt';
  const file = join(folder.path, 'corrections.json');
  const fileWith = (corrections: readonly object[], sha256: string) => {
    const documents = [{ file: CORRECTED, sha256, corrections }];
    writeFileSync(file, JSON.stringify({ format: 'duibiao-corrections', version: 1, documents }));
  };
  const tableOf = (out: string, name: string) => readFileSync(join(out, name), 'utf8');

  test('are applied, kept beside the tables, and the ones that match nothing reported with their place', () => {
    const plain = join(folder.path, 'plain');
    duibiao('import', join(REAL, CORRECTED), '--out', plain);
    const [head = '', first = ''] = tableOf(plain, 'indicators.csv').split('\n');
    const cells = Object.fromEntries(head.split(',').map((name, at) => [name, first.split(',')[at] ?? '']));
    const formRow = tableOf(plain, 'forms.csv').split('\n')[1] ?? '';
    const sha256 = /[0-9a-f]{64}/.exec(formRow)?.[0] ?? '';
    const anchor = {
      form: formRow.split(',').at(-1) ?? '',
      place: cells['source_place'],
      printed: cells['name_printed'],
    };
    const good = { kind: 'indicator', ...anchor, read: {}, should: { name: '核对过的名称' } };
    const stale = { ...good, place: 'L88888' };
    fileWith([good, stale], sha256);
    const out = join(folder.path, 'corrected');
    const { code, stdout } = duibiao('import', join(REAL, CORRECTED), '--out', out, '--corrections', file, '--json');
    const { documents } = JSON.parse(stdout) as {
      documents: { corrected: number; problems: { code: string; place: string }[] }[];
    };
    expect(code).toBe(1);
    expect(documents[0]?.corrected).toBe(1);
    expect(documents[0]?.problems.filter((one) => one.code === 'correction_stale').map(({ place }) => place)).toEqual([
      'L88888',
    ]);
    expect(tableOf(out, 'indicators.csv')).toContain('核对过的名称');
    const kept = JSON.parse(tableOf(out, 'corrections.json')) as { documents: { corrections: unknown[] }[] };
    expect(kept.documents[0]?.corrections).toEqual([good]);
    const again = join(folder.path, 'corrected-again');
    const second = duibiao(
      'import',
      join(REAL, CORRECTED),
      '--out',
      again,
      '--corrections',
      join(out, 'corrections.json'),
    );
    expect(second.code).toBe(0);
    expect(read(again)).toEqual(read(out));
    expect(duibiao('validate', out).code).toBe(0);
  });

  test('with an unknown field, or of a document not read, say so with their place', () => {
    fileWith([{ kind: 'irrelevant', form: '', place: 'L1', printed: '', read: {}, shuold: {} }], '00');
    const bad = duibiao(
      'import',
      join(REAL, '000_73a2ee8fcb3f5e36.txt'),
      '--out',
      join(folder.path, 'bad'),
      '--corrections',
      file,
    );
    expect(bad.code).toBe(1);
    expect(bad.stderr).toContain('documents[0].corrections[0].shuold');
    fileWith([{ kind: 'irrelevant', form: '', place: 'L1', printed: '', read: {} }], '00');
    const other = duibiao(
      'import',
      join(REAL, '000_73a2ee8fcb3f5e36.txt'),
      '--out',
      join(folder.path, 'other'),
      '--corrections',
      file,
    );
    expect(other.stderr).toContain(CORRECTED);
    expect(duibiao('import', REAL, '--out', join(folder.path, 'none'), '--corrections', '/nowhere').code).toBe(2);
  });
});
