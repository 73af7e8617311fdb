import { bigramCodes } from './bigrams.ts';
import { textAt } from './column.ts';
import { foldText } from './fold.ts';
import type { FormCorpus } from './form-corpus.ts';
import { numbersTo, sortedByKey } from './growth.ts';

/** A row that stands in several projects of one office and year but speaks of only one of them. */
export interface StrayRow {
  readonly agency: number;
  readonly year: number;
  readonly name: string;
  /** Forms whose own text speaks of the row's matter. */
  readonly home: readonly FormRow[];
  /** Forms that have the row with the same target though their text has no word of it. */
  readonly stray: readonly FormRow[];
}

export interface FormRow {
  readonly form: number;
  /** The row of the table. */
  readonly row: number;
  /** The share of the name's bigrams that the form's own text holds. */
  readonly support: number;
}

/** From this share on a form's text speaks of a row's matter. */
const SPEAKS = 0.6;
/** Endings that say how something is measured, not what. */
const MEASURE =
  /(?:完成率|及时率|达标率|合格率|覆盖率|满意度|满意率|知晓率|办结率|完成时间|及时性|有效性|规范性|合理性|健全性|完整性|数量|次数|人次|人数|个数|场次|面积|时间|率|数|度|性)$/;
const LEAST_BIGRAMS = 2;

/**
 * Rows pasted from one project into others of the same office and year: at least one form's text (`texts`, by form:
 * project name, goals, narratives, tasks) speaks of the row's matter and at least one other's has no word of it. Rows of
 * frameworks, and general ones no text speaks of, are expected to recur and are not reported; nor are forms without a
 * project name, which speak for the whole office.
 */
export function strayRows(corpus: FormCorpus, texts: readonly string[]): StrayRow[] {
  const { agencyOf, years } = corpus.table;
  const projects = numbersTo(agencyOf.length).filter((form) => corpus.table.projects[form] !== '');
  const byYear = sortedByKey(projects, 0x10000, (form) => years[form] ?? 0);
  const order = sortedByKey(byYear, corpus.table.agencies.length, (form) => agencyOf[form] ?? 0);
  const stray: StrayRow[] = [];
  for (let from = 0; from < order.length;) {
    const first = order[from] ?? 0;
    let to = from + 1;
    while (to < order.length && isBeside(corpus, first, order[to] ?? 0)) to++;
    if (to - from > 1) stray.push(...strayAmong(corpus, texts, order.subarray(from, to)));
    from = to;
  }
  return stray;
}

function isBeside({ table }: FormCorpus, one: number, two: number): boolean {
  return table.agencyOf[one] === table.agencyOf[two] && table.years[one] === table.years[two];
}

function strayAmong(corpus: FormCorpus, texts: readonly string[], forms: Uint32Array): StrayRow[] {
  const { items, official, table } = corpus;
  const bearers = new Map<number, { readonly form: number; readonly item: number }[]>();
  for (const form of forms) {
    for (let item = items.starts[form] ?? 0; item < (items.starts[form + 1] ?? 0); item++) {
      const pair = corpus.pairOf[item] ?? 0;
      if (official[items.names[item] ?? 0] === 0) bearers.set(pair, [...(bearers.get(pair) ?? []), { form, item }]);
    }
  }
  const spoken = new Map(Array.from(forms, (form) => [form, bigramsOf(texts[form] ?? '')]));
  return [...bearers.values()].flatMap((list): StrayRow[] => {
    const first = list[0];
    if (list.length < 2 || !first) return [];
    const matter = matterOf(textAt(items.nameKeys, items.names[first.item] ?? 0));
    if (matter.size < LEAST_BIGRAMS) return [];
    const rows = list.map(({ form, item }) => ({
      form,
      row: items.rows[item] ?? 0,
      support: [...matter].filter((code) => spoken.get(form)?.has(code)).length / matter.size,
    }));
    const home = rows.filter(({ support }) => support >= SPEAKS);
    const pasted = rows.filter(({ support }) => support === 0);
    if (home.length === 0 || pasted.length === 0) return [];
    const name = textAt(table.rows.names, rows[0]?.row ?? 0);
    return [{ agency: table.agencyOf[first.form] ?? 0, year: table.years[first.form] ?? 0, name, home, stray: pasted }];
  });
}

function matterOf(name: string): ReadonlySet<number> {
  const matter = name.replace(MEASURE, '');
  return bigramsOf(matter.length < 2 ? name : matter);
}

function bigramsOf(text: string): ReadonlySet<number> {
  const { units } = foldText(text);
  return new Set(bigramCodes(units, 0, units.length));
}
