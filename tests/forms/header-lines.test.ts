import { describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { datasetOf, readString } from './reading.ts';

const TABLE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t养护里程\t≥120公里';

async function read(title: string, ...rows: readonly string[]): Promise<Dataset> {
  return datasetOf([await readString([title, ...rows, TABLE].join('\n'))]);
}

describe('tick boxes', () => {
  test.each([
    ['项目类别\t人员类☐运转类☐特定目标类☑', '特定目标类'],
    ['项目类别\t□其他运转类　■特定目标类', '特定目标类'],
    ['项目类别\t其他运转类（ ）特定目标类（√）', '特定目标类'],
    ['项目类别\t人员类☐运转类☐特定目标类☐', null],
  ])('%s', async (row, category) => {
    const { forms } = await read('项目支出绩效目标表', row);
    expect(forms[0]?.project_category).toBe(category);
  });
});

describe('cells whose borders were lost', () => {
  test('a label at the end of the cell before its value', async () => {
    const { forms } = await read(
      '项目支出绩效目标表',
      '项目名称\t博物馆免费开放 项目编码\t530581230000000032214',
      '单位名称\t腾冲市文化和旅游局 主管部门\t腾冲市文化和旅游局',
    );
    expect(forms[0]).toMatchObject({
      project_name: '博物馆免费开放',
      project_code: '530581230000000032214',
      supervising_department: '腾冲市文化和旅游局',
    });
  });

  test('the foot of the form in the cell of the review', async () => {
    const { forms } = await read(
      '项目支出绩效目标表',
      '项目名称\t养护',
      '财政部门审核意见\t"（盖章）',
      '填报人：***',
      '填报日期：2022.11.18"',
    );
    expect(forms[0]?.submitted_on).toBe('2022-11-18');
  });
});

test.each([
  ['五常市农业农村局2024年部门预算项目支出绩效目标表', '五常市农业农村局'],
  ['岳阳县水利局部门整体支出绩效目标表', '岳阳县水利局'],
  ['岳阳县2024年县级部门项目支出绩效目标表', '未注明单位'],
])('an agency in the title: %s', async (title, agency) => {
  expect((await read(title, '项目名称\t养护')).agencies[0]?.name).toBe(agency);
});

test.each([
  ['项目起止时间\t2022-O1-01 至 2O22-12-31', '2022-01-01', '2022-12-31'],
  ['项目起止年月\t202401-202612', '2024-01', '2026-12'],
  ['项目起止年限\t2025-01至2027-12', '2025-01', '2027-12'],
])('%s', async (row, start, end) => {
  expect((await read('项目支出绩效目标表', row)).forms[0]).toMatchObject({ start, end });
});

describe('goals', () => {
  test.each([
    ['总体目标\t甲', ['annual']],
    ['项目总目标\t甲', ['annual']],
    ['绩效目标\t甲', ['annual']],
    ['总体目标\t甲\n年度目标\t乙', ['medium_long_term', 'annual']],
    ['项目总目标\t甲\n年度绩效目标\t乙', ['medium_long_term', 'annual']],
    ['实施期目标\t甲\n年度目标\t乙', ['medium_long_term', 'annual']],
    ['总体目标\t甲\n中期目标\t乙', ['annual', 'medium_long_term']],
    ['总体目标（2024年-2026年）\t甲', ['medium_long_term']],
    ['2024年度目标\t甲', ['annual']],
  ])('%s', async (rows, horizons) => {
    const { goals } = await read('项目支出绩效目标表', '（2024年度）', ...rows.split('\n'));
    expect(goals.map((goal) => goal.horizon)).toEqual(horizons);
  });
});

test('a list of tasks ends where the next part of the form begins', async () => {
  const dataset = await read(
    '部门整体支出绩效目标表',
    '部门名称\t歙县市场监督管理局',
    '年度主要任务\t任务名称\t主要内容\t预算金额（元）\t期望达到的目标',
    '\t食品抽检\t抽检食品1850批次\t2,180,000.00\t消除隐患',
    '年度预算资金总额\t38,652,310.50',
    '其中：基本支出\t33,016,310.00',
    '年度总体目标\t完成抽检。',
  );
  expect(dataset.tasks.map((task) => task.name)).toEqual(['食品抽检']);
  expect(dataset.amounts.map((amount) => amount.code)).toEqual(['annual', 'basic']);
  expect(dataset.goals).toHaveLength(1);
});

test('a goal of half a year stays unread beside that of the year', async () => {
  const { goals } = await read(
    '项目支出绩效目标表',
    '绩效目标\t上半年\t发放春季学期资助资金，资助6100人次。',
    '\t全年\t落实学生资助政策，全年资助12300人次。',
  );
  expect(goals.map((goal) => [goal.horizon, goal.text])).toEqual([['annual', '落实学生资助政策，全年资助12300人次。']]);
});

test.each([
  ['项目属性\t跨年度延续项目', 'continuing'],
  ['项目属性\t当年新增项目', 'new'],
  ['项目属性\t经常性（常年）', 'recurring'],
])('%s', async (row, attribute) => {
  expect((await read('项目支出绩效目标表', row)).forms[0]?.project_attribute).toBe(attribute);
});

test.each([['预算资金情况（万元）\t62.4\t其中：财政拨款\t62.4'], ['项目资金（万元）\t总额：62.4\t财政资金：62.4']])(
  'the total behind a group of labels: %s',
  async (row) => {
    expect((await read('项目支出绩效目标表', '项目名称\t养护', row)).forms[0]?.total_wan).toBe('62.4');
  },
);
