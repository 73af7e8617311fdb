import type { FormCorpus } from './form-corpus.ts';
import { numbersTo, sortedByKey } from './growth.ts';
import type { Work } from './progress.ts';
import { isSameProject, projectBigrams, type Relation } from './relation.ts';
import { overlapOf, type WeightedSets } from './weighted-join.ts';

export interface AgencyPair {
  /** The earlier form as far as years are known, and the later one. */
  readonly left: number;
  readonly right: number;
  readonly relation: Exclude<Relation, 'cross_agency'>;
  readonly similarity: number;
}

/** Forms of one office share its habits; only above these do they count as carried over or pasted. */
const CARRIED = 0.25;
const PASTED = 0.2;

/**
 * Pairs within one agency. A form is carried over from the earlier form of the same project most like it; so years of
 * one project make a line. Of every other line of the agency the most similar earlier form is a pasted pair.
 */
export function* agencyPairs(corpus: FormCorpus, sets: WeightedSets): Work<AgencyPair[]> {
  const { agencyOf, years, agencies } = corpus.table;
  const byYear = sortedByKey(numbersTo(agencyOf.length), 0x10000, (form) => years[form] ?? 0);
  const order = sortedByKey(byYear, agencies.length, (form) => agencyOf[form] ?? 0);
  const pairs: AgencyPair[] = [];
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && agencyOf[order[to] ?? 0] === agencyOf[order[from] ?? 0]) to++;
    pairUp(corpus, sets, { forms: order.subarray(from, to), pairs });
    from = to;
    yield { stage: 'candidates', done: from, total: order.length };
  }
  return pairs;
}

interface Best {
  readonly form: number;
  readonly similarity: number;
}

function pairUp(
  corpus: FormCorpus,
  sets: WeightedSets,
  { forms, pairs }: { forms: Uint32Array; pairs: AgencyPair[] },
): void {
  const { years, projects } = corpus.table;
  const names = Array.from(forms, (form) => projectBigrams(projects[form] ?? ''));
  const lines: number[] = [];
  forms.forEach((right, at) => {
    const best = new Map<number, Best>();
    let carried: { line: number; best: Best } | undefined;
    for (let earlier = 0; earlier < at; earlier++) {
      const form = forms[earlier] ?? 0;
      const similarity = overlapOf(sets, form, right).similarity;
      const line = lines[earlier] ?? 0;
      const later = (years[form] ?? 0) > 0 && (years[form] ?? 0) < (years[right] ?? 0);
      const same = later && isSameProject(names[earlier] ?? new Set(), names[at] ?? new Set());
      if (same && similarity >= Math.max(CARRIED, carried?.best.similarity ?? 0))
        carried = { line, best: { form, similarity } };
      if (similarity >= Math.max(PASTED, best.get(line)?.similarity ?? 0)) best.set(line, { form, similarity });
    }
    lines.push(carried?.line ?? at);
    if (carried)
      pairs.push({ left: carried.best.form, right, relation: 'carry_over', similarity: carried.best.similarity });
    for (const [line, { form, similarity }] of best) {
      if (line !== carried?.line) pairs.push({ left: form, right, relation: 'same_agency', similarity });
    }
  });
}
