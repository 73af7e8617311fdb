import type { EngineRow, FormDetail } from '#lib/queries/index.ts';

export type AmountRecord = EngineRow<'amounts'>;
export type TaskRecord = EngineRow<'tasks'>;

/** An indicator row with its targets by period and scope. */
export type IndicatorRecord = EngineRow<'indicators'> & { readonly targets: readonly EngineRow<'targets'>[] };

/** The indicators of a form, each with its targets. */
export function indicatorRecords({ indicators, targets }: FormDetail): IndicatorRecord[] {
  return indicators.map((row) => ({ ...row, targets: targets.filter((target) => target.indicator_id === row.id) }));
}

/** The places of the source that something of the form was read from. */
export function placesRead(detail: FormDetail): ReadonlySet<string> {
  const { form, amounts, tasks, goals, narratives, indicators } = detail;
  const rows = [form, ...amounts, ...tasks, ...goals, ...narratives, ...indicators];
  return new Set(rows.flatMap((row) => row.source_place.split(';')));
}
