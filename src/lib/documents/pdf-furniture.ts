import type { PagePart } from './pdf-layout.ts';
import type { Reading } from './reading.ts';

/** How far from the edge of a page its header and footer may stand, as a share of its height. */
const EDGE = 0.1;
const PAGE_NUMBER = /^[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?\s*(?:[/／,，共]\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–·\s]*$/;

/**
 * The parts of each page without page numbers, and without lines at its edges that stand on every page; both are
 * reported. Lines between tables are never taken.
 */
export function withoutFurniture(pages: readonly (readonly PagePart[])[], reading: Reading): PagePart[][] {
  const repeated = repeatedLines(pages);
  return pages.map((parts) =>
    parts.filter((part, at) => {
      if (part.kind !== 'line' || !isAtEdge(part.height)) return true;
      const isOuter = [parts.slice(0, at), parts.slice(at + 1)].some((side) =>
        side.every((other) => other.kind === 'line'),
      );
      if (!isOuter || !(PAGE_NUMBER.test(part.text) || repeated.has(withoutNumbers(part.text)))) return true;
      reading.problems.reportText('page_furniture', part.place, part.text);
      return false;
    }),
  );
}

function isAtEdge(height: number): boolean {
  return height < EDGE || height > 1 - EDGE;
}

/** Lines at the edges that stand on all of several pages, whatever numbers they hold. */
function repeatedLines(pages: readonly (readonly PagePart[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const parts of pages) {
    const lines = parts.flatMap((part) =>
      part.kind === 'line' && isAtEdge(part.height) ? [withoutNumbers(part.text)] : [],
    );
    for (const line of new Set(lines)) counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  const enough = Math.max(3, pages.length);
  return new Set([...counts].flatMap(([line, count]) => (count >= enough ? [line] : [])));
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#');
}
