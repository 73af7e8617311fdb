import type { Table } from '../field.ts';
import { formId, orderNumber, sourcePlace } from './shared-fields.ts';

export const tasks = {
  name: 'tasks',
  title: { zh: '重点任务', en: 'Tasks' },
  description: { zh: '年度重点任务与实施进度', en: 'Key tasks of the year and schedules' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    formId,
    orderNumber,
    {
      name: 'name',
      type: 'string',
      title: { zh: '任务名称', en: 'Name' },
      description: { zh: '任务名称', en: 'Name of the task' },
      required: true,
    },
    {
      name: 'content',
      type: 'string',
      title: { zh: '主要内容', en: 'Content' },
      description: { zh: '主要实施内容', en: 'Main content' },
    },
    {
      name: 'expected_result',
      type: 'string',
      title: { zh: '预期目标', en: 'Expected result' },
      description: { zh: '期望达到的目标', en: 'Expected result' },
    },
    {
      name: 'start',
      type: 'partial_date',
      title: { zh: '开始', en: 'Start' },
      description: { zh: '计划开始', en: 'Planned start' },
    },
    {
      name: 'end',
      type: 'partial_date',
      title: { zh: '结束', en: 'End' },
      description: { zh: '计划完成', en: 'Planned end' },
    },
    {
      name: 'amount_wan',
      type: 'decimal',
      title: { zh: '金额', en: 'Amount' },
      description: { zh: '拟投入资金', en: 'Planned money' },
      unit: { zh: '万元', en: '10,000 yuan' },
    },
    sourcePlace,
  ],
} as const satisfies Table;
