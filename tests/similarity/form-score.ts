import type { FormInput, FormPair } from '#lib/similarity/index.ts';
import type { FormCorpus, LinkClass } from './form-generator.ts';

/** The forms as the scorer is told about them: no roots, and the kind the dataset gives, right or wrong. */
export function formInputs(corpus: FormCorpus): FormInput[] {
  return corpus.forms.map(({ agency, year, project, rows }, at) => ({
    id: `form-${at}`,
    agency: {
      id: agency.id,
      kind: agency.kind,
      regions: [...new Set([agency.province, agency.prefecture, agency.place])],
    },
    year,
    project,
    rows: rows.map(({ name, target }) => ({ name, target })),
  }));
}

export interface FormScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairs: number;
  /** Pairs found that share no rows from one hand. */
  readonly wrong: number;
}

/** Rows of one hand that make two forms related, whether one was copied from the other or both from a third. */
const RELATED = 2;

/**
 * Precision by provenance: a pair is right if the forms share rows from one hand, directly or through other copies and
 * years. Recall over the planted links of a class.
 */
export function scoreForms(
  corpus: FormCorpus,
  pairs: readonly Pick<FormPair, 'left' | 'right'>[],
  link: LinkClass,
): FormScore {
  const roots = new Map<number, Set<number>>();
  const rootsOf = (form: number): Set<number> => {
    const known = roots.get(form) ?? new Set(corpus.forms[form]?.rows.map(({ root }) => root));
    roots.set(form, known);
    return known;
  };
  const isRelated = (left: number, right: number): boolean => {
    const other = rootsOf(right);
    return [...rootsOf(left)].filter((root) => other.has(root)).length >= RELATED;
  };
  const right = pairs.filter((pair) => isRelated(pair.left, pair.right)).length;
  const found = new Set(pairs.map((pair) => pairKey(pair.left, pair.right)));
  const links = corpus.links.filter((one) => one.class === link);
  const hit = links.filter(({ copy, source }) => found.has(pairKey(copy, source))).length;
  const precision = right / Math.max(1, pairs.length);
  const recall = hit / links.length;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, pairs: pairs.length, wrong: pairs.length - right };
}

const pairKey = (one: number, two: number): string => `${Math.min(one, two)} ${Math.max(one, two)}`;

/** The best plain Jaccard on distinct row names between agencies: what one would do without weights. */
export function plainBaseline(corpus: FormCorpus): FormScore {
  const names = corpus.forms.map(({ rows }) => new Set(rows.map(({ name }) => name)));
  const bearers = new Map<string, number[]>();
  names.forEach((set, form) => {
    for (const name of set) bearers.set(name, [...(bearers.get(name) ?? []), form]);
  });
  const scored: { left: number; right: number; similarity: number }[] = [];
  corpus.forms.forEach((form, left) => {
    for (const [right, shared] of sharedCounts(names[left] ?? new Set(), bearers, left)) {
      if (corpus.forms[right]?.agency === form.agency) continue;
      const all = (names[left]?.size ?? 0) + (names[right]?.size ?? 0) - shared;
      if (shared / all >= 0.3) scored.push({ left, right, similarity: shared / all });
    }
  });
  const scores = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8].map((threshold) =>
    scoreForms(
      corpus,
      scored.filter(({ similarity }) => similarity >= threshold),
      'cross_agency',
    ),
  );
  return scores.reduce((best, score) => (score.f1 > best.f1 ? score : best));
}

function sharedCounts(
  names: ReadonlySet<string>,
  bearers: ReadonlyMap<string, readonly number[]>,
  form: number,
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const name of names) {
    for (const other of bearers.get(name) ?? []) if (other > form) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  return counts;
}
