import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import {
  anchorOf,
  applyCorrections,
  applyToDocument,
  assembleDataset,
  type Correction,
  type DocumentReading,
  doubtsOf,
  headerPlaces,
  placedIndicators,
  readCorrections,
  readForms,
  writeCorrections,
} from '#lib/forms/index.ts';
import { REAL, readFile, readString, vocabulary } from './reading.ts';

const NAMES = [
  '000_73a2ee8fcb3f5e36.txt',
  '001_332c84fc7ad90def.txt',
  '002_59246787d1fd2b5c.txt',
  '003_67c471f15d2399a6.txt',
  '004_7702344f7c792c7a.txt',
];
let readings: readonly DocumentReading[] = [];
beforeAll(async () => {
  readings = await Promise.all(NAMES.map((name) => readFile(join(REAL, name))));
});

const none = { level1: null, level2: null };
const reading = (at: number): DocumentReading => readings[at] as DocumentReading;
const dataset = (one: DocumentReading) => assembleDataset([one], vocabulary);
const apply = (one: DocumentReading, corrections: readonly Correction[]) =>
  applyCorrections(one, corrections, vocabulary);

/** The start of a correction of an indicator of the first form. */
function row(one: DocumentReading, at: number) {
  const [form] = one.forms;
  if (!form) throw new Error('no form');
  return { form: form.place, ...anchorOf(placedIndicators(form), at), read: {} };
}

/** A correction of every kind that fits a reading, chosen by a number. */
function correctionAt(one: DocumentReading, seed: number): Correction {
  const [form] = one.forms;
  const at = seed % (form?.indicators.length ?? 1);
  const base = row(one, at);
  const amount = form?.amounts[seed % (form.amounts.length || 1)];
  const piece = one.unread[seed % (one.unread.length || 1)];
  const target = form?.indicators[at]?.targets[0];
  const unread = { form: form?.place ?? '', place: piece?.source_place ?? '', printed: piece?.text ?? '', read: {} };
  const content = { ...none, name: `新增指标${seed}`, target: '≥90%' };
  const other = row(one, (at + 1) % (form?.indicators.length ?? 1));
  const all: readonly Correction[] = [
    { ...base, kind: 'indicator', should: { level1: 'output', level2: 'output_quality', name: `改${seed}` } },
    {
      ...base,
      kind: 'target',
      period: target?.period ?? 'annual',
      scope: target?.scope ?? '',
      should: { text: `≥${seed}%` },
    },
    {
      ...base,
      kind: 'split',
      should: [
        { ...content, name: '甲率' },
        { ...content, name: '乙率' },
      ],
    },
    { ...base, kind: 'merge', with: { place: other.place, printed: other.printed }, should: content },
    { ...base, kind: 'remove', table: 'indicators' },
    { ...unread, kind: 'add', should: content },
    { ...unread, kind: 'irrelevant' },
    { ...unread, kind: 'label', should: { field: 'narrative:other', value: piece?.text ?? '' } },
    { ...base, place: base.form, kind: 'header', field: 'project_name', should: { value: `项目${seed}` } },
    {
      ...base,
      place: amount?.source_place ?? '',
      printed: amount?.label ?? '',
      kind: 'amount',
      should: { number: String(seed), unit: '元' },
    },
    { ...base, kind: 'confirm', code: 'row_misfit' },
  ];
  return all[seed % all.length] as Correction;
}

describe('a correction', () => {
  test('of a level, a value and a name changes exactly these', () => {
    const base = row(reading(0), 0);
    const { reading: corrected, stale } = apply(reading(0), [
      { ...base, kind: 'indicator', should: { level1: 'benefit', level2: 'benefit_social', name: '新的名称' } },
      { ...base, kind: 'target', period: 'annual', scope: '', should: { operator: 'ge', value: '97.5', unit: '%' } },
    ]);
    expect(stale).toEqual([]);
    const [before, after] = [dataset(reading(0)), dataset(corrected)];
    expect(after.indicators[0]).toMatchObject({ level1: 'benefit', level2: 'benefit_social', name: '新的名称' });
    expect(after.indicators[0]?.name_printed).toBe(before.indicators[0]?.name_printed);
    const target = after.targets.find((one) => one.indicator_id === after.indicators[0]?.id);
    expect(target).toMatchObject({ operator: 'ge', value: '97.5', unit: '%', kind: 'rate', base_value: 0.975 });
    expect(target?.flags?.split(';')).toContain('corrected');
    expect(after.indicators.slice(1)).toEqual(before.indicators.slice(1));
    expect(after.amounts).toEqual(before.amounts);
    expect(after.unread).toEqual(before.unread);
  });

  test('of a header moves the form to its agency and project', () => {
    const [form] = reading(1).forms;
    const base = { form: form?.place ?? '', place: '', printed: '', read: {} };
    const { reading: corrected } = apply(reading(1), [
      { ...base, kind: 'header', field: 'agency', should: { value: '北京市教育局' } },
      { ...base, kind: 'header', field: 'project_name', should: { value: '校舍维修' } },
      { ...base, kind: 'header', field: 'fiscal_year', should: { value: '2019' } },
    ]);
    const after = dataset(corrected);
    expect(after.forms[0]).toMatchObject({ project_name: '校舍维修', fiscal_year: 2019 });
    expect(after.agencies.map(({ name }) => name)).toContain('北京市教育局');
  });

  test('of an amount is exact in the unit it is given in', () => {
    const [form] = reading(0).forms;
    const amount = form?.amounts[0];
    const anchor = {
      form: form?.place ?? '',
      place: amount?.source_place ?? '',
      printed: amount?.label ?? '',
      read: {},
    };
    const { reading: corrected } = apply(reading(0), [
      { ...anchor, kind: 'amount', should: { number: '1,234,567.8', unit: '元' } },
    ]);
    expect(dataset(corrected).amounts[0]?.amount_wan).toBe('123.45678');
  });

  test('of row boundaries splits, merges, removes and adds, and loses no text', () => {
    const base = row(reading(0), 1);
    const names = (one: DocumentReading) => dataset(one).indicators.map(({ name }) => name);
    const before = names(reading(0));
    const parts = ['甲指标', '乙指标'].map((name) => ({ ...none, name, target: '100%' }));
    const split = apply(reading(0), [{ ...base, kind: 'split', should: parts }]).reading;
    expect(names(split)).toEqual([before[0], '甲指标', '乙指标', ...before.slice(2)]);
    const merge: Correction = {
      ...row(split, 1),
      kind: 'merge',
      with: row(split, 2),
      should: { ...none, name: '甲乙指标', target: '95%' },
    };
    const merged = apply(split, [merge]).reading;
    expect(names(merged)).toEqual([before[0], '甲乙指标', ...before.slice(2)]);
    const removed = apply(merged, [{ ...row(merged, 0), kind: 'remove', table: 'indicators' }]).reading;
    expect(names(removed)).toEqual(['甲乙指标', ...before.slice(2)]);
    expect(dataset(removed).unread.some(({ text }) => text.includes(before[0] ?? '?'))).toBe(true);
  });

  test('an unread piece becomes a row, a field, or irrelevant', async () => {
    const text = readFileSync(join(REAL, NAMES[0] ?? ''), 'utf8');
    const extra = await readString(`${text}\n今后计划另行说明增设宣传栏两处\n`);
    const piece = extra.unread.find((one) => one.text.includes('宣传栏'));
    expect(piece?.reason).toMatch(/other|no_form|unknown_label/);
    const anchor = {
      form: extra.forms[0]?.place ?? '',
      place: piece?.source_place ?? '',
      printed: piece?.text ?? '',
      read: {},
    };
    const added = apply(extra, [
      {
        ...anchor,
        kind: 'add',
        should: { level1: 'output', level2: 'output_quantity', name: '宣传栏数量', target: '2处' },
      },
    ]).reading;
    expect(dataset(added).indicators.at(-1)).toMatchObject({ name: '宣传栏数量', level2: 'output_quantity' });
    expect(dataset(added).targets.at(-1)).toMatchObject({ value: '2', unit: '处' });
    expect(added.unread).not.toContainEqual(piece);
    const label = apply(extra, [
      { ...anchor, kind: 'label', should: { field: 'goal:annual', value: piece?.text ?? '' } },
    ]).reading;
    expect(dataset(label).goals.at(-1)?.text).toContain('宣传栏');
    const settled = apply(extra, [{ ...anchor, kind: 'irrelevant' }]).reading;
    expect(doubtsOf(extra).some(({ printed }) => printed === piece?.text)).toBe(true);
    expect(doubtsOf(settled).some(({ printed }) => printed === piece?.text)).toBe(false);
  });

  test('a confirmed doubt is gone, and the confidence rises', async () => {
    const text = readFileSync(join(REAL, NAMES[0] ?? ''), 'utf8').replaceAll('产出指标', '产山指杯');
    const doubtful = await readString(text);
    const doubt = doubtsOf(doubtful).find(({ kind, form }) => kind === 'problem' && form !== '');
    expect(doubt).toBeDefined();
    if (!doubt) return;
    const confirm: Correction = {
      kind: 'confirm',
      form: doubt.form,
      place: doubt.place,
      printed: doubt.printed,
      code: doubt.code,
      read: {},
    };
    const { reading: settled, stale } = apply(doubtful, [confirm]);
    expect(stale).toEqual([]);
    expect(doubtsOf(settled).some(({ id }) => id === doubt.id)).toBe(false);
    expect(settled.forms[0]?.confidence).toBeGreaterThanOrEqual(doubtful.forms[0]?.confidence ?? 1);
  });
});

describe('corrections', () => {
  test('come back from their file to identical tables', async () => {
    const corrections = [0, 1, 3, 5, 6, 8, 9].map((seed) => correctionAt(reading(3), seed));
    const { reading: corrected, applied } = apply(reading(3), corrections);
    expect(applied.length).toBeGreaterThan(4);
    const { file, sha256 } = reading(3).document;
    const saved = writeCorrections([{ file, sha256, corrections: applied }]);
    const loaded = readCorrections(saved);
    expect(loaded.faults).toEqual([]);
    const fresh = await readFile(join(REAL, NAMES[3] ?? ''));
    const again = applyToDocument(fresh, loaded.documents, vocabulary);
    expect(again.stale).toEqual([]);
    expect(dataset(again.reading)).toEqual(dataset(corrected));
    expect(writeCorrections([{ file, sha256, corrections: again.applied }])).toBe(saved);
  });

  test('that match nothing are given back with their reason', () => {
    const gone = { form: 'L1', place: 'L99999', printed: '没有这一行', read: {} };
    const corrections: readonly Correction[] = [
      { ...gone, kind: 'indicator', should: { name: '甲' } },
      { ...gone, kind: 'irrelevant' },
      { ...row(reading(0), 0), kind: 'indicator', should: { level2: 'no_such_level' } },
    ];
    const { stale, applied } = apply(reading(0), corrections);
    expect(applied).toEqual([]);
    expect(stale.map(({ correction, reason }) => [correction.place, reason])).toEqual([
      ['L99999', 'row_gone'],
      ['L99999', 'text_gone'],
      [row(reading(0), 0).place, 'value_unusable'],
    ]);
  });

  test('of a document changed since hold where the print still stands', async () => {
    const text = readFileSync(join(REAL, NAMES[0] ?? ''), 'utf8');
    const base = row(reading(0), 0);
    const { file, sha256 } = reading(0).document;
    const corrections: readonly Correction[] = [{ ...base, kind: 'indicator', should: { level2: 'output_quality' } }];
    const same = await openDocument(file, new TextEncoder().encode(`${text}\n\n`));
    const kept = applyToDocument(readForms(same, vocabulary), [{ file, sha256, corrections }], vocabulary);
    expect([kept.isChanged, kept.applied.length, kept.stale.length]).toEqual([true, 1, 0]);
    const other = await openDocument(file, new TextEncoder().encode(text.replaceAll(base.printed, '别的指标')));
    const lost = applyToDocument(readForms(other, vocabulary), [{ file, sha256, corrections }], vocabulary);
    expect(lost.stale.map(({ correction }) => correction.place)).toEqual([base.place]);
  });

  test('applied twice change nothing the second time, in any order and number', () => {
    const seeds = fc.array(fc.nat(400), { maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(NAMES.length - 1), seeds, (at, picked) => {
        const corrections = picked.map((seed) => correctionAt(reading(at), seed));
        const once = apply(reading(at), corrections);
        const twice = apply(once.reading, corrections);
        expect(twice.reading).toEqual(once.reading);
        expect(twice.stale).toEqual(once.stale);
        expect(once.applied.length + once.stale.length).toBe(corrections.length);
      }),
      { numRuns: 120 },
    );
  });

  test('applied on a fresh reading and on a copy without its document agree', () => {
    const corrections = [0, 11, 22, 4].map((seed) => correctionAt(reading(2), seed));
    const bare = { ...reading(2), document: { ...reading(2).document, grids: [] } };
    expect(dataset(apply(bare, corrections).reading)).toEqual(dataset(apply(reading(2), corrections).reading));
  });
});

describe('the places of header fields', () => {
  test('hold what was read', () => {
    const places = headerPlaces(reading(3).document, reading(3).forms, vocabulary);
    expect(places).toHaveLength(reading(3).forms.length);
    places.forEach((fields, at) => {
      const name = reading(3).forms[at]?.header.projectName;
      if (name) expect(fields.project_name.printed.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
    });
    const project = places[1];
    expect(project?.project_name.place).toMatch(/^L\d+$/);
    expect(project?.project_name.place).not.toBe(places[2]?.project_name.place);
  });
});
