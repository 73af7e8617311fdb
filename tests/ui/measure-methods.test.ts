import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#lib/engines/index.ts';
import {
  among,
  EVERYTHING,
  measureTraits,
  peerPosition,
  readMeasure,
  runMeasure,
  runPeerRows,
  SIZE_CLASSES,
  type Filter,
  type Measure,
  type MeasureRow,
} from '#lib/queries/index.ts';
import { measureFormat } from '#lib/ui/peers/measure-name.ts';
import { textOf } from '#lib/ui/text.ts';
import { openSample } from '../queries/sample.ts';
import { MEASURE_CODES } from '../queries/statements.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openSample();
});
afterAll(() => engine.close());

const TEXTS = [textOf('zh'), textOf('en')] as const;
const DEPARTMENTS = among('form_type', 'department');
const PROJECTS = among('form_type', 'project');

type Told = keyof Pick<MeasureRow, 'value' | 'basis' | 'forms' | 'minimum' | 'median' | 'maximum' | 'unknown_share'>;

/** What the example of a section says: which numbers of which measure. */
const EXAMPLES: readonly (readonly [section: string, code: string, filter: Filter, told: readonly Told[]])[] = [
  ['budget.total', 'budget.total', DEPARTMENTS, ['value', 'basis', 'median', 'minimum', 'maximum']],
  ['budget.source', 'budget.source.fiscal_appropriation', DEPARTMENTS, ['value', 'basis', 'unknown_share']],
  ['budget.source', 'budget.source_share.fiscal_appropriation', DEPARTMENTS, ['value']],
  ['budget.expenditure', 'budget.expenditure.basic', DEPARTMENTS, ['value', 'minimum', 'median', 'maximum']],
  ['budget.expenditure', 'budget.expenditure_share.basic', DEPARTMENTS, ['value']],
  ['budget.per_head', 'budget.per_head', DEPARTMENTS, ['value', 'basis', 'unknown_share']],
  ['budget.half_year_share', 'budget.half_year_share', PROJECTS, ['value', 'basis', 'forms', 'unknown_share']],
  ['indicators.count', 'indicators.count', DEPARTMENTS, ['value', 'minimum', 'median', 'maximum']],
  ['indicators.count', 'indicators.per_form', DEPARTMENTS, ['value', 'forms']],
  ['indicators.level1', 'indicators.share.level1.output', PROJECTS, ['value', 'basis', 'forms']],
  ['indicators.level1', 'indicators.share.concept.satisfaction_rate', PROJECTS, ['value']],
  ['indicators.status', 'indicators.share.status.quantified', PROJECTS, ['value', 'basis']],
  ['indicators.status', 'indicators.share.status.placeholder', EVERYTHING, ['value', 'basis']],
  [
    'targets.median',
    'targets.median.satisfaction_rate',
    EVERYTHING,
    ['value', 'basis', 'minimum', 'maximum', 'unknown_share'],
  ],
  ['targets.full_share', 'targets.full_share.timely_completion_rate', EVERYTHING, ['value', 'basis']],
  ['targets.full_share', 'targets.full_share.satisfaction_rate', EVERYTHING, ['value', 'basis']],
  ['targets.without_number', 'targets.without_number.satisfaction_rate', EVERYTHING, ['value', 'basis']],
  ['targets.operator', 'targets.operator.ge.satisfaction_rate', EVERYTHING, ['value', 'basis']],
  ['findings.per_form', 'findings.per_form', DEPARTMENTS, ['value', 'basis', 'minimum', 'maximum']],
];

function measure(code: string): Measure {
  const read = readMeasure(code);
  if (read === null) throw new Error(`no measure: ${code}`);
  return read;
}

function exampleOf(section: string, text: (typeof TEXTS)[number]): string {
  return text.words.methods.measureMethods.find(({ id }) => id === section)?.example ?? '';
}

describe('the methods of the measures', () => {
  it.each(TEXTS)('have a section, at a permanent anchor, for every measure', (text) => {
    const anchors = text.words.methods.measureMethods.flatMap(({ id, also }) => [id, ...also]);
    for (const code of MEASURE_CODES) expect(anchors).toContain(measureTraits(measure(code)).anchor);
    const all = [...anchors, ...text.words.methods.parts.map(({ id }) => id), 'rules', 'measures'];
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(
      expect.arrayContaining(['budget', 'mix', 'satisfaction', 'completion', 'findings', 'reuse', 'region']),
    );
  });

  it('say the same in both languages', () => {
    const [zh, en] = TEXTS.map((text) =>
      text.words.methods.measureMethods.map(({ id, also, leftOut, notComparable }) => [
        id,
        also,
        leftOut.length,
        notComparable.length,
      ]),
    );
    expect(zh).toEqual(en);
  });

  it.each(EXAMPLES)(
    'show in the example of %s what %s gives on the sample',
    async (...[section, code, filter, told]) => {
      const asked = measure(code);
      const [row] = await runMeasure(engine, filter, { measure: asked, by: [] });
      for (const text of TEXTS) {
        const format = measureFormat(asked, text);
        for (const name of told) {
          const number = row?.[name] ?? null;
          const share = number === null ? '' : `${Number((number * 100).toFixed(1))}%`;
          const shown =
            name === 'unknown_share'
              ? share
              : name === 'basis' || name === 'forms'
                ? String(number)
                : format.value(number);
          expect(shown).not.toBe('');
          expect(exampleOf(section, text), `${name} of ${code}`).toContain(shown);
        }
      }
    },
  );

  it('have an example for every section', () => {
    const sections = new Set([...EXAMPLES.map(([section]) => section), 'peers', 'size']);
    expect([...sections].sort()).toEqual(TEXTS[0].words.methods.measureMethods.map(({ id }) => id).sort());
  });

  it('show 庐山 among its peers as it is computed', async () => {
    const asked = measure('targets.median.satisfaction_rate');
    const { rows } = await runPeerRows(engine, EVERYTHING, { measure: asked });
    const own = rows.find(({ agency_name }) => agency_name === '庐山市信访局');
    const { position } = peerPosition(rows, own?.agency_id ?? '', { direction: 'higher_is_better' });
    const peers = rows
      .filter((row) => row !== own)
      .flatMap(({ value }) => value ?? [])
      .sort((a, b) => a - b);
    for (const text of TEXTS) {
      const { value, difference } = measureFormat(asked, text);
      const example = exampleOf('peers', text);
      const listed = peers.map(value);
      expect(listed).toEqual(['95%', '95%', '99%']);
      for (const shown of [
        value(own?.value ?? null),
        ...listed,
        value(position?.median ?? null),
        value(position?.upperQuartile ?? null),
      ]) {
        expect(example).toContain(shown);
      }
      for (const points of [position?.distanceToMedian, position?.distanceToUpperQuartile]) {
        expect(example).toContain(difference(points ?? null).replace('−', ''));
      }
      expect(position).toMatchObject({ rank: 4, peers: 3, percentile: 0 });
    }
  });

  it('list the size classes as they are', async () => {
    const { rows } = await runPeerRows(engine, EVERYTHING, { measure: measure('indicators.count') });
    const classOf = (name: string) => rows.find(({ agency_name }) => agency_name === name)?.size_class;
    expect([classOf('庐山市信访局'), classOf('如皋市信访局')]).toEqual(['0to50', '1000to5000']);
    for (const text of TEXTS) {
      const formula = text.words.methods.measureMethods.find(({ id }) => id === 'size')?.formula ?? '';
      for (const { from, below } of SIZE_CLASSES) {
        const shown = (value: number) => value.toLocaleString('en');
        expect(formula).toContain(below === null ? shown(from) : `${shown(from)}–${shown(below)}`);
      }
    }
  });
});
