import type { AmountDraft } from './amount-codes.ts';
import { moneyOf } from './money.ts';
import { addDecimals, compareDecimals } from './total.ts';

interface Stated {
  readonly label: string;
  readonly wan: string | null;
}

const MONEY = '(\\d+(?:\\.\\d+)?)\\s*(亿元|万元|元|万)';
const NAME = '([^\\d,，;；、:：]{2,30}?)';
const WHOLE = new RegExp(`${MONEY}\\s*[,，(（]?\\s*其中\\s*[:：]?`, 'g');
const ITEM = new RegExp(`^\\s*${NAME}\\s*${MONEY}\\s*(?:[,，、;；]|(?=[。)）])|$)`);
const HEADING = /(?<![\d.])(\d{1,2})\s*[.．、项]\s*(?!\d)([^。，,；;：:\d]{2,24})[。，,；;：:]/g;

function wanOf(number: string, unit: string): string {
  return moneyOf(number + unit, '万元')?.wan ?? number;
}

/** The parts of an amount listed behind 其中, if they add up to it exactly. */
function listedParts(text: string): readonly Stated[] {
  for (const whole of text.matchAll(WHOLE)) {
    const items: Stated[] = [];
    let rest = text.slice(whole.index + whole[0].length);
    for (let item = ITEM.exec(rest); item; item = ITEM.exec(rest)) {
      items.push({ label: (item[1] ?? '').replace(/[。.\s]/g, ''), wan: wanOf(item[2] ?? '', item[3] ?? '') });
      rest = rest.slice(item[0].length);
    }
    const sum = addDecimals(items.map((item) => item.wan ?? ''));
    const total = wanOf(whole[1] ?? '', whole[2] ?? '');
    if (items.length > 1 && sum !== null && compareDecimals(sum, total) === 0) return items;
  }
  return [];
}

interface Activity {
  readonly no: number;
  readonly name: string;
  readonly body: string;
}

/** Numbered paragraphs of a text (1.信访宣传工作。…), in rising order. */
function activitiesOf(text: string): readonly Activity[] {
  const marks = [...text.matchAll(HEADING)];
  const rising = marks.filter((mark, at) => at === 0 || Number(mark[1]) > Number(marks[at - 1]?.[1]));
  if (Number(rising[0]?.[1]) !== 1 || rising.length < 3) return [];
  return rising.map((mark, at) => ({
    no: Number(mark[1]),
    name: (mark[2] ?? '').trim(),
    body: text.slice(mark.index, rising[at + 1]?.index),
  }));
}

/** The amounts of numbered activities; where a number is missing, the amount before the gap is named by its own words. */
function activityAmounts(text: string): { readonly items: readonly Stated[]; readonly hasGap: boolean } {
  const activities = activitiesOf(text);
  let hasGap = false;
  const items = activities.flatMap((activity, at): Stated[] => {
    const label = `${activity.no}.${activity.name}`;
    const amounts = [...activity.body.matchAll(new RegExp(`([\\u4e00-\\u9fff]{0,12}?)${MONEY}`, 'g'))];
    const [only] = amounts;
    const next = activities[at + 1];
    const gap = next !== undefined && next.no > activity.no + 1;
    hasGap ||= gap;
    if (!only || amounts.length > 1) return [{ label, wan: null }];
    const wan = wanOf(only[2] ?? '', only[3] ?? '');
    const own = /([\u4e00-\u9fff]{1,6}(?:费用|经费|资金|费))$/.exec(
      (only[1] ?? '').replace(/^.*(?:需要|需|安排)/, ''),
    )?.[1];
    if (!gap || !own) return [{ label, wan }];
    const lost = next.no === activity.no + 2 ? `${activity.no + 1}.${own}` : own;
    return [
      { label, wan: null },
      { label: lost, wan },
    ];
  });
  return { items, hasGap };
}

const FUNDED = /资金?(?:全部|全额|均)由([^，。,；;]{0,4}财政[^，。,；;]{0,6})/;

/** What a narrative says of the form's money: only what is certain because the parts add up to the total. */
export function proseAmounts(text: string, place: string, total: string | null): readonly AmountDraft[] {
  const flat = text.replace(/\n/g, '');
  const parts = listedParts(flat);
  const sum = addDecimals(parts.map((part) => part.wan ?? ''));
  const whole = parts.length > 0 ? sum : total;
  if (total === null || whole === null || compareDecimals(whole, total) !== 0) return [];
  const { items, hasGap } = activityAmounts(flat);
  const known = addDecimals(items.flatMap((item) => item.wan ?? []));
  const adds = known !== null && items.length > 0 && compareDecimals(known, total) === 0;
  const lacks = known !== null && hasGap && parts.length > 0 && compareDecimals(known, total) < 0;
  const funded = FUNDED.exec(flat)?.[1];
  const base = { period: 'annual' as const, source_place: place };
  const source: AmountDraft[] = funded
    ? [{ ...base, breakdown: 'source', code: 'fiscal_appropriation', label: funded, amount_wan: total }]
    : [];
  const stated = [...parts, ...(adds || lacks ? items : [])];
  return [
    ...source,
    ...stated.map(({ label, wan }) => ({
      ...base,
      breakdown: 'line_item' as const,
      code: null,
      label,
      amount_wan: wan,
    })),
  ];
}
