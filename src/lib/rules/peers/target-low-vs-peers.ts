import { indicatorDraft } from '../draft.ts';
import type { FormView } from '../form-view.ts';
import { datasetRule, type Draft } from '../rule.ts';
import { threshold, words } from '../setting.ts';
import { type Fences, fencesAround } from './fences.ts';
import { type PeerMember, peerGroups, type PeerTarget } from './peer-targets.ts';

interface Settings {
  readonly least_peers: number;
  readonly reach: number;
  readonly least_points: number;
}

export const targetLowVsPeers = datasetRule(
  {
    name: 'target_low_vs_peers',
    version: 2,
    family: 'peers',
    stance: 'signal',
    severity: 'medium',
    on: true,
    unit: 'indicator',
    title: { zh: '目标低于同类单位', en: 'Target below its peers' },
    summary: {
      zh: '比率指标值低于同类单位同一概念指标的下界（四分位距法）。',
      en: 'A rate lies below the lower fence of the same concept among agencies of the same kind (quartile method).',
    },
    settings: {
      concepts: words(
        'satisfaction_rate|closure_rate|timely_acceptance_rate|timely_handling_rate|resolution_rate|proper_disposal_rate',
        '越高越好、各单位分母相同的比率',
        'Rates where higher is better and the denominator is the same everywhere',
      ),
      same_name: words(
        'completion_rate|timely_completion_rate|accuracy_rate|acceptance_rate|compliance_rate|coverage_rate|awareness_rate|participation_rate|intact_rate',
        '只有名称相同才可比的比率：合格率、覆盖率等各有各的对象',
        'Rates that are compared only under the same name: a share accepted or covered is of something else each time',
      ),
      least_peers: threshold(3, '至少三个其他单位才有可比性', 'At least three other agencies to compare with'),
      reach: threshold(1.5, '常用的箱线图界限', 'The usual reach of box plots'),
      least_points: threshold(
        10,
        '与中位数相差不足 10 个百分点不提示',
        'Less than 10 points below the median is let pass',
      ),
    },
    related: ['target_extreme', 'target_moved_vs_last_year'],
  },
  (index, settings) => {
    const judgements = peerGroups(index, settings).flatMap((members) => judge(members, settings));
    return {
      total: judgements.length,
      tested: judgements.filter(({ fences }) => fences !== null).length,
      drafts: judgements.flatMap(({ target, fences, isLow }) =>
        isLow && fences !== null ? (low(index.formOf(target.formId), target, fences) ?? []) : [],
      ),
    };
  },
);

interface Judgement {
  readonly target: PeerTarget;
  readonly fences: Fences | null;
  readonly isLow: boolean;
}

function judge(members: readonly PeerMember[], { least_peers, reach, least_points }: Settings): readonly Judgement[] {
  const group = { values: members.map(({ value }) => value) };
  return members.flatMap(({ targets }, position) => {
    const fences = fencesAround(group, position, { leastPeers: least_peers, reach });
    return targets.map((target) => {
      const isLow = fences !== null && target.value < fences.low && fences.median - target.value >= least_points;
      return { target, fences, isLow };
    });
  });
}

const round = (number: number): number => Math.round(number * 10) / 10;

function low(form: FormView | null, { indicator, value }: PeerTarget, fences: Fences): Draft | null {
  if (form === null) return null;
  const { peers, median, quartiles, low: fence } = fences;
  return indicatorDraft(form, indicator, {
    numbers: { value, peers, median: round(median), lower_quartile: round(quartiles[0]), fence: round(fence) },
    message: {
      zh: `“${indicator.name}”的指标值“${indicator.value}”低于 ${peers} 个同类单位的下界 ${round(fence)}%（中位数 ${round(median)}%）。`,
      en: `The target “${indicator.value}” of “${indicator.name}” lies below the lower fence ${round(fence)}% of ${peers} agencies of the same kind (median ${round(median)}%).`,
    },
  });
}
