import { describe, expect, test } from 'vitest';
import type { Dataset } from '#lib/dataset/index.ts';
import { datasetOf, readString } from './reading.ts';

const TABLE = '一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t养护里程\t≥120公里';

async function read(...rows: readonly string[]): Promise<Dataset> {
  return datasetOf([await readString(['项目支出绩效目标表', '（2024年度）', ...rows, TABLE].join('\n'))]);
}

/** 2024年1月 and 2024.1 without what sets their parts apart: 202401. */
function bare(text: string): string {
  const padded = /^\d{4}[年.-]/.test(text) ? text.replace(/(?<!\d)\d(?!\d)/g, '0$&') : text;
  return padded.replace(/(?<=\d)[年月日.-]|\s/g, '');
}

/** Cells that are neither in a table nor unread. */
function lostCells(rows: readonly string[], dataset: Dataset): readonly string[] {
  const tables = [...dataset.agencies, ...dataset.forms, ...dataset.goals, ...dataset.narratives, ...dataset.unread];
  const kept = tables.flatMap((row) => Object.values(row)).map((value) => bare(String(value)));
  const cells = rows.flatMap((row) => row.split(/\t|(?<=\d)至/)).filter((cell) => cell !== '');
  return cells.filter((cell) => !kept.some((text) => text.includes(bare(cell))));
}

describe('a period over several cells', () => {
  test.each([
    ['项目期限\t2024-01-01\t至\t2024-12-31', '2024-01-01', '2024-12-31'],
    ['项目起止时间\t2024年1月\t至\t2024年12月', '2024-01', '2024-12'],
    ['项目起止时间\t2024年1月\t—\t2024年12月', '2024-01', '2024-12'],
    ['项目起止时间\t2024年1月\t\t2024年12月', '2024-01', '2024-12'],
    ['项目期限\t2024.1.1\t~\t2026.12.31', '2024-01-01', '2026-12-31'],
    ['实施期限\t2024\t至\t2026', '2024-01', '2026-12'],
    ['完成时间\t2024-01至2024-12', '2024-01', '2024-12'],
    ['项目期限\t2024-01-01\t至\t长期', '2024-01-01', null],
    ['项目期限\t2024-12-31\t至\t2024-01-01', '2024-12-31', null],
    ['项目期限\t2024-01-01\t2024-06-30\t2024-12-31', '2024-01-01', null],
  ])('%s', async (row, start, end) => {
    const dataset = await read('项目名称\t养护', row);
    expect(dataset.forms[0]).toMatchObject({ start, end });
    expect(lostCells([row], dataset)).toEqual([]);
  });

  test('the end of a span within a year is its month', async () => {
    const { forms } = await read('项目名称\t养护', '项目起止时间\t2024年1月\t至\t10月');
    expect(forms[0]).toMatchObject({ start: '2024-01', end: '2024-10' });
  });

  test('a second period that says something else stays unread', async () => {
    const rows = ['项目起止时间\t2024-01至2024-12', '合同期限\t2024-03至2025-02'];
    const dataset = await read('项目名称\t养护', ...rows);
    expect(dataset.forms[0]).toMatchObject({ start: '2024-01', end: '2024-12' });
    expect(dataset.unread.map((row) => row.text).join()).toContain('2024-03至2025-02');
  });
});

test.each(['年度履职目标', '履职目标', '部门履职目标', '年度履职总目标', '年度工作目标', '年度主要目标'])(
  'the goal labelled %s',
  async (label) => {
    const row = `${label}\t完成全部水利工程养护，保障灌溉。`;
    const dataset = await read('部门名称\t岳阳县水利局', row);
    expect(dataset.goals.map((goal) => [goal.horizon, goal.text])).toEqual([
      ['annual', '完成全部水利工程养护，保障灌溉。'],
    ]);
    expect(dataset.narratives).toEqual([]);
    expect(lostCells([row], dataset)).toEqual([]);
  },
);

test('年度履职目标 over a list of tasks is its label', async () => {
  const { tasks, goals } = await read(
    '部门名称\t岳阳县水利局',
    '年度履职目标\t任务名称\t主要内容\t预算金额（万元）',
    '\t堤防养护\t养护堤防120公里\t120',
    '年度总体目标\t完成养护。',
  );
  expect(tasks.map((task) => task.name)).toEqual(['堤防养护']);
  expect(goals.map((goal) => goal.text)).toEqual(['完成养护。']);
});

describe('the code beside the name of a department', () => {
  const name = '松阳县文化和广电旅游体育局';
  test.each([
    [`${name}[061]`, '[061]'],
    [`${name}［061］`, '［061］'],
    [`${name}（061001）`, '（061001）'],
    [`${name}-061001`, '-061001'],
    [`[061]${name}`, '[061]'],
    [`061001-${name}`, '061001-'],
  ])('%s', async (printed, code) => {
    const row = `主管部门及代码\t${printed}\t实施单位\t松阳县文化馆`;
    const dataset = await read('项目名称\t养护', row);
    expect(dataset.forms[0]?.supervising_department).toBe(name);
    expect(dataset.agencies[0]?.name).toBe('松阳县文化馆');
    expect(dataset.unread.map((one) => one.text).join(' ')).toContain(code);
  });

  test('an addition in words is part of the name', async () => {
    const { agencies } = await read('预算单位\t岳阳县水利局（本级）', '项目名称\t养护');
    expect(agencies[0]?.name).toBe('岳阳县水利局（本级）');
  });
});
