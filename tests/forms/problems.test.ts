import { describe, expect, test } from 'vitest';
import { readString } from './reading.ts';

const TABLE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t养护公园数\t14座';

async function formOf(...rows: readonly string[]) {
  const reading = await readString([...rows, TABLE].join('\n'));
  return reading.forms[0];
}

async function codesOf(...rows: readonly string[]): Promise<readonly string[] | undefined> {
  return (await formOf(...rows))?.problems.map((problem) => problem.code);
}

describe('a region whose name is shared by several', () => {
  const head = ['2021年项目支出绩效目标表', '填报单位：普陀区园林管理所', '项目名称\t公园养护'];

  test('is told by the other places the form names', async () => {
    expect((await formOf(...head, '立项依据\t《上海市公园管理条例》'))?.agency.row.region_code).toBe('310107');
    expect((await formOf(...head, '立项依据\t舟山市人民政府会议纪要'))?.agency.row.region_code).toBe('330903');
  });

  test('is left open and reported where nothing tells', async () => {
    const form = await formOf(...head);
    expect([form?.agency.row.region_code, form?.agency.row.id.slice(0, 7)]).toEqual([null, '000000-']);
    expect(form?.problems.map((problem) => problem.code)).toEqual(['region_ambiguous']);
    expect(form?.problems[0]?.values['candidates']).toContain('310107');
  });
});

describe('what is missing or doubtful is reported', () => {
  test('a clean form has no problems and full confidence', async () => {
    const form = await formOf('2021年项目支出绩效目标表', '填报单位：岳阳县水利局', '项目名称\t堤防维护');
    expect([form?.problems, form?.confidence]).toEqual([[], 1]);
  });

  test.each([
    ['项目支出绩效目标表\n填报单位：岳阳县水利局\n项目名称\t堤防维护', ['year_missing']],
    ['2021年项目支出绩效目标表\n填报单位：岳阳县水利局', ['project_name_missing']],
    ['2021年项目支出绩效目标表\n项目名称\t堤防维护', ['agency_missing']],
    [
      '项目支出绩效目标表\n填报单位：岳阳县水利局\n项目名称\t堤防维护\n项目起止时间\t2021-01~2021-12',
      ['year_inferred'],
    ],
    ['2021年项目支出绩效目标表\n填报单位：岳阳县水利局\n项目名称\t堤防维护\n资金总额\t1O8万元', ['amount_repaired']],
  ])('%s', async (rows, codes) => {
    expect(await codesOf(rows)).toEqual(codes);
    expect((await formOf(rows))?.confidence).toBeLessThan(1);
  });

  test('a level that no vocabulary knows keeps its label', async () => {
    const rows = '质效指标\t创新指标\t首创做法数\t≥2项';
    const reading = await readString(
      ['2021年项目支出绩效目标表', '填报单位：岳阳县水利局', '项目名称\t堤防维护', TABLE, rows].join('\n'),
    );
    const last = reading.forms[0]?.indicators.at(-1)?.row;
    expect([last?.level1_label, last?.level2_label, last?.level1, last?.name]).toEqual([
      '质效指标',
      '创新指标',
      null,
      '首创做法数',
    ]);
    expect(reading.forms[0]?.problems.map((problem) => problem.code)).toEqual(['level_unknown', 'level_unknown']);
  });
});

describe('a column read by its cells', () => {
  test('is noted with its head and what it was read as', async () => {
    const reading = await readString(
      '项目支出绩效目标表\n（2024年度）\n项目名称\t科普\t预算单位\t桐柏县科学技术协会\n' +
        '指标类型\t指标名称\t指标值\n产出指标-数量指标\t讲座场次\t≥24场\n' +
        '产出指标-质量指标\t出勤率\t≥90%\n满意度指标-服务对象满意度指标\t听众满意度\t≥92%',
    );
    const [form] = reading.forms;
    expect(form?.indicators.map(({ row }) => row.level2)).toEqual([
      'output_quantity',
      'output_quality',
      'satisfaction_recipient',
    ]);
    expect(form?.problems).toEqual([
      { code: 'column_by_cells', severity: 'info', place: 'L4', values: { label: '指标类型', role: 'levels' } },
    ]);
  });
});

describe('what is no form', () => {
  test.each([
    ['', 0],
    ['关于召开会议的通知\n请各单位准时参加。', 2],
    ['项目支出绩效目标表', 1],
    ['项目支出绩效目标表\n填报说明：本表由单位填写。', 2],
  ])('%j gives no form, and every line is unread', async (text, unread) => {
    const reading = await readString(text);
    expect([reading.forms, reading.unread.length]).toEqual([[], unread]);
  });
});

describe('names and telephone numbers', () => {
  test.each([
    '项目负责人：王小明\t联系电话：13900000000',
    '项目负责人\t王小明\t联系电话\t13900000000',
    '项目负责人及联系电话\t王小明 13900000000',
    '填报人（签字）：\n王小明\n联系电话：\n13900000000',
    '科室负责人姓名：王小明  手机号码：13900000000',
    '单位负责人（签名）：王小明       电话 0730-7620000 13900000000',
  ])('%j leave no trace', async (rows) => {
    const reading = await readString(`2021年项目支出绩效目标表\n填报单位：岳阳县水利局\n${TABLE}\n${rows}`);
    const text = JSON.stringify([reading.unread, reading.forms[0]?.header, reading.forms[0]?.indicators]);
    expect(text).not.toMatch(/王小明|13900000000|7620000/);
  });
});
