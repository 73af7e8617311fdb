import { describe, expect, it } from 'vitest';
import { budgetChart, standaloneSvg } from '#lib/charts/index.ts';
import { context, draw } from './drawing.ts';
import { budgetRow, rows } from './rows.ts';
import { elements, parseXml } from './xml.ts';

const chart = draw(budgetChart, rows(6, budgetRow), context()).svg;
const TEXT = {
  heading: '预算：<按资金来源> & "支出类型"',
  notes: [`筛选条件：${'地区：江苏省南通市如皋市、'.repeat(12)}`, '数据：示例数据', '导出日期：2026-11-20'],
};

describe('standaloneSvg(chart, text, scheme)', () => {
  const { svg, width, height } = standaloneSvg(chart, TEXT, 'light');
  const all = elements(parseXml(svg));
  const texts = all.filter(({ name }) => name === 'text').map(({ text }) => text);

  it('says heading and every note, whole', () => {
    expect(texts.join('')).toContain(TEXT.heading);
    for (const note of TEXT.notes) expect(texts.join('')).toContain(note);
  });

  it('holds the chart at its size below the heading', () => {
    const [outer, inner] = all.filter(({ name }) => name === 'svg');
    expect(outer?.attributes.get('width')).toBe(String(width));
    expect(Number(inner?.attributes.get('y')) + Number(inner?.attributes.get('height'))).toBeLessThan(height);
    expect(Number(inner?.attributes.get('x')) + Number(inner?.attributes.get('width'))).toBeLessThan(width);
  });

  it.each(['light', 'dark'] as const)('has its own colours in %s', (scheme) => {
    const picture = standaloneSvg(chart, TEXT, scheme);
    expect(picture.svg).not.toContain('var(');
    expect(picture.svg).toContain(scheme === 'light' ? '#ffffff' : '#161e26');
  });
});
