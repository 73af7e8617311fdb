import type { Column } from './head-columns.ts';
import type { LevelTerms } from './level-terms.ts';
import type { Piece, SheetRow } from './piece.ts';
import type { TableHead } from './table-head.ts';

const NUMBERED = /^(?:指标|目标)\s*[\d一二三四五六七八九十]+\s*[:：、.．]/;

function impliedColumns(cells: readonly (readonly [Column['role'], Piece | null | undefined])[]): TableHead {
  const columns = cells.flatMap(([role, piece]): readonly Column[] =>
    piece ? [{ role, column: piece.column, span: 1, label: piece.text, period: 'annual', scope: '', block: 0 }] : [],
  );
  return { columns, rows: [], blocks: 1, width: (columns.at(-1)?.column ?? 0) + 1 };
}

/**
 * The head of a table without one, from its first row: a level 1, perhaps a level 2, then a name and perhaps its target.
 * Without a level 2 the name must be numbered (指标1：…). A level 1 alone in its row counts where `below` goes on with a
 * level 2 and a name.
 */
export function impliedHead(row: SheetRow, below: SheetRow | undefined, terms: LevelTerms): TableHead | null {
  const isLevel = (level: 1 | 2, piece: Piece | undefined): boolean =>
    piece !== undefined && terms.codes(level, piece.text).length > 0;
  const at = row.pieces.findIndex((piece) => isLevel(1, piece));
  const [level1, second, third, fourth] = row.pieces.slice(Math.max(0, at));
  if (at < 0 || at > 1 || !level1) return null;
  if (!second) {
    const [level2, name, value] = below?.pieces ?? [];
    if (!isLevel(2, level2) || !name || (level2?.column ?? 0) <= level1.column) return null;
    return impliedColumns([
      ['level1', level1],
      ['level2', level2],
      ['name', name],
      ['value', value ?? { ...name, column: name.column + 1 }],
    ]);
  }
  const level2 = isLevel(2, second) ? second : null;
  const [name, value] = level2 ? [third, fourth] : [second, third];
  if (!name || (!level2 && !NUMBERED.test(name.text))) return null;
  return impliedColumns([
    ['group', row.pieces[at - 1]],
    ['level1', level1],
    ['level2', level2],
    ['name', name],
    ['value', value],
  ]);
}
