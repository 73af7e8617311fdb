import type { Row } from '#lib/dataset/index.ts';
import { findLevel1, findLevel2, parentOfLevel2, resolveLevels, type Vocabulary } from '#lib/vocabulary/index.ts';
import { cellType } from './cell-types.ts';
import type { RawRow } from './indicator-rows.ts';
import { bareLevel, type LevelTerms } from './level-terms.ts';
import type { Piece } from './piece.ts';

export type LevelOrigin = Row<'indicators'>['level1_origin'];

/** The two levels of an indicator row: codes, labels as printed (empty if none) and how each was obtained. */
export interface Levels {
  readonly level1: string;
  readonly level2: string;
  readonly level1Label: string;
  readonly level2Label: string;
  readonly level1Origin: LevelOrigin;
  readonly level2Origin: LevelOrigin;
}

/** A label in force: what the rows below it inherit. */
interface Label {
  readonly text: string;
  readonly code: string;
  readonly piece: Piece | null;
}

interface Marked {
  readonly label: Label | null;
  readonly origin: LevelOrigin;
}

const OFFICIAL = new Set(['output', 'benefit', 'satisfaction', 'cost']);
const ABSENT: Marked = { label: null, origin: 'absent' };

interface Context {
  readonly rows: readonly RawRow[];
  readonly vocabulary: Vocabulary;
  readonly terms: LevelTerms;
  /** Parents seen printed beside a level 1 in this table: 社会效应 with 社会效益指标. */
  readonly printedParents: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One row of the table and the table around it. */
interface Spot extends Context {
  readonly row: RawRow;
  readonly at: number;
}

function labelOf(piece: Piece, level: 1 | 2, vocabulary: Vocabulary): Label {
  const text = piece.text.replace(/\s+/g, '');
  const bare = bareLevel(text);
  const found = level === 1 ? findLevel1(vocabulary, bare) : findLevel2(vocabulary, bare);
  return { text, code: found?.code ?? '', piece };
}

function isGarbled(piece: Piece, terms: LevelTerms): boolean {
  return cellType(piece.text, terms).garbled;
}

function parentsPrinted(rows: readonly RawRow[], vocabulary: Vocabulary): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!row.level1 || !row.level2) continue;
    const one = labelOf(row.level1, 1, vocabulary).code;
    const two = labelOf(row.level2, 2, vocabulary).code;
    const parents = result.get(one) ?? new Set<string>();
    result.set(one, parents.add(parentOfLevel2(vocabulary, two)));
  }
  return result;
}

/** Whether a level-1 label from another row may stand for a row whose level 2 is printed. */
function agrees(one: Label, two: Label, { row, vocabulary, printedParents }: Spot): boolean {
  const parent = parentOfLevel2(vocabulary, two.code);
  if (parent === '' || one.code === '' || parent === one.code) return true;
  if (one.piece && row.row.covering.includes(one.piece)) return true;
  if (printedParents.get(one.code)?.has(parent)) return true;
  if (one.code === 'cost' && two.code === 'output_cost') return true;
  if (one.code === 'benefit' && parent === 'satisfaction') return row.shift === 0;
  return !OFFICIAL.has(parent) && !OFFICIAL.has(one.code);
}

/** The nearest label of a level printed below a row, as long as no row between belongs to another group. */
function labelBelow({ at, rows, vocabulary, terms }: Spot, level: 1 | 2): Label | null {
  for (const row of rows.slice(at + 1)) {
    const piece = level === 1 ? row.level1 : row.level2;
    if (piece) return isGarbled(piece, terms) ? null : labelOf(piece, level, vocabulary);
    if (level === 2 && row.level1) return null;
  }
  return null;
}

function markLevel1(spot: Spot, carried: Marked | null, two: Label | null): Marked {
  const { row, terms, vocabulary } = spot;
  if (row.level1) {
    if (isGarbled(row.level1, terms)) return { label: null, origin: 'garbled' };
    return { label: labelOf(row.level1, 1, vocabulary), origin: 'explicit' };
  }
  if (carried) {
    if (!carried.label) return ABSENT;
    return two && !agrees(carried.label, two, spot) ? ABSENT : { label: carried.label, origin: 'carried' };
  }
  const below = labelBelow(spot, 1);
  if (!below || (two && !agrees(below, two, spot))) return ABSENT;
  return { label: below, origin: 'carried_from_below' };
}

function markLevel2(spot: Spot, carried: Marked | null, centred: boolean): Marked {
  const { row, terms, vocabulary } = spot;
  if (row.level2) {
    if (!isGarbled(row.level2, terms)) {
      return { label: labelOf(row.level2, 2, vocabulary), origin: 'explicit' };
    }
    return { label: carried?.label ? { ...carried.label, text: '' } : null, origin: 'garbled' };
  }
  if (carried?.label) return { label: carried.label, origin: 'carried' };
  const below = centred || (carried === null && !row.level1) ? labelBelow(spot, 2) : null;
  return below ? { label: below, origin: 'carried_from_below' } : ABSENT;
}

function levelsOf(one: Marked, two: Marked, vocabulary: Vocabulary): Levels {
  const [level1, level2] = [bareLevel(one.label?.text ?? ''), bareLevel(two.label?.text ?? '')];
  const pair = resolveLevels(vocabulary, { level1, level2 });
  const garbled = two.origin === 'garbled' ? (two.label?.code ?? '') : '';
  return {
    level1: pair.level1?.code ?? one.label?.code ?? '',
    level2: pair.level2?.code ?? (two.label?.code || garbled),
    level1Label: one.label?.text ?? '',
    level2Label: two.label?.text ?? '',
    level1Origin: one.origin,
    level2Origin: two.origin,
  };
}

/**
 * The levels of each row of a table. A label holds for the rows below it within its group; a table whose first row has
 * none prints its labels in the middle of merged cells, so that row looks down. A level 1 is never carried to a level 2
 * whose official parent is another one.
 */
export function carryLevels(rows: readonly RawRow[], vocabulary: Vocabulary, terms: LevelTerms): readonly Levels[] {
  const context: Context = { rows, vocabulary, terms, printedParents: parentsPrinted(rows, vocabulary) };
  const first = rows[0];
  const centred = first !== undefined && !first.level1 && !first.level2;
  let one: Marked | null = null;
  let two: Marked | null = null;
  return rows.map((row, at) => {
    const newGroup = row.level1 !== null && row.level1.text !== one?.label?.text;
    const spot: Spot = { ...context, row, at };
    two = markLevel2(spot, newGroup ? ABSENT : two, centred && newGroup);
    const explicit = two.origin === 'explicit' ? two.label : null;
    one = markLevel1(spot, one, explicit);
    return levelsOf(one, two, vocabulary);
  });
}
