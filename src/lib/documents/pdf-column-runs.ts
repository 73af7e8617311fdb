import { isWrapped, lineText, type Margins, type TextLine } from './pdf-lines.ts';

/** Lines of a block that share columns; none where they are running text. */
export interface ColumnRun {
  readonly lines: readonly TextLine[];
  readonly columns: readonly Margins[];
}

/** How a block is read: the parts of a line set apart by white space, and the edges of the page's text. */
export interface RunContext {
  partsOf(line: TextLine): readonly TextLine[];
  readonly margins: Margins;
}

/** Lines must be set apart into columns so often before they make a table. */
const FEWEST = 3;

/** The stretches covered by the given ones, those that nearly touch joined. */
export function intervals(stretches: readonly Margins[]): Margins[] {
  const joined: { left: number; right: number }[] = [];
  for (const { left, right } of [...stretches].sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last && left <= last.right + 1) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
}

/** The lines of one table in the making. */
interface Group {
  readonly rows: (readonly TextLine[])[];
  columns: readonly Margins[];
}

const columnAt = (columns: readonly Margins[], part: Margins): number =>
  columns.findIndex(({ left, right }) => part.left >= left && part.right <= right);

/** Whether the parts of every row stand in columns of their own. */
function keepsApart(rows: readonly (readonly TextLine[])[], columns: readonly Margins[]): boolean {
  return rows.every((parts) => new Set(parts.map((part) => columnAt(columns, part))).size === parts.length);
}

/** Adds a line to a table if no two cells of a line fall into one column by it. */
function joins(group: Group, parts: readonly TextLine[]): boolean {
  const columns = intervals([...group.columns, ...parts]);
  const rows = [...group.rows, parts];
  if (columns.length < group.columns.length || !keepsApart(rows, columns)) return false;
  group.rows.push(parts);
  group.columns = columns;
  return true;
}

interface Entry {
  readonly group: Group | null;
  readonly lines: TextLine[];
}

/** Whether a line goes on with the running text of the line before it. */
function goesOn(before: TextLine | undefined, line: TextLine, { margins }: RunContext): boolean {
  if (!before || Math.abs(before.left - line.left) > 4 * line.size) return false;
  return isWrapped(before, lineText(line), { margins, centred: false });
}

function entriesOf(block: readonly TextLine[], context: RunContext): readonly Entry[] {
  const entries: Entry[] = [];
  let open: Group | null = null;
  const add = (group: Group | null, line: TextLine): void => {
    const last = entries.at(-1);
    if (last && last.group === group) last.lines.push(line);
    else entries.push({ group, lines: [line] });
  };
  for (const line of block) {
    const parts = context.partsOf(line);
    const last = entries.at(-1);
    const isText = parts.length === 1 && last?.group === null && goesOn(last.lines.at(-1), line, context);
    if (!isText && open && joins(open, parts)) add(open, line);
    else if (isText || parts.length === 1) add(null, line);
    else {
      open = { rows: [parts], columns: intervals(parts) };
      add(open, line);
    }
  }
  return entries;
}

/**
 * Cuts a block into stretches of lines that share columns and running text between them: a header in four columns, a
 * sentence across the page, and a table with columns of its own stand in one block where no more than a line parts them.
 */
export function columnRuns(block: readonly TextLine[], context: RunContext): readonly ColumnRun[] {
  const rows = block.map((line) => context.partsOf(line));
  const parted = rows.filter((parts) => parts.length > 1);
  if (parted.length < FEWEST) return [{ lines: block, columns: [] }];
  const whole = intervals(parted.flat());
  if (whole.length > 1 && keepsApart(parted, whole)) return [{ lines: block, columns: whole }];
  return entriesOf(block, context).map(({ group, lines }) => {
    const isTable = group !== null && group.rows.filter((parts) => parts.length > 1).length >= FEWEST;
    return { lines, columns: isTable ? group.columns : [] };
  });
}
