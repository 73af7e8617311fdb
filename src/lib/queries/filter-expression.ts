import { FILTER_FIELDS, type Filter, type FilterField } from './filter.ts';
import { leafText, readLeaf, type FilterProblem, type ReadContext } from './filter-value.ts';

const MAXIMUM_LENGTH = 4000;
const MAXIMUM_DEPTH = 20;
const FIELDS: ReadonlySet<string> = new Set(FILTER_FIELDS);

/** A filter tree as text: `and(year:2021.2022;not(kind:petition))`. */
export function writeExpression(filter: Filter): string {
  if (filter.op === 'not') return `not(${writeExpression(filter.of)})`;
  if ('field' in filter) return `${filter.field}:${leafText(filter)}`;
  return `${filter.op}(${filter.of.map(writeExpression).join(';')})`;
}

/** Reads what `writeExpression` wrote; null, and a problem, if it is something else. */
export function readExpression(text: string, { known, problems }: ReadContext): Filter | null {
  const found: FilterProblem[] = [];
  const tree = text.length <= MAXIMUM_LENGTH ? readNode(text, 0, { known, problems: found }) : null;
  if (tree) problems.push(...found);
  else problems.push({ code: 'filter_unreadable', values: { value: text.slice(0, 80) } });
  return tree;
}

function readNode(text: string, depth: number, context: ReadContext): Filter | null {
  if (depth > MAXIMUM_DEPTH) return null;
  const call = /^(and|or|not)\(([^]*)\)$/.exec(text);
  if (!call) return readLeafNode(text, context);
  const parts = splitTop(call[2] ?? '')?.map((part) => readNode(part, depth + 1, context));
  const kept = parts?.filter((part) => part !== null);
  if (!parts || !kept || kept.length !== parts.length) return null;
  if (call[1] === 'not') return kept.length === 1 && kept[0] ? { op: 'not', of: kept[0] } : null;
  return { op: call[1] === 'or' ? 'or' : 'and', of: kept };
}

function readLeafNode(text: string, context: ReadContext): Filter | null {
  const colon = text.indexOf(':');
  const field = text.slice(0, colon);
  return colon > 0 && isField(field) ? readLeaf(field, text.slice(colon + 1), context) : null;
}

function isField(name: string): name is FilterField {
  return FIELDS.has(name);
}

/** Splits at the semicolons outside brackets; null if the brackets do not match. */
function splitTop(text: string): string[] | null {
  if (text === '') return [];
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ';' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (depth < 0) return null;
  }
  return depth === 0 ? [...parts, text.slice(from)] : null;
}
