import { decodeText } from '#lib/text/index.ts';
import { digestOf } from './digest.ts';
import type { Grid, ReadDocument } from './grid.ts';
import { limitsOf, type Limits, type ReadOptions } from './limits.ts';
import { problemList, type ProblemList } from './problem.ts';

/** A document being read: its limits, the problems found so far and the cells still allowed. */
export interface Reading {
  readonly limits: Limits;
  readonly problems: ProblemList;
  readonly options: ReadOptions;
  /**
   * The source (or bytes taken out of it) as text, its encoding decided from all bytes; characters that could not be
   * decoded are reported.
   */
  decoded(bytes?: Uint8Array): { text: string; encoding: string };
  /** Takes cells from what the document may have; gives how many it got, fewer (and one problem) at the limit. */
  takeCells(count: number): number;
  /**
   * Counts cells met in the file, blank ones at the edges of a sheet included; false when twice as many as the document
   * may have were met, so that a file of blank cells ends too.
   */
  meetCells(count: number): boolean;
  /** Reports, once, that a limit ended the reading. */
  reach(limit: keyof Limits): void;
  /** Reports how far the reading is (0 to 1) and throws the signal's reason if the caller gave up. */
  pause(share: number): void;
  /** The finished document. */
  finish(grids: readonly Grid[], encoding?: string): ReadDocument;
}

export interface Source {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly reader: ReadDocument['reader'];
}

/** Begins to read a document. */
export function startReading(source: Source, options: ReadOptions = {}): Reading {
  const limits = limitsOf(options);
  const problems = problemList();
  const reached = new Set<keyof Limits>();
  let cells = 0;
  let met = 0;

  function decoded(bytes = source.bytes) {
    const { text, encoding, replaced } = decodeText(bytes);
    if (replaced > 0) problems.report('undecodable', '', { count: replaced });
    return { text, encoding };
  }

  function takeCells(count: number): number {
    const granted = Math.min(count, limits.cells - cells);
    cells += granted;
    if (granted < count) reach('cells');
    return granted;
  }

  function meetCells(count: number): boolean {
    met += count;
    if (met > 2 * limits.cells) reach('cells');
    return met <= 2 * limits.cells;
  }

  function reach(limit: keyof Limits): void {
    if (!reached.has(limit)) problems.report('limit_reached', '', { limit, maximum: limits[limit] });
    reached.add(limit);
  }

  function pause(share: number): void {
    options.signal?.throwIfAborted();
    options.onProgress?.(share);
  }

  function finish(grids: readonly Grid[], encoding = 'utf-8'): ReadDocument {
    const { file, bytes, reader } = source;
    return { file, sha256: digestOf(bytes), reader, encoding, grids, problems: problems.found };
  }

  return { limits, problems, options, decoded, takeCells, meetCells, reach, pause, finish };
}
