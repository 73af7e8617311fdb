import { buildCube } from './build-cube.server.ts';
import { builtWorkbench, type BuiltWorkbench } from './compare/workbench.ts';
import { siteManifest } from './site-data.server.ts';
import type { Text } from './text.ts';

/** What the workbench shows of that dataset before anything is chosen. */
export async function buildWorkbench({ completion }: Text): Promise<BuiltWorkbench> {
  const { shared } = await siteManifest();
  return builtWorkbench(await buildCube(), { completion, isSplit: shared !== null });
}
