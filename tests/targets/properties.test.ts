import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTarget, parseTargets } from '#lib/targets/index.ts';
import { vocabulary } from '../vocabulary/files.ts';

const units = vocabulary.units.map(({ unit }) => unit);
const PIECES =
  '≥ ≤ > < = ＞ ＝ 》 《 ± + - ~ 至 到 — 不低于 不超过 大于 小于 约 近 达 达到 控制在 以上 以下 以内 左右 余 多 前 起 内 底 每 人均 每年 每季度 ' +
  '0 1 3 5 12 95 100 292 2021 1.5 3,498,000.00 十五 两 百 三分之二 九成 百分之九十 零 半 % ％ ‰ 百分点 次 件 元 万元 亿元 人次 万 小时 个工作日 天 个月 年 倍 公里 元/人 元/人·天 ' +
  '2021年12月31日 2021.12.31 12月底 第四季度 上半年 2021年1月-12月 年底 较上年 同比 增长 下降 提高 提高到 降低 缩短 持平 零增长 预算 不超 上年 ' +
  '满意度 合格率 事故 投诉 登记 及时 完成 有效 无 / （ ） ， ； 、 。 1:15 ： O l \n XX ** 以 含 且 由 从 名 村 户 培训 万人';
const piece = fc.constantFrom(...PIECES.split(' '), '\n', ' ', ...units);
const cell = fc.oneof(
  fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'0123456789.,%≥≤-~/:年月日万元人次以上百十一二'), maxLength: 16 }),
);
const context = fc.record({
  symbol: fc.constantFrom('', '≥', '<=', '=', '定性', '数值', '大于等于'),
  unit: fc.constantFrom('', '%', '百分比', '次', '万元', '元/人', '个月', '年', '未知单位'),
  name: fc.constantFrom(
    '',
    '群众满意度',
    '会议次数',
    '完成时间',
    '事故下降率(%)',
    '补助标准（元/人）',
    '项目经费',
    '持续时间',
  ),
  fiscalYear: fc.constantFrom(null, 2021),
});

const RUNS = { numRuns: 2500 };

describe('parseTargets', () => {
  test('returns at least one target for any text and keeps the text verbatim', () => {
    fc.assert(
      fc.property(cell, context, (text, beside) => {
        const targets = parseTargets(text, { vocabulary, ...beside });
        expect(targets.length).toBeGreaterThan(0);
        for (const target of targets) expect(target.text).toBe(text);
        expect(targets[0].subject).toBe('');
      }),
      RUNS,
    );
  });

  test('gives values the dataset accepts', () => {
    const quantity = /^(-?\d+(\.\d+)?|\d{4}-\d{2}(-\d{2})?|\d{2}-\d{2}|\d+(\.\d+)?:\d+(\.\d+)?)$/;
    fc.assert(
      fc.property(cell, context, (text, beside) => {
        for (const target of parseTargets(text, { vocabulary, ...beside })) {
          if (target.value !== null) expect(target.value).toMatch(quantity);
          if (target.valueMax !== null) expect(target.valueMax).toMatch(quantity);
          expect(target.operator === 'between').toBe(target.valueMax !== null);
          expect(target.operator === 'none' && target.value !== null).toBe(false);
          if (target.baseValue !== null) expect(Number.isFinite(target.baseValue)).toBe(true);
          expect(new Set(target.flags).size).toBe(target.flags.length);
        }
      }),
      RUNS,
    );
  });

  test('reads its own canonical form the same way', () => {
    const beside = context.filter(({ unit }) => unit !== '未知单位');
    fc.assert(
      fc.property(cell, beside, (text, columns) => {
        for (const target of parseTargets(text, { vocabulary, ...columns })) {
          const written = formatTarget(target);
          const [again] = parseTargets(written, { vocabulary });
          const pick = ({ operator, value, valueMax, unit, kind }: typeof target) => ({
            operator,
            value,
            valueMax,
            unit,
            kind,
          });
          expect({ written, ...pick(again) }).toEqual({ written, ...pick(target) });
        }
      }),
      RUNS,
    );
  });
});
