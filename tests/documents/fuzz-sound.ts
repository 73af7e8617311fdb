import type { ReadDocument } from '#lib/documents/index.ts';
import { DOCUMENT_PROBLEMS } from '../../src/lib/documents/problem.ts';

const PLACE = /^(?:L\d+|T\d+R\d+C\d+|P\d+L\d+|[^]*![A-Z]+\d+)$/;
const KINDS: ReadonlyMap<string, { readonly severity: string; readonly values: readonly string[] }> = new Map(
  Object.entries(DOCUMENT_PROBLEMS),
);

/** What is wrong with a reading whatever the bytes were: cells out of their order, places and problems not as specified. */
export function faultsOf(document: ReadDocument): readonly string[] {
  const faults: string[] = [];
  for (const grid of document.grids) {
    grid.rows.forEach((row, at) => {
      row.forEach((cell, index) => {
        const isOrdered = cell.row === at && cell.column > (row[index - 1]?.column ?? -1);
        if (!isOrdered) faults.push(`${grid.name} row ${at}: cell at ${cell.row},${cell.column}`);
        if (Math.min(cell.rowSpan, cell.columnSpan) < 1) faults.push(`${grid.name} ${cell.place}: no span`);
        if (!PLACE.test(cell.place)) faults.push(`${grid.name}: place ${cell.place}`);
      });
    });
  }
  for (const { code, severity, values } of document.problems) {
    const kind = KINDS.get(code);
    const isKnown = kind?.severity === severity && [...kind.values].sort().join() === Object.keys(values).sort().join();
    if (!isKnown) faults.push(`problem ${code} ${severity} ${Object.keys(values).join()}`);
  }
  return faults;
}
