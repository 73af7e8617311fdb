import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Dataset,
  type DatasetProblem,
  readDatasetBytes,
  type RejectedRow,
  streamDataset,
  type StreamSource,
  type TableName,
  type TableProgress,
  TABLES,
  writeCsv,
  writeDataset,
} from '#lib/dataset/index.ts';
import { KeyTable } from '../../src/lib/dataset/stream/key-table.ts';
import { sampleDataset } from '../engines/sample.ts';

interface Streamed {
  readonly tables: Map<TableName, string>;
  readonly problems: DatasetProblem[];
  readonly refused: (RejectedRow & { readonly table: TableName; readonly header: readonly string[] })[];
  readonly progress: TableProgress[];
  readonly counts: Readonly<Record<string, number>>;
}

function source(path: string, bytes: Uint8Array, step: number): StreamSource {
  return {
    path,
    bytes: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.slice(at, at + step);
    },
  };
}

async function streamed(files: ReadonlyMap<string, Uint8Array>, step: number): Promise<Streamed> {
  const tables: Streamed['tables'] = new Map();
  const [problems, refused, progress]: [DatasetProblem[], Streamed['refused'], TableProgress[]] = [[], [], []];
  const sources = [...files].map(([path, bytes]) => source(path, bytes, step));
  const counts = await streamDataset(sources, {
    accept: (table, text) => tables.set(table, (tables.get(table) ?? '') + text),
    refuse: (row, { table, header }) => refused.push({ ...row, table, header }),
    problem: (problem) => problems.push(problem),
    progress: (step) => progress.push(step),
  });
  return { tables, problems, refused, progress, counts };
}

const inOrder = (problems: readonly DatasetProblem[]) => problems.map((one) => JSON.stringify(one)).sort();

async function expectSame(files: ReadonlyMap<string, Uint8Array>, step: number): Promise<void> {
  const whole = readDatasetBytes(files);
  const { tables, problems, refused, counts } = await streamed(files, step);
  const own = new Set([...problems, ...refused.flatMap((row) => row.problems)].map((one) => JSON.stringify(one)));
  expect([...own].sort()).toEqual([...new Set(inOrder(whole.problems))]);
  for (const { name } of TABLES) {
    if (tables.has(name)) expect(tables.get(name)).toBe(writeCsv(name, whole.dataset[name] as never));
    else expect(whole.dataset[name]).toEqual([]);
    expect(counts[name] ?? 0).toBe(whole.dataset[name].length);
    const rows = refused.filter(({ table }) => table === name).map(({ row, line, cells }) => ({ row, line, cells }));
    const rejected = whole.rejected.find(({ table }) => table === name);
    expect(rows).toEqual((rejected?.rows ?? []).map(({ row, line, cells }) => ({ row, line, cells })));
    if (rejected) expect(refused.find(({ table }) => table === name)?.header).toEqual(rejected.header);
  }
}

const encode = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, mark: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) bytes.set([text.charCodeAt(at) & 255, text.charCodeAt(at) >> 8], at * 2);
  return mark ? Uint8Array.from([0xff, 0xfe, ...bytes]) : bytes;
}

/** GB18030 of the few characters of the sample that stand beyond ASCII, found by decoding every pair of bytes. */
const gb18030 = (() => {
  const codes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      codes.set(decoder.decode(Uint8Array.from([lead, trail])), [lead, trail]);
  return (text: string) =>
    Uint8Array.from([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f]))));
})();

/** What may be done to the CSV text of a table. */
const damages: readonly ((text: string, at: number) => string)[] = [
  (text) => text,
  (text, at) => cellAt(text, at, () => ''),
  (text, at) => cellAt(text, at, () => '"a""b,\n办"'),
  (text, at) => cellAt(text, at, () => '"x"y'),
  (text, at) => cellAt(text, at, () => '"never closed'),
  (text, at) => cellAt(text, at, (cell) => `${cell}x`),
  (text, at) => cellAt(text, at, (cell) => `0${cell}`),
  (text, at) => cellAt(text, at, (cell) => `${cell},${cell}`),
  (text, at) => lineAt(text, at, (line) => `${line}\n${line}`),
  (text, at) => lineAt(text, at, () => ''),
  (text, at) => lineAt(text, at, (line) => `${line}\r`),
  (text, at) => cellAt(text.replace(/\n/, '\r\n'), at, () => 'nowhere-1'),
  (text) => text.replace(/^([^,]+),([^,]+)/, '$2,$1'),
  (text) => text.replace(/^([^,]+),/, '$1,other,'),
  (text) => text.replace(/^[^,]+,/, 'wrong,'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  () => '',
];

function lineAt(text: string, at: number, change: (line: string) => string): string {
  const lines = text.split('\n');
  const index = 1 + (at % Math.max(1, lines.length - 2));
  return lines.map((line, place) => (place === index ? change(line) : line)).join('\n');
}

function cellAt(text: string, at: number, change: (cell: string) => string): string {
  return lineAt(text, at, (line) => {
    const cells = line.split(',');
    return cells.map((cell, place) => (place === at % cells.length ? change(cell) : cell)).join(',');
  });
}

/** The sample with every row several times under other names: enough rows for keys and references to go astray. */
function many(copies: number): Dataset {
  const dataset = sampleDataset();
  const renamed = <R extends object>(rows: readonly R[], keys: readonly string[]) =>
    Array.from({ length: copies }, (_, copy) => copy).flatMap((copy) =>
      rows.map(
        (row) =>
          Object.fromEntries(
            Object.entries(row).map(([key, value]) => [
              key,
              keys.includes(key) && value !== null && copy > 0 ? `${String(value)}-${copy}` : (value as unknown),
            ]),
          ) as R,
      ),
    );
  return {
    ...dataset,
    forms: renamed(dataset.forms, ['id', 'parent_form_id']),
    amounts: renamed(dataset.amounts, ['form_id']),
    indicators: renamed(dataset.indicators, ['id', 'form_id']),
    targets: renamed(dataset.targets, ['indicator_id']),
  };
}

describe('streamDataset', () => {
  const files = new Map([...writeDataset(many(3))].filter(([name]) => name.endsWith('.csv')));
  const names = [...files.keys()];
  const change = fc.record({
    file: fc.constantFrom(...names),
    how: fc.constantFrom(...damages),
    at: fc.nat(200),
  });
  const encodings = [
    encode,
    encode,
    encode,
    (text: string) => encode(`\uFEFF${text}`),
    (text: string) => utf16(text, true),
    (text: string) => utf16(text, false),
    gb18030,
    (text: string) => Uint8Array.from([...encode(text), 0xff]),
  ];

  it('finds, keeps and refuses what reading the whole dataset does, wherever the pieces end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        fc.constantFrom(...encodings),
        fc.integer({ min: 1, max: 400 }),
        async (changes, encoded, step) => {
          const texts = new Map(files);
          for (const { file, how, at } of changes) texts.set(file, how(texts.get(file) ?? '', at));
          await expectSame(new Map([...texts].map(([name, text]) => [name, encoded(text)])), step);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('compares the checksums of the descriptor', async () => {
    const all = new Map([...writeDataset(sampleDataset())].map(([name, text]) => [name, encode(text)]));
    expect((await streamed(all, 64)).problems).toEqual([]);
    all.set('goals.csv', encode(`${new TextDecoder().decode(all.get('goals.csv'))}\n`));
    await expectSame(all, 64);
  });

  it('refuses a row whose parent was refused, and says so', async () => {
    const texts = new Map(files);
    texts.set(
      'forms.csv',
      lineAt(texts.get('forms.csv') ?? '', 0, (line) => line.replace(/,20\d\d,/, ',二〇二一,')),
    );
    const { refused, counts } = await streamed(new Map([...texts].map(([name, text]) => [name, encode(text)])), 100);
    expect(refused.find(({ table }) => table === 'forms')?.problems).toMatchObject([{ code: 'value_type', row: 1 }]);
    const children = refused.filter(({ table }) => table === 'indicators').flatMap(({ problems }) => problems);
    expect(children.length).toBeGreaterThan(0);
    for (const problem of children)
      expect(problem).toMatchObject({ code: 'reference_refused', expected: 'forms.id:1' });
    expect(counts.forms).toBe(many(3).forms.length - 1);
  });

  it('tells rows and bytes of every table as it goes', async () => {
    const all = new Map([...files].map(([name, text]) => [name, encode(text)]));
    const { progress, counts } = await streamed(all, 50);
    const indicators = progress.filter(({ table, step }) => table === 'indicators' && step === 'rows');
    expect(indicators.length).toBeGreaterThan(5);
    const last = progress.filter(({ step }) => step === 'done');
    expect(last.map(({ table, rows }) => [table, rows])).toEqual(TABLES.map(({ name }) => [name, counts[name]]));
    for (const { bytes, size } of last) expect(bytes).toBe(size);
  });
});

describe('KeyTable', () => {
  it('knows keys as a map does', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '1', '办', '\u0000'), maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 2, maxLength: 2 }), { maxLength: 60 }), (keys) => {
        const [table, map] = [new KeyTable(), new Map<string, number>()];
        keys.forEach((key, index) => {
          expect(table.add(key, index + 1)).toBe(map.get(JSON.stringify(key)) ?? 0);
          if (!map.has(JSON.stringify(key))) map.set(JSON.stringify(key), index + 1);
        });
        for (const key of keys) expect(table.find(key)?.row).toBe(map.get(JSON.stringify(key)));
        expect(table.find(['none', 'such'])).toBeNull();
        expect(table.count).toBe(map.size);
      }),
    );
  });

  it('keeps half a million keys apart', () => {
    const table = new KeyTable();
    for (let row = 1; row <= 500_000; row++) expect(table.add([`f-${row % 1000}`, String(row)], row) === 0).toBe(true);
    expect(table.find(['f-7', '7'])).toEqual({ row: 7, isRefused: false });
    table.refuse(['f-7', '7']);
    expect(table.find(['f-7', '7'])).toEqual({ row: 7, isRefused: true });
    expect(table.find(['f-8', '7'])).toBeNull();
  });
});
