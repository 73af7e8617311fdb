import { LEAST_AGENCIES } from '#lib/similarity/index.ts';
import { datasetRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { rowsDraft } from './rows-draft.ts';
import { shareOf, type SharedRows, sharedRows } from './shared-rows.ts';

/** Of one form so many other agencies are named; the reuse page shows all. */
const MOST_PARTNERS = 3;

export const rowsSharedAcrossAgencies = datasetRule(
  {
    name: 'rows_shared_across_agencies',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'form',
    title: { zh: '不同单位指标雷同，待核实', en: 'The same rows at different agencies' },
    summary: {
      zh: '两家单位的表有成组相同的指标，而同类、同地区的其他单位很少这样填。',
      en: 'Forms of two agencies share a set of rows that other agencies of their kind and region hardly use.',
    },
    settings: {
      least_agencies: threshold(
        LEAST_AGENCIES,
        '单位太少时分不清习惯与照搬，不作判断',
        'With fewer agencies habit cannot be told from copying',
      ),
      least_neighbours: threshold(
        6,
        '同在一地而该地单位更少时，分不清本地模板与照搬',
        'With fewer agencies in the region common to both a local template cannot be told from copying',
      ),
      least_share: threshold(
        0.3,
        '相同的行至少占较短一张表的三成',
        'The same rows make three tenths of the shorter form',
      ),
    },
    related: ['text_shared_across_agencies', 'foreign_name_in_shared_text', 'rows_shared_across_projects'],
  },
  (index, { least_agencies, least_neighbours, least_share }) => {
    const total = index.dataset.forms.length;
    if (index.agencyIds.length < least_agencies) return { total, tested: 0, drafts: [] };
    const rows = sharedRows(index);
    const isJudged = (shared: SharedRows): boolean =>
      shared.pair.relation === 'cross_agency' &&
      rows.neighbours(shared) >= least_neighbours &&
      shareOf(rows.evidence(shared)) >= least_share;
    const drafts = [...rows.pairs.values()].flatMap(
      (pairs) => rowsDraft(index, rows, bestByAgency(pairs.filter(isJudged))) ?? [],
    );
    return { total, tested: total, drafts };
  },
);

/** The most surprising pair with each other agency; pairs come the most surprising first. */
function bestByAgency(pairs: readonly SharedRows[]): readonly SharedRows[] {
  const best = new Map<string, SharedRows>();
  for (const pair of pairs) if (!best.has(pair.earlier.agency_id)) best.set(pair.earlier.agency_id, pair);
  return [...best.values()].slice(0, MOST_PARTNERS);
}
