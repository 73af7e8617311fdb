import { LEAST_AGENCIES } from '#lib/similarity/index.ts';
import { datasetRule } from '../rule.ts';
import { threshold } from '../setting.ts';
import { rowsDraft } from './rows-draft.ts';
import { barsOf, type ComparedRows, type SharedRows, sharedRows } from './shared-rows.ts';

export const rowsSharedAcrossProjects = datasetRule(
  {
    name: 'rows_shared_across_projects',
    version: 1,
    family: 'reuse',
    stance: 'signal',
    severity: 'low',
    on: true,
    unit: 'form',
    title: { zh: '不同项目指标雷同，待核实', en: 'The same rows in different projects' },
    summary: {
      zh: '同一单位两个不同项目的指标大部分相同，而其他单位很少这样填。',
      en: 'Two different projects of an agency share most of their rows, which other agencies hardly use.',
    },
    settings: {
      least_agencies: threshold(
        LEAST_AGENCIES,
        '单位太少时分不清通用与专用，不作判断',
        'With fewer agencies general rows cannot be told from specific ones',
      ),
      least_share: threshold(0.5, '相同的行至少占本表一半', 'The same rows make at least half of the form'),
    },
    related: [
      'copy_paste_cross_form',
      'identical_indicator_sets',
      'rows_shared_across_agencies',
      'unchanged_for_years',
    ],
  },
  (index, { least_agencies, least_share }) => {
    const total = index.dataset.forms.length;
    if (index.agencyIds.length < least_agencies) return { total, tested: 0, drafts: [] };
    const rows = sharedRows(index);
    const drafts = [...rows.pairs.values()].flatMap((pairs) => {
      const pasted = pairs.find((one) => one.pair.relation === 'same_agency' && isMost(rows, one, least_share));
      return (pasted && rowsDraft(index, rows, [pasted])) ?? [];
    });
    return { total, tested: total, drafts };
  },
);

/** Whether two projects share most of the later one's rows. */
function isMost(rows: ComparedRows, shared: SharedRows, least: number): boolean {
  if (shared.later.type === 'department' || shared.earlier.type === 'department') return false;
  const evidence = rows.evidence(shared);
  const { left, right } = evidence.contained;
  return barsOf(evidence).length >= least * (shared.isLeft ? left : right);
}
