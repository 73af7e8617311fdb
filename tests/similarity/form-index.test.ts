import { describe, expect, it } from 'vitest';
import { compareForms, estimateChance, finish, FormIndex, formCorpus, packForms } from '#lib/similarity/index.ts';
import { formCorpus as generate } from './form-generator.ts';
import { formInputs, scoreForms } from './form-score.ts';

const truth = generate(21, { forms: 4000, vocabulary: 'mixed' });
const inputs = formInputs(truth);
const reuse = finish(compareForms(finish(formCorpus(packForms(inputs))), 16));
const index = finish(FormIndex.build(reuse));

describe('FormIndex', () => {
  it('finds for a form of the corpus the pairs that comparing all with all finds', () => {
    const line = 21;
    const partners = new Map<number, Set<number>>();
    for (const { left, right, relation, bits } of reuse.pairs) {
      if (relation !== 'cross_agency' || bits < line) continue;
      partners.set(left, (partners.get(left) ?? new Set()).add(right));
      partners.set(right, (partners.get(right) ?? new Set()).add(left));
    }
    let asked = 0;
    for (let form = 0; form < inputs.length; form += 9) {
      const found = index.find(inputs[form] ?? { id: '', agency: { id: '', kind: '', regions: [] }, rows: [] }, line);
      const crossing = found.filter(({ relation }) => relation === 'cross_agency').map((match) => match.form);
      expect(crossing.sort()).toEqual([...(partners.get(form) ?? [])].sort());
      asked += crossing.length;
    }
    expect(asked).toBeGreaterThan(50);
  });

  it('finds the source of a copy by an office it has never heard of', () => {
    const source = inputs[120];
    const stranger = { id: 'new', kind: source?.agency.kind ?? '', regions: ['某省'] };
    const copy = { id: 'copy', agency: stranger, year: 2025, rows: source?.rows.slice(0, 9) ?? [] };
    expect(index.find(copy)[0]).toMatchObject({ form: 120, relation: 'cross_agency' });
  });

  it('finds a form added later, and the added form finds another', () => {
    const rows = ['甲村引水渠修缮米数', '乙岭观测井更换数', '丙滩护岸植草面积', '丁桥夜间照明盏数'].map((name) => ({
      name,
      target: '≥137处',
    }));
    const [one, two] = ['one', 'two'].map((id) => ({ id, agency: { id, kind: '水利', regions: [] }, rows }));
    if (!one || !two) throw new Error('two forms');
    expect(index.find(two)).toEqual([]);
    const number = index.add(one);
    expect(number).toBe(inputs.length);
    expect(index.find(two)[0]).toMatchObject({ form: number, relation: 'cross_agency' });
    expect(index.find(one)[0]).toMatchObject({ form: number, relation: 'same_agency' });
  });
});

describe('estimateChance(index, pairs, options)', () => {
  const lines = [16, 18, 20, 22, 24];
  const estimate = finish(estimateChance(index, reuse.pairs, { decoys: 400, lines }));

  it('bounds the share of pairs that are chance in truth', () => {
    for (const level of estimate.levels) {
      const pairs = reuse.pairs.filter(({ relation, bits }) => relation === 'cross_agency' && bits >= level.line);
      const { wrong } = scoreForms(truth, pairs, 'cross_agency');
      expect(level.found).toBe(pairs.length);
      expect(wrong / pairs.length).toBeLessThan((level.shareUpTo ?? 0) + 0.03);
    }
  });

  it('falls as the line rises, and never below nothing', () => {
    const expected = estimate.levels.map((level) => level.expected);
    expect(expected).toEqual([...expected].sort((one, two) => two - one));
    expect(estimate.levels.every(({ expected: low, expectedUpTo }) => low >= 0 && expectedUpTo > low)).toBe(true);
  });

  it('draws the same decoys every time', () => {
    expect(finish(estimateChance(index, reuse.pairs, { decoys: 400, lines }))).toEqual(estimate);
  });
});
