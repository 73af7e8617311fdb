import {
  EVERYTHING,
  runAgencyList,
  runAgencyValues,
  runFormDetails,
  runFormList,
  runRegionDetail,
  runRegionList,
  type AgencyListRow,
  type AgencyValueRow,
  type EngineRow,
  type FormDetail,
  type FormListRow,
  type PeerMeasure,
  type RegionDetail,
} from '#lib/queries/index.ts';
import { regionListing, type RegionListing } from '../agency/region-listing.ts';
import { agencyReport, type AgencyReport } from '../agency/report.ts';
import { buildEngine } from '../build-dataset.server.ts';

/** A page, its other language, its files and its picture ask for the same record one after the other. */
const KEPT = 64;
/** Forms that stand together in the list are asked for together, and so many such lots are kept. */
const LOT = 50;
const KEPT_LOTS = 4;

let agencies: Promise<readonly AgencyListRow[]> | undefined;
let forms: Promise<readonly FormListRow[]> | undefined;
let places: Promise<ReadonlyMap<string, number>> | undefined;
let regions: Promise<readonly EngineRow<'regions'>[]> | undefined;
const values = new Map<string, Promise<readonly AgencyValueRow[]>>();
const askReport = kept(async (id) => agencyReport(await buildEngine(), id, { values: buildValues }));
const askLot = kept(async (lot) => {
  const ids = (await buildForms()).slice(Number(lot) * LOT, (Number(lot) + 1) * LOT).map(({ form_id }) => form_id);
  return runFormDetails(await buildEngine(), ids);
}, KEPT_LOTS);
const askRegion = kept(async (code) => runRegionDetail(await buildEngine(), code));

/** All agencies of the dataset the site is built from, by region. */
export function buildAgencies(): Promise<readonly AgencyListRow[]> {
  agencies ??= buildEngine().then((engine) => runAgencyList(engine, EVERYTHING));
  return agencies;
}

/** All forms of the dataset the site is built from, by agency. */
export function buildForms(): Promise<readonly FormListRow[]> {
  forms ??= buildEngine().then((engine) => runFormList(engine, EVERYTHING));
  return forms;
}

/** All regions of the dataset the site is built from, by code. */
export function buildRegions(): Promise<readonly EngineRow<'regions'>[]> {
  regions ??= buildEngine().then((engine) => runRegionList(engine));
  return regions;
}

/** The report of an agency; null when there is none. */
export function buildAgencyReport(id: string): Promise<AgencyReport | null> {
  return askReport(id);
}

/** Everything of a form; null when there is none. */
export async function buildFormDetail(id: string): Promise<FormDetail | null> {
  places ??= buildForms().then((rows) => new Map(rows.map(({ form_id }, at) => [form_id, at])));
  const place = (await places).get(id);
  if (place === undefined) return null;
  return (await askLot(String(Math.floor(place / LOT)))).get(id) ?? null;
}

/** What the page of a region shows; null when there is none. */
export async function buildRegionListing(code: string): Promise<RegionListing | null> {
  const detail = await askRegion(code);
  return detail === null ? null : regionListing(detail, await buildRegions());
}

/** Everything that lies in a region; null when there is none. */
export function buildRegionDetail(code: string): Promise<RegionDetail | null> {
  return askRegion(code);
}

function buildValues(measure: PeerMeasure): Promise<readonly AgencyValueRow[]> {
  const key = JSON.stringify(measure);
  const known = values.get(key);
  if (known !== undefined) return known;
  const asked = buildEngine().then((engine) => runAgencyValues(engine, EVERYTHING, { measure }));
  values.set(key, asked);
  return asked;
}

/** A question whose latest answers are kept. */
function kept<T>(ask: (id: string) => Promise<T>, most = KEPT): (id: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (id) => {
    const known = answers.get(id);
    if (known !== undefined) return known;
    const [oldest] = answers.keys();
    if (oldest !== undefined && answers.size >= most) answers.delete(oldest);
    const answer = ask(id);
    answers.set(id, answer);
    return answer;
  };
}
