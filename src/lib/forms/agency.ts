import type { Row } from '#lib/dataset/index.ts';
import {
  findAgencyKind,
  fullAgencyName,
  regionPath,
  resolveRegion,
  type RegionResolution,
  type RegionTerm,
  type Vocabulary,
} from '#lib/vocabulary/index.ts';
import type { Header } from './header.ts';
import { agencyId } from './ids.ts';

/** The agency that filed a form, its region with those above it (the lowest first), and how sure the region is. */
export interface PlacedAgency {
  readonly row: Row<'agencies'>;
  readonly path: readonly RegionTerm[];
  readonly resolution: RegionResolution;
}

/** What tells where an agency is, besides its own name. */
export interface AgencyEvidence {
  readonly titles: readonly string[];
  /** The text of the form. */
  readonly text: string;
  /** The text of the whole document, asked only where the form alone does not tell. */
  readonly document: string;
}

/** How much of a document is searched for regions; beyond that it names its region again and again. */
const LONGEST = 200_000;
/** Name under which forms are kept that do not say who filed them. */
const UNNAMED = '未注明单位';

/** Resolves the agency and region of a form; its name is completed with the region it belongs to. */
export function placeAgency(header: Header, evidence: AgencyEvidence, vocabulary: Vocabulary): PlacedAgency {
  const printed = header.agency ?? header.supervisingDepartment ?? '';
  const resolve = (text: string): RegionResolution =>
    resolveRegion(vocabulary, {
      agency: printed,
      title: evidence.titles.join('\n'),
      text,
      ...(header.projectCode ? { projectCode: header.projectCode } : {}),
    });
  const own = resolve(evidence.text);
  const resolution = own.status === 'resolved' ? own : resolve(evidence.document.slice(0, LONGEST));
  const region = resolution.status === 'resolved' ? resolution.region : null;
  const name = fullAgencyName(vocabulary, printed, region) || UNNAMED;
  const code = region?.code ?? null;
  const row = { id: agencyId(name, code), name, region_code: code, kind: findAgencyKind(vocabulary, name) };
  return { row, path: region ? regionPath(vocabulary, region.code) : [], resolution };
}

/** The full name of a supervising department; a ministry (财政部) belongs to no region. */
export function departmentName(printed: string, region: RegionTerm | null, vocabulary: Vocabulary): string {
  const isMinistry = /部$/.test(printed) && !/(?:宣传|组织|统战|武装)部$/.test(printed);
  return isMinistry ? printed : fullAgencyName(vocabulary, printed, region);
}
