import { describe, expect, it } from 'vitest';
import {
  compareForms,
  finish,
  formCorpus,
  formEvidence,
  levelOf,
  packForms,
  type FormInput,
  type Framework,
} from '#lib/similarity/index.ts';
import { formCorpus as generate } from './form-generator.ts';
import { formInputs } from './form-score.ts';
import { Random } from './random.ts';

/**
 * 400 offices of five trades in eight places. Every place hands a template of its own to its offices; offices 1 and 2
 * share five rows nobody else has; all have one prescribed row and some of ten general ones.
 */
function village(): FormInput[] {
  const random = new Random(3);
  const general = Array.from({ length: 10 }, (_, at) => `一般事项${'甲乙丙丁戊己庚辛壬癸'[at]}完成率`);
  return Array.from({ length: 400 }, (_, at) => {
    const place = at % 8;
    const template = Array.from({ length: 8 }, (_name, row) => `第${place}地模板${'子丑寅卯辰巳午未'[row]}项落实度`);
    const own = Array.from({ length: 4 }, (_name, row) => `${at}号单位独有事务${row}办理量`);
    const shared =
      at === 1 || at === 2 ? Array.from({ length: 5 }, (_name, row) => `罕见河段${'东西南北中'[row]}岸加固长度`) : [];
    const names = [
      '资金使用合规性',
      ...random.sample(general, 4),
      ...(random.chance(0.8) ? template : []),
      ...own,
      ...shared,
    ];
    return {
      id: `${at}`,
      agency: { id: `${at}`, kind: `kind-${at % 5}`, regions: [`place-${place}`] },
      year: at === 1 ? 2022 : 2023,
      rows: names.map((name) => ({ name, target: name.includes('罕见') ? '≥37米' : '≥95%' })),
    };
  });
}

const framework: Framework = { code: 'F', names: ['资金使用合规性'] };
const forms = village();
const corpus = finish(formCorpus(packForms(forms), [framework]));

describe('formEvidence(corpus, left, right)', () => {
  it('adds up: bars make the bits of the pair, rows make the forms', () => {
    const generated = finish(formCorpus(packForms(formInputs(generate(31, { forms: 2500, vocabulary: 'mixed' })))));
    const { pairs } = finish(compareForms(generated, 12));
    expect(pairs.length).toBeGreaterThan(300);
    for (const { left, right, bits } of pairs.filter((_, at) => at % 7 === 0)) {
      const evidence = formEvidence(generated, left, right);
      const bars = [...evidence.items, ...evidence.blocks];
      expect(bars.reduce((sum, bar) => sum + bar.bits, 0)).toBeCloseTo(bits, 6);
      expect(evidence.bits).toBeCloseTo(bits, 6);
      for (const block of evidence.blocks) {
        expect(block.items.reduce((sum, item) => sum + item.bits, 0)).toBeCloseTo(block.bits, 6);
        expect(block.group.size - block.peers).toBeGreaterThanOrEqual(block.group === generated.peers.list[0] ? 1 : 0);
      }
      const shown = evidence.items.length + evidence.blocks.reduce((sum, { items }) => sum + items.length, 0);
      expect(shown).toBe(evidence.contained.shared);
      expect(evidence.contained.left).toBe(shown + evidence.onlyLeft.length);
      expect(evidence.contained.right).toBe(shown + evidence.onlyRight.length);
    }
  });

  it('shows rows nobody else has first, with both targets and the peers that hold them', () => {
    const { items, bits, level, order } = formEvidence(corpus, 1, 2);
    const rare = items.slice(0, 5);
    expect(rare.map(({ name }) => name).sort()).toEqual(
      forms[1]?.rows
        .map(({ name }) => name)
        .filter((name) => name.includes('罕见'))
        .sort(),
    );
    for (const item of rare) {
      expect(item).toMatchObject({ heldBy: 0, sameTarget: true, leftTarget: '≥37米', rightTarget: '≥37米' });
      expect(item.bits).toBeGreaterThan(8);
    }
    expect(bits).toBeGreaterThan(50);
    expect(level).toBe('high');
    expect(order).toBe('left_earlier');
  });

  it("folds a place's template into one block that counts about once", () => {
    const neighbours = forms.flatMap(({ rows }, at) =>
      at % 8 === 3 && rows.some(({ name }) => name.includes('模板子')) ? [at] : [],
    );
    const [left = 0, right = 0] = neighbours;
    const { blocks, bits, level } = formEvidence(corpus, left, right);
    const [block] = blocks;
    expect(blocks).toHaveLength(1);
    expect(block?.items.map(({ name }) => name).every((name) => name.startsWith('第3地模板'))).toBe(true);
    expect(block?.items).toHaveLength(8);
    expect(block?.group).toMatchObject({ basis: 'region', code: 'place-3', size: 50 });
    expect(block?.heldBy).toBeGreaterThan(30);
    expect(block?.bits).toBeLessThan(4);
    expect(bits).toBeLessThan(10);
    expect(level).toBeUndefined();
  });

  it('gives prescribed rows no weight and lists them apart', () => {
    const { official, items, blocks } = formEvidence(corpus, 5, 6);
    expect(official).toEqual([{ code: 'F', names: ['资金使用合规性'] }]);
    const shown = [...items, ...blocks.flatMap((block) => block.items)].map(({ name }) => name);
    expect(shown).not.toContain('资金使用合规性');
  });

  it('finds only the planted pair in the village', () => {
    const { pairs } = finish(compareForms(corpus));
    expect(pairs.map(({ left, right, relation }) => [left, right, relation])).toEqual([[1, 2, 'cross_agency']]);
  });
});

describe('levelOf(bits, agencies)', () => {
  it('names no level with too few agencies or below the line', () => {
    expect(levelOf(500, 29)).toBeUndefined();
    expect(levelOf(19.9, 1024)).toBeUndefined();
    expect([20, 35, 60].map((bits) => levelOf(bits, 1024))).toEqual(['low', 'medium', 'high']);
  });
});
