import { languageTag, messagesFor, type Locale } from '#lib/i18n/index.ts';
import { clipped, comparedFacts, wholeText } from './comparison.ts';
import { asksOffice, statusOf, type Entry, type Reviews } from './entry.ts';
import { writeWordDocument, type WordBlock } from './word-document.ts';

/** What a review opinion is written from. */
export interface Opinion {
  readonly locale: Locale;
  /** The findings within the filters; those that hold or need an explanation go into the opinion. */
  readonly entries: readonly Entry[];
  readonly reviews: Reviews;
  /** What stands below the title: versions, filters, dataset. */
  readonly remarks: readonly (readonly [label: string, text: string])[];
}

const WIDTHS = [600, 2100, 4338, 1200, 1400];
const LONGEST_TEXT = 160;

/** A review opinion by agency as a Word document; null when there is nothing to write about. */
export function writeOpinion(opinion: Opinion): Uint8Array | null {
  const entries = opinion.entries.filter((entry) => asksOffice(statusOf(entry, opinion.reviews)));
  if (entries.length === 0) return null;
  const { letter } = messagesFor(opinion.locale).findings;
  const sections = [...byAgency(entries, letter.unknownAgency)].flatMap(([agency, own], at): WordBlock[] => [
    ...(at === 0 ? [] : [{ kind: 'page_break' } as const]),
    ...agencyBlocks(agency, own, opinion),
  ]);
  const { colon } = messagesFor(opinion.locale).site;
  const head: WordBlock[] = [
    { kind: 'title', text: letter.title },
    ...opinion.remarks.map(([label, text]): WordBlock => ({ kind: 'small', text: `${label}${colon}${text}` })),
  ];
  return writeWordDocument([...head, ...sections], languageTag(opinion.locale));
}

function byAgency(entries: readonly Entry[], unknown: string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const agency = entry.forms[0]?.agency ?? unknown;
    groups.set(agency, [...(groups.get(agency) ?? []), entry]);
  }
  return groups;
}

function agencyBlocks(agency: string, entries: readonly Entry[], opinion: Opinion): WordBlock[] {
  const { findings, site } = messagesFor(opinion.locale);
  const { letter, sheet, note } = findings;
  const years = [...new Set(entries.flatMap(({ forms }) => forms.flatMap(({ year }) => year ?? [])))].sort();
  const confirmed = entries.filter((entry) => statusOf(entry, opinion.reviews) === 'confirmed').length;
  return [
    { kind: 'heading', text: letter.agency(agency, years.join(site.listSeparator)) },
    { kind: 'paragraph', text: letter.lead(confirmed, entries.length - confirmed) },
    {
      kind: 'table',
      head: [sheet.no, letter.where, letter.what, letter.opinion, note],
      rows: entries.map((entry, at) => [String(at + 1), ...rowOf(entry, opinion)]),
      widths: WIDTHS,
    },
    { kind: 'paragraph', text: letter.closing },
  ];
}

function rowOf(entry: Entry, { locale, reviews }: Opinion): string[] {
  const { letter } = messagesFor(locale).findings;
  const { finding, forms } = entry;
  const review = reviews.get(finding.id);
  const where = forms.map(
    ({ name, agency, year }) => `${name === '' ? agency : name}${year === null ? '' : ` ${year}`}`,
  );
  const facts = comparedFacts(finding.evidence.facts).map(
    ({ fact, parts }) => `[${fact.place}] ${wholeText(clipped(parts, LONGEST_TEXT))}`,
  );
  return [
    [...where, finding.places.join(' ')].join('\n'),
    [locale === 'zh' ? finding.message_zh : finding.message_en, ...facts].join('\n'),
    review?.decision === 'confirmed' ? letter.correct : letter.clarify,
    review?.note ?? '',
  ];
}
