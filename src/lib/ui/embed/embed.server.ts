import { distributionChart, type Chart, type WidthClass } from '#lib/charts/index.ts';
import { renderSvg } from '#lib/charts/svg.server.ts';
import { formatDate } from '#lib/i18n/index.ts';
import { EVERYTHING, runDistribution } from '#lib/queries/index.ts';
import { buildEngine, buildText } from '../build-dataset.server.ts';
import { chartContext } from '../chart/context.ts';
import { askMeasure, HEADLINES, MEASURE_CHARTS, type Headline, type MeasureData } from '../compare/measures.ts';
import { buildAgencyReport, buildForms } from '../public/records.server.ts';
import { publicSettings } from '../public/settings.server.ts';
import type { Text } from '../text.ts';
import { AGENCY_EMBEDS, type AgencyEmbed } from './embed-files.ts';
import { embedDocument } from './embed-page.ts';

/** Charts that draw every form stay readable, and light, up to so many. */
const MOST_FORMS = 60;

interface Drawing<D> {
  readonly chart: Chart<D>;
  readonly data: D;
  readonly heading: string;
  readonly agencyId?: string;
  /** The page the chart stands on, from the root of the site. */
  readonly page: string;
  /** Folders between the root of the site and the document. */
  readonly depth: number;
}

/** The headline charts this dataset has for other sites: budgets, drawn form by form, only as long as these are few. */
export async function headlineEmbeds(): Promise<readonly Headline[]> {
  return (await isSmall()) ? HEADLINES : HEADLINES.filter((name) => name !== 'budget');
}

/** The document of a headline chart; null where there is none of the name. */
export async function buildHeadlineEmbed(name: string, lang: string | undefined): Promise<string | null> {
  const headline = (await headlineEmbeds()).find((one) => one === name);
  if (headline === undefined) return null;
  const text = buildText(lang);
  return headline === 'mix' || (await isSmall()) ? measureEmbed(headline, text) : spreadEmbed(headline, text);
}

/** The document of a chart of an agency; null where there is none. */
export async function buildAgencyEmbed(id: string, name: string, lang: string | undefined): Promise<string | null> {
  const chart = AGENCY_EMBEDS.find((one) => one === name);
  const report = chart === undefined ? null : await buildAgencyReport(id);
  if (report === null || chart === undefined) return null;
  const text = buildText(lang);
  const measures: Partial<MeasureData> = report.measures;
  const place = { agencyId: id, page: `agencies/${encodeURIComponent(id)}/`, depth: 3 };
  const draw = <M extends AgencyEmbed>(measure: M) => {
    const data = measures[measure];
    const heading = `${report.detail.agency.name} · ${text.messages.compare.measures[measure]}`;
    return data === undefined ? null : drawn({ chart: MEASURE_CHARTS[measure], data, heading, ...place }, text);
  };
  return draw(chart);
}

async function isSmall(): Promise<boolean> {
  return (await buildForms()).length <= MOST_FORMS;
}

async function measureEmbed<M extends Headline>(measure: M, text: Text): Promise<string> {
  const { completion } = text;
  const data = await askMeasure(measure, await buildEngine(), { filter: EVERYTHING, completion });
  return drawn({ chart: MEASURE_CHARTS[measure], data, ...headlinePlace(measure, text) }, text);
}

/** Of very many targets their spread is drawn, not each. */
async function spreadEmbed(headline: Headline, text: Text): Promise<string> {
  const concepts = headline === 'satisfaction' ? ['satisfaction_rate'] : text.completion;
  const data = await runDistribution(await buildEngine(), EVERYTHING, { concepts });
  return drawn({ chart: distributionChart, data, ...headlinePlace(headline, text) }, text);
}

function headlinePlace(headline: Headline, text: Text) {
  return { heading: text.messages.compare.measures[headline], page: '', depth: 1 };
}

function drawn<D>({ chart, data, heading, agencyId, page, depth }: Drawing<D>, text: Text): string {
  const settings = publicSettings();
  const words = text.words.publicPages.embed;
  const english = text.locale === 'en';
  const root = '../'.repeat(depth + (english ? 1 : 0));
  const picture = (width: WidthClass) => {
    const context = chartContext(text, width, agencyId ?? null);
    return renderSvg(chart.option(data, context), { id: `${chart.name}-${width}`, ...chart.size(data, context) });
  };
  const context = chartContext(text, 'wide', agencyId ?? null);
  const table = chart.table(data, context);
  const { publisher, licence, date } = settings;
  const start = settings.address === null ? root : `${settings.address}/`;
  return embedDocument({
    tag: text.tag,
    heading,
    sentence: chart.describe(data, context),
    pictures: { wide: picture('wide'), narrow: picture('narrow') },
    table,
    figures: text.words.chart.figures(table.rows.length),
    source: [
      `${words.source}${text.messages.site.colon}${publisher ?? text.messages.site.title}`,
      ...(date === null ? [] : [formatDate(date, text.locale)]),
      ...(licence === null ? [] : [licence.name]),
    ],
    page: { href: `${start}${english ? 'en/' : ''}${page}`, label: words.onSite },
    root,
  });
}
