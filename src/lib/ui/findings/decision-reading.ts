import type { Grid } from '#lib/documents/index.ts';
import { fetchMessages, LOCALES, messagesFor } from '#lib/i18n/index.ts';
import { DECISIONS, type Decision, type Finding, type Review } from '#lib/rules/index.ts';
import { maskPersonalData } from '#lib/text/index.ts';
import { columnLabel } from './sheet-row.ts';

/** What was expected where a cell cannot be used: a key of the sentences. */
export type Expectation = 'columns' | 'id' | 'decision' | 'date' | 'version' | 'file';

/** A row, or a whole file, that cannot be used. */
export interface ImportProblem {
  readonly file: string;
  /** The row or cell as the file has it: `L12`, `Sheet1!B7`; empty for the whole file. */
  readonly row: string;
  readonly column: string;
  readonly value: string;
  readonly expected: Expectation;
}

export interface DecisionReading {
  readonly reviews: readonly Review[];
  readonly problems: readonly ImportProblem[];
}

/** What an import may look up: the present findings, and the time that counts where the file has none. */
export interface ImportContext {
  readonly file: string;
  readonly findingOf: (id: string) => Finding | null;
  readonly at: string;
}

const COLUMNS = ['id', 'rule', 'decision', 'note', 'state', 'rule_version', 'decided_at', 'seen'] as const;
type Column = (typeof COLUMNS)[number];

/** Where each column stands in a table. */
type Layout = Readonly<Partial<Record<Column, number>>>;

const SHEET_NAMES = {
  id: 'id',
  rule: 'rule',
  decision: 'decision',
  note: 'note',
  state: 'state',
  rule_version: 'ruleVersion',
  decided_at: 'decidedAt',
  seen: 'seen',
} as const;

/** The columns by every name they may have: codes, and the headings of a review sheet in both languages. */
function columnNames(): ReadonlyMap<string, Column> {
  return new Map(
    COLUMNS.flatMap((column): [string, Column][] => [
      [column, column],
      ...LOCALES.map((locale): [string, Column] => [columnLabel(SHEET_NAMES[column], locale).toLowerCase(), column]),
    ]),
  );
}

/** The decisions by every name they may have; null for what says that nothing is decided. */
function decisionNames(): ReadonlyMap<string, Decision | null> {
  const named = LOCALES.flatMap((locale) => {
    const { statuses } = messagesFor(locale).findings;
    const decided = DECISIONS.map((decision) => [statuses[decision].toLowerCase(), decision] as const);
    return [...decided, [statuses.open.toLowerCase(), null] as const, [statuses.reopened.toLowerCase(), null] as const];
  });
  return new Map<string, Decision | null>([
    ['', null],
    ...DECISIONS.map((decision) => [decision, decision] as const),
    ...named,
  ]);
}

/** The decisions in the tables of a file: a CSV of decisions or a review sheet, in either language. */
export async function readDecisions(grids: readonly Grid[], context: ImportContext): Promise<DecisionReading> {
  await Promise.all(LOCALES.map(fetchMessages));
  const [columns, decisions] = [columnNames(), decisionNames()];
  const tables = grids.flatMap((grid) => {
    const head = grid.rows.findIndex((row) => isHead(layoutOf(row, columns)));
    const row = grid.rows[head];
    return row === undefined ? [] : [{ layout: layoutOf(row, columns), rows: grid.rows.slice(head + 1) }];
  });
  if (tables.length === 0) {
    return { reviews: [], problems: [{ file: context.file, row: '', column: '', value: '', expected: 'columns' }] };
  }
  const results = tables.flatMap(({ layout, rows }) =>
    rows.flatMap((row) => {
      const cells = COLUMNS.map((column) => [column, cellAt(row, layout[column])] as const);
      const texts = Object.fromEntries(cells.map(([column, cell]) => [column, cell?.text.trim() ?? ''])) as Texts;
      const place = cellAt(row, layout.id)?.place ?? row[0]?.place ?? '';
      return readRow(texts, { ...context, decisions }, place);
    }),
  );
  return {
    reviews: results.flatMap((one) => ('decision' in one ? [one] : [])),
    problems: results.flatMap((one) => ('expected' in one ? [one] : [])),
  };
}

type Texts = Readonly<Record<Column, string>>;

/** Where the columns stand; of two with the same name the first counts. */
function layoutOf(row: Grid['rows'][number], names: ReadonlyMap<string, Column>): Layout {
  const places = row.flatMap(({ text, column: at }): [Column, number][] => {
    const column = names.get(
      text
        .trim()
        .replace(/^\ufeff/, '')
        .toLowerCase(),
    );
    return column === undefined ? [] : [[column, at]];
  });
  return Object.fromEntries(places.reverse());
}

function isHead({ id, decision }: Layout): boolean {
  return id !== undefined && decision !== undefined;
}

function cellAt(row: Grid['rows'][number], at: number | undefined): Grid['rows'][number][number] | undefined {
  return at === undefined ? undefined : row.find(({ column }) => column === at);
}

interface RowContext extends ImportContext {
  readonly decisions: ReadonlyMap<string, Decision | null>;
}

function readRow(texts: Texts, context: RowContext, row: string): readonly (Review | ImportProblem)[] {
  if (texts.id === '' && texts.decision === '') return [];
  const decision = context.decisions.get(texts.decision.toLowerCase());
  if (decision === null) return [];
  const wrong = (column: Column, expected: Expectation): readonly ImportProblem[] => {
    return [{ file: context.file, row, column, value: maskPersonalData(texts[column]).text, expected }];
  };
  const id = plain(texts.id).replace(/^#/, '').toLowerCase();
  if (!/^[0-9a-f]{16}$/.test(id)) return wrong('id', 'id');
  if (decision === undefined) return wrong('decision', 'decision');
  if (texts.rule_version !== '' && !/^\d+$/.test(texts.rule_version)) return wrong('rule_version', 'version');
  const at = timeOf(texts.decided_at);
  if (at === null) return wrong('decided_at', 'date');
  const known = context.findingOf(id);
  return [
    {
      id,
      rule: texts.rule === '' ? (known?.rule ?? '') : texts.rule,
      decision,
      note: maskPersonalData(plain(texts.note)).text,
      state: plain(texts.state).replace(/^#/, '') || (known?.state ?? ''),
      rule_version: texts.rule_version === '' ? (known?.rule_version ?? 0) : Number(texts.rule_version),
      decided_at: at === '' ? context.at : at,
      seen: plain(texts.seen),
    },
  ];
}

/** A text without the apostrophe that keeps a spreadsheet program from computing it. */
function plain(text: string): string {
  return /^'\s*[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** A time in ISO 8601, also from one that a spreadsheet program has written anew; null if it is none, empty if blank. */
function timeOf(text: string): string | null {
  if (text === '') return '';
  if (!/^\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(text)) return null;
  const time = Date.parse(text.replaceAll('/', '-'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
