import { textAt, textCount, type TextColumn } from './column.ts';
import { foldInto } from './fold.ts';
import { Interner } from './interner.ts';
import type { Work } from './progress.ts';
import { isPlainName, rowKey } from './row-key.ts';
import { targetKey } from './target-key.ts';

export interface RowColumns {
  /** Indicator names as printed or cleaned. */
  readonly names: TextColumn;
  /** Their targets as printed; leave out to compare names only. */
  readonly targets?: TextColumn;
}

export interface CollapsedRows {
  /** For every row the number of its name. */
  readonly nameOf: Uint32Array;
  /** For every row the number of its target, 0 for none. */
  readonly targetOf: Uint32Array;
  /** The distinct comparison keys of names and of targets. */
  readonly names: TextColumn;
  readonly targets: TextColumn;
}

const CHUNK = 8192;

/** Gives every row the number of its normalised name and target; equal numbers mean equal but for spelling. */
export function* collapseRows(rows: RowColumns): Work<CollapsedRows> {
  const total = textCount(rows.names);
  const state = openCollapse(total, rows);
  for (let from = 0; from < total; from += CHUNK) {
    collapseChunk(state, from, Math.min(total, from + CHUNK));
    yield { stage: 'collapse', done: from, total };
  }
  const { nameOf, targetOf, names, targets } = state;
  return { nameOf, targetOf, names: names.column(), targets: targets.column() };
}

interface Collapse {
  readonly rows: RowColumns;
  readonly nameOf: Uint32Array;
  readonly targetOf: Uint32Array;
  readonly names: Interner;
  readonly targets: Interner;
  /** Targets as printed and the number of the key of each, so that a spelling is parsed once. */
  readonly printed: Interner;
  readonly keyOfPrinted: number[];
}

function openCollapse(total: number, rows: RowColumns): Collapse {
  const targets = new Interner();
  targets.add('');
  return {
    rows,
    nameOf: new Uint32Array(total),
    targetOf: new Uint32Array(total),
    names: new Interner(),
    targets,
    printed: new Interner(),
    keyOfPrinted: [],
  };
}

function collapseChunk(state: Collapse, from: number, to: number): void {
  for (let row = from; row < to; row++) {
    if (isPlainRow(state.rows, row)) collapsePlain(state, row);
    else collapseParsed(state, row);
  }
}

/** Whether the row needs no parsing: a bare name, and a target that does not begin by repeating it. */
function isPlainRow({ names, targets }: RowColumns, row: number): boolean {
  const start = names.starts[row] ?? 0;
  if (!isPlainName(names.units, start, names.starts[row + 1] ?? 0)) return false;
  if (targets === undefined) return true;
  const from = targets.starts[row] ?? 0;
  return from === (targets.starts[row + 1] ?? 0) || targets.units[from] !== names.units[start];
}

function collapsePlain(state: Collapse, row: number): void {
  const { names, targets } = state.rows;
  const span = { start: names.starts[row] ?? 0, end: names.starts[row + 1] ?? 0 };
  const buffer = state.names.open(span.end - span.start);
  state.nameOf[row] = state.names.close(foldInto(names.units, span, { buffer, at: state.names.end }));
  if (targets !== undefined) state.targetOf[row] = internTarget(state, targets, row);
}

function collapseParsed(state: Collapse, row: number): void {
  const { names, targets } = state.rows;
  const key = rowKey(textAt(names, row), targets === undefined ? '' : textAt(targets, row));
  state.nameOf[row] = state.names.add(key.name);
  state.targetOf[row] = state.targets.add(key.target);
}

function internTarget(state: Collapse, targets: TextColumn, row: number): number {
  const start = targets.starts[row] ?? 0;
  const end = targets.starts[row + 1] ?? 0;
  if (start === end) return 0;
  const buffer = state.printed.open(end - start);
  buffer.set(targets.units.subarray(start, end), state.printed.end);
  const printed = state.printed.close(state.printed.end + end - start);
  return (state.keyOfPrinted[printed] ??= state.targets.add(targetKey(textAt(targets, row))));
}
