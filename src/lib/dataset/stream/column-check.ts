import { type CellFault, cellReader, cellText } from '../cell.ts';
import type { Field, FieldType } from '../field.ts';

/** What a cell's text is found to be: refused, or good and written so. */
export interface CheckedCell {
  readonly fault: CellFault | null;
  readonly text: string;
}

/** Types of which a column holds few different texts, or texts that are dear to check. */
const REMEMBERED: ReadonlySet<FieldType> = new Set([
  'integer',
  'number',
  'boolean',
  'date',
  'partial_date',
  'quantity',
]);
const MEMORY = 4096;

/** A function that checks the texts of one column; it remembers what it has seen where texts repeat. */
export function columnCheck(field: Field): (text: string) => CheckedCell {
  const read = cellReader(field);
  const check = (text: string): CheckedCell => {
    const reading = read(text);
    return 'fault' in reading ? { fault: reading.fault, text } : { fault: null, text: cellText(reading.value) };
  };
  if (!field.enum && !REMEMBERED.has(field.type)) return check;
  const seen = new Map<string, CheckedCell>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known;
    if (seen.size >= MEMORY) seen.clear();
    const checked = check(text);
    seen.set(text, checked);
    return checked;
  };
}
