import type { Row } from '#lib/dataset/index.ts';
import { normalizeLabel } from '#lib/text/index.ts';
import { means, type FieldHit, type FieldRow } from './fields.ts';
import type { Ledger } from './ledger.ts';
import { fragmentPlaces } from './place.ts';

export type GoalDraft = Omit<Row<'goals'>, 'form_id' | 'no'>;
export type NarrativeDraft = Omit<Row<'narratives'>, 'form_id' | 'no'>;

/** A narrative with its place in the order of the document: the number of its label's cell. */
export interface OrderedNarrative {
  readonly order: number;
  readonly draft: NarrativeDraft;
}

const SECTIONS: Readonly<Record<string, NarrativeDraft['section']>> = {
  duties: 'duties',
  overview: 'overview',
  basis: 'basis',
  necessity: 'necessity',
  feasibility: 'feasibility',
  content: 'content',
  plan: 'plan',
  safeguards: 'safeguards',
  other_issues: 'other',
  staffing: 'other',
  tasks: 'content',
  line_items: 'other',
};

const BLANK = /^(?:[\/\\—－\-–_*.。…]+)$/;

function joined(hit: FieldHit): string {
  return hit.values
    .map((value) => value.text)
    .join('\n')
    .trim();
}

function claimAll(hit: FieldHit, ledger: Ledger): void {
  for (const value of hit.values) ledger.claim(value.piece, 'value', value.range);
}

function isUnclaimed(hit: FieldHit, ledger: Ledger): boolean {
  return hit.values.length > 0 && !hit.values.some((value) => ledger.isClaimed(value.piece, value.range));
}

const OF_YEAR = /年度|当年|本年|全年|年初/;
const OF_YEARS =
  /实施期|项目期|建设期|长期|中期|三年|五年|跨年|规划|周期|((?:19|20)\d{2})\D*[-—~～至到]\D*(?!\1)20\d{2}/;

/** The horizon a goal's label states itself; null for 总体目标, 项目总目标 and the like. */
function ownHorizon({ label }: FieldHit): GoalDraft['horizon'] | null {
  if (OF_YEARS.test(label.text)) return 'medium_long_term';
  return OF_YEAR.test(label.text) || /20\d{2}年/.test(label.text) ? 'annual' : null;
}

/** The horizon of a goal: what its label states; where that is general, the one no other goal has, else the year. */
function horizonOf(hit: FieldHit, goals: readonly FieldHit[]): GoalDraft['horizon'] {
  const own = ownHorizon(hit);
  if (own) return own;
  const others = goals.filter((other) => other !== hit).map(ownHorizon);
  if (others.includes('annual') && !others.includes('medium_long_term')) return 'medium_long_term';
  const isTotal = hit.senses.some((sense) => sense.field === 'goal_medium') && others.length > 0;
  return isTotal && !others.includes('medium_long_term') ? 'medium_long_term' : 'annual';
}

/** The goals of a form in the order printed, their text unchanged. */
export function readGoals(rows: readonly FieldRow[], ledger: Ledger): readonly GoalDraft[] {
  const goals = rows.flatMap((row) => row.hits).filter((hit) => means(hit, 'goal_'));
  return goals.flatMap((hit) => {
    const text = joined(hit);
    if (text === '' || BLANK.test(text) || !isUnclaimed(hit, ledger)) return [];
    claimAll(hit, ledger);
    return [{ horizon: horizonOf(hit, goals), text, source_place: fragmentPlaces(hit.values) }];
  });
}

/** The narrative sections of a form in the order printed. */
export function readNarratives(rows: readonly FieldRow[], ledger: Ledger): readonly OrderedNarrative[] {
  return rows.flatMap((row) =>
    row.hits.flatMap((hit) => {
      const text = joined(hit);
      const field = hit.senses.find((sense) => sense.field in SECTIONS)?.field;
      if (!field || text === '' || BLANK.test(text) || !isUnclaimed(hit, ledger)) return [];
      claimAll(hit, ledger);
      const draft = { section: SECTIONS[field] ?? 'other', text, source_place: fragmentPlaces(hit.values) } as const;
      return [{ order: hit.label.piece.id, draft }];
    }),
  );
}

const POSTS = /(行政|事业|工勤|核定|总)?编制(?:总)?(?:人)?数?(?:合计|共计|共|为|有|是)?[:：]?(\d{1,5})/g;
const IN_POST = /(?:实有)?在(?:职|编|岗)(?:人员|人)?数?(?:合计|共计|共|为|有|是)?[:：]?(\d{1,5})(?!\d*%)/g;
const RETIRED = /离?退休(?:人员|人)?数?(?:合计|共计|共|为|有|是)?[:：]?(\d{1,5})(?!\d*%)/g;

export interface StaffFacts {
  readonly posts: number | null;
  readonly inPost: number | null;
  readonly retired: number | null;
}

function only(numbers: readonly number[]): number | null {
  return new Set(numbers).size === 1 ? (numbers[0] ?? null) : null;
}

/** Numbers of posts and staff stated in running text; null where the text gives none or several. */
export function staffFacts(text: string): StaffFacts {
  const plain = normalizeLabel(text.replace(/\s+/g, ''));
  const numbers = (pattern: RegExp): number[] => [...plain.matchAll(pattern)].map((match) => Number(match.at(-1)));
  const posts = [...plain.matchAll(POSTS)].map((match) => ({ kind: match[1] ?? '', count: Number(match[2]) }));
  const whole = posts.filter((post) => !/行政|事业|工勤/.test(post.kind)).map((post) => post.count);
  const parts = new Map(
    posts.filter((post) => /行政|事业|工勤/.test(post.kind)).map((post) => [post.kind, post.count]),
  );
  const summed = parts.size > 0 ? [...parts.values()].reduce((total, count) => total + count, 0) : null;
  return {
    posts: only(whole) ?? (whole.length === 0 ? summed : null),
    inPost: only(numbers(IN_POST)),
    retired: only(numbers(RETIRED)),
  };
}
