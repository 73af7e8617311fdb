import { describe, expect, it } from 'vitest';
import { packTexts, rowKey, textAt, finish } from '#lib/similarity/index.ts';
import { collapseRows } from '../../src/lib/similarity/collapse.ts';
import { Interner } from '../../src/lib/similarity/interner.ts';

const rows: readonly (readonly [name: string, target: string, key: string, targetKey: string])[] = [
  ['指标１：“三公经费” 控制率（％）', '≥95.50％', '三公经费控制率', 'ge95.5%'],
  ['指标 1: 立项程序 规范性', '健全', '立项程序规范性', '健全'],
  ['群众满意度达95%以上', '', '群众满意度', 'ge95%'],
  ['群众满意度', '群众满意度达到95％及以上', '群众满意度', 'ge95%'],
  ['3、服务对象满意度', '不低于95%', '服务对象满意度', 'ge95%'],
  ['（一）任务完成数', '95%以上', '任务完成数', 'ge95%'],
  ['①任务完成数', '>=95%', '任务完成数', 'ge95%'],
  ['信访投诉及时处理率(100%)', '=100%', '信访投诉及时处理率', 'eq100%'],
  ['处置所需时间(小时)', '2小时内', '处置所需时间', 'le2小时'],
  ['经费', '控制在1.80万元/处以内', '经费', 'le1.8万元/处'],
  ['经费', '1,200.00元', '经费', 'eq1200元'],
  ['来信办理', '群众满意率达95%以上', '来信办理', '群众满意率达95%以上'],
  ['1.5万人培训', '', '1.5万人培训', ''],
  ['完成2021年', '', '完成2021年', ''],
  ['达95%以上', '', '达95%以上', ''],
  ['完成时间', '2021年12月31日前', '完成时间', '2021年12月31日前'],
];

describe('rowKey(name, target)', () => {
  it.each(rows)('%s | %s → %s | %s', (...[name, target, key, targetKey]) => {
    expect(rowKey(name, target)).toEqual({ name: key, target: targetKey });
  });
});

describe('collapseRows(columns)', () => {
  it('gives the numbers of rowKey, whichever way a row takes through it', () => {
    const names = rows.map(([name]) => name).concat('群众满意度', '群众 满意度', 'ＡＢ率', 'ab率');
    const targets = rows.map(([, target]) => target).concat('≥95%', '９５％以上', '', '');
    const collapsed = finish(collapseRows({ names: packTexts(names), targets: packTexts(targets) }));
    names.forEach((name, row) => {
      const key = rowKey(name, targets[row]);
      expect(textAt(collapsed.names, collapsed.nameOf[row] ?? -1)).toBe(key.name);
      expect(textAt(collapsed.targets, collapsed.targetOf[row] ?? -1)).toBe(key.target);
    });
    expect(collapsed.nameOf.at(-1)).toBe(collapsed.nameOf.at(-2));
    expect(collapsed.targetOf.at(-4)).toBe(collapsed.targetOf.at(-3));
  });
});

describe('Interner', () => {
  it('gives equal texts one number and finds only what was added', () => {
    const interner = new Interner();
    const texts = Array.from({ length: 20_000 }, (_, at) => `名${(at * 7919) % 9973}`);
    const numbers = texts.map((text) => interner.add(text));
    expect(interner.count).toBe(9973);
    texts.forEach((text, at) => expect(interner.find(text)).toBe(numbers[at]));
    expect(interner.find('没有')).toBe(-1);
    expect(interner.count).toBe(9973);
    expect(textAt(interner.column(), numbers[4321] ?? 0)).toBe(texts[4321]);
  });
});
