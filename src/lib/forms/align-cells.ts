import type { Piece, SheetRow } from './piece.ts';

/** A column cells can be put under: what it costs to fill it with a cell, or to leave it empty. */
export interface Slot {
  readonly column: number;
  /** How many columns it spans; one if not given. */
  readonly span?: number;
  /** Whether cells merged over the columns before it and it are its own. */
  readonly reached?: boolean;
  readonly skip: number;
  /** Its place in the row says nothing (a level the head does not announce). */
  readonly floating?: boolean;
  fit(piece: Piece): number;
}

export interface CellAlignment {
  /** For every slot the cell under it, or null. */
  readonly cells: readonly (Piece | null)[];
  readonly stray: readonly Piece[];
  /** How badly the row fits; below about 2 for a clean row. */
  readonly cost: number;
}

const STRAY = 7;

interface State {
  readonly cost: number;
  readonly shift: number | null;
  readonly cells: readonly (Piece | null)[];
  readonly stray: readonly Piece[];
}

type States = Map<number | null, State>;

/** By how many columns a cell stands beside its slot; in a real table any column of a merged head is its own. */
function shiftOf(piece: Piece, slot: Slot, exact: boolean): number {
  const shift = piece.column - slot.column;
  if (!exact) return shift;
  const reaches = slot.reached === true && piece.columnSpan + shift === (slot.span ?? 1);
  return (shift > 0 && shift < (slot.span ?? 1)) || reaches ? 0 : shift;
}

function moveCost(shift: number, before: number | null, exact: boolean): number {
  if (exact) return before === null ? 1.2 * Math.min(Math.abs(shift), 3) : shift === before ? 0 : 2;
  if (before === null) return shift === 0 ? 0 : 0.35 + 0.1 * Math.min(Math.abs(shift), 5);
  const change = Math.abs(shift - before);
  return change === 0 ? 0 : 0.55 + 0.08 * Math.min(change, 4);
}

/** Keeps the best state for each shift, so that a later cell can still side with the shift of its neighbours. */
function keep(states: States, state: State): void {
  const known = states.get(state.shift);
  if (!known || state.cost < known.cost) states.set(state.shift, state);
}

interface Grid {
  readonly slots: readonly Slot[];
  readonly exact: boolean;
}

/** All ways of placing one more cell: aside, or under any later slot. */
function place(front: readonly States[], piece: Piece, { slots, exact }: Grid): States[] {
  const next: States[] = Array.from({ length: slots.length + 1 }, () => new Map());
  const fits = slots.map((slot) => slot.fit(piece));
  front.forEach((states, used) => {
    for (const state of states.values()) {
      keep(next[used] as States, { ...state, cost: state.cost + STRAY, stray: [...state.stray, piece] });
      let cost = state.cost;
      let cells = state.cells;
      for (let at = used; at < slots.length; at++) {
        const slot = slots[at] as Slot;
        const shift = slot.floating ? state.shift : shiftOf(piece, slot, exact);
        const moved = slot.floating || shift === null ? 0 : moveCost(shift, state.shift, exact);
        const placed = { cost: cost + (fits[at] ?? 0) + moved, shift, cells: [...cells, piece], stray: state.stray };
        keep(next[at + 1] as States, placed);
        cost += slot.skip;
        cells = [...cells, null];
      }
    }
  });
  return next;
}

/**
 * Puts the cells of a row under slots, in order, at the least cost: how well each cell's text fits, how far it is shifted
 * against its neighbours, and which slots stay empty. Cells that fit nowhere are left aside.
 */
export function alignCells(row: SheetRow, slots: readonly Slot[]): CellAlignment {
  let front: States[] = Array.from({ length: slots.length + 1 }, () => new Map());
  front[0]?.set(null, { cost: 0, shift: null, cells: [], stray: [] });
  for (const piece of row.pieces) front = place(front, piece, { slots, exact: row.exact });
  let best: State | null = null;
  front.forEach((states, used) => {
    const rest = slots.slice(used).reduce((total, slot) => total + slot.skip, 0);
    for (const state of states.values()) {
      if (!best || state.cost + rest < best.cost) best = { ...state, cost: state.cost + rest };
    }
  });
  const { cells, stray, cost }: State = best ?? { cost: Infinity, shift: null, cells: [], stray: row.pieces };
  return { cells: slots.map((_, at) => cells[at] ?? null), stray, cost };
}
