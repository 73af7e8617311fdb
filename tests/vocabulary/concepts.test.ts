import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { conceptNamed, findConcept } from '#lib/vocabulary/index.ts';
import type { ConceptContext } from '#lib/vocabulary/index.ts';
import { vocabulary } from './files.ts';
import { readRows } from './hand-reading.ts';

const { concepts } = JSON.parse(readFileSync(join(import.meta.dirname, 'specified-terms.json'), 'utf8')) as {
  readonly concepts: readonly { readonly code: string; readonly better: string }[];
};

test('every specified concept exists and points the way the table says', () => {
  expect(concepts).toHaveLength(46);
  for (const { code, better } of concepts) {
    const term = conceptNamed(vocabulary, code);
    const direction = better === 'qualitative' ? 'not_applicable' : (better.split(/[ ,]/)[0] ?? '');
    expect(`${code} ${term?.direction ?? 'missing'}`).toContain(`${code} ${direction}`);
  }
});

test('the 151 rows of the five documents get the concept read by hand', () => {
  expect(readRows).toHaveLength(151);
  for (const row of readRows) {
    const target = row.targets.find(({ period }) => period === 'annual') ?? row.targets[0];
    const context: ConceptContext = {
      level1: row.level1_code,
      level2: row.level2_code,
      kind: target?.parsed.kind ?? null,
      unit: target?.parsed.unit ?? null,
      target: target?.text ?? null,
    };
    const found = findConcept(vocabulary, row.name ?? '', context);
    expect({ row: row.row_id, line: row.source_line, concept: found?.code ?? null }).toEqual({
      row: row.row_id,
      line: row.source_line,
      concept: row.concept,
    });
  }
});

const names = readFileSync(join(import.meta.dirname, 'indicator-names.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [name = '', level2 = '', kind = '', unit = '', concept = '', direction = ''] = line.split('\t');
    return { name, level2, kind: kind as NonNullable<ConceptContext['kind']>, unit, concept, direction };
  });

test('there are names of many other sectors', () => {
  expect(names.length).toBeGreaterThan(200);
});

test.each(names)('$name ($level2 $kind $unit) is $concept, $direction', ({ name, concept, direction, ...context }) => {
  const found = findConcept(vocabulary, name, context);
  expect([found?.code ?? '', found?.direction ?? '']).toEqual([concept, direction]);
});

describe('the name as printed', () => {
  test.each([
    ['指标1：群众满意度（%）', 'satisfaction_rate'],
    ['指标 2: 资金到位 率', 'fund_arrival_rate'],
    ['“三公经费”控制率', 'three_public_control_rate'],
    ['按时结案率(100%)', 'closure_rate'],
    ['信访维稳工作化解率(%)', 'resolution_rate'],
    ['无', null],
    ['/', null],
    ['', null],
  ])('%s is %s', (name, concept) => {
    expect(findConcept(vocabulary, name, { kind: 'rate' })?.code ?? null).toBe(concept);
  });
});

describe('what the target itself measures', () => {
  test.each([
    { name: '来信办理', target: '群众满意率达95%以上', kind: 'rate', concept: 'satisfaction_rate' },
    { name: '来信办理', target: '办结率100%', kind: 'rate', concept: 'closure_rate' },
    { name: '积案化解率', target: '完成率100%', kind: 'rate', concept: 'resolution_rate' },
    { name: '办理来信', target: '200件，群众满意率95%', kind: 'count', concept: 'handled_case_count' },
    { name: '', target: '保障单位正常运转', kind: 'qualitative', concept: 'normal_operation' },
    { name: '化解率', target: '化解率超过60%', kind: 'rate', concept: 'resolution_rate' },
    { name: '', target: '', kind: 'none', concept: null },
  ] as const)('$name with $target ($kind) is $concept', ({ name, concept, ...context }) => {
    expect(findConcept(vocabulary, name, context)?.code ?? null).toBe(concept);
  });
});

test('a direction needs a quantity', () => {
  expect(findConcept(vocabulary, '群众满意度', { kind: 'rate' })?.direction).toBe('higher_is_better');
  expect(findConcept(vocabulary, '群众满意度', { kind: 'qualitative' })?.direction).toBe('not_applicable');
  expect(findConcept(vocabulary, '资金使用合规性', { kind: 'qualitative' })?.direction).toBe('not_applicable');
  expect(findConcept(vocabulary, '资金使用合规性', { kind: 'rate' })?.direction).toBe('higher_is_better');
  expect(findConcept(vocabulary, '信访事项处理数', { kind: 'count' })?.direction).toBe('neutral');
});
