import type { Columns } from './columns.ts';
import type { Draft } from './draft.ts';

const NAMES_CHANGE = /增长|增幅|增速|变动|变化|提高|提升|上升|增减|下降|降低|减少|压减|压降/;
const MAY_EXCEED = new RegExp(
  `${NAMES_CHANGE.source}|控制率|收益率|回报率|投入产出|偿付|备付|储备|充足率|拨备|流动比|资本`,
);

/** Whether a share of this name may be above 100 %. */
const mayExceed = ({ name }: Columns) => MAY_EXCEED.test(name);

function yearOf(value: string | null): number | null {
  const year = /^(\d{4})(?:$|-)/.exec(value ?? '')?.[1];
  return year === undefined ? null : Number(year);
}

/** What is odd about a draft: a share above 100 %, a date outside the fiscal year. Flagged, never repaired. */
export function checksOf(draft: Draft, columns: Columns): readonly string[] {
  const flags: string[] = [];
  const highest = Math.max(Number(draft.value), Number(draft.valueMax ?? draft.value));
  if (draft.kind === 'rate' && draft.unit?.unit === '%' && highest > 100 && !mayExceed(columns)) flags.push('over_100');
  const years = [yearOf(draft.value), yearOf(draft.valueMax)].filter((year) => year !== null);
  if (draft.kind === 'date' && columns.fiscalYear !== null && years.some((year) => year !== columns.fiscalYear)) {
    flags.push('date_outside_year');
  }
  return flags;
}

/** A bare 292% can hardly be a share; ≥ is often misread as 2. Both readings are noted, none is chosen. */
export function suspectMisreading(draft: Draft, columns: Columns): Draft {
  const rest = /^2(\d{2}(?:\.\d+)?|100)$/.exec(draft.value ?? '')?.[1];
  if (rest === undefined || draft.kind !== 'rate' || draft.explicit || Number(rest) < 50 || Number(rest) > 100)
    return draft;
  if (draft.unit?.unit !== '%' || mayExceed(columns)) return draft;
  const readings = [`reading:=${draft.value ?? ''}%`, `reading:≥${rest}%`];
  return {
    ...draft,
    operator: 'none',
    explicit: false,
    value: null,
    flags: [...draft.flags, 'suspect_ocr', ...readings],
  };
}
