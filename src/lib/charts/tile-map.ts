/** Where a province's tile stands; columns and rows count from 0. */
export interface TilePlace {
  readonly code: string;
  readonly column: number;
  readonly row: number;
  /** Two letters for narrow tiles in English: the subdivision code of ISO 3166-2:CN. */
  readonly letters: string;
}

/**
 * One word per tile, so that the arrangement can be read: neighbours on the ground are neighbours here as far as equal
 * squares allow. No borders are drawn.
 */
const PICTURE = `
.  .  .  .  .  .  .  HL
.  .  .  .  .  .  .  JL
.  .  .  NX NM BJ TJ LN
XJ QH GS SN SX HE SD .
XZ SC CQ HB HA AH JS .
.  YN GZ HN JX ZJ SH .
.  .  .  GX GD FJ TW .
.  .  .  HI MO HK .  .`;

const CODES: Readonly<Record<string, string>> = {
  BJ: '110000',
  TJ: '120000',
  HE: '130000',
  SX: '140000',
  NM: '150000',
  LN: '210000',
  JL: '220000',
  HL: '230000',
  SH: '310000',
  JS: '320000',
  ZJ: '330000',
  AH: '340000',
  FJ: '350000',
  JX: '360000',
  SD: '370000',
  HA: '410000',
  HB: '420000',
  HN: '430000',
  GD: '440000',
  GX: '450000',
  HI: '460000',
  CQ: '500000',
  SC: '510000',
  GZ: '520000',
  YN: '530000',
  XZ: '540000',
  SN: '610000',
  GS: '620000',
  QH: '630000',
  NX: '640000',
  XJ: '650000',
  TW: '710000',
  HK: '810000',
  MO: '820000',
};

/** The tiles of all provinces in the order of their codes. */
export const TILE_PLACES: readonly TilePlace[] = PICTURE.trim()
  .split('\n')
  .flatMap((line, row) =>
    line.split(/ +/).flatMap((letters, column) => {
      const code = CODES[letters];
      return code === undefined ? [] : [{ code, column, row, letters }];
    }),
  )
  .sort((left, right) => (left.code < right.code ? -1 : 1));

/** How many shades tell values apart. */
const TILE_SHADES = 5;

/** A tile with its value; `shade` is 1 (lightest) to 5, 0 for a value of zero, null where the value is unknown. */
export interface Tile extends TilePlace {
  readonly value: number | null;
  readonly shade: number | null;
}

/** The values that share a shade. */
export interface TileShade {
  readonly shade: number;
  readonly from: number;
  readonly to: number;
}

export interface TileMapData {
  readonly tiles: readonly Tile[];
  /** The shades in use, from the lightest. */
  readonly shades: readonly TileShade[];
  /** Whether a tile's value is unknown. */
  readonly hasUnknown: boolean;
}

/**
 * Tiles with their shades. A province without an entry is unknown, not zero. The shades hold equally many different
 * values each: a single large province would otherwise leave all others in the lightest.
 */
export function tileMap(values: ReadonlyMap<string, number | null>): TileMapData {
  const known = TILE_PLACES.map(({ code }) => values.get(code) ?? null);
  const distinct = [...new Set(known.filter((value) => value !== null && value !== 0))].sort(
    (a, b) => Number(a) - Number(b),
  );
  const shadeOf = (value: number | null): number | null => {
    if (value === null) return null;
    return value === 0 ? 0 : shadeAt(distinct.indexOf(value), distinct.length);
  };
  const tiles = TILE_PLACES.map((place, index) => {
    const value = known[index] ?? null;
    return { ...place, value, shade: shadeOf(value) };
  });
  return { tiles, shades: shadesOf(tiles), hasUnknown: tiles.some(({ value }) => value === null) };
}

/** The shade of the value at a place among the distinct ones; few values are spread over the scale. */
function shadeAt(place: number, count: number): number {
  if (count === 1) return Math.ceil(TILE_SHADES / 2);
  return 1 + Math.round((place / (count - 1)) * (TILE_SHADES - 1));
}

function shadesOf(tiles: readonly Tile[]): TileShade[] {
  const used = [...new Set(tiles.flatMap(({ shade }) => (shade === null ? [] : [shade])))].sort((a, b) => a - b);
  return used.map((shade) => {
    const own = tiles.flatMap((tile) => (tile.shade === shade && tile.value !== null ? [tile.value] : []));
    return { shade, from: Math.min(...own), to: Math.max(...own) };
  });
}

/** Keys that move between tiles, with the step each takes. */
const STEPS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The tile a key leads to from another, among those given; null if the key is none or nothing lies that way. */
export function tileTowards(tiles: readonly TilePlace[], from: TilePlace, key: string): TilePlace | null {
  if (key === 'Home') return tiles[0] ?? null;
  if (key === 'End') return tiles.at(-1) ?? null;
  const step = STEPS[key];
  if (step === undefined) return null;
  const [across, down] = step;
  const ahead = tiles.flatMap((tile) => {
    const columns = tile.column - from.column;
    const rows = tile.row - from.row;
    const forward = columns * across + rows * down;
    const aside = Math.abs(columns * down) + Math.abs(rows * across);
    return forward > 0 ? [{ tile, distance: forward + aside * 2 }] : [];
  });
  const nearest = Math.min(...ahead.map(({ distance }) => distance));
  return ahead.find(({ distance }) => distance === nearest)?.tile ?? null;
}
