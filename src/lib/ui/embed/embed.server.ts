import { groupedChart, type Chart, type WidthClass } from '#lib/charts/index.ts';
import { renderSvg } from '#lib/charts/svg.server.ts';
import { formatDate } from '#lib/i18n/index.ts';
import { EVERYTHING } from '#lib/queries/index.ts';
import { buildCube } from '../build-cube.server.ts';
import { buildEngine, buildText } from '../build-dataset.server.ts';
import { chartContext } from '../chart/context.ts';
import { askMeasure, HEADLINES, MEASURE_CHARTS, type Headline, type MeasureData } from '../compare/measures.ts';
import { builtGroups, FORMS_DRAWN, namedGroups } from '../compare/workbench.ts';
import { buildAgencyReport, buildForms } from '../public/records.server.ts';
import { publicSettings } from '../public/settings.server.ts';
import type { Text } from '../text.ts';
import { AGENCY_EMBEDS, type AgencyEmbed } from './embed-files.ts';
import { embedDocument } from './embed-page.ts';

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

/** The overview, where the headline charts stand. */
const START = { page: '', depth: 1 };

/** The headline charts this dataset has for other sites. */
export async function headlineEmbeds(): Promise<readonly Headline[]> {
  if (await isSmall()) return HEADLINES;
  const groups = builtGroups(await buildCube(), buildText(undefined).completion);
  return HEADLINES.filter((headline) => groups[headline] !== undefined);
}

/** The document of a headline chart as the overview shows it; null where there is none of the name. */
export async function buildHeadlineEmbed(name: string, lang: string | undefined): Promise<string | null> {
  const headline = HEADLINES.find((one) => one === name);
  if (headline === undefined) return null;
  const text = buildText(lang);
  return (await isSmall()) ? measureEmbed(headline, text) : groupedEmbed(headline, text);
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
  return (await buildForms()).length <= FORMS_DRAWN;
}

async function measureEmbed<M extends Headline>(measure: M, text: Text): Promise<string> {
  const { completion } = text;
  const data = await askMeasure(measure, await buildEngine(), { filter: EVERYTHING, completion });
  return drawn(
    { chart: MEASURE_CHARTS[measure], data, heading: text.messages.compare.measures[measure], ...START },
    text,
  );
}

/** Of very many forms their groups are drawn, not each. */
async function groupedEmbed(headline: Headline, text: Text): Promise<string | null> {
  const groups = builtGroups(await buildCube(), text.completion)[headline];
  if (groups === undefined) return null;
  const { workbench, compare } = text.messages;
  const heading = workbench.groupedHeading(compare.measures[headline], workbench.groups[groups.choice.by]);
  return drawn({ chart: groupedChart, data: namedGroups(groups, text), heading, ...START }, text);
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
