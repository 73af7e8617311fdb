import type {
  Fields,
  Followed,
  History,
  HistoryLine,
  NamedRow,
  PublishedHistory,
  RecordHistory,
  TableHistory,
  Way,
} from './history.ts';

/** A page shows so many records, and so many lines of each; the file of the version lists more. */
const MOST = { records: 60, lines: 30 };

interface Change {
  readonly table: Followed;
  readonly way: Way;
  readonly row: NamedRow;
  readonly fields: Fields | null;
}

/** The history as a page carries it: what changed, gathered by the agency or form it belongs to. */
export function historyOf({ versions, changes }: PublishedHistory): History {
  const shown = versions.map(({ id, date, counts }) => ({ id, date, counts }));
  if (changes === null) return { versions: shown, records: null, more: 0 };
  const all = Object.entries(changes).flatMap(([table, history]) => changesOf(table as Followed, history));
  const records = recordsOf(all);
  return { versions: shown, records: records.slice(0, MOST.records), more: Math.max(0, records.length - MOST.records) };
}

function changesOf(table: Followed, { added, removed, changed }: TableHistory): Change[] {
  return [
    ...changed.map(({ row, fields }): Change => ({ table, way: 'changed', row, fields })),
    ...added.map((row): Change => ({ table, way: 'added', row, fields: null })),
    ...removed.map((row): Change => ({ table, way: 'removed', row, fields: null })),
  ];
}

function recordsOf(changes: readonly Change[]): RecordHistory[] {
  const byRecord = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${kindOf(change)} ${idOf(change)}`;
    const own = byRecord.get(key);
    if (own) own.push(change);
    else byRecord.set(key, [change]);
  }
  return [...byRecord.values()].map(recordOf).sort(inOrder);
}

/** Agencies first, then forms by agency and year, as the rows themselves are ordered. */
function inOrder(left: RecordHistory, right: RecordHistory): number {
  if (left.kind !== right.kind) return left.kind === 'agencies' ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function kindOf({ table }: Change): RecordHistory['kind'] {
  return table === 'agencies' ? 'agencies' : 'forms';
}

function idOf({ table, row }: Change): string {
  return (table === 'agencies' || table === 'forms' ? row['id'] : row['form_id']) ?? '';
}

function recordOf(changes: readonly Change[]): RecordHistory {
  const [first] = changes as readonly [Change, ...Change[]];
  const kind = kindOf(first);
  const own = changes.find(({ table }) => table === kind);
  const way = own?.way ?? 'changed';
  // Of a form that came or went nobody needs every row told again.
  const lines = way === 'changed' ? linesOf(changes) : [];
  const { row } = own ?? first;
  return {
    kind,
    id: idOf(first),
    way,
    title: (kind === 'agencies' ? row['name'] : row['form']) ?? '',
    about: kind === 'agencies' ? '' : [row['agency'], row['fiscal_year']].filter(Boolean).join(' · '),
    lines: lines.slice(0, MOST.lines),
    more: Math.max(0, lines.length - MOST.lines),
  };
}

/** A target that came or went with its indicator is told with it. */
function linesOf(changes: readonly Change[]): HistoryLine[] {
  const texts = new Map<string, string>();
  for (const { table, row } of changes)
    if (table === 'targets') texts.set(row['indicator_id'] ?? '', row['text'] ?? '');
  const whole = new Set(changes.flatMap((one) => (isWhole(one) ? [one.row['id']] : [])));
  return changes
    .filter(({ table, way, row }) => table !== 'targets' || way === 'changed' || !whole.has(row['indicator_id'] ?? ''))
    .map((change) => lineOf(change, texts));
}

function isWhole({ table, way }: Change): boolean {
  return table === 'indicators' && way !== 'changed';
}

function lineOf(change: Change, texts: ReadonlyMap<string, string>): HistoryLine {
  const { table, way, row, fields } = change;
  const target = isWhole(change) ? texts.get(row['id'] ?? '') : way === 'changed' ? null : row['text'];
  const isRecord = table === 'agencies' || table === 'forms';
  const name = isRecord ? '' : [row['name'], target].filter(Boolean).join('：');
  return { table, way, name, fields: fields === null ? null : tellingFields(table, fields) };
}

/** Where the words of a target changed, what they are understood as changed with them. */
function tellingFields(table: Followed, fields: Fields): Fields {
  const { text } = fields;
  return table === 'targets' && text !== undefined ? { text } : fields;
}
