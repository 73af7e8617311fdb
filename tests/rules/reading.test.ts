import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationsOf, withoutCitations } from '../../src/lib/rules/reading/citations.ts';
import { bigrams, containment, key, measureKey } from '../../src/lib/rules/reading/key.ts';
import { numbersIn, zeroPromisesIn } from '../../src/lib/rules/reading/numbers.ts';
import { rateHead, subjectKey, subjectsOf } from '../../src/lib/rules/reading/subject.ts';
import { fencesAround } from '../../src/lib/rules/peers/fences.ts';

describe('quantities in a sentence', () => {
  const of = (text: string) =>
    numbersIn(text).map(({ kind, value, unit, operator, per }) => [kind, value, unit, operator, per]);

  it.each([
    ['每年办理来信件1000件以上', [['count', 1000, '件', 'ge', '']]],
    ['化解率超过 60%', [['rate', 60, '%', 'gt', '']]],
    ['已按人均3元的标准', [['money', 3, '元', 'eq', '人']]],
    ['驻京580元/人·天', [['money', 580, '元', 'eq', '人·天']]],
    ['每人每年交办公费16万元', [['money', 160000, '万元', 'eq', '人']]],
    ['控制在1.8万元以内', [['money', 18000, '万元', 'le', '']]],
    ['接待观众12万人次', [['count', 120000, '万人次', 'eq', '']]],
    ['受害率不高于0.8‰', [['rate', 0.08, '‰', 'le', '']]],
    ['约20场', [['count', 20, '场', 'approx', '']]],
    ['宣传2000余人次', [['count', 2000, '人次', 'gt', '']]],
    ['确保5个不发生', []],
    ['第3次常务会议', []],
    ['（通信联办（2020）85号）', []],
    ['建党100周年', []],
    ['《2017年度20个县考核细则》', []],
  ])('%s', (text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it('stand where they say', () => {
    const text = '全年举办讲座24场，满意度达到90%以上。';
    expect(numbersIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['24场', '90%以上']);
    expect(numbersIn(text).map(({ subject }) => subject)).toEqual(['全年举办讲座', '满意度']);
  });

  it('know promises of zero from other zeros', () => {
    expect(zeroPromisesIn('非访零登记，零距离服务，零售网点').map(({ text }) => text)).toEqual(['零登记']);
  });
});

describe('subjects', () => {
  it('are freed of what comes before and after the measure', () => {
    expect(subjectKey('确保全年读者满意率达到')).toBe('读者满意度');
    expect(subjectsOf('及时受理率和按期办结率')).toEqual(['及时受理率', '按期办结率']);
    expect(subjectsOf('讲座和展览')).toEqual(['讲座和展览']);
    expect([rateHead('按期办结率'), rateHead('按时结案率')]).toEqual(['办结', '办结']);
    expect(rateHead('举办讲座场次')).toBeNull();
  });
});

describe('citations', () => {
  it('give the year of a number, a title or a revision', () => {
    const text = '《2018年考核细则》、九办发[2009]8号、《细则》（2019年修订）和2007年3月12日县委常委会议纪要';
    expect(citationsOf(text).map(({ kind, year }) => [kind, year])).toEqual([
      ['title', 2018],
      ['number', 2009],
      ['title', 2019],
      ['minutes', 2007],
    ]);
  });

  it('are blanked without moving anything', () => {
    const text = '依据（苏信〔2016〕15号）第3次会议办理20件';
    expect(withoutCitations(text).length).toBe(text.length);
    expect(withoutCitations(text)).not.toMatch(/2016|15|第3/);
    expect(withoutCitations(text)).toContain('办理20件');
  });
});

describe('keys', () => {
  it('set width, case, spaces and punctuation aside', () => {
    expect(key('群众满意率 达 ９５％以上。')).toBe(key('群众满意率达95%以上'));
    expect(measureKey('举办阅读讲座场次')).toBe(measureKey('举办阅读讲座'));
    expect(containment(bigrams('满意度'), bigrams('群众满意度调查'))).toBe(1);
  });
});
describe('peer fences', () => {
  const options = { leastPeers: 3, reach: 1.5 };

  it('leave the value itself out', () => {
    const fences = fencesAround({ values: [80, 95, 95, 99] }, 0, options);
    expect(fences).toEqual({ low: 92, high: 100, quartiles: [95, 97], median: 95, peers: 3 });
  });

  it('do not exist with too few peers or without spread', () => {
    expect(fencesAround({ values: [80, 95, 95] }, 0, options)).toBeNull();
    expect(fencesAround({ values: [80, 95, 95, 95, 95] }, 0, options)).toBeNull();
  });

  it('hold the middle half of the peers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 40 }),
        fc.nat(),
        (list, seed) => {
          const values = [...list].sort((left, right) => left - right);
          const position = seed % values.length;
          const fences = fencesAround({ values }, position, options);
          if (fences === null) return;
          const peers = values.filter((_, at) => at !== position);
          const inside = peers.filter((value) => value >= fences.quartiles[0] && value <= fences.quartiles[1]);
          expect(inside.length).toBeGreaterThanOrEqual(Math.floor(peers.length / 2) - 1);
          expect(fences.low).toBeLessThan(fences.quartiles[0]);
          expect(fences.high).toBeGreaterThan(fences.quartiles[1]);
        },
      ),
    );
  });
});
