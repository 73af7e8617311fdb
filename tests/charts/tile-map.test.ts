import { TILE_PLACES, tileMap, tileTowards } from '#lib/charts/index.ts';
import { messagesFor } from '#lib/i18n/index.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../vocabulary/files.ts';

const provinces = vocabulary.regions.filter(({ level }) => level === 'province');
const place = (letters: string) => TILE_PLACES.find((tile) => tile.letters === letters);

describe('the tiles', () => {
  it('are the provinces of the vocabulary, each once', () => {
    expect(TILE_PLACES.map(({ code }) => code)).toEqual(provinces.map(({ code }) => code).sort());
    expect(TILE_PLACES).toHaveLength(34);
  });

  it('do not overlap and fit into eight columns', () => {
    expect(new Set(TILE_PLACES.map(({ column, row }) => `${column} ${row}`)).size).toBe(TILE_PLACES.length);
    expect(Math.max(...TILE_PLACES.map(({ column }) => column))).toBeLessThan(8);
  });

  it('have a short name in both languages that the full name begins with in Chinese', () => {
    for (const { code, name } of provinces) {
      const short = Object.entries(messagesFor('zh').codes.province).find(([key]) => key === code)?.[1] ?? '?';
      expect(name.startsWith(short), name).toBe(true);
      expect(Object.keys(messagesFor('en').codes.province)).toContain(code);
    }
  });

  it('stand as on the ground: the north above the south, the west left of the east', () => {
    const pairs = [
      ['HL', 'HI', 'row'],
      ['BJ', 'GD', 'row'],
      ['XJ', 'SD', 'column'],
      ['XZ', 'SH', 'column'],
      ['HB', 'HN', 'row'],
      ['SX', 'SD', 'column'],
    ] as const;
    for (const [first, second, axis] of pairs) expect(place(first)?.[axis]).toBeLessThan(place(second)?.[axis] ?? -1);
  });
});

describe('the shades', () => {
  const shades = (values: Record<string, number | null>) => {
    const { tiles } = tileMap(new Map(Object.entries(values)));
    return (code: string) => tiles.find((tile) => tile.code === code)?.shade;
  };

  it('tell unknown from zero', () => {
    const shade = shades({ '110000': 0, '120000': null, '130000': 5 });
    expect(shade('110000')).toBe(0);
    expect(shade('120000')).toBeNull();
    expect(shade('140000')).toBeNull();
    expect(shade('130000')).toBe(3);
  });

  it('use the whole scale, whatever one large value there is', () => {
    const shade = shades({ '110000': 1, '120000': 2, '130000': 3, '140000': 4, '150000': 100_000 });
    expect(['110000', '120000', '130000', '140000', '150000'].map(shade)).toEqual([1, 2, 3, 4, 5]);
  });

  it('never put a larger value into a lighter shade', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 34, maxLength: 34 });
    fc.assert(
      fc.property(values, (list) => {
        const { tiles, shades: legend } = tileMap(
          new Map(TILE_PLACES.map(({ code }, index) => [code, list[index] ?? 0])),
        );
        const ordered = [...tiles].sort((a, b) => (a.value ?? 0) - (b.value ?? 0)).map(({ shade }) => shade ?? -1);
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        for (const [index, step] of legend.entries()) expect(step.from).toBeGreaterThan(legend[index - 1]?.to ?? -1);
      }),
    );
  });
});

describe('the arrow keys', () => {
  const beside = (letters: string, key: string) => {
    const from = place(letters);
    return from ? tileTowards(TILE_PLACES, from, key)?.letters : undefined;
  };

  it('lead to the nearest tile that way', () => {
    expect(beside('JX', 'ArrowRight')).toBe('ZJ');
    expect(beside('JX', 'ArrowDown')).toBe('GD');
    expect(beside('TW', 'ArrowLeft')).toBe('FJ');
    expect(beside('HL', 'ArrowDown')).toBe('JL');
    expect(beside('JL', 'ArrowLeft')).toBe('TJ');
  });

  it('leave the map by none of them, and reach its ends', () => {
    expect(beside('HL', 'ArrowUp')).toBeUndefined();
    expect(beside('JX', 'Enter')).toBeUndefined();
    expect(beside('JX', 'Home')).toBe('BJ');
    expect(beside('JX', 'End')).toBe('MO');
  });

  it('reach every tile from every other', () => {
    const reached = new Set<string>();
    const open = [...TILE_PLACES.slice(0, 1)];
    for (let from = open.pop(); from; from = open.pop()) {
      if (reached.has(from.code)) continue;
      reached.add(from.code);
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = tileTowards(TILE_PLACES, from, key);
        if (next) open.push(next);
      }
    }
    expect(reached.size).toBe(TILE_PLACES.length);
  });
});
