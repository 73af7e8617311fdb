import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Review } from '#lib/rules/index.ts';
import {
  changedStretch,
  clipped,
  comparedFacts,
  differences,
  wholeText,
} from '../../src/lib/ui/findings/comparison.ts';
import {
  ALL,
  entriesById,
  FIELDS,
  sift,
  statusCounts,
  statusOf,
  type Entry,
  type QueueFilter,
} from '../../src/lib/ui/findings/entry.ts';
import { stretchesOf } from '../../src/lib/ui/findings/excerpt.ts';
import { GROUPINGS, groupOf, ordered } from '../../src/lib/ui/findings/grouping.ts';
import { actionOf } from '../../src/lib/ui/findings/keys.ts';
import { neighboursOf } from '../../src/lib/ui/findings/neighbours.ts';
import { numbersOf } from '../../src/lib/ui/findings/numbers.ts';
import { queryOf, queryText, stateOf } from '../../src/lib/ui/findings/queue-query.ts';
import { findingOf, sampleDirectory, sampleEntries, sampleReport } from './findings-sample.ts';

const wordsOf = ({ finding }: Entry): string => finding.message_zh;
const reviews = new Map<string, Review>(
  sampleEntries.slice(0, 20).map(({ finding }, at) => {
    const decision = at % 2 === 0 ? 'confirmed' : 'dismissed';
    return [finding.id, decide(finding, { decision, note: '', at: '2026-03-01T08:00:00Z' })];
  }),
);

function valuesOf(entry: Entry, field: (typeof FIELDS)[number]): readonly string[] {
  return field === 'decision' ? [statusOf(entry, reviews)] : entry.values[field];
}

function keeps(filter: QueueFilter, entry: Entry): boolean {
  const chosen = FIELDS.every(
    (field) =>
      filter.chosen[field].length === 0 || valuesOf(entry, field).some((one) => filter.chosen[field].includes(one)),
  );
  return chosen && wordsOf(entry).includes(filter.text);
}

const filters = fc.record({
  chosen: fc.record(
    Object.fromEntries(
      FIELDS.map((field) => {
        const values = [...new Set(sampleEntries.flatMap((entry) => valuesOf(entry, field)))];
        return [
          field,
          fc.oneof(
            { weight: 3, arbitrary: fc.constant([]) },
            fc.subarray(values, { maxLength: Math.min(3, values.length) }),
          ),
        ];
      }),
    ),
  ) as fc.Arbitrary<QueueFilter['chosen']>,
  text: fc.constantFrom('', '指标', '满意'),
});

describe('the queue', () => {
  it('keeps what every chosen field keeps, and counts each value under the other fields', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const { entries, counts } = sift(sampleEntries, { filter, reviews, wordsOf });
        expect(entries).toEqual(sampleEntries.filter((entry) => keeps(filter, entry)));
        for (const field of FIELDS) {
          const others = { ...filter, chosen: { ...filter.chosen, [field]: [] } };
          const kept = sampleEntries.filter((entry) => keeps(others, entry));
          const expected = new Map<string, number>();
          for (const value of kept.flatMap((entry) => valuesOf(entry, field))) {
            expected.set(value, (expected.get(value) ?? 0) + 1);
          }
          expect(new Map(counts[field])).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts decisions without looking at every finding', () => {
    const strange = new Map([
      ...reviews,
      ...[...reviews].map(([id, review]) => [`x${id}`, { ...review, id: `x${id}` }] as const),
    ]);
    const [first] = reviews.values();
    if (first === undefined) throw new Error('no decision');
    strange.set(first.id, { ...first, state: 'other' });
    const { counts } = sift(sampleEntries, { filter: ALL, reviews: strange, wordsOf });
    expect(new Map(statusCounts(entriesById(sampleEntries), strange))).toEqual(new Map(counts.decision));
    expect(counts.decision.get('reopened')).toBe(1);
  });

  it('loses and repeats nothing when it is grouped, and keeps groups together with the heaviest first', () => {
    const weights = ['high', 'medium', 'low', 'info'];
    for (const grouping of GROUPINGS) {
      const entries = ordered(sampleEntries, grouping);
      expect(new Set(entries)).toEqual(new Set(sampleEntries));
      const keys = entries.map((entry) => groupOf(entry, grouping));
      expect(keys.filter((key, at) => at === 0 || key !== keys[at - 1])).toHaveLength(new Set(keys).size);
      const heavier = entries.filter((entry, at) => {
        const before = entries[at - 1];
        if (before === undefined || groupOf(before, grouping) !== groupOf(entry, grouping)) return false;
        return weights.indexOf(before.finding.severity) > weights.indexOf(entry.finding.severity);
      });
      expect(heavier).toEqual([]);
    }
  });

  it('lives in the address', () => {
    fc.assert(
      fc.property(filters, fc.constantFrom(...GROUPINGS), (filter, grouping) => {
        const params = new URLSearchParams(queryOf({ filter, grouping }, '0123456789abcdef'));
        expect(params.get('finding')).toBe('0123456789abcdef');
        expect(stateOf(queryText(params))).toEqual({ filter, grouping });
      }),
    );
    expect(queryOf({ filter: ALL, grouping: 'form' }, null)).toEqual({});
    expect(queryOf({ filter: { ...ALL, text: ' 满意 ' }, grouping: 'rule' }, null)).toEqual({
      q: '满意',
      group: 'rule',
    });
  });
});

describe('keys', () => {
  const press = { ctrlKey: false, altKey: false, metaKey: false, isComposing: false, defaultPrevented: false };
  it('act by themselves, never together with a modifier or inside an input method', () => {
    expect(
      ['j', 'k', 'c', 'd', 'q', 'u', 'n', 'o', 'Enter', '?', 'x'].map((key) => actionOf({ ...press, key })),
    ).toEqual(['next', 'previous', 'confirm', 'dismiss', 'clarify', 'undo', 'note', 'open', 'open', 'help', null]);
    expect(actionOf({ ...press, key: 'c', ctrlKey: true })).toBeNull();
    expect(actionOf({ ...press, key: 'd', isComposing: true })).toBeNull();
  });
});

describe('evidence', () => {
  const text = '2023年我局继续派人常驻南京、北京';
  it('marks the words that differ, and none where texts have little in common', () => {
    const other = '2024年我局继续派人常驻南京、广州';
    const cut = (one: string, stretches: ReturnType<typeof differences>) =>
      stretches?.map(({ start, end }) => one.slice(start, end));
    expect(cut(text, differences(text, other))).toEqual(['2023', '北京']);
    expect(cut(other, differences(other, text))).toEqual(['2024', '广州']);
    expect(differences(text, '群众满意率 达 95%以上')).toBeNull();
    expect(differences(text, text)).toEqual([]);
    expect(differences('指标 1：群众满意 度 → 满意（含）', '群众满意度→满意(含)')).toEqual([]);
    expect(
      cut('群众满意度 → 群众满意度达到95%以上', differences('群众满意度 → 群众满意度达到95%以上', '群众满意度 → 满意')),
    ).toEqual(['群众', '度达到95%以上']);
    expect(differences('及时解决信访突出问题 → 及时解决', '解决信访人员的实际需求 → 有效解决')).toBeNull();
  });

  it('keeps every character of a fact, with what the rule means marked', () => {
    for (const { finding } of sampleEntries) {
      for (const { fact, parts } of comparedFacts(finding.evidence.facts)) {
        expect(wholeText(parts)).toBe(fact.text);
        const marked = parts.filter(({ mark }) => mark !== null);
        if (fact.start !== undefined) expect(wholeText(marked)).toBe(fact.text.slice(fact.start, fact.end));
      }
    }
  });

  it('compares only the stretches a rule points at, where it does', () => {
    const fact = (words: string, start: number) => ({
      role: 'goal',
      form_id: 'f',
      place: 'L1',
      text: words,
      start,
      end: words.length,
    });
    const [left] = comparedFacts([fact('前文甲。共办理来信20件', 4), fact('别的话。共办理来信25件', 4)]);
    expect(left?.parts.map(({ text: words, mark }) => [words, mark])).toEqual([
      ['前文甲。', null],
      ['共办理来信', 'meant'],
      ['20', 'differs'],
      ['件', 'meant'],
    ]);
  });

  it('cuts a long text around its marks only', () => {
    const long = [
      { text: '甲'.repeat(300), mark: null },
      { text: '要紧', mark: 'meant' as const },
      { text: '乙'.repeat(300), mark: null },
    ];
    const shown = wholeText(clipped(long, 100));
    expect(shown).toMatch(/^…甲+要紧乙+…$/);
    expect(shown.length).toBeLessThan(100);
    expect(clipped(long, 1000)).toBe(long);
    const shared = wholeText(clipped([{ text: '丙'.repeat(500), mark: 'meant' }], 100));
    expect(shared).toMatch(/^丙+…丙+$/);
    expect(shared.length).toBeLessThan(200);
  });

  it('tells a changed value with the words around it', () => {
    expect(changedStretch('举办讲座 → 约20场', '举办讲座 → 约25场')).toEqual({
      from: '举办讲座 → 约20场',
      to: '举办讲座 → 约25场',
    });
    const [head, tail] = ['甲'.repeat(100), '乙'.repeat(100)];
    const { from, to } = changedStretch(`${head}1${tail}`, `${head}22${tail}`);
    expect(from).toMatch(/^…甲{40}1乙{40}…$/);
    expect(to).toMatch(/^…甲{40}22乙{40}…$/);
  });

  it('shows source lines with their neighbours, joined where they touch', () => {
    const lines = Array.from({ length: 12 }, (_, at) => ({ at, places: [`L${at + 1}`], text: String(at + 1) }));
    const shown = stretchesOf(lines, ['L3', 'L5', 'L10', 'L99']).map((stretch) =>
      stretch.lines.map(({ text: line, isMeant }) => (isMeant ? `*${line}` : line)),
    );
    expect(shown).toEqual([
      ['2', '*3', '4', '*5', '6'],
      ['9', '*10', '11'],
    ]);
  });
});

describe('what stands beside a finding', () => {
  it('names every number of the sample in both languages', () => {
    for (const finding of sampleReport.findings) {
      const codes = Object.keys(finding.evidence.numbers);
      for (const locale of ['zh', 'en'] as const) {
        const labels = numbersOf(finding, locale).map(({ label }) => label);
        if (locale === 'zh') expect(labels.filter((label) => codes.includes(label))).toEqual([]);
        expect(labels).toHaveLength(codes.length);
      }
    }
  });

  it('finds the same rule in forms of the same type by other agencies of the same kind', () => {
    const entry = sampleEntries.find(({ finding }) => finding.id === findingOf('unmeasurable_qualitative').id);
    if (entry === undefined) throw new Error('no entry');
    const { shown, forms, all } = neighboursOf(entry, sampleEntries, sampleDirectory);
    const [form] = entry.forms;
    expect(shown.length).toBeGreaterThan(0);
    expect(forms).toBeLessThanOrEqual(all);
    for (const one of shown) {
      expect(one.finding.rule).toBe(entry.finding.rule);
      expect(one.forms[0]).toMatchObject({ kind: form?.kind, type: form?.type });
      expect(one.forms[0]?.agencyId).not.toBe(form?.agencyId);
    }
  });
});
