import type { Row } from '#lib/dataset/index.ts';
import {
  compareForms,
  finish,
  formCorpus,
  formEvidence,
  type FormEvidence,
  type FormInput,
  type FormPair,
  type FormReuse,
  type ItemBar,
  packForms,
} from '#lib/similarity/index.ts';
import type { DatasetIndex } from '../dataset-index.ts';
import { inTime } from './order.ts';
import { placesOf } from './places.ts';

/** A form with an earlier one whose rows it shares beyond habit. */
export interface SharedRows {
  readonly later: Row<'forms'>;
  readonly earlier: Row<'forms'>;
  readonly pair: FormPair;
  /** Whether the later form is the left side of the pair. */
  readonly isLeft: boolean;
}

export interface ComparedRows {
  readonly forms: readonly Row<'forms'>[];
  readonly agencies: number;
  /** Ids of the indicators compared, in the order of the rows of evidence. */
  readonly indicatorIds: readonly string[];
  /** By later form, the most surprising pairs first. */
  readonly pairs: ReadonlyMap<string, readonly SharedRows[]>;
  readonly evidence: (shared: SharedRows) => FormEvidence;
  /** How many agencies the narrowest region common to both has; infinite if they have none in common. */
  readonly neighbours: (shared: SharedRows) => number;
}

const cache = new WeakMap<DatasetIndex, ComparedRows>();

/** All pairs of forms of a dataset that share rows beyond habit, compared once for all rules. */
export function sharedRows(index: DatasetIndex): ComparedRows {
  const known = cache.get(index) ?? compareRows(index);
  cache.set(index, known);
  return known;
}

type Indicator = Row<'indicators'>;

function compareRows(index: DatasetIndex): ComparedRows {
  const { dataset, officialItems } = index;
  const forms = dataset.forms.toSorted(inTime);
  const indicators = indicatorsByForm(dataset.indicators);
  const targets = mainTargets(dataset.targets);
  const kinds = new Map(dataset.agencies.map(({ id, kind }) => [id, kind ?? '']));
  const regionsOf = regionsByAgency(index);
  const rowsOf = (formId: string): readonly Indicator[] => indicators.get(formId) ?? [];
  const inputs = forms.map((form): FormInput => {
    const agency = { id: form.agency_id, kind: kinds.get(form.agency_id) ?? '', regions: regionsOf(form.agency_id) };
    const rows = rowsOf(form.id).map(({ id, name }) => ({ name: name ?? '', target: targets.get(id) ?? '' }));
    const year = form.fiscal_year === null ? {} : { year: form.fiscal_year };
    return { id: form.id, agency, project: form.project_name ?? '', rows, ...year };
  });
  const framework = { code: 'official', names: officialItems };
  const reuse = finish(compareForms(finish(formCorpus(packForms(inputs), [framework]))));
  return {
    forms,
    agencies: reuse.corpus.table.agencies.length,
    indicatorIds: forms.flatMap(({ id }) => rowsOf(id).map((row) => row.id)),
    pairs: pairsByLater(forms, reuse),
    evidence: ({ pair }) => formEvidence(reuse.corpus, pair.left, pair.right),
    neighbours: neighbourCounter(index, regionsOf),
  };
}

function regionsByAgency(index: DatasetIndex): (agencyId: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (agencyId) => {
    const regions = known.get(agencyId) ?? placesOf(index).regionsOf(agencyId);
    known.set(agencyId, regions);
    return regions;
  };
}

function neighbourCounter(
  { agencyIds }: DatasetIndex,
  regionsOf: (agencyId: string) => readonly string[],
): ComparedRows['neighbours'] {
  const counts = new Map<string, number>();
  for (const region of agencyIds.flatMap(regionsOf)) counts.set(region, (counts.get(region) ?? 0) + 1);
  return ({ later, earlier }) => {
    const own = new Set(regionsOf(later.agency_id));
    const common = regionsOf(earlier.agency_id).findLast((region) => own.has(region));
    return common === undefined ? Infinity : (counts.get(common) ?? 0);
  };
}

/** What part of the smaller form's rows both have. */
export function shareOf({ contained: { shared, left, right } }: FormEvidence): number {
  return shared / Math.max(1, Math.min(left, right));
}

function indicatorsByForm(rows: readonly Indicator[]): ReadonlyMap<string, readonly Indicator[]> {
  const found = new Map<string, Indicator[]>();
  for (const row of rows) {
    const list = found.get(row.form_id);
    if (list === undefined) found.set(row.form_id, [row]);
    else list.push(row);
  }
  return found;
}

/** The printed annual target of every indicator; the first one printed if there is no annual one. */
function mainTargets(targets: readonly Row<'targets'>[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const annual = new Set<string>();
  for (const { indicator_id, period, text } of targets) {
    if (text === null || annual.has(indicator_id)) continue;
    if (period === 'annual') annual.add(indicator_id);
    else if (found.has(indicator_id)) continue;
    found.set(indicator_id, text);
  }
  return found;
}

function pairsByLater(forms: readonly Row<'forms'>[], { pairs }: FormReuse): ReadonlyMap<string, SharedRows[]> {
  const found = new Map<string, SharedRows[]>();
  for (const pair of pairs) {
    const [later, earlier] = [forms[Math.max(pair.left, pair.right)], forms[Math.min(pair.left, pair.right)]];
    if (later === undefined || earlier === undefined) continue;
    const shared = { later, earlier, pair, isLeft: pair.left > pair.right };
    const list = found.get(later.id);
    if (list === undefined) found.set(later.id, [shared]);
    else list.push(shared);
  }
  return found;
}

/** All bars of a pair, those of blocks too, the most surprising first. */
export function barsOf({ items, blocks }: FormEvidence): readonly ItemBar[] {
  return [...items, ...blocks.flatMap((block) => block.items)].sort((one, two) => two.bits - one.bits);
}
