import type { Engine } from '#lib/engines/index.ts';
import {
  runConceptGaps,
  runConceptTargets,
  type ConceptGapRow,
  type ConceptOptions,
  type ConceptTargetRow,
} from './concept-targets.ts';
import type { Filter } from './filter.ts';
import type { RunOptions } from './query.ts';

const SATISFACTION: ConceptOptions = { concepts: ['satisfaction_rate'], period: 'annual' };

/** Annual satisfaction targets, and the forms that set none. */
export interface Satisfaction {
  readonly targets: readonly ConceptTargetRow[];
  readonly absent: readonly ConceptGapRow[];
}

/** What each form demands of satisfaction in the year, of whom, and which forms say nothing about it. */
export async function runSatisfaction(engine: Engine, filter: Filter, options: RunOptions = {}): Promise<Satisfaction> {
  const [targets, absent] = await Promise.all([
    runConceptTargets(engine, filter, { ...SATISFACTION, ...options }),
    runConceptGaps(engine, filter, { ...SATISFACTION, ...options }),
  ]);
  return { targets, absent };
}
