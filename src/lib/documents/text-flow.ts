import type { Table } from './table.ts';

/** Text and tables as they come, with line breaks where the document breaks lines. */
export interface TextFlow {
  text(data: string): void;
  /** Ends the line, an empty one too (`<br>`). */
  breakLine(): void;
  /** Ends the line if anything stands on it (the edge of a paragraph). */
  endBlock(): void;
  table(table: Table): void;
  /** What came, in order: runs of lines separated by a line feed, and tables. */
  content(): (string | Table)[];
}

const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;
const SPACES = /[ \t\r\n\f]+/g;

/**
 * White space of html source as a browser shows it: runs become one space, those at the ends of a line vanish, and so
 * do those with a source line break between two Chinese characters.
 */
export function collapseSpaces(line: string): string {
  return line
    .replace(SPACES, (run, at: number) => {
      const between = WIDE.test(line.charAt(at - 1)) && WIDE.test(line.charAt(at + run.length));
      return between && /[\r\n]/.test(run) ? '' : ' ';
    })
    .replace(/^ | $/g, '');
}

/** A flow whose finished lines pass through `tidy`, which for html collapses white space. */
export function textFlow(tidy: (line: string) => string): TextFlow {
  const content: (string | Table)[] = [];
  let lines: string[] = [];
  let pieces: string[] = [];

  function breakLine(): void {
    lines.push(tidy(pieces.join('')));
    pieces = [];
  }

  function endBlock(): void {
    if (pieces.length > 0 && tidy(pieces.join('')) !== '') breakLine();
    pieces = [];
  }

  function endLines(): void {
    endBlock();
    if (lines.some((line) => line !== '')) content.push(lines.join('\n'));
    lines = [];
  }

  return {
    text(data) {
      pieces.push(data);
    },
    breakLine,
    endBlock,
    table(table) {
      endLines();
      content.push(table);
    },
    content() {
      endLines();
      return content;
    },
  };
}
