interface Box {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
}

/** The cells of a tab-separated text; with `merged`, blank cells become part of the one to the left or above. */
export function boxesOf(text: string, merged: boolean): readonly (readonly Box[])[] {
  const grid = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));
  const width = Math.max(...grid.map((row) => row.length));
  const full = grid.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]);
  const boxes = full.map((row, at) =>
    row.map((cell, column) => ({ text: cell, row: at, column, rowSpan: 1, columnSpan: 1 })),
  );
  return merged ? mergeBlanks(boxes) : boxes;
}

function mergeBlanks(boxes: readonly (readonly Box[])[]): readonly (readonly Box[])[] {
  const gone = new Set<Box>();
  boxes.forEach((row, at) => {
    row.forEach((box, column) => {
      if (box.text === '' || gone.has(box)) return;
      let below = at + 1;
      while (
        boxes[below] &&
        leading(boxes[below] as readonly Box[], column) &&
        !isBlank(boxes[below] as readonly Box[])
      ) {
        gone.add(boxes[below]?.[column] as Box);
        below++;
      }
      box.rowSpan = below - at;
      let right = column + 1;
      while (box.rowSpan === 1 && row[right]?.text === '' && !gone.has(row[right] as Box)) {
        gone.add(row[right] as Box);
        right++;
      }
      box.columnSpan = right - column;
    });
  });
  return boxes.map((row) => row.filter((box) => !gone.has(box)));
}

/** Whether a cell and all before it in its row are blank: the continuation of a merged label. */
function leading(row: readonly Box[], column: number): boolean {
  return row.slice(0, column + 1).every((box) => box.text === '');
}

function isBlank(row: readonly Box[]): boolean {
  return row.every((box) => box.text === '');
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The text as an HTML table. */
export function toHtml(text: string, merged: boolean): string {
  const rows = boxesOf(text, merged).map(
    (row) =>
      `<tr>${row
        .map((box) => {
          const spans = `${box.rowSpan > 1 ? ` rowspan="${box.rowSpan}"` : ''}${box.columnSpan > 1 ? ` colspan="${box.columnSpan}"` : ''}`;
          return `<td${spans}>${escape(box.text)}</td>`;
        })
        .join('')}</tr>`,
  );
  return `<!doctype html><html><meta charset="utf-8"><body><table>${rows.join('\n')}</table></body></html>`;
}
