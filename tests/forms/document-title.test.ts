import { describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { datasetOf, readString } from './reading.ts';

const COVER = '宁晋县教育局2025年部门预算项目绩效目标表';

function form(title: string, name: string, ...lines: readonly string[]): string {
  return [
    title,
    ...lines,
    `项目名称\t${name}`,
    '绩效目标\t按时足额拨付资金。',
    '一级指标\t二级指标\t三级指标\t指标值',
    '产出指标\t数量指标\t补助学校数量\t≥186所',
    '',
  ].join('\n');
}

async function read(...texts: readonly string[]): Promise<Dataset> {
  return datasetOf([await readString(texts.join('\n'))]);
}

/** Year and agency of every form. */
function filed({ forms, agencies }: Dataset): readonly (readonly [number | null, string | undefined])[] {
  return forms.map((one) => [one.fiscal_year, agencies.find((agency) => agency.id === one.agency_id)?.name]);
}

const FIRST = '1、公用经费补助绩效目标表';
const SECOND = '2、幼儿资助绩效目标表';

describe('several forms under the title of the document', () => {
  test.each([
    ['154001宁晋县教育局\t单位：万元', '宁晋县教育局'],
    ['154001宁晋县教育局本级\t单位：万元', '宁晋县教育局本级'],
    ['154001宁晋县教育局机关\t单位：万元', '宁晋县教育局机关'],
    ['154001宁晋县教育局本级                     单位：万元', '宁晋县教育局本级'],
    ['154001宁晋县教育局（本级）                     单位：万元', '宁晋县教育局（本级）'],
    ['单位：万元', '宁晋县教育局'],
  ])('%s', async (line, agency) => {
    const dataset = await read(COVER, '', form(FIRST, '公用经费', line), form(SECOND, '幼儿资助', line));
    expect(filed(dataset)).toEqual([
      [2025, agency],
      [2025, agency],
    ]);
    const kept = [...dataset.agencies, ...dataset.unread].flatMap((row) => Object.values(row)).join('\n');
    expect(line.match(/\d{6}|[\u4e00-\u9fff]{5,}/g)?.filter((run) => !kept.includes(run)) ?? []).toEqual([]);
  });

  test('counted with Chinese numbers', async () => {
    const dataset = await read(COVER, form('（一）公用经费绩效目标表', '甲'), form('（二）幼儿资助绩效目标表', '乙'));
    expect(filed(dataset)).toEqual([
      [2025, '宁晋县教育局'],
      [2025, '宁晋县教育局'],
    ]);
  });

  test('not counted, each with a title of its own', async () => {
    const dataset = await read(COVER, form('公用经费补助绩效目标表', '甲'), form('幼儿资助绩效目标表', '乙'));
    expect(filed(dataset)).toEqual([
      [2025, '宁晋县教育局'],
      [2025, '宁晋县教育局'],
    ]);
  });

  test('a form that states its own year and agency keeps them', async () => {
    const own = form(SECOND, '幼儿资助', '（2024年度）', '单位名称\t岳阳县水利局');
    expect(filed(await read(COVER, form(FIRST, '公用经费'), own))[1]).toEqual([2024, '岳阳县水利局']);
  });

  test('a department the form names comes before the agency of the title', async () => {
    const own = form(SECOND, '幼儿资助', '主管部门\t岳阳县水利局');
    expect(filed(await read(COVER, form(FIRST, '公用经费'), own))[1]).toEqual([2025, '岳阳县水利局']);
  });

  test('the year of the title comes before one told from the period', async () => {
    const own = form(SECOND, '幼儿资助', '项目期限\t2023-01至2027-12');
    expect(filed(await read(COVER, form(FIRST, '公用经费'), own))[1]?.[0]).toBe(2025);
  });

  test('a form that is not counted under it takes nothing from it', async () => {
    const other = form('项目支出绩效目标表', '堤防养护', '预算单位\t岳阳县水利局');
    expect(filed(await read(COVER, form(FIRST, '公用经费'), other))[1]).toEqual([null, '岳阳县水利局']);
  });

  test('the next title over counted forms takes its place', async () => {
    const next = '岳阳县水利局2024年部门预算项目绩效目标表';
    const dataset = await read(
      COVER,
      form(FIRST, '甲'),
      form(SECOND, '乙'),
      next,
      form(FIRST, '丙'),
      form(SECOND, '丁'),
    );
    expect(filed(dataset)).toEqual([
      [2025, '宁晋县教育局'],
      [2025, '宁晋县教育局'],
      [2024, '岳阳县水利局'],
      [2024, '岳阳县水利局'],
    ]);
  });
});
