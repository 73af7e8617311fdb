import { describe, expect, it } from 'vitest';
import {
  compareForms,
  finish,
  formCorpus,
  packForms,
  verdictLine,
  type FormReuse,
  type Relation,
} from '#lib/similarity/index.ts';
import { formCorpus as generate, type CorpusOptions, type FormCorpus } from './form-generator.ts';
import { formInputs, plainBaseline, scoreForms, type FormScore } from './form-score.ts';

/** Thresholds were set on seeds 1 to 14; these were not looked at while doing so. */
const REPORTED: readonly (readonly [seed: number, options: CorpusOptions])[] = [
  [101, { forms: 9000, vocabulary: 'mixed' }],
  [102, { forms: 9000, vocabulary: 'closed' }],
  [103, { forms: 9000, vocabulary: 'open' }],
];

function compare(corpus: FormCorpus): FormReuse {
  return finish(compareForms(finish(formCorpus(packForms(formInputs(corpus))))));
}

function scoreOf(corpus: FormCorpus, reuse: FormReuse, relation: Relation): FormScore {
  return scoreForms(
    corpus,
    reuse.pairs.filter((pair) => pair.relation === relation),
    relation,
  );
}

describe('compareForms(corpus)', { timeout: 120_000 }, () => {
  it.each(REPORTED)('finds planted copies between agencies, seed %i %o', (seed, options) => {
    const corpus = generate(seed, options);
    const reuse = compare(corpus);
    const { f1, precision } = scoreOf(corpus, reuse, 'cross_agency');
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(f1).toBeGreaterThanOrEqual(0.93);
    expect(f1 - plainBaseline(corpus).f1).toBeGreaterThan(0.3);
    const carried = scoreOf(corpus, reuse, 'carry_over');
    expect(carried.precision).toBeGreaterThan(0.99);
    expect(carried.recall).toBeGreaterThan(0.95);
    const pasted = scoreOf(corpus, reuse, 'same_agency');
    expect(pasted.precision).toBeGreaterThan(0.98);
    expect(pasted.recall).toBeGreaterThan(0.6);
  });

  /** The same without what makes it easy: few forms per office, many edited rows, few offices, no kinds or regions told. */
  const HARDER: readonly (readonly [seed: number, options: CorpusOptions, told: boolean])[] = [
    [104, { forms: 6000, vocabulary: 'mixed', perAgency: 3 }, true],
    [105, { forms: 6000, vocabulary: 'closed', perAgency: 30, edited: 0.2 }, true],
    [106, { forms: 2400, vocabulary: 'open' }, true],
    [107, { forms: 6000, vocabulary: 'mixed' }, false],
  ];

  it.each(HARDER)('stays precise where less is known, seed %i %o %o', (seed, options, told) => {
    const corpus = generate(seed, options);
    const inputs = formInputs(corpus).map((form) =>
      told ? form : { ...form, agency: { ...form.agency, kind: '', regions: [] } },
    );
    const reuse = finish(compareForms(finish(formCorpus(packForms(inputs)))));
    const { f1, precision, recall } = scoreOf(corpus, reuse, 'cross_agency');
    expect(precision).toBeGreaterThan(0.92);
    expect(recall).toBeGreaterThan(0.8);
    expect(f1).toBeGreaterThan(0.89);
  });

  const small = generate(7, { forms: 1500, vocabulary: 'mixed' });

  it('gives the same answer every time', () => {
    expect(compare(small).pairs).toEqual(compare(small).pairs);
  });

  it('tells relations apart by agency and lists the earlier form of an agency first', () => {
    const { pairs, corpus } = compare(small);
    expect(pairs.length).toBeGreaterThan(100);
    for (const { left, right, relation } of pairs) {
      const { agencyOf, years } = corpus.table;
      expect(agencyOf[left] === agencyOf[right]).toBe(relation !== 'cross_agency');
      if (relation === 'carry_over') expect(years[left]).toBeLessThan(years[right] ?? 0);
    }
  });

  it('does not depend on the order in which forms are given', () => {
    const inputs = formInputs(small);
    const backwards = [...inputs].reverse();
    const last = inputs.length - 1;
    const keys = (reuse: FormReuse, turn: boolean): string[] =>
      reuse.pairs
        .filter(({ relation }) => relation === 'cross_agency')
        .map(({ left, right, bits }) => {
          const ends = turn ? [last - left, last - right] : [left, right];
          return `${Math.min(...ends)} ${Math.max(...ends)} ${bits.toFixed(6)}`;
        })
        .sort();
    const turned = finish(compareForms(finish(formCorpus(packForms(backwards)))));
    expect(keys(turned, true)).toEqual(keys(compare(small), false));
  });

  it('draws the line higher the more agencies a form could be copied from', () => {
    expect(verdictLine(1024)).toBe(20);
    expect(verdictLine(8192)).toBe(23);
  });

  it('says nothing about no forms and about empty ones', () => {
    const agency = { id: 'a', kind: '', regions: [] };
    const none = finish(compareForms(finish(formCorpus(packForms([])))));
    const empty = finish(
      compareForms(
        finish(
          formCorpus(
            packForms([
              { id: '1', agency, rows: [] },
              { id: '2', agency, rows: [] },
            ]),
          ),
        ),
      ),
    );
    expect([...none.pairs, ...empty.pairs]).toEqual([]);
  });
});
