export const NAME_KINDS = ['place', 'agency'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name to look for in texts, such as 如皋市 or 如皋市信访局. */
export interface KnownName {
  readonly kind: NameKind;
  /** Region code of a place, id of an agency. */
  readonly code: string;
  readonly name: string;
  /** Region code of an agency: who may name the region may name its offices. */
  readonly region?: string;
}

export interface NameMatch {
  readonly name: KnownName;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Finds names of places and agencies in texts; where several begin at one place the longest counts. */
export class Gazetteer {
  /** By their first two characters, the longest first. */
  readonly #names = new Map<string, KnownName[]>();

  constructor(names: readonly KnownName[]) {
    for (const name of names) {
      if (name.name.length < 2) continue;
      const head = name.name.slice(0, 2);
      this.#names.set(head, [...(this.#names.get(head) ?? []), name]);
    }
    for (const list of this.#names.values()) list.sort((one, two) => two.name.length - one.name.length);
  }

  /** The names in a text, in order and without overlaps. */
  find(text: string): NameMatch[] {
    const matches: NameMatch[] = [];
    for (let start = 0; start + 1 < text.length;) {
      const name = this.#names.get(text.slice(start, start + 2))?.find((one) => text.startsWith(one.name, start));
      if (name) matches.push({ name, start, end: start + name.name.length });
      start += name?.name.length ?? 1;
    }
    return matches;
  }
}
