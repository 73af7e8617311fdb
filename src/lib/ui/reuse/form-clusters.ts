import { levelOf, starClusters, type FormPair } from '#lib/similarity/index.ts';
import { codeOf } from './code.ts';
import type { Compared } from './comparison.ts';
import type { ReuseForm } from './corpus.ts';
import { agenciesOf, byTime, spreadOf, yearSpreadOf, type Cluster, type Grade, type Pair } from './report.ts';

/** Rows of a form that name a cluster. */
const NAMED = 4;

/** The pairs of forms whose shared rows are too surprising to be habit, the most surprising first. */
export function formPairs(compared: Compared, clusters: readonly Cluster[]): Pair[] {
  const clusterOf = new Map(
    clusters.flatMap(({ id, forms, spread }) => forms.map((form) => [`${spread} ${form}`, id])),
  );
  return compared.forms.pairs.flatMap(({ left, right, relation, bits, similarity }): Pair[] => {
    const [one, two] = [compared.corpus.forms[left], compared.corpus.forms[right]];
    if (!one || !two) return [];
    const spread = spreadOf([one, two]);
    const own = clusterOf.get(`${spread} ${one.id}`) ?? null;
    return [
      {
        id: `${one.id}~${two.id}`,
        layer: 'forms',
        left: one.id,
        right: two.id,
        leftText: one.title,
        rightText: two.title,
        grade: gradeOf(compared, bits),
        relation,
        spread,
        yearSpread: yearSpreadOf([one, two]),
        bits,
        similarity,
        cluster: own === (clusterOf.get(`${spread} ${two.id}`) ?? null) ? own : null,
        built: false,
      },
    ];
  });
}

function gradeOf({ agencies }: Compared, bits: number): Grade {
  return levelOf(bits, agencies) ?? 'unjudged';
}

/** Forms alike around one of them; forms of one agency and forms of several are grouped apart. */
export function formClusters(compared: Compared): Cluster[] {
  const { pairs } = compared.forms;
  const across = pairs.filter(({ relation }) => relation === 'cross_agency');
  const within = pairs.filter(({ relation }) => relation !== 'cross_agency');
  const rows = rowsByForm(compared);
  return [across, within]
    .flatMap((list) => starsOf(compared, list, rows))
    .sort((one, two) => two.bits - one.bits || (one.id < two.id ? -1 : 1));
}

type FormRows = ReadonlyMap<ReuseForm, readonly number[]>;

function rowsByForm({ corpus }: Compared): FormRows {
  const rows = new Map<ReuseForm, number[]>(corpus.forms.map((form) => [form, []]));
  corpus.rows.forEach(({ form }, row) => rows.get(form)?.push(row));
  return rows;
}

function starsOf(compared: Compared, pairs: readonly FormPair[], rows: FormRows): Cluster[] {
  const { forms } = compared.corpus;
  const stars = starClusters(
    {
      left: Int32Array.from(pairs, ({ left }) => left),
      right: Int32Array.from(pairs, ({ right }) => right),
      similarity: Float64Array.from(pairs, ({ similarity }) => similarity),
    },
    new Uint32Array(forms.length).fill(1),
  );
  const members = new Map<number, number[]>();
  for (const form of new Set(pairs.flatMap(({ left, right }) => [left, right]))) {
    const leader = stars.leader[form] ?? form;
    const known = members.get(leader);
    if (known) known.push(form);
    else members.set(leader, [form]);
  }
  const bits = strongest(pairs, stars);
  return [...members].flatMap(([leader, list]) =>
    list.length < 2 ? [] : clusterOf(compared, { leader, list, bits: bits.get(leader) ?? 0, stars, rows }),
  );
}

/** By leader the bits of the strongest pair within its star. */
function strongest(pairs: readonly FormPair[], { leader }: Star['stars']): Map<number, number> {
  const bits = new Map<number, number>();
  for (const pair of pairs) {
    const head = leader[pair.left] ?? pair.left;
    if (head === (leader[pair.right] ?? pair.right)) bits.set(head, Math.max(bits.get(head) ?? 0, pair.bits));
  }
  return bits;
}

interface Star {
  readonly leader: number;
  readonly list: readonly number[];
  readonly bits: number;
  readonly stars: ReturnType<typeof starClusters>;
  readonly rows: FormRows;
}

function clusterOf(compared: Compared, { leader, list, bits, stars, rows }: Star): Cluster[] {
  const { forms: all } = compared.corpus;
  const head = all[leader];
  if (!head) return [];
  const found = list.flatMap((form) => {
    const at = all[form];
    return at ? [{ form: at, similarity: form === leader ? 1 : (stars.similarity[form] ?? 0) }] : [];
  });
  const members = found.sort((one, two) => byTime(one.form, two.form));
  const forms = members.map(({ form }) => form);
  const spread = spreadOf(forms);
  const names = sharedNames(compared, forms, rows);
  return [
    {
      id: `f${codeOf(`${spread} ${head.id}`)}`,
      layer: 'forms',
      text: names.slice(0, NAMED).join('；'),
      grade: gradeOf(compared, bits),
      kind: null,
      spread,
      yearSpread: yearSpreadOf(forms),
      wordings: names.length,
      agencies: agenciesOf(forms),
      agencyCount: agenciesOf(forms).length,
      formCount: forms.length,
      forms: forms.map(({ id }) => id),
      holders: members.map(({ form, similarity }) => ({
        form: form.id,
        text: form.title,
        target: '',
        part: null,
        label: '',
        place: form.place,
        similarity,
        role: null,
      })),
      holderCount: members.length,
      bits,
      length: names.length,
      built: false,
    },
  ];
}

/** Row names that at least two of the forms have and no framework prescribes, the rarest in the corpus first. */
function sharedNames({ corpus, rows, frameworks }: Compared, forms: readonly ReuseForm[], byForm: FormRows): string[] {
  const official = new Set(frameworks.flatMap(({ names }) => names));
  const held = new Map<number, { readonly text: string; readonly holders: Set<ReuseForm> }>();
  for (const row of forms.flatMap((form) => byForm.get(form) ?? [])) {
    const { form, name: text } = corpus.rows[row] ?? {};
    if (form === undefined || text === undefined || official.has(text)) continue;
    const name = rows.rows.nameOf[row] ?? 0;
    const known = held.get(name) ?? { text, holders: new Set() };
    known.holders.add(form);
    held.set(name, known);
  }
  return [...held]
    .filter(([, { holders }]) => holders.size > 1)
    .sort(([one], [two]) => (rows.rowCounts[one] ?? 0) - (rows.rowCounts[two] ?? 0))
    .map(([, { text }]) => text);
}
