import type { Cube } from '#lib/queries/index.ts';
import type { ConceptValues } from './linked.ts';

const NUMBERED: ReadonlySet<string> = new Set(['rate', 'count', 'money', 'duration', 'ratio', 'relative_change']);
const known = new WeakMap<Cube, ReadonlyMap<string, ConceptValues>>();

/** The kind and unit most annual numbers of a concept are in; null when none of its targets has a number. */
export function conceptValues(cube: Cube, concept: string): ConceptValues | null {
  const found = known.get(cube) ?? mainUnits(cube);
  known.set(cube, found);
  return found.get(concept) ?? null;
}

/** Concepts of which some target has a number, with the kind and unit most are in. */
function mainUnits(cube: Cube): ReadonlyMap<string, ConceptValues> {
  const counts = countsByUnit(cube);
  const most = new Map<string, { readonly values: ConceptValues; readonly count: number }>();
  for (const { values, count } of counts.values()) {
    if (count > (most.get(values.concept)?.count ?? 0)) most.set(values.concept, { values, count });
  }
  return new Map([...most].map(([concept, { values }]) => [concept, values]));
}

function countsByUnit(cube: Cube) {
  const { patterns, targets, codes, units } = cube;
  const rows = rowsByPattern(cube);
  const counts = new Map<string, { readonly values: ConceptValues; count: number }>();
  for (let pattern = 0; pattern < rows.length; pattern++) {
    const concept = codes.concept[patterns.codes.concept[pattern] ?? -1];
    if (typeof concept !== 'string' || patterns.placeholder[pattern] === 1) continue;
    for (let at = patterns.start[pattern] ?? 0; at < (patterns.start[pattern + 1] ?? 0); at++) {
      const target = patterns.target[at] ?? 0;
      const kind = codes.target_kind[targets.codes.target_kind[target] ?? -1];
      const isAnnual = codes.period[targets.codes.period[target] ?? -1] === 'annual';
      if (!isAnnual || typeof kind !== 'string' || !NUMBERED.has(kind) || Number.isNaN(targets.value[target])) continue;
      const unit = units[targets.unit[target] ?? -1] ?? null;
      const key = `${concept} ${kind} ${unit}`;
      const entry = counts.get(key) ?? { values: { concept, kind, unit }, count: 0 };
      entry.count += rows[pattern] ?? 0;
      counts.set(key, entry);
    }
  }
  return counts;
}

/** How many indicators read each way. */
function rowsByPattern({ cells, patterns }: Cube): Float64Array {
  const rows = new Float64Array(patterns.placeholder.length);
  for (let cell = 0; cell < cells.count.length; cell++) {
    const pattern = cells.pattern[cell] ?? 0;
    rows[pattern] = (rows[pattern] ?? 0) + (cells.count[cell] ?? 0);
  }
  return rows;
}
