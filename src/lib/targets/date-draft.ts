import { datesIn } from './date.ts';
import type { DatedSpan } from './date.ts';
import { BARE, hanIn } from './draft.ts';
import type { Draft } from './draft.ts';

/** The dates of a clause; 较2020年 names a baseline, not a date. */
export function datesOf(clause: string): readonly DatedSpan[] {
  return datesIn(clause).filter(({ start }) => !/[较比]$/.test(clause.slice(0, start)));
}

const DATE_WORDS =
  /完成|竣工|完工|开工|交付|投入使用|使用|上报|提交|报送|到位|拨付|发放|支付|验收|实施|启动|建成|结束|办结|全部|任务|工作|项目|各项|按时|按期|及时|确保|力争|日期|时间|全面|建设|底|前|末|截止|截至|每年|度|次年|年|月|日|执行|下达|兑现|采购|付款|资金|公示|公开|编制|印发|出台|于|在|内|的/g;

/** How many other words leave a date a target: many before a deadline, hardly any beside a bare year. */
function wordsAllowed({ operator, explicit, precision, to }: DatedSpan): number {
  if (operator === 'le' || operator === 'lt') return 60;
  if (explicit && precision !== 'quarter') return 12;
  return precision === 'year' && to === null ? 1 : 6;
}

/** A date as a target, or null if it is only mentioned in a sentence about something else. */
export function dateDraft(span: DatedSpan, clause: string): Draft | null {
  const words = hanIn((clause.slice(0, span.start) + clause.slice(span.end)).replace(DATE_WORDS, ''));
  if (words > wordsAllowed(span)) return null;
  const flags = [...(span.yearly ? ['yearly'] : []), ...(/次年|翌年|下一?年/.test(clause) ? ['next_year'] : [])];
  return {
    ...BARE,
    operator: span.operator,
    explicit: span.explicit,
    value: span.from,
    valueMax: span.to,
    kind: 'date',
    flags,
  };
}
