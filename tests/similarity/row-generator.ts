import { ASPECTS, GENERIC, inventedName, KINDS, MODIFIERS, RATES, SYNONYMS, topicsOf } from './lexicon.ts';
import { Random } from './random.ts';

export const VOCABULARIES = ['closed', 'open', 'mixed'] as const;
export type Vocabulary = (typeof VOCABULARIES)[number];

export const EDITS = ['substitute', 'insert', 'delete', 'synonym', 'place', 'swap', 'number', 'two'] as const;
export type Edit = (typeof EDITS)[number];

export interface PlantedRow {
  readonly row: number;
  readonly source: number;
  readonly edit: Edit;
}

export interface RowCorpus {
  readonly names: string[];
  readonly targets: string[];
  readonly planted: PlantedRow[];
}

/**
 * Indicator rows of many offices: a generic pool, each kind's own vocabulary with popular and rare names, names with a
 * place or an invented word in them, and for every eighth row a name edited from an earlier one.
 */
export function rowCorpus(seed: number, count: number, vocabulary: Vocabulary = 'mixed'): RowCorpus {
  const random = new Random(seed);
  const corpus: RowCorpus = { names: [], targets: [], planted: [] };
  const places = Array.from({ length: 400 }, () => inventedName((limit) => random.below(limit), 2) + '县');
  for (let row = 0; row < count; row++) {
    if (row > 10 && random.chance(0.12)) {
      const source = random.below(row);
      const edit = random.pick(EDITS);
      corpus.names.push(editName(corpus.names[source] ?? '', edit, { random, places }));
      corpus.planted.push({ row, source, edit });
    } else corpus.names.push(freshName(random, vocabulary, places));
    corpus.targets.push(random.chance(0.8) ? random.pick(RATES) : `≥${random.between(1, 500)}次`);
  }
  return corpus;
}

function freshName(random: Random, vocabulary: Vocabulary, places: readonly string[]): string {
  if (random.chance(0.12)) return GENERIC[random.skewed(GENERIC.length, 2)] ?? '';
  const kind = random.pick(KINDS);
  const aspects = ASPECTS[random.pick(Object.keys(ASPECTS))] ?? [];
  const topics = topicsOf(kind);
  const topic = topics[random.skewed(topics.length, 1.5)] ?? '';
  const aspect = aspects[random.skewed(aspects.length, 1.7)] ?? '';
  const open = vocabulary === 'open' || (vocabulary === 'mixed' && random.chance(0.5));
  const own = open ? inventedName((limit) => random.below(limit), random.between(2, 4)) : random.pick(MODIFIERS);
  const style = random.next();
  if (style < 0.3) return aspect.replace('#', topic);
  if (style < 0.6) return aspect.replace('#', own + topic);
  if (style < 0.8) return aspect.replace('#', topic + own + random.pick(MODIFIERS));
  return random.pick(places) + aspect.replace('#', own + random.pick(topics));
}

interface Means {
  readonly random: Random;
  readonly places: readonly string[];
}

/** A name with one edit of the given kind (two: two substitutions). */
export function editName(name: string, edit: Edit, { random, places }: Means): string {
  const at = random.below(Math.max(1, name.length));
  const sign = inventedName((limit) => random.below(limit), 1);
  switch (edit) {
    case 'substitute':
      return name.slice(0, at) + sign + name.slice(at + 1);
    case 'insert':
      return name.slice(0, at) + sign + name.slice(at);
    case 'delete':
      return name.length < 3 ? name : name.slice(0, at) + name.slice(at + 1);
    case 'synonym':
      return SYNONYMS.reduce((text, [word, other]) => text.replace(word, other), name);
    case 'place':
      return random.pick(places) + name.replace(/^.{2}县/, '');
    case 'swap':
      return name.slice(Math.ceil(name.length / 2)) + name.slice(0, Math.ceil(name.length / 2));
    case 'number':
      return `${name}${random.between(2, 9)}`;
    case 'two':
      return editName(editName(name, 'substitute', { random, places }), 'substitute', { random, places });
  }
}
