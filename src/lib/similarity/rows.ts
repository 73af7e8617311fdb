import { bigramSets } from './bigrams.ts';
import { collapseRows, type CollapsedRows, type RowColumns } from './collapse.ts';
import { take } from './growth.ts';
import type { Work } from './progress.ts';
import { joinSets, type SetJoin } from './set-join.ts';
import { starClusters, type Stars } from './star.ts';

export interface RowReuse {
  readonly rows: CollapsedRows;
  /** How many rows carry each distinct name. */
  readonly rowCounts: Uint32Array;
  /** Pairs of distinct names, by their numbers in `rows.names`. */
  readonly pairs: SetJoin;
  readonly clusters: Stars;
}

/**
 * Collapses rows that differ in spelling only, finds all pairs of distinct names whose bigrams have a Jaccard
 * similarity of at least `threshold` (0.5 to 1; 0.6 finds single substitutions in names of six characters and more) and
 * groups them around leaders. Rows alike are not evidence of copying: official wording is alike by itself.
 */
export function* compareRows(columns: RowColumns, threshold = 0.6): Work<RowReuse> {
  const rows = yield* collapseRows(columns);
  const rowCounts = new Uint32Array(rows.names.starts.length - 1);
  for (const name of rows.nameOf) take(rowCounts, name);
  const sets = yield* bigramSets(rows.names);
  const pairs = yield* joinSets(sets, threshold);
  yield { stage: 'cluster', done: 0, total: pairs.left.length };
  return { rows, rowCounts, pairs, clusters: starClusters(pairs, rowCounts) };
}
