import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/lib/documents/markdown.ts';
import { outline, textsOf } from './outline.ts';
import { bytesOf } from './relay.ts';

const read = (...lines: string[]) => readMarkdown('form.md', bytesOf(lines.join('\n')));

describe('readMarkdown(file, bytes)', () => {
  it('reads pipe tables without their separator row, with the line of each row', () => {
    const { grids } = read('| 一级 | 值 |', '|:--|--:|', '| 产出 | ≥95% |', '| | |', '', '备注');
    expect(grids.map((grid) => grid.shape)).toEqual(['table', 'prose']);
    expect(outline(grids[0])).toEqual([
      '0,0 一级 @L1',
      '0,1 值 @L1',
      '1,0 产出 @L3',
      '1,1 ≥95% @L3',
      '2,0  @L4',
      '2,1  @L4',
    ]);
    expect(outline(grids[1])).toEqual(['0,0 备注 @L6']);
  });

  it('reads tables without outer pipes, and outer pipes without a separator row', () => {
    expect(textsOf(read('a | b', '--- | ---', '1 | 2').grids[0])).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(textsOf(read('|a|b|', '|1|2|').grids[0])).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('resolves escapes, line breaks, entities and bold marks in cells', () => {
    expect(textsOf(read('| x |', '|---|', '| a\\|b<br>**c** &ge; `d` 1\\*2 |').grids[0])[1]).toEqual([
      'a|b\nc ≥ d 1*2',
    ]);
  });

  it('keeps running text without heading and quotation marks', () => {
    expect(
      textsOf(read('## 项目 **目标** 表 ##', '> 单位：万元', '1. 第一', '* 注', '---', '3 * 4 * 5').grids[0]),
    ).toEqual([['项目 目标 表'], ['单位：万元'], ['1. 第一'], ['* 注'], [''], ['3 * 4 * 5']]);
  });

  it('reads html tables written into it, cell by cell with their lines', () => {
    const { grids } = read(
      '前',
      '<table>',
      '<tr><td rowspan="2">甲</td><td>乙</td></tr>',
      '<tr><td>丙</td></tr>',
      '</table>',
      '后',
    );
    expect(grids.map((grid) => grid.shape)).toEqual(['prose', 'table', 'prose']);
    expect(outline(grids[1])).toEqual(['0,0+2×1 甲 @L3', '0,1 乙 @L3', '1,1 丙 @L4']);
  });

  it('reads a line of dashes that is no separator row as text', () => {
    expect(textsOf(read('a | b', '------').grids[0])).toEqual([['a | b']]);
  });
});
