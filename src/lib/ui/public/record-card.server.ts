import { formatPercent, formatWan, messagesFor } from '#lib/i18n/index.ts';
import { quantifiedShare, type FormDetail, type FormListRow, type Summary } from '#lib/queries/index.ts';
import { en } from '../wording/en.ts';
import { zh } from '../wording/zh.ts';
import { buildVocabulary } from '../build-dataset.server.ts';
import { cardPicture, type Card } from './card.server.ts';
import { cardFile } from './card.ts';
import type { RecordKind } from './record-files.ts';
import { buildAgencyReport, buildFormDetail, buildForms, buildRegionDetail } from './records.server.ts';

/** Forms beyond so many show the picture of their agency: a picture each would outweigh everything else of the site. */
const MOST_FORM_CARDS = 5000;

/** The forms with a picture of their own. */
export async function cardedForms(): Promise<readonly FormListRow[]> {
  const forms = await buildForms();
  return forms.length > MOST_FORM_CARDS ? [] : forms;
}

/** The path of the picture a form's page shows. */
export async function formCard({ id, agency_id }: Pick<FormDetail['form'], 'id' | 'agency_id'>): Promise<string> {
  return (await cardedForms()).length > 0 ? cardFile('forms', id) : cardFile('agencies', agency_id);
}

/** The picture of a record's page as a PNG, for both languages at once; null when there is no such record. */
export async function buildCard(kind: RecordKind, id: string): Promise<Uint8Array | null> {
  const card = await cardOf(kind, id);
  return card === null ? null : cardPicture(card);
}

async function cardOf(kind: RecordKind, id: string): Promise<Card | null> {
  switch (kind) {
    case 'agencies': {
      const report = await buildAgencyReport(id);
      if (report === null) return null;
      const { agency, regions, summary } = report.detail;
      return {
        kicker: [kindName(agency.kind), ...namesOf(regions)].join(' '),
        title: agency.name,
        figures: counts(summary),
      };
    }
    case 'regions': {
      const detail = await buildRegionDetail(id);
      if (detail === null) return null;
      return { kicker: namesOf(detail.above).join(' '), title: detail.region.name, figures: counts(detail.summary) };
    }
    case 'forms': {
      const detail = await buildFormDetail(id);
      if (detail === null) return null;
      const { form, agency, indicators } = detail;
      const total = { value: formatWan(form.total_wan, 'zh'), label: both('total') };
      const rows = indicators.filter(({ is_placeholder }) => !is_placeholder).length;
      const heading = messagesFor('zh').form.indicators;
      return {
        kicker: [agency?.name ?? form.agency_id, form.fiscal_year ?? ''].join(' '),
        title: form.project_name ?? form.title ?? messagesFor('zh').codes.formTypeLong[form.type],
        figures: [
          total,
          { value: String(rows), label: `${heading} ${messagesFor('en').form.indicators.toLowerCase()}` },
        ],
      };
    }
  }
}

function counts(summary: Summary): Card['figures'] {
  const [first] = summary.years;
  const last = summary.years.at(-1);
  const years = first === undefined ? [] : [first === last ? String(first) : `${first}–${last}`];
  return [
    { value: String(summary.forms), label: both('forms') },
    ...years.map((value) => ({ value, label: both('years') })),
    { value: formatPercent(quantifiedShare(summary), 'zh'), label: both('share') },
  ];
}

function both(word: 'forms' | 'total' | 'years' | 'share'): string {
  return `${zh.publicPages.picture[word]} ${en.publicPages.picture[word]}`;
}

function kindName(code: string | null): string {
  return buildVocabulary().agencyKinds.find((kind) => kind.code === code)?.zh ?? '';
}

/** The names of regions, the largest first. */
function namesOf(regions: readonly { readonly name: string }[]): string[] {
  return [...regions].reverse().map(({ name }) => name);
}
