import type { Vocabulary } from '#lib/vocabulary/index.ts';
import type { AmountDraft, OrderedAmount } from './amount-codes.ts';
import { withoutMatrices } from './amount-matrix.ts';
import { readAmounts, repairedAmounts } from './amounts.ts';
import { attachTails } from './detached-tail.ts';
import { fieldRow, means, type FieldRow, type Fragment } from './fields.ts';
import { linkBelow } from './field-links.ts';
import type { FormDraft } from './form-reading.ts';
import { readHeader, type Header } from './header.ts';
import { indicatorsOf, type IndicatorDraft } from './indicators.ts';
import type { RawRow } from './indicator-rows.ts';
import type { Labels } from './labels.ts';
import type { Ledger } from './ledger.ts';
import { carryLevels } from './level-carry.ts';
import type { LevelTerms } from './level-terms.ts';
import { placeOf, type Piece } from './piece.ts';
import type { Segment } from './split.ts';
import { splitLines } from './split-cells.ts';
import { readTables, type Tables } from './tables.ts';
import { proseAmounts } from './prose-amounts.ts';
import { readGoals, readNarratives, staffFacts, type OrderedNarrative } from './texts.ts';
import { totalOf } from './total.ts';
import { formType, yearOf } from './title.ts';

export interface ReadTools {
  readonly vocabulary: Vocabulary;
  readonly labels: Labels;
  readonly terms: LevelTerms;
  readonly ledger: Ledger;
}

interface Opened {
  readonly segment: Segment;
  readonly tables: Tables;
  readonly rows: readonly FieldRow[];
}

function wholeCell(piece: Piece): Fragment {
  return { text: piece.text, piece, range: [0, piece.text.length] };
}

/** The year the titles of a form, the short lines below them or its document's title print; null if they print none. */
function printedYear({ titles, rows, cover }: Segment): number | null {
  const lines = rows.slice(0, 6).flatMap((row) => row.pieces.filter((piece) => piece.text.length <= 30));
  const over = cover ? [cover.piece] : [];
  const texts = [...titles.map((title) => title.piece), ...lines, ...over].map((piece) => piece.text);
  return texts.map(yearOf).find((year) => year !== null) ?? null;
}

function openSegment(segment: Segment, tools: ReadTools): Opened {
  const titles = new Set(segment.titles.map((title) => title.piece.id));
  const body = segment.rows.filter((row) => !row.pieces.some((piece) => titles.has(piece.id)));
  const tables = readTables(body, { ...tools, unit: '万元', year: printedYear(segment) });
  const rows = withoutMatrices(
    linkBelow(
      tables.rest.map((row) => fieldRow(row, tools.labels, tools.vocabulary)),
      tools.vocabulary,
    ),
  );
  return { segment, tables, rows };
}

/** Cells without a label that stand before the first label that has a value: year, agency, unit of money. */
function openingLines(rows: readonly FieldRow[]): readonly Fragment[] {
  const first = rows.findIndex((row) =>
    row.hits.some((hit) => hit.values.length > 0 && !means(hit, 'person_fields', 'submission_date')),
  );
  return rows.slice(0, first < 0 ? 8 : first + 1).flatMap((row) => row.loose);
}

function claimContacts(rows: readonly FieldRow[], ledger: Ledger): void {
  for (const hit of rows.flatMap((row) => row.hits)) {
    const isPerson = means(hit, 'person_fields');
    if (!isPerson && !means(hit, 'review')) continue;
    for (const value of hit.values) ledger.claim(value.piece, isPerson ? 'person' : 'review', value.range);
  }
}

function claimLabels(rows: readonly FieldRow[], ledger: Ledger): void {
  for (const hit of rows.flatMap((row) => row.hits)) {
    const { piece, range } = hit.label;
    ledger.claim(piece, means(hit, 'person_fields') ? 'contact' : means(hit, 'review') ? 'review' : 'label', range);
  }
}

function claimTitles(segment: Segment, tools: ReadTools): void {
  for (const piece of segment.repeated ?? []) tools.ledger.claim(piece, 'value');
  const main = segment.titles.at(-1);
  for (const title of segment.titles) tools.ledger.claim(title.piece, title === main ? 'value' : 'decoration');
}

function indicators(table: readonly RawRow[], header: Header, tools: ReadTools): readonly IndicatorDraft[] {
  const raws = table.flatMap((raw) => splitLines(raw, tools.terms));
  const levels = carryLevels(raws, tools.vocabulary, tools.terms);
  return raws.flatMap((raw, at) => {
    const own = levels[at];
    return own ? indicatorsOf({ raw, levels: own }, { ...tools, fiscalYear: header.fiscalYear }) : [];
  });
}

function withStaff(header: Header, text: string): Header {
  const facts = staffFacts(text);
  return {
    ...header,
    posts: header.posts ?? facts.posts,
    inPost: header.inPost ?? facts.inPost,
    retired: header.retired ?? facts.retired,
  };
}

/** Where a schedule of tasks is printed and no period, the form's period runs from its first start to its last end. */
function withPeriodOfTasks(header: Header, tables: Tables): Header {
  if (header.start || header.end) return header;
  const starts = tables.tasks.flatMap((task) => task.start ?? []).sort();
  const ends = tables.tasks.flatMap((task) => task.end ?? []).sort();
  return { ...header, start: starts[0] ?? null, end: ends.at(-1) ?? null };
}

const TELLING = new Set(['content', 'plan', 'overview', 'other']);

/** Amounts in the order printed; what narratives add counts only where no table prints items or sources. */
function orderedAmounts(
  printed: readonly OrderedAmount[],
  narratives: readonly OrderedNarrative[],
): readonly AmountDraft[] {
  const drafts = printed.map((amount) => amount.draft);
  const total = totalOf(drafts);
  const prose = narratives
    .filter(({ draft }) => TELLING.has(draft.section))
    .flatMap(({ draft, order }) =>
      proseAmounts(draft.text, draft.source_place, total).map((amount) => ({ order, draft: amount })),
    )
    .filter(({ draft }) => !drafts.some((amount) => amount.breakdown === draft.breakdown));
  return [...printed, ...prose].sort((left, right) => left.order - right.order).map((amount) => amount.draft);
}

/** The kind of a form without a title, from the labels of its header. */
function untitledType(rows: readonly FieldRow[]): FormDraft['type'] {
  const has = (field: string): boolean =>
    rows.some((row) => row.hits.some((hit) => hit.values.length > 0 && means(hit, field)));
  if (has('project_name')) return 'project';
  if (has('special_fund_name')) return 'special_fund';
  return has('duties') || has('personnel') ? 'department' : 'project';
}

function firstPlaceOf(segment: Segment): string {
  return placeOf(...(segment.rows[0]?.pieces.slice(0, 1) ?? []));
}

function finish({ segment, tables, rows }: Opened, raws: readonly RawRow[], tools: ReadTools): FormDraft {
  claimTitles(segment, tools);
  claimContacts(rows, tools.ledger);
  claimLabels(rows, tools.ledger);
  const reading = { rows, vocabulary: tools.vocabulary, ledger: tools.ledger };
  const titles = segment.titles.map((title) => wholeCell(title.piece));
  const cover = segment.cover ? { cover: wholeCell(segment.cover.piece) } : {};
  const around = { titles: titles.reverse(), lines: openingLines(rows), ...cover };
  const printed = withPeriodOfTasks(readHeader(reading, around), tables);
  const goals = readGoals(rows, tools.ledger);
  const narratives = readNarratives(rows, tools.ledger);
  const amounts = orderedAmounts(
    [...readAmounts(rows, { unit: printed.unit, year: printed.fiscalYear, ledger: tools.ledger }), ...tables.items],
    narratives,
  );
  const text = segment.rows.map((row) => row.pieces.map((piece) => piece.text).join(' ')).join('\n');
  const header = withStaff(printed, text);
  const main = segment.titles.at(-1);
  return {
    title: main?.title ?? '',
    titles: segment.titles.map((title) => title.title),
    type: main ? formType(main.title) : untitledType(rows),
    place: placeOf(...segment.titles.map((title) => title.piece).reverse()) || firstPlaceOf(segment),
    header,
    amounts,
    repaired: repairedAmounts(rows),
    reread: tables.heads.flatMap((head) => head.reread ?? []),
    tasks: tables.tasks,
    goals,
    narratives: narratives.map((narrative) => narrative.draft),
    indicators: indicators(raws, header, tools),
    text,
  };
}

/** Reads the forms of a document; rows of a table cut off and printed elsewhere go to the form they belong to. */
export function readSegments(segments: readonly Segment[], tools: ReadTools): readonly FormDraft[] {
  const opened = segments.map((segment) => openSegment(segment, tools));
  const tables = attachTails(
    opened.map((one) => ({ head: one.tables.heads.at(-1) ?? null, rows: one.tables.indicators })),
    tools.terms,
  );
  return opened.map((one, at) => finish(one, tables[at]?.rows ?? [], tools));
}
