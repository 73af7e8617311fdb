import { listNumber } from './list-number.ts';
import { child, children, type XmlElement } from './xml.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: %1 stands for the counter of level 1. */
  readonly pattern: string;
}

/** Where a paragraph stands in a list. */
export interface ListPosition {
  readonly list: string;
  readonly level: number;
}

/** Writes the numbers Word puts before list paragraphs. */
export interface Numbering {
  /** The number of the next paragraph at this position, `（一）`; empty for bullets and unknown lists. */
  next(position: ListPosition): string;
}

/** Numbering from `numbering.xml`; counters run on through the document. */
export function numberingOf(root: XmlElement | undefined): Numbering {
  const numbering = child(root, 'numbering');
  const templates = new Map(
    children(numbering, 'abstractNum').map((template) => [template.attributes.abstractNumId ?? '', template]),
  );
  const lists = new Map(
    children(numbering, 'num').map((list) => {
      const template = child(list, 'abstractNumId')?.attributes.val ?? '';
      return [list.attributes.numId ?? '', { template, levels: levelsOf(list, templates.get(template)) }];
    }),
  );
  const counters = new Map<string, number[]>();

  function next({ list, level }: ListPosition): string {
    const { levels, template } = lists.get(list) ?? {};
    const own = levels?.get(level);
    if (!levels || !own || template === undefined) return '';
    const counts = counters.get(template) ?? [];
    counters.set(template, counts);
    for (let at = 0; at < level; at++) counts[at] ??= levels.get(at)?.start ?? 1;
    counts[level] = counts[level] === undefined ? own.start : counts[level] + 1;
    counts.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return listNumber(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal');
    });
  }

  return { next };
}

function levelsOf(list: XmlElement, template: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const level of children(template, 'lvl')) levels.set(levelIndex(level.attributes.ilvl), levelOf(level));
  for (const override of children(list, 'lvlOverride')) {
    const index = levelIndex(override.attributes.ilvl);
    const own = child(override, 'lvl');
    const base = own ? levelOf(own) : levels.get(index);
    const start = child(override, 'startOverride')?.attributes.val;
    if (base) levels.set(index, start === undefined ? base : { ...base, start: whole(start, 1) });
  }
  return levels;
}

function levelOf(level: XmlElement): Level {
  const value = (name: string) => child(level, name)?.attributes.val;
  return { start: whole(value('start'), 1), format: value('numFmt') ?? 'decimal', pattern: value('lvlText') ?? '' };
}

/** The list position a paragraph's properties name, or that of its style. */
export function listPosition(properties: XmlElement | undefined, styles: ListStyles): ListPosition | undefined {
  const style = child(properties, 'pStyle')?.attributes.val ?? '';
  return positionIn(properties, styles.get(style)) ?? styles.get(style);
}

export type ListStyles = ReadonlyMap<string, ListPosition>;

/** Paragraph styles that number their paragraphs, from `styles.xml`; a style inherits from the one it is based on. */
export function listStyles(root: XmlElement | undefined): ListStyles {
  const styles = new Map(
    children(child(root, 'styles'), 'style').map((style) => [style.attributes.styleId ?? '', style]),
  );
  const positions = new Map<string, ListPosition>();
  for (const id of styles.keys()) {
    let style = styles.get(id);
    for (let step = 0; style && step < 20; step++) {
      const position = positionIn(child(style, 'pPr'), undefined);
      if (position) positions.set(id, position);
      style = position ? undefined : styles.get(child(style, 'basedOn')?.attributes.val ?? '');
    }
  }
  return positions;
}

function positionIn(properties: XmlElement | undefined, inherited: ListPosition | undefined): ListPosition | undefined {
  const numbered = child(properties, 'numPr');
  if (!numbered) return undefined;
  const list = child(numbered, 'numId')?.attributes.val ?? inherited?.list;
  const level = child(numbered, 'ilvl')?.attributes.val;
  return list === undefined
    ? undefined
    : { list, level: level === undefined ? (inherited?.level ?? 0) : levelIndex(level) };
}

/** Lists have nine levels. */
function levelIndex(value: string | undefined): number {
  return Math.min(whole(value, 0), 8);
}

function whole(value: string | undefined, otherwise: number): number {
  return /^\d{1,9}$/.test(value ?? '') ? Number(value) : otherwise;
}
