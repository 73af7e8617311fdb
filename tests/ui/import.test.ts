import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyCorrections, assembleDataset, readForms, type DocumentReading } from '#lib/forms/index.ts';
import { openDocument } from '#lib/documents/index.ts';
import { loadVocabulary } from '#lib/vocabulary/index.ts';
import {
  amountEdit,
  carriedRows,
  headerEdit,
  indicatorEdit,
  unitEdit,
  withCorrections,
} from '../../src/lib/ui/import/edits.ts';
import { namedFiles } from '../../src/lib/ui/import/file-names.ts';
import { itemKeys, placeSpots } from '../../src/lib/ui/import/item-keys.ts';
import { readForCheck, type ImportedDocument } from '../../src/lib/ui/own/import-reading.ts';
import { readablePersonalData } from '../browser/watch.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'data', 'vocabulary');
const texts = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
const { vocabulary } = loadVocabulary(Object.fromEntries(texts));
const NAME = '003_67c471f15d2399a6.txt';
const bytes = new Uint8Array(readFileSync(join(root, 'tests', 'fixtures', 'forms', 'real', NAME)));

let imported: ImportedDocument;
let reading: DocumentReading;
beforeAll(async () => {
  imported = await readForCheck({ name: NAME, bytes }, vocabulary, () => undefined);
  reading = imported.reading;
});

const form = (at: number) => {
  const found = reading.forms[at];
  if (!found) throw new Error('no form');
  return found;
};

/** The values an editor of an indicator begins with. */
function typedOf(at: number, no: number): Record<string, string> {
  const { row, targets } = form(at).indicators[no] ?? { row: null, targets: [] };
  const own = {
    level1: row?.level1 ?? '',
    level2: row?.level2 ?? '',
    name: row?.name ?? '',
    concept: row?.concept ?? '',
  };
  const others = targets.flatMap((target, place) => [
    [`text${place}`, target.text ?? ''],
    [`operator${place}`, target.operator],
    [`value${place}`, target.value ?? ''],
    [`value_max${place}`, target.value_max ?? ''],
    [`unit${place}`, target.unit ?? ''],
  ]);
  return { ...own, ...(Object.fromEntries(others) as Record<string, string>) };
}

describe('a reading for checking', () => {
  it('gives the dataset of the import command and holds no cells', async () => {
    const whole = readForms(await openDocument(NAME, bytes), vocabulary);
    expect(assembleDataset([reading], vocabulary)).toEqual(assembleDataset([whole], vocabulary));
    expect(reading.document.grids).toEqual([]);
    expect(imported.left).toBe(0);
  });

  it('holds no personal data anywhere', async () => {
    const text = new TextDecoder().decode(bytes);
    const contact = new TextEncoder().encode(`${text}\n联系人：张三 13800000001\n`);
    const one = await readForCheck({ name: 'a.txt', bytes: contact }, vocabulary, () => undefined);
    const kept = JSON.stringify([one.pages, one.reading.unread, one.reading.forms.map((own) => own.text)]);
    expect(kept).not.toContain('13800000001');
    expect(kept).not.toContain('张三');
    expect(readablePersonalData(kept)).toEqual([]);
  });

  it('links every indicator to a cell that is shown', () => {
    const spots = placeSpots(imported.pages);
    const keys = itemKeys(reading.forms, imported.fields);
    reading.forms.forEach((own, at) =>
      own.indicators.forEach(({ row }, no) => {
        const [place = ''] = row.source_place.split(';');
        expect(spots.has(place)).toBe(true);
        expect(keys.get(place)).toMatch(new RegExp(`^f${at}\\.indicators\\.`));
        expect(no).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('edits', () => {
  it('say nothing when nothing was changed', () => {
    reading.forms.forEach((own, at) => {
      own.indicators.forEach((_, no) => expect(indicatorEdit(own, no, typedOf(at, no))).toEqual([]));
      expect(headerEdit(own, 'title', { value: own.title, printed: { place: '', printed: '' } })).toEqual([]);
    });
  });

  it('name only what was changed, with what was read', () => {
    const edits = indicatorEdit(form(1), 0, { ...typedOf(1, 0), level2: 'output_quality', value0: '7' });
    expect(edits.map(({ kind, read }) => [kind, Object.keys(read)])).toEqual([
      ['indicator', ['level2']],
      ['target', ['value']],
    ]);
  });

  it('about the same values become one', () => {
    const first = indicatorEdit(form(1), 0, { ...typedOf(1, 0), name: '甲' });
    const second = indicatorEdit(form(1), 0, { ...typedOf(1, 0), name: '乙' });
    const all = withCorrections(withCorrections([], first), second);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ read: first[0]?.read, should: { name: '乙' } });
  });

  it('of a level reach the rows that carry it', () => {
    const at = reading.forms.findIndex((own) =>
      own.indicators.some((_, no) => carriedRows(own, no, 'level2').length > 0),
    );
    const own = form(at);
    const no = own.indicators.findIndex((_, row) => carriedRows(own, row, 'level2').length > 0);
    const carried = carriedRows(own, no, 'level2');
    const edits = indicatorEdit(own, no, { ...typedOf(at, no), level2: 'output_cost', carried: 'yes' });
    expect(edits).toHaveLength(1 + carried.length);
    const { reading: after, stale } = applyCorrections(reading, edits, vocabulary);
    expect(stale).toEqual([]);
    const levels = after.forms[at]?.indicators.map(({ row }) => row.level2) ?? [];
    for (const row of [no, ...carried]) expect(levels[row]).toBe('output_cost');
  });

  it('of amounts change one, or the unit of all', () => {
    const own = reading.forms.find(({ amounts }) => amounts.filter(({ amount_wan }) => amount_wan !== null).length > 1);
    if (!own) throw new Error('no amounts');
    const { breakdown, code, period, amount_wan } = own.amounts[0] ?? {};
    const typed = {
      code: `${breakdown ?? ''} ${code ?? ''}`,
      period: period ?? 'annual',
      number: amount_wan ?? '',
      unit: '万元',
    };
    expect(amountEdit(own, 0, typed)).toEqual([]);
    expect(amountEdit(own, 0, { ...typed, number: '5' })).toMatchObject([{ should: { number: '5', unit: '万元' } }]);
    const { reading: after, stale } = applyCorrections(reading, unitEdit(own, '元'), vocabulary);
    expect(stale).toEqual([]);
    const amounts = after.forms.find(({ place }) => place === own.place)?.amounts ?? [];
    own.amounts.forEach((amount, at) => {
      if (amount.amount_wan !== null)
        expect(Number(amounts[at]?.amount_wan)).toBeCloseTo(Number(amount.amount_wan) / 1e4, 10);
    });
  });
});

describe('namedFiles', () => {
  const given = (...paths: string[]) => paths.map((path) => ({ path, file: new File([], path) }));
  it('names files as the import command does', () => {
    const names = namedFiles(given('夹/下/乙.docx', '夹/甲.txt', '夹/~$甲.docx', '夹/图.png', '夹/__MACOSX/x.txt'));
    expect(names.map(({ path }) => path)).toEqual(['下/乙.docx', '甲.txt']);
  });

  it('keeps files of the same name apart', () => {
    expect(namedFiles(given('一/甲.txt', '二/甲.txt', '丙')).map(({ path }) => path)).toEqual([
      '一/甲.txt',
      '丙',
      '二/甲.txt',
    ]);
  });
});
