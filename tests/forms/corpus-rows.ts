import type { Dataset, Row } from '#lib/dataset/index.ts';
import { align, choices, firstText, isBlank, likeness, norm, same, sameText, sameUnit } from './corpus-compare.ts';
import type { Asked, Tally } from './corpus-tally.ts';
import type { CorpusForm, CorpusIndicator, CorpusTarget } from './corpus-truth.ts';

type ReadRow = Row<'indicators'> & { readonly targets: readonly Row<'targets'>[] };

const PARSE: readonly Asked[] = ['operator', 'value', 'unit', 'kind'];

function similarity(wanted: CorpusIndicator, read: ReadRow): number {
  const level = same(wanted.level2, read.level2) ? 1 : 0;
  const texts = (list: readonly (string | null)[]): string => list.join('|');
  const target = likeness(
    texts(wanted.targets.map((one) => firstText(one.text))),
    texts(read.targets.map((one) => one.text)),
  );
  if (wanted.name === '' && isBlank(read.name)) return 0.5 * level + 0.2 * target;
  const name = likeness(wanted.name, read.name ?? '');
  const printed = likeness(wanted.name_printed, read.name_printed ?? '');
  return 0.75 * Math.max(name, printed * 0.98) + 0.15 * target + 0.1 * level;
}

/** A row that was not found has none of its fields right. */
export function missRow(tally: Tally, wanted: CorpusIndicator): void {
  if (wanted.optional) return;
  const open = new Set(wanted.ambiguous);
  tally.ask('rows');
  tally.ask('levels', ['level1', 'level2'].filter((level) => !open.has(level)).length);
  if (!open.has('name')) tally.ask('names');
  if (!open.has('weight') && wanted.weight !== null) tally.ask('weights');
  if (!isBlank(wanted.concept) && !open.has('concept')) tally.ask('concepts');
  if (open.has('targets')) return;
  for (const target of wanted.targets) {
    tally.ask('target_found');
    if (firstText(target.text) !== '') missParse(tally, target);
  }
}

function missParse(tally: Tally, wanted: CorpusTarget): void {
  for (const part of PARSE) if (!wanted.ambiguous.includes(part)) tally.ask(part);
}

/** The comparison of a row that was found. */
class RowComparison {
  readonly #tally: Tally;
  readonly #wanted: CorpusIndicator;
  readonly #read: ReadRow;
  readonly #tag: string;

  constructor(tally: Tally, wanted: CorpusIndicator, { read, tag }: { read: ReadRow; tag: string }) {
    this.#tally = tally;
    this.#wanted = wanted;
    this.#read = read;
    this.#tag = `${tag}${read.no} ${wanted.name.slice(0, 24)}`;
  }

  #check(kind: Asked, isRight: boolean, [wanted, read]: readonly [unknown, unknown]): void {
    const want = JSON.stringify(wanted);
    this.#tally.check(
      kind,
      isRight,
      `${this.#tag} want ${want} got ${JSON.stringify(read)} @${this.#read.source_place}`,
    );
  }

  fields(): void {
    const wanted = this.#wanted;
    const read = this.#read;
    const open = new Set(wanted.ambiguous);
    const check = this.#check.bind(this);
    if (!open.has('level1')) check('levels', same(wanted.level1, read.level1), [wanted.level1, read.level1]);
    if (!open.has('level2')) check('levels', same(wanted.level2, read.level2), [wanted.level2, read.level2]);
    const shorter = wanted.name.replace(/（[^）]*）$/, '');
    if (!open.has('name')) check('names', sameText([wanted.name, shorter], read.name), [wanted.name, read.name]);
    const isWeighed = wanted.weight !== null || read.weight !== null;
    if (!open.has('weight') && isWeighed)
      check('weights', same(wanted.weight, read.weight), [wanted.weight, read.weight]);
    if (!isBlank(wanted.symbol) && !open.has('symbol'))
      check('symbols', same(wanted.symbol, read.symbol), [wanted.symbol, read.symbol]);
    const { placeholder } = wanted;
    check('placeholders', placeholder === read.is_placeholder, [placeholder, read.is_placeholder]);
    if (!isBlank(wanted.concept) && !open.has('concept'))
      check('concepts', same(wanted.concept, read.concept), [wanted.concept, read.concept]);
    if (!open.has('targets')) this.#targets();
  }

  #targets(): void {
    const left = new Set(this.#read.targets);
    for (const wanted of this.#wanted.targets) {
      const read = [...left].find(
        ({ period, scope }) => period === wanted.period && norm(scope) === norm(wanted.scope),
      );
      if (read) left.delete(read);
      this.#target(wanted, read);
    }
    for (const { operator, text, period, scope, value } of left) {
      if (operator === 'none' && isBlank(text)) continue;
      this.#tally.invent('invented_targets', `${this.#tag} ${period}/${scope}: ${text} ${operator} ${value}`);
    }
  }

  #target(wanted: CorpusTarget, read: Row<'targets'> | undefined): void {
    const text = firstText(wanted.text);
    if (text === '' && isBlank(wanted.unit) && same(wanted.operator, 'none')) {
      const isEmpty = !read || (read.operator === 'none' && isBlank(read.value));
      this.#check('target_found', isEmpty, ['', read?.text]);
      return;
    }
    this.#check('target_found', read !== undefined, [text, this.#read.targets.map((one) => one.text)]);
    if (read) this.#parse(wanted, read);
    else missParse(this.#tally, wanted);
  }

  #parse(wanted: CorpusTarget, read: Row<'targets'>): void {
    const open = new Set(wanted.ambiguous);
    const check = this.#check.bind(this);
    const plain = (text: unknown): string => norm(text).replace(/^=/, '');
    const texts = choices(wanted.text).map(plain);
    check('target_text', sameText(texts, plain(read.text)), [wanted.text, read.text]);
    if (!open.has('operator'))
      check('operator', same(wanted.operator, read.operator), [wanted.operator, read.operator]);
    const isValue = same(wanted.value, read.value);
    const isMaximum = open.has('value_max') || same(wanted.value_max, read.value_max);
    if (!open.has('value')) check('value', isValue && isMaximum, [wanted.value, read.value]);
    if (!open.has('unit')) check('unit', sameUnit(wanted.unit, read.unit), [wanted.unit, read.unit]);
    if (!open.has('kind')) check('kind', same(wanted.kind, read.kind), [wanted.kind, read.kind]);
    if (wanted.must_flag) check('flags', !isBlank(read.flags), ['a flag', read.flags]);
  }
}

/** Compares the indicator rows of a form with the hand reading, in their order. */
export function compareRows(tally: Tally, wanted: CorpusForm, { id, dataset, tag }: ReadForm): void {
  const rows = dataset.indicators
    .filter((row) => row.form_id === id)
    .sort((a, b) => a.no - b.no)
    .map((row) => ({ ...row, targets: dataset.targets.filter((target) => target.indicator_id === row.id) }));
  const pairs = align(wanted.indicators, rows, similarity);
  const found = new Map(pairs);
  const taken = new Set(pairs.map(([, read]) => read));
  for (const own of wanted.indicators) {
    const read = found.get(own);
    if (!read) {
      missRow(tally, own);
      if (!own.optional) tally.misses.push(`rows: ${tag}missing ${firstText(own.level2)} ${own.name}`);
    } else if (!own.optional) {
      tally.check('rows', true, '');
      new RowComparison(tally, own, { read, tag }).fields();
    }
  }
  for (const row of rows) {
    if (taken.has(row)) continue;
    const texts = row.targets.map((one) => one.text).join('|');
    tally.invent('invented_rows', `${tag}${row.level1}/${row.level2} ${row.name} ${texts} @${row.source_place}`);
  }
}

/** A form that was read, with the dataset it stands in; `tag` names it in misses. */
export interface ReadForm {
  readonly id: string;
  readonly dataset: Dataset;
  readonly tag: string;
}
