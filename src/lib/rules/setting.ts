import type { Bilingual } from '#lib/dataset/index.ts';

export type SettingValue = number | readonly string[];
export type SettingValues = Readonly<Record<string, SettingValue>>;

/** A threshold or a list of words that a user may change, with the reason for its default. */
export interface Setting<V extends SettingValue = SettingValue> {
  readonly value: V;
  readonly reason: Bilingual;
}

export type SettingSpecs = Readonly<Record<string, Setting>>;
export type Values<S extends SettingSpecs> = { readonly [K in keyof S]: S[K]['value'] };

export function threshold(value: number, zh: string, en: string): Setting<number> {
  return { value, reason: { zh, en } };
}

/** A list of words, written in one string with `|` between them. */
export function words(list: string, zh: string, en: string): Setting<readonly string[]> {
  return { value: list.split('|'), reason: { zh, en } };
}

/** The default values of a rule's settings. */
export function defaultsOf(specs: SettingSpecs): SettingValues {
  return Object.fromEntries(Object.entries(specs).map(([name, { value }]) => [name, value]));
}
