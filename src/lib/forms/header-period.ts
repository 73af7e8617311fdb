import { dateOf, datesIn, isDates, spanOf, type Span } from './dates.ts';
import type { FieldHit, Fragment } from './fields.ts';
import { hitsOf, type HeaderReading } from './header-values.ts';
import type { Ledger } from './ledger.ts';

/** A cell between two dates: 至, —, ~. */
const BETWEEN = /^\s*(?:[至到起止~～—–\-－─]+)\s*$/;
/** The end of a span within one year: 12月, 12月31日. */
const MONTH = /^\s*(?:1[0-2]|0?[1-9])\s*月(?:\s*(?:[12]\d|3[01]|0?[1-9])\s*日)?\s*[底止]?\s*$/;

/** The values of a period printed over several cells: a date each for start and end, with or without a sign between. */
interface Spread {
  readonly span: Span;
  readonly dates: readonly Fragment[];
  readonly signs: readonly Fragment[];
}

/** The span that two cells behind one label state (2024-01-01 | 至 | 2024-12-31), or null where they state none. */
function spreadOf({ values }: FieldHit): Spread | null {
  const signs = values.filter((value) => BETWEEN.test(value.text));
  const [first, last, other] = values.filter((value) => !BETWEEN.test(value.text));
  if (!first || !last || other || !isDates(first.text) || datesIn(first.text).length !== 1) return null;
  const isMonth = MONTH.test(last.text) && dateOf(first.text) !== null;
  if (!isMonth && !(isDates(last.text) && datesIn(last.text).length === 1)) return null;
  const span = spanOf(`${first.text}至${last.text}`);
  const ordered = span.start !== null && span.end !== null && span.start.slice(0, 7) <= span.end.slice(0, 7);
  return ordered ? { span, dates: [first, last], signs } : null;
}

function claimSpread({ dates, signs }: Spread, ledger: Ledger): void {
  for (const value of dates) ledger.claim(value.piece, 'value', value.range);
  for (const value of signs) ledger.claim(value.piece, 'decoration', value.range);
}

/** What one cell states: both ends, or by its label the start or the end. */
function statedBy({ label }: FieldHit, { text }: Fragment): Span {
  const opens = /开始|起始|启动|开工/.test(label.text);
  const closes = /结束|完成|终止|截止|竣工/.test(label.text);
  const span = spanOf(text);
  if (opens === closes || datesIn(text).length > 1) return span;
  const date = dateOf(text);
  return opens ? { start: date ?? span.start, end: null } : { start: null, end: date ?? span.end };
}

/** The period of a form; dates that say something else than what is kept stay unread. */
export function readPeriod(reading: HeaderReading): Span {
  let kept: Span = { start: null, end: null };
  const keep = ({ start, end }: Span): boolean => {
    kept = { start: kept.start ?? start, end: kept.end ?? end };
    return (start === null || start === kept.start) && (end === null || end === kept.end);
  };
  for (const hit of hitsOf(reading, 'period')) {
    const spread = spreadOf(hit);
    if (spread) {
      if (keep(spread.span)) claimSpread(spread, reading.ledger);
      continue;
    }
    for (const value of hit.values.filter((one) => isDates(one.text))) {
      if (keep(statedBy(hit, value)) && datesIn(value.text).length <= 2)
        reading.ledger.claim(value.piece, 'value', value.range);
    }
  }
  return kept;
}
