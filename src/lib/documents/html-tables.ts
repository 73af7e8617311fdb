import type { Attributes } from './sax.ts';
import { tableBuilder, type PlaceOf, type Table, type TableBuilder } from './table.ts';
import { collapseSpaces, textFlow, type TextFlow } from './text-flow.ts';

interface OpenCell {
  readonly flow: TextFlow;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface OpenTable {
  readonly number: number;
  readonly builder: TableBuilder;
  inRow: boolean;
  cell: OpenCell | undefined;
}

/**
 * The tables open at one moment of an html page. Rows and cells belong to the innermost table, whatever else was left
 * unclosed; text inside a table but outside its cells goes before the table, as in a browser.
 */
export class HtmlTables {
  readonly #root = textFlow(collapseSpaces);
  readonly #open: OpenTable[] = [];
  readonly #placesOf: (table: number) => PlaceOf;
  readonly #columns: number;
  #count = 0;

  constructor(placesOf: (table: number) => PlaceOf, columns: number) {
    this.#placesOf = placesOf;
    this.#columns = columns;
  }

  get isOutside(): boolean {
    return this.#open.length === 0;
  }

  /** Where text goes now: the innermost open cell, or the page. */
  get flow(): TextFlow {
    return this.#open.findLast((table) => table.cell)?.cell?.flow ?? this.#root;
  }

  /** The innermost table, `T2`; empty outside. */
  get place(): string {
    const table = this.#open.at(-1);
    return table ? `T${table.number}` : '';
  }

  startTable(): void {
    const number = ++this.#count;
    this.flow.endBlock();
    const builder = tableBuilder(this.#placesOf(number), this.#columns);
    this.#open.push({ number, builder, inRow: false, cell: undefined });
  }

  startRow(): void {
    this.endCell();
    const table = this.#open.at(-1);
    if (!table) return this.flow.endBlock();
    table.builder.startRow();
    table.inRow = true;
  }

  startCell(attributes: Attributes): void {
    this.endCell();
    const table = this.#open.at(-1);
    if (!table) return this.flow.endBlock();
    if (!table.inRow) this.startRow();
    table.cell = {
      flow: textFlow(collapseSpaces),
      rowSpan: spanOf(attributes.rowspan, 65_534),
      columnSpan: spanOf(attributes.colspan, 1_000),
    };
  }

  endCell(): void {
    const table = this.#open.at(-1);
    if (!table?.cell) return;
    const { flow, rowSpan, columnSpan } = table.cell;
    table.cell = undefined;
    table.builder.add({ content: flow.content().map(withoutBlankLines), rowSpan, columnSpan });
  }

  endRow(): void {
    this.endCell();
    const table = this.#open.at(-1);
    if (table) table.inRow = false;
  }

  endRows(): void {
    this.endRow();
    this.#open.at(-1)?.builder.endRows();
  }

  endTable(): void {
    this.endCell();
    const table = this.#open.pop();
    if (table) this.flow.table(table.builder.finish());
  }

  /** Everything read, tables left open included. */
  content(): (string | Table)[] {
    while (this.#open.length > 0) this.endTable();
    return this.#root.content();
  }
}

function withoutBlankLines(part: string | Table): string | Table {
  return typeof part === 'string' ? part.replace(/\n+/g, '\n').replace(/^\n|\n$/g, '') : part;
}

/** A span attribute as a number; 0 means to the end of the rows, anything unreadable means 1. */
function spanOf(value: string | undefined, most: number): number {
  const count = parseInt(value ?? '1', 10);
  if (count === 0) return most;
  return Number.isNaN(count) || count < 0 ? 1 : Math.min(count, most);
}
