import { describe, expect, it } from 'vitest';
import {
  alignRun,
  comparePassages,
  findLeftovers,
  finish,
  Gazetteer,
  packPassages,
  type KnownName,
  type Leftover,
  type LeftoverSide,
} from '#lib/similarity/index.ts';

const NAMES: readonly KnownName[] = [
  { kind: 'place', code: '320682', name: '如皋市' },
  { kind: 'place', code: '320600', name: '南通市' },
  { kind: 'place', code: '430407', name: '石鼓区' },
  { kind: 'place', code: '360483', name: '庐山市' },
  { kind: 'agency', code: 'rg', name: '如皋市信访局', region: '320682' },
  { kind: 'agency', code: 'js', name: '江苏省信访局', region: '320000' },
];
const gazetteer = new Gazetteer(NAMES);
const RUGAO = { year: 2023, own: new Set(['320682', '320600', '320000', 'rg']) };
const SHIGU = { year: 2024, own: new Set(['430407', '430400', '430000', 'sg']) };
const CLAUSE = '抽调业务骨干常驻接待大厅逐案登记来访诉求并于五个工作日内书面答复，逾期由分管领导当面说明原因';

function leftovers(left: LeftoverSide, right: LeftoverSide): string[] {
  const table = packPassages(
    [left, right].map(({ text }, at) => ({ id: `${at}`, agency: `${at}`, form: `${at}`, text })),
  );
  const run = finish(comparePassages(table)).runs[0];
  if (!run) throw new Error('no run');
  const found = findLeftovers({ left, right, run: alignRun(left.text, right.text, run) }, gazetteer);
  return found.map(({ kind, side, text, of, start, end }: Leftover) => {
    expect((side === 'left' ? left : right).text.slice(start, end)).toBe(text);
    return `${side} ${kind} ${text} ${of}`;
  });
}

describe('findLeftovers(input, gazetteer)', () => {
  it("finds the other side's place and office left in a copy", () => {
    const left = { ...RUGAO, text: `如皋市信访局${CLAUSE}，全面服务如皋市大局。` };
    expect(leftovers(left, { ...SHIGU, text: `本局${CLAUSE}，全面服务如皋市大局。` })).toEqual([
      'right foreign_place 如皋市 other',
    ]);
    expect(leftovers(left, { ...SHIGU, text: `如皋市信访局${CLAUSE}，全面服务石鼓区大局。` })).toEqual([
      'right foreign_agency 如皋市信访局 other',
    ]);
  });

  it('finds a third place that both sides name, but not their own or a superior one', () => {
    const text = `按照南通市部署，${CLAUSE}，为庐山市稳定服务。`;
    expect(leftovers({ ...RUGAO, text }, { ...RUGAO, year: 2023, text: `又${text}` })).toEqual([
      'left foreign_place 庐山市 third',
      'right foreign_place 庐山市 third',
    ]);
    const named = `江苏省信访局要求，${CLAUSE}。`;
    expect(leftovers({ ...RUGAO, text: named }, { ...RUGAO, text: `再${named}` })).toEqual([]);
  });

  it('finds a year that is not the form’s, beside one that is or in a copy of that year', () => {
    const text = (year: number): string => `${year}年我局继续${CLAUSE}。`;
    expect(leftovers({ ...SHIGU, text: text(2023) }, { ...SHIGU, text: text(2024) })).toEqual([
      'left wrong_year 2023年 other',
    ]);
    expect(leftovers({ ...RUGAO, text: text(2023) }, { ...SHIGU, text: text(2023) })).toEqual([
      'right wrong_year 2023年 other',
    ]);
    expect(leftovers({ ...RUGAO, text: text(2023) }, { ...SHIGU, text: text(2024) })).toEqual([]);
  });

  it.each([
    '自2021年起我局',
    '根据某办（2023）85号通知我局',
    '《2023年工作要点》要求我局',
    '较2023年我局',
    '2023年至2025年我局',
  ])('takes %s for no leftover', (opening) => {
    const text = `${opening}${CLAUSE}。`;
    expect(leftovers({ ...RUGAO, year: 2023, text }, { ...SHIGU, text })).toEqual([]);
  });

  it('finds a document number that was fresh then and is old now', () => {
    const text = `依据通信联办〔2022〕49号，${CLAUSE}。`;
    expect(leftovers({ ...RUGAO, text }, { ...SHIGU, year: 2025, text })).toEqual([
      'right stale_document 依据通信联办〔2022〕49号 other',
    ]);
    expect(leftovers({ ...RUGAO, text }, { ...SHIGU, year: 2023, text })).toEqual([]);
    const old = `依据通信联办〔2009〕49号，${CLAUSE}。`;
    expect(leftovers({ ...RUGAO, text: old }, { ...SHIGU, text: old })).toEqual([]);
  });
});

describe('Gazetteer', () => {
  it('takes the longest name at a place and finds no overlaps', () => {
    const found = gazetteer.find('南通市和如皋市信访局、如皋市');
    expect(found.map(({ name, start }) => `${start} ${name.name}`)).toEqual([
      '0 南通市',
      '4 如皋市信访局',
      '11 如皋市',
    ]);
  });
});
