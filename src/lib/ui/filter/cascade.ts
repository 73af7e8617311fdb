import { REGION_LEVELS } from '#lib/dataset/index.ts';
import type { EngineRow } from '#lib/queries/index.ts';

type Region = EngineRow<'regions'>;
type Known = ReadonlyMap<string, Region>;

/** One select of the cascade: province, prefecture or county. */
export interface CascadeStep {
  readonly level: Region['level'];
  readonly options: readonly Region[];
  readonly chosen: string | null;
  /** What is chosen when this step is set back: the nearest region chosen above. */
  readonly above: string | null;
}

/** The regions of a country by code: looked up for every choice, listed once. */
const lists = new WeakMap<readonly Region[], Known>();

/** The steps from province to county for a chosen region; a step without anything chosen above it has no options. */
export function cascade(regions: readonly Region[], chosen: string | null): CascadeStep[] {
  const known = lists.get(regions) ?? new Map(regions.map((region) => [region.code, region]));
  lists.set(regions, known);
  const line = lineage(known, chosen);
  let above: string | null = null;
  return REGION_LEVELS.map((level) => {
    const parent = above;
    const own = line.find((region) => region.level === level)?.code ?? null;
    const isOption = (region: Region) => region.level === level && isUnder(known, region, parent);
    const options = level === 'province' || parent !== null ? regions.filter(isOption) : [];
    above = own ?? parent;
    return { level, options, chosen: own, above: parent };
  });
}

/** The region and all above it, the nearest first; no more than there are levels, whatever the parents say. */
function lineage(known: Known, code: string | null, levels: number = REGION_LEVELS.length): Region[] {
  const region = levels === 0 || code === null ? undefined : known.get(code);
  return region === undefined ? [] : [region, ...lineage(known, region.parent_code, levels - 1)];
}

function isUnder(known: Known, region: Region, parent: string | null): boolean {
  return parent === null || lineage(known, region.parent_code).some((one) => one.code === parent);
}
