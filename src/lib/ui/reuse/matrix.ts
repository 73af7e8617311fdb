import type { Listing, Pair } from './report.ts';

/** What two agencies, or one within itself, share. */
export interface MatrixCell {
  readonly left: string;
  readonly right: string;
  readonly count: number;
  /** The most telling pair, above the line if there is one. */
  readonly strongest: Pair;
  readonly isBelow: boolean;
}

export interface Matrix {
  /** The agencies that share the most, by region. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** How many agencies share anything at all. */
  readonly all: number;
  /** Every two agencies that share something, the most telling first. */
  readonly cells: readonly MatrixCell[];
}

/** What a set phrase below the line weighs when agencies are chosen to be drawn. */
const LIGHT = 0.001;
/** Agencies beyond so many are in the table only. */
const MOST_DRAWN = 30;

/** Who shares how much with whom. */
export function matrixOf(pairs: readonly Pair[], forms: Listing['forms']): Matrix {
  const found = new Map<string, { left: string; right: string; pairs: Pair[] }>();
  const names = new Map<string, { readonly name: string; readonly region: string; weight: number }>();
  for (const pair of pairs) {
    const [one, two] = [forms[pair.left], forms[pair.right]];
    if (!one || !two) continue;
    const [left, right] = one.agency <= two.agency ? [one.agency, two.agency] : [two.agency, one.agency];
    const key = `${left} ${right}`;
    const known = found.get(key) ?? { left, right, pairs: [] };
    known.pairs.push(pair);
    found.set(key, known);
    for (const form of [one, two]) {
      const agency = names.get(form.agency) ?? { name: form.agencyName, region: form.regions.at(-1) ?? '', weight: 0 };
      agency.weight += pair.grade === 'below' ? LIGHT : 1;
      names.set(form.agency, agency);
    }
  }
  const cells = [...found.values()].map((cell) => cellOf(cell)).sort((one, two) => rank(two) - rank(one));
  const drawn = [...names].sort(([, one], [, two]) => two.weight - one.weight).slice(0, MOST_DRAWN);
  const ordered = drawn.sort(([a, one], [b, two]) => (`${one.region} ${a}` < `${two.region} ${b}` ? -1 : 1));
  return { agencies: ordered.map(([id, { name }]) => ({ id, name })), all: names.size, cells };
}

function cellOf({ left, right, pairs }: { left: string; right: string; pairs: readonly Pair[] }): MatrixCell {
  const over = pairs.filter(({ grade }) => grade !== 'below');
  const shown = over.length > 0 ? over : pairs;
  const strongest = shown.reduce((best, one) => (strength(one) > strength(best) ? one : best));
  return { left, right, count: shown.length, strongest, isBelow: over.length === 0 };
}

function strength({ bits, similarity }: Pair): number {
  return bits > 0 ? bits : similarity;
}

function rank({ isBelow, strongest, count }: MatrixCell): number {
  return (isBelow ? 0 : 1e9) + strength(strongest) * 1e3 + Math.min(count, 999);
}

/** How dark a cell is, 1 to 4: by how far the strongest pair is beyond what is listed at all. */
export function shadeOf({ strongest }: MatrixCell): 1 | 2 | 3 | 4 {
  const { layer, bits, similarity } = strongest;
  if (layer === 'rows') return similarity === 1 ? 2 : 1;
  const steps = layer === 'forms' ? [20, 35, 60] : [40, 80, 160];
  const above = steps.filter((step) => bits >= step).length;
  return above === 0 ? 1 : above === 1 ? 2 : above === 2 ? 3 : 4;
}
