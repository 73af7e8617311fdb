import { formatNumber, formatYear, type Locale } from '#lib/i18n/index.ts';
import type { Text } from '../text.ts';
import type { ReuseForm, ReusePassage } from './corpus.ts';
import type { Held } from './pair-view.ts';
import type { ReuseField } from './filter.ts';

/** A form in one line: agency, year, kind. */
export function formNote({ agencyName, year, type }: ReuseForm, text: Text): string {
  return [agencyName, formatYear(year, text.locale), text.messages.codes.formType[type]].join(' · ');
}

/** Where in a form a passage stands: 总体目标（年度目标）, 任务内容（信访维稳工作经费）. */
export function partName(part: ReusePassage['part'], label: string, text: Text): string {
  const { codes, reuse } = text.messages;
  const horizons: Readonly<Record<string, string>> = codes.horizon;
  const sections: Readonly<Record<string, string>> = codes.section;
  if (part === 'goal') return horizons[label] ?? reuse.parts.goal;
  if (part === 'narrative') return sections[label] ?? reuse.parts.narrative;
  const name = reuse.parts[part];
  return label === '' ? name : `${name}${text.messages.site.colon}${label}`;
}

/** Of how many others how many have it: 同类单位 2,050 个中另有 3 个有. */
export function heldBy(held: Held, text: Text, regions: Readonly<Record<string, string>>): string {
  const words = text.messages.reuse.pair;
  const group = groupName(held, text, regions);
  return held.heldBy === 0 ? words.heldByNone(held.peers, group) : words.heldBy(held.heldBy, held.peers, group);
}

function groupName({ basis, code }: Held, text: Text, regions: Readonly<Record<string, string>>): string {
  const { groups } = text.messages.reuse.pair;
  const [first = '', second = ''] = code.split(' ');
  if (basis === 'kind') return groups.kind(text.term('kinds', code));
  if (basis === 'region') return groups.region(regions[code] ?? code);
  if (basis === 'trade') return groups.trade(text.term('kinds', first), regions[second] ?? second);
  return groups.all;
}

/** Bits or characters with one decimal. */
export function amount(value: number, locale: Locale): string {
  return formatNumber(value, locale, { digits: value < 100 ? 1 : 0 });
}

/** The name of a value of a filter field. */
export function valueName(
  field: ReuseField,
  value: string,
  {
    text,
    forms,
    regions,
  }: { text: Text; forms: Readonly<Record<string, ReuseForm>>; regions: Readonly<Record<string, string>> },
): string {
  const words = text.messages.reuse;
  const listed: Partial<Record<ReuseField, Readonly<Record<string, string>>>> = {
    spread: words.spreads,
    years: words.yearSpreads,
    grade: words.grades,
    kind: words.kinds,
    region: regions,
  };
  if (field === 'agency') return Object.values(forms).find(({ agency }) => agency === value)?.agencyName ?? value;
  return listed[field]?.[value] ?? value;
}
