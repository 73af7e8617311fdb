import { describe, expect, test } from 'vitest';
import type { Row } from '#lib/dataset/index.ts';
import { datasetOf, readString } from './reading.ts';

/** The form read from header rows above a small table. */
async function formOf(...rows: readonly string[]): Promise<Row<'forms'> & { agency: string | undefined }> {
  const table = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t养护里程\t≥120公里';
  const dataset = datasetOf([await readString(['项目支出绩效目标表', ...rows, table].join('\n'))]);
  const [form] = dataset.forms;
  if (!form) throw new Error('no form was read');
  return { ...form, agency: dataset.agencies[0]?.name };
}

describe('fiscal year', () => {
  test.each([
    ['（2021年度）', 2021],
    ['(2021)', 2021],
    ['2021年', 2021],
    ['（ 2 0 2 1 年度）', 2021],
    ['二〇二一年度', 2021],
    ['预算年度\t2021', 2021],
    ['项目起止时间\t2021.01-2021.12', 2021],
    ['填报日期：2020年11月3日', 2021],
    ['填报日期：2020年3月3日', 2020],
  ])('%s', async (row, year) => {
    expect((await formOf(row)).fiscal_year).toBe(year);
  });
});

describe('period', () => {
  test.each([
    ['项目起止时间\t2021-01~2021-12', '2021-01', '2021-12'],
    ['项目起止时间\t202101-202112', '2021-01', '2021-12'],
    ['项目实施期\t2021年1月至12月', '2021-01', '2021-12'],
    ['项目周期\t2021/3/1—2021/11/30', '2021-03-01', '2021-11-30'],
    ['开始时间\t2024.1.1\t完成时间\t2024.12.31', '2024-01-01', '2024-12-31'],
    ['项目起止时间：自 2022年1月1日起至2022年12月31日止', '2022-01-01', '2022-12-31'],
    ['项目期限\t3年', null, null],
    ['项目期限\t长期', null, null],
  ])('%s', async (row, start, end) => {
    const form = await formOf(row);
    expect([form.start, form.end]).toEqual([start, end]);
  });
});

describe('attribute', () => {
  test.each([
    ['项目属性\t延续', 'continuing'],
    ['项目属性\t新增项目', 'new'],
    ['项目性质\t常年安排', 'recurring'],
    ['项目类型\t一次性项目', 'one_off'],
    ['项目属性\t□新增项目 ☑延续项目', 'continuing'],
    ['项目属性\t新增项目√  延续项目□', 'new'],
    ['项目属性\t新增项目（ ） 延续项目（√）', 'continuing'],
    ['项目属性\t■新增项目 □延续项目', 'new'],
    ['项目属性\t延续专项(     新增专项□', 'continuing'],
    ['项目属性\t新增项目□ 延续项目□', null],
  ])('%s', async (row, attribute) => {
    expect((await formOf(row)).project_attribute).toBe(attribute);
  });
});

describe('agency', () => {
  test.each([
    ['填报单位（盖章）：岳阳县水利局', '岳阳县水利局'],
    ['预算单位\t岳阳县水利局\t项目名称\t堤防维护', '岳阳县水利局'],
    ['实施单位\t岳阳县水利局', '岳阳县水利局'],
    ['主管部门及代码\t[015001]岳阳县水利局', '岳阳县水利局'],
    ['岳阳县水利局', '岳阳县水利局'],
    ['单位：万元\n填报单位：岳阳县水利局', '岳阳县水利局'],
  ])('%s', async (row, agency) => {
    expect((await formOf(row)).agency).toBe(agency);
  });
});

describe('staff', () => {
  test.each([
    ['编制人数\t16\t在职人数\t15\t离退休人数\t9', [16, 15, 9]],
    ['行政编制数\t10\t事业编制数\t6\t实有人数\t15', [16, 15, null]],
    ['机构设置及人员配置\t内设五科，行政编制数为16，在职人员15人。', [16, 15, null]],
  ])('%s', async (row, [posts, inPost, retired]) => {
    const form = await formOf(row);
    expect([form.posts, form.in_post, form.retired]).toEqual([posts, inPost, retired]);
  });
});

test('codes lose the spaces of text recognition, names their seals', async () => {
  const form = await formOf(
    '项目编码:\t3604832188880 30000231\t功能科目\t2010308 信访事务',
    '项目名称\t信访维稳 工作经费',
  );
  expect([form.project_code, form.functional_code, form.project_name]).toEqual([
    '360483218888030000231',
    '2010308',
    '信访维稳工作经费',
  ]);
});
