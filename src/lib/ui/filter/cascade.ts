import { REGION_LEVELS } from '#lib/dataset/index.ts';
import type { EngineRow } from '#lib/queries/index.ts';

type Region = EngineRow<'regions'>;

/** One select of the cascade: province, prefecture or county. */
export interface CascadeStep {
  readonly level: Region['level'];
  readonly options: readonly Region[];
  readonly chosen: string | null;
  /** What is chosen when this step is set back: the nearest region chosen above. */
  readonly above: string | null;
}

/** The steps from province to county for a chosen region; a step without anything chosen above it has no options. */
export function cascade(regions: readonly Region[], chosen: string | null): CascadeStep[] {
  const line = lineage(regions, chosen);
  let above: string | null = null;
  return REGION_LEVELS.map((level) => {
    const parent = above;
    const own = line.find((region) => region.level === level)?.code ?? null;
    const under = regions.filter((region) => region.level === level && isUnder(regions, region, parent));
    const options = level === 'province' || parent !== null ? under : [];
    above = own ?? parent;
    return { level, options, chosen: own, above: parent };
  });
}

/** The region and all above it, the nearest first; no more than there are levels, whatever the parents say. */
function lineage(regions: readonly Region[], code: string | null, levels: number = REGION_LEVELS.length): Region[] {
  const region = levels === 0 ? undefined : regions.find((one) => one.code === code);
  return region === undefined ? [] : [region, ...lineage(regions, region.parent_code, levels - 1)];
}

function isUnder(regions: readonly Region[], region: Region, parent: string | null): boolean {
  return parent === null || lineage(regions, region.parent_code).some((one) => one.code === parent);
}
