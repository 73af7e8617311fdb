import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, TABLES } from '#lib/dataset/index.ts';
import { type Report, RULES } from '#lib/rules/index.ts';
import { realDataset, report } from './corpus.ts';
import { sketch } from './sketch.ts';

const dataset = realDataset();

const identities = ({ findings }: Report): readonly string[] =>
  findings.map(({ id, rule, state }) => `${rule} ${id} ${state}`).sort();
const expected = identities(report(dataset, RULES));

/** The rows of every table in another order, drawn by `random`. */
function shuffled(source: Dataset, random: (below: number) => number): Dataset {
  const copy = { ...source };
  for (const { name } of TABLES) {
    const rows: unknown[] = [...source[name]];
    for (let at = rows.length - 1; at > 0; at -= 1) {
      const other = random(at + 1);
      [rows[at], rows[other]] = [rows[other], rows[at]];
    }
    Object.assign(copy, { [name]: rows });
  }
  return copy;
}

const ID_COLUMNS = ['id', 'agency_id', 'form_id', 'indicator_id', 'parent_form_id'];

/** The same dataset with every id replaced. */
function renamed(source: Dataset, rename: (id: string) => string): Dataset {
  const copy = { ...source };
  for (const { name } of TABLES) {
    const rows = source[name].map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) =>
          ID_COLUMNS.includes(column) && typeof value === 'string' ? [column, rename(value)] : [column, value],
        ),
      ),
    );
    Object.assign(copy, { [name]: rows });
  }
  return copy;
}

describe('fingerprints', () => {
  it('are all different and sixteen hexadecimal digits', () => {
    const ids = report(dataset, RULES).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
  });

  it('do not change when rows come in another order', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        const random = (below: number): number => Number(numbers.next().value) % below;
        expect(identities(report(shuffled(dataset, random), RULES))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('do not change when ids are renamed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.boolean(), (salt, before) => {
        const rename = (id: string): string => (before ? `${salt}-${id}` : `${[...id].reverse().join('')}-${salt}`);
        expect(identities(report(renamed(dataset, rename), RULES))).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('do not change when a form is read again from another file', () => {
    const again = {
      ...dataset,
      forms: dataset.forms.map((form) => ({
        ...form,
        source_file: `copy of ${form.source_file}`,
        source_sha256: 'f'.repeat(64),
      })),
      unread: dataset.unread.map((row) => ({ ...row, source_file: `copy of ${row.source_file}` })),
    };
    expect(identities(report(again, RULES))).toEqual(expected);
  });

  it('stay while the value changes, and the state tells', () => {
    const of = (value: string): Report =>
      report(
        sketch(`单位 甲县图书馆\n表 project | 2024 | 阅读\n指标 产出指标/数量指标 | 举办讲座场次 | ${value}`),
        RULES,
      );
    const vague = ({ findings }: Report) => findings.find(({ rule }) => rule === 'vague_number');
    const [before, after] = [vague(of('约20场')), vague(of('约25场'))];
    expect(after?.id).toBe(before?.id);
    expect(after?.state).not.toBe(before?.state);
  });

  it('merge rows that say the same word for word, with all their places', () => {
    const row = '指标 产出指标/数量指标 | 举办讲座场次 | 约20场';
    const { findings } = report(sketch(`单位 甲县图书馆\n表 project | 2024 | 阅读\n${row}\n${row}`), RULES);
    const vague = findings.filter(({ rule }) => rule === 'vague_number');
    expect(vague.map(({ places }) => places)).toEqual([['L3', 'L4']]);
  });
});
