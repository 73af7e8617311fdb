import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDocument } from '#lib/documents/index.ts';
import { decide, type Decision, type Review } from '#lib/rules/index.ts';
import { writeDecisions } from '../../src/lib/ui/findings/decision-csv.ts';
import { readDecisions } from '../../src/lib/ui/findings/decision-reading.ts';
import type { Entry } from '../../src/lib/ui/findings/entry.ts';
import { mergeDecisions } from '../../src/lib/ui/findings/merge.ts';
import { writeOpinion } from '../../src/lib/ui/findings/opinion.ts';
import { writeReviewSheet } from '../../src/lib/ui/findings/review-sheet.ts';
import { sheetRow } from '../../src/lib/ui/findings/sheet-row.ts';
import { writeWordDocument } from '../../src/lib/ui/findings/word-document.ts';
import { sampleDirectory, sampleEntries, sampleNotes, sampleReport } from './findings-sample.ts';

const DECISIONS: readonly Decision[] = ['confirmed', 'dismissed', 'to_clarify'];
const EARLY = '2026-03-01T08:00:00.000Z';
const LATE = '2026-03-02T09:30:00.000Z';
const NOW = '2026-04-01T00:00:00.000Z';

const NOTES = ['=HYPERLINK("http://a.b","c")', '请单位说明，"约"指什么？\n见第3行', '-1+1', '@甲', '', '+86 的写法'];

const decided = sampleEntries.slice(0, 30).map(({ finding }, at): Review => {
  const decision = DECISIONS[at % 3] ?? 'confirmed';
  return decide(finding, { decision, note: NOTES[at % NOTES.length] ?? '', at: EARLY });
});
const reviews = new Map(decided.map((review) => [review.id, review]));
const source = { directory: sampleDirectory, notes: sampleNotes, reviews };
const findings = new Map(sampleReport.findings.map((finding) => [finding.id, finding]));
const context = { file: 'a.csv', findingOf: (id: string) => findings.get(id) ?? null, at: NOW };
const entryOf = (id: string): Entry | undefined => sampleEntries.find(({ finding }) => finding.id === id);

function csvOf(list: readonly Review[]): string {
  const rowOf = (id: string) => {
    const entry = entryOf(id);
    return entry === undefined ? null : sheetRow(entry, { ...source, locale: 'zh' });
  };
  return writeDecisions(list, rowOf, [['规则集版本', sampleReport.rule_set]]);
}

async function readBack(name: string, bytes: Uint8Array) {
  const { grids, problems } = await openDocument(name, bytes);
  expect(problems).toEqual([]);
  return readDecisions(grids, { ...context, file: name });
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function sheetBytes(locale: 'zh' | 'en', entries = sampleEntries): Promise<Uint8Array> {
  const rows = entries.map((entry) => sheetRow(entry, { ...source, locale }));
  const remarks = [['规则集版本', sampleReport.rule_set]] as const;
  const blob = await writeReviewSheet({ locale, remarks, rows, settings: sampleReport.settings });
  return new Uint8Array(await blob.arrayBuffer());
}

describe('decisions as CSV', () => {
  it('come back as they were, also when a spreadsheet program writes them in GBK', async () => {
    expect(await readBack('a.csv', bytesOf(csvOf(decided)))).toEqual({ reviews: decided, problems: [] });
  });

  it('begin with a mark, name their versions, and hold no formula and no number made of a digest', () => {
    const text = csvOf(decided);
    expect(text.startsWith('\ufeff# 规则集版本')).toBe(true);
    expect(text).toContain(`'=HYPERLINK`);
    expect(text).not.toMatch(/(^|,|")[=+@-]/m);
    for (const { id } of decided) expect(text).toContain(`#${id},`);
  });

  it('report every row that cannot be used, with row, column, value and what was expected', async () => {
    const [first = '', second = ''] = decided.map(({ id }) => id);
    const lines = [
      'id,decision,note,rule_version,decided_at',
      `${first},perhaps,,,`,
      `xyz,confirmed,,,`,
      `${second},confirmed,,one,`,
      `${second},confirmed,,,yesterday`,
      `${second},,,,`,
      `${second},不成立,电话 13800000000,,`,
    ];
    const { reviews: read, problems } = await readBack('b.csv', bytesOf(lines.join('\n')));
    expect(problems).toEqual([
      { file: 'b.csv', row: 'L2', column: 'decision', value: 'perhaps', expected: 'decision' },
      { file: 'b.csv', row: 'L3', column: 'id', value: 'xyz', expected: 'id' },
      { file: 'b.csv', row: 'L4', column: 'rule_version', value: 'one', expected: 'version' },
      { file: 'b.csv', row: 'L5', column: 'decided_at', value: 'yesterday', expected: 'date' },
    ]);
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({
      id: second,
      decision: 'dismissed',
      decided_at: NOW,
      state: findings.get(second)?.state,
    });
    expect(read[0]?.note).not.toContain('13800000000');
  });

  it('say what a file without the columns lacks', async () => {
    const { problems } = await readBack('c.csv', bytesOf('a,b\n1,2\n'));
    expect(problems).toEqual([{ file: 'c.csv', row: '', column: '', value: '', expected: 'columns' }]);
  });
});

describe('the review sheet', () => {
  it.each(['zh', 'en'] as const)('has a cover, a frozen head, typed cells, and comes back (%s)', async (locale) => {
    const bytes = await sheetBytes(locale);
    const files = unzipSync(bytes);
    const sheets = Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
    expect(sheets).toHaveLength(3);
    const second = strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(second).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(second).not.toContain('<f>');
    const { grids } = await openDocument('sheet.xlsx', bytes);
    expect(grids[0]?.rows[0]?.map(({ text }) => text)).toEqual(['规则集版本', sampleReport.rule_set]);
    expect(grids[1]?.rows).toHaveLength(sampleEntries.length + 1);
    const { reviews: read, problems } = await readBack('sheet.xlsx', bytes);
    expect(problems).toEqual([]);
    expect(read).toHaveLength(decided.length);
    expect(new Map(read.map((review) => [review.id, review]))).toEqual(reviews);
  });
});

describe('a merge', () => {
  const [own, other, third] = decided as [Review, Review, Review];
  const mergeContext = { isKnown: (id: string) => findings.has(id), at: NOW };

  it('adds what is new, lets the newer stand and shows both, keeps what is not in the data', () => {
    const newer: Review = { ...own, decision: 'to_clarify', decided_at: LATE };
    const older: Review = { ...other, decision: 'to_clarify', decided_at: '2026-01-01T00:00:00.000Z' };
    const strange: Review = { ...third, id: '0000000000000000' };
    const book = new Map([own, other].map((review) => [review.id, review]));
    const merge = mergeDecisions(book, [newer, older, third, strange], mergeContext);
    expect(merge).toMatchObject({ added: 2, changed: 0, same: 0, edited: 0, unknown: [strange] });
    expect(merge.conflicts).toEqual([
      { own, imported: newer, kept: 'imported' },
      { own: other, imported: older, kept: 'own' },
    ]);
    expect(merge.taken).toEqual([newer, third, strange]);
  });

  it('takes a row edited after its export as of now, and nothing that says the same', () => {
    const book = new Map([own, other].map((review) => [review.id, review]));
    const edited: Review = { ...own, note: '已电话核实' };
    const merge = mergeDecisions(book, [edited, other], mergeContext);
    expect(merge).toMatchObject({ added: 0, changed: 1, same: 1, edited: 1, conflicts: [], unknown: [] });
    expect(merge.taken).toEqual([{ ...edited, decided_at: NOW }]);
  });

  it('of one file into an empty book is the file, and once more changes nothing', () => {
    const merge = mergeDecisions(new Map(), decided, mergeContext);
    expect(merge.added).toBe(decided.length);
    expect(merge.taken).toEqual(decided);
    const again = mergeDecisions(reviews, decided, mergeContext);
    expect(again).toMatchObject({ added: 0, changed: 0, same: decided.length, taken: [], conflicts: [] });
  });
});

describe('the review opinion', () => {
  const remarks = [['规则集版本', sampleReport.rule_set]] as const;

  it('is a Word document our own reader opens: by agency, what holds and what is to be explained, no more', async () => {
    const bytes = writeOpinion({ locale: 'zh', entries: sampleEntries, reviews, remarks });
    if (bytes === null) throw new Error('no opinion');
    const { reader, grids, problems } = await openDocument('opinion.docx', bytes);
    expect(reader).toBe('docx');
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const wanted = sampleEntries.filter(({ finding }) =>
      ['confirmed', 'to_clarify'].includes(reviews.get(finding.id)?.decision ?? ''),
    );
    const agencies = new Set(wanted.map(({ forms }) => forms[0]?.agency));
    const tables = grids.filter(({ shape }) => shape === 'table');
    expect(tables).toHaveLength(agencies.size);
    const rows = tables.flatMap(({ rows: [, ...rest] }) => rest.map((row) => row.map(({ text }) => text)));
    expect(rows).toHaveLength(wanted.length);
    for (const { finding } of wanted) {
      expect(rows.some((row) => row[2]?.includes(finding.message_zh.replaceAll('\n', ' ')))).toBe(true);
    }
    const whole = grids.flatMap((grid) => grid.rows.flatMap((row) => row.map(({ text }) => text))).join('\n');
    expect(whole).toContain(sampleReport.rule_set);
    for (const agency of agencies) expect(whole).toContain(agency);
  });

  it('is not written about nothing', () => {
    expect(writeOpinion({ locale: 'zh', entries: sampleEntries, reviews: new Map(), remarks })).toBeNull();
  });

  it('holds any text a form can hold', async () => {
    const text = 'a<b>&"c"\u0000\u000b 𠮷 \ud800 末';
    const bytes = writeWordDocument([{ kind: 'paragraph', text }], 'zh-CN');
    const { grids, problems } = await openDocument('x.docx', bytes);
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(grids.flatMap(({ rows }) => rows.flat().map((cell) => cell.text)).join('')).toBe('a<b>&"c" 𠮷  末');
  });
});
