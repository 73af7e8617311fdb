import type { FormCorpus } from './form-corpus.ts';
import type { Peers } from './peers.ts';

/**
 * One form as the scorer sees it, whether it belongs to the corpus or is held against it: the items from `start` up to
 * before `end` of three lists, ascending by name. Names, targets and pairs the corpus does not know have numbers beyond
 * its own.
 */
export interface FormView {
  readonly party: Party;
  readonly names: Uint32Array;
  readonly targets: Uint32Array;
  readonly pairs: Uint32Array;
  readonly start: number;
  readonly end: number;
}

/** The agency behind a form, and its peer groups. */
export interface Party {
  /** Its place in the corpus, −1 for an agency from outside, which no group counts among its members. */
  readonly agency: number;
  readonly groups: Uint32Array;
}

/** A form of the corpus. */
export function formView({ items, table, pairOf, parties }: FormCorpus, form: number): FormView {
  return {
    party: parties[table.agencyOf[form] ?? 0] as Party,
    names: items.names,
    targets: items.targets,
    pairs: pairOf,
    start: items.starts[form] ?? 0,
    end: items.starts[form + 1] ?? 0,
  };
}

/** All agencies as parties. */
export function partiesOf({ starts, groups }: Peers): Party[] {
  return Array.from({ length: starts.length - 1 }, (_, agency) => ({
    agency,
    groups: groups.subarray(starts[agency], starts[agency + 1]),
  }));
}
