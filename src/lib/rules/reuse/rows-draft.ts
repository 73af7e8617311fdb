import type { ItemBar, Level } from '#lib/similarity/index.ts';
import type { DatasetIndex } from '../dataset-index.ts';
import { formFact, indicatorFact } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import type { IndicatorView } from '../indicator-view.ts';
import { key } from '../reading/key.ts';
import type { Draft, Severity } from '../rule.ts';
import { barsOf, type ComparedRows, type SharedRows } from './shared-rows.ts';

/** So many shared rows are quoted as facts; the reuse page shows all. */
const MOST_FACTS = 12;
const SEVERITIES: Readonly<Record<Level, Severity>> = { high: 'high', medium: 'medium', low: 'low' };
const LEVEL_WORDS = {
  zh: { high: '高', medium: '较高', low: '一般' },
  en: { high: 'high', medium: 'medium', low: 'low' },
} as const;

interface Side {
  readonly form: FormView;
  readonly shared: SharedRows;
  readonly bars: readonly ItemBar[];
  readonly level: Level;
}

/** What is said of a form that shares rows with earlier ones, the most surprising first; null if no level is reached. */
export function rowsDraft(index: DatasetIndex, rows: ComparedRows, shared: readonly SharedRows[]): Draft | null {
  const form = index.formOf(shared[0]?.later.id ?? '');
  const sides = shared.flatMap((one): Side[] => {
    const earlier = index.formOf(one.earlier.id);
    const evidence = rows.evidence(one);
    if (earlier === null || evidence.level === undefined) return [];
    return [{ form: earlier, shared: one, bars: barsOf(evidence), level: evidence.level }];
  });
  const [first] = sides;
  const rarest = first?.bars[0];
  if (form === null || first === undefined || rarest === undefined) return null;
  const others = sides.map((side) => calledForm(side.form));
  const count = first.bars.length;
  const { name, heldBy, peers } = rarest;
  return {
    subject: sides.map((side) => key(calledForm(side.form))),
    forms: [form, ...sides.map((side) => side.form)],
    indicators: indicatorsOf(rows, form, first),
    facts: [formFact(form, calledForm(form)), ...sides.flatMap((side) => factsOf(rows, form, side))],
    numbers: { rows: count, bits: Math.round(first.shared.pair.bits), held_by: heldBy, peers },
    severity: first.shared.pair.relation === 'cross_agency' ? SEVERITIES[first.level] : 'low',
    message: {
      zh: `${calledForm(form)}与${others.join('、')}有 ${count} 行指标相同，其中“${name}”在其他 ${peers} 家单位中有 ${heldBy} 家使用；雷同度${LEVEL_WORDS.zh[first.level]}，待核实。`,
      en: `${calledForm(form)} and ${others.join(', ')} share ${count} rows; “${name}” is held by ${heldBy} of ${peers} other agencies; likeness ${LEVEL_WORDS.en[first.level]}, to be looked into.`,
    },
  };
}

/** A form as a reader would call it. */
function calledForm({ agency, row }: FormView): string {
  return `${agency}${row.fiscal_year ?? ''}“${row.project_name ?? ''}”`.replace('“”', '');
}

/** The indicators of the later form that the bars speak of. */
function indicatorsOf(rows: ComparedRows, form: FormView, side: Side): readonly IndicatorView[] {
  return side.bars.flatMap((bar) => indicatorAt(rows, form, side.shared.isLeft ? bar.leftRow : bar.rightRow) ?? []);
}

function factsOf(rows: ComparedRows, form: FormView, { form: earlier, shared, bars }: Side): Draft['facts'] {
  return bars.slice(0, MOST_FACTS).flatMap(({ leftRow, rightRow }) => {
    const own = indicatorAt(rows, form, shared.isLeft ? leftRow : rightRow);
    const theirs = indicatorAt(rows, earlier, shared.isLeft ? rightRow : leftRow);
    return [...(own ? [indicatorFact(own)] : []), ...(theirs ? [indicatorFact(theirs, 'copied')] : [])];
  });
}

function indicatorAt({ indicatorIds }: ComparedRows, { indicators }: FormView, row: number): IndicatorView | undefined {
  return indicators.find((indicator) => indicator.row.id === indicatorIds[row]);
}
