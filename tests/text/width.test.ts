import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldComparison, foldPunctuation, foldWidth, squeezeSpaces } from '#lib/text/index.ts';

test.each([
  ['５０％', '50%'],
  ['ＡＢＣａｂｃ', 'ABCabc'],
  ['＋５', '+5'],
  ['１，２３４．５', '1，234.5'],
  ['群众\u3000满意度', '群众 满意度'],
  ['a\u00a0b', 'a b'],
  ['零\u200b宽\ufeff', '零宽'],
  ['⽬标⼀致', '目标一致'],
  ['①②③', '①②③'],
  ['㎡', '㎡'],
  ['（万元）：、；', '（万元）：、；'],
])('foldWidth(%s) is %s', (text, folded) => {
  expect(foldWidth(text)).toBe(folded);
});

test.each([
  ['（万元）', '(万元)'],
  ['〔2019〕78号【1】［2］', '(2019)78号(1)(2)'],
  ['项目名称：', '项目名称:'],
  ['1∶15', '1:15'],
  ['甲，乙；丙', '甲,乙;丙'],
  ['“引号”、顿号。', '“引号”、顿号。'],
])('foldPunctuation(%s) is %s', (text, folded) => {
  expect(foldPunctuation(text)).toBe(folded);
});

test.each([
  ['>=95', '≥95'],
  ['=>95', '≥95'],
  ['> = 95', '≥ 95'],
  ['<=5', '≤5'],
  ['≧95', '≥95'],
  ['⩾95', '≥95'],
  ['≦5', '≤5'],
  ['⩽5', '≤5'],
  ['==5', '=5'],
  ['5>4', '5>4'],
])('foldComparison(%s) is %s', (text, folded) => {
  expect(foldComparison(text)).toBe(folded);
});

test.each([
  ['群众满意率 达 95%以上', '群众满意率达95%以上'],
  ['指标 1: 资金到位 率', '指标1:资金到位率'],
  ['18号 文件', '18号文件'],
  ['a b  c', 'a b c'],
  ['95 100', '95 100'],
  ['  ', ''],
])('squeezeSpaces(%s) is %s', (text, squeezed) => {
  expect(squeezeSpaces(text)).toBe(squeezed);
});

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      for (const fold of [foldWidth, foldPunctuation, foldComparison]) expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
