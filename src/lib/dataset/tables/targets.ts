import { PERIODS, OPERATORS, TARGET_KINDS } from '../codes.ts';
import type { Table } from '../field.ts';

export const targets = {
  name: 'targets',
  title: { zh: '目标值', en: 'Targets' },
  description: { zh: '指标在某一期间、范围的目标值', en: 'Target values of an indicator by period and scope' },
  primaryKey: ['indicator_id', 'period', 'scope'],
  foreignKeys: [{ fields: ['indicator_id'], reference: { table: 'indicators', fields: ['id'] } }],
  fields: [
    {
      name: 'indicator_id',
      type: 'string',
      title: { zh: '指标编号', en: 'Indicator' },
      description: { zh: '所属指标', en: 'The indicator it belongs to' },
      required: true,
    },
    {
      name: 'period',
      type: 'string',
      title: { zh: '期间', en: 'Period' },
      description: { zh: '全年、半年或中长期', en: 'Annual, half-year or medium and long term' },
      required: true,
      enum: PERIODS,
    },
    {
      name: 'scope',
      type: 'string',
      title: { zh: '范围', en: 'Scope' },
      description: {
        zh: '该列所属的乡镇或单位，空为整体',
        en: 'Township or unit of the value column; empty for the whole',
      },
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '原文', en: 'Text' },
      description: { zh: '印刷的目标值', en: 'Target as printed' },
    },
    {
      name: 'operator',
      type: 'string',
      title: { zh: '比较符', en: 'Operator' },
      description: {
        zh: '大于等于、大于、小于等于、小于、等于、约、区间或无',
        en: 'At least, more than, at most, less than, equal, about, between or none',
      },
      required: true,
      enum: OPERATORS,
    },
    {
      name: 'operator_explicit',
      type: 'boolean',
      title: { zh: '比较符明示', en: 'Operator explicit' },
      description: { zh: '比较符是否印刷', en: 'Whether the operator was printed' },
      required: true,
    },
    {
      name: 'value',
      type: 'quantity',
      title: { zh: '数值', en: 'Value' },
      description: { zh: '数值、ISO 日期或比例的文字', en: 'Text of a number, an ISO date or a ratio' },
    },
    {
      name: 'value_max',
      type: 'quantity',
      title: { zh: '上限', en: 'Upper value' },
      description: { zh: '区间上限', en: 'Upper end of a range' },
    },
    {
      name: 'unit',
      type: 'string',
      title: { zh: '单位', en: 'Unit' },
      description: { zh: '印刷的计量单位', en: 'Unit as printed' },
    },
    {
      name: 'kind',
      type: 'string',
      title: { zh: '类型', en: 'Kind' },
      description: {
        zh: '比率、数量、金额、时长、日期、比例、变化、定性或无',
        en: 'Rate, count, money, duration, date, ratio, relative change, qualitative or none',
      },
      required: true,
      enum: TARGET_KINDS,
    },
    {
      name: 'base_value',
      type: 'number',
      title: { zh: '换算值', en: 'Base value' },
      description: {
        zh: '换算到基本单位：比率为小数，万元为元',
        en: 'Converted to the base unit: a rate as a fraction, 万元 as yuan',
      },
    },
    {
      name: 'base_unit',
      type: 'string',
      title: { zh: '基本单位', en: 'Base unit' },
      description: { zh: '换算后的单位，比率为 1', en: 'Unit after conversion, 1 for a rate' },
    },
    {
      name: 'baseline',
      type: 'string',
      title: { zh: '基准', en: 'Baseline' },
      description: { zh: '如较上年', en: 'What it is relative to, such as the prior year' },
    },
    {
      name: 'flags',
      type: 'string',
      title: { zh: '标记', en: 'Flags' },
      description: { zh: 'missing_unit 等，分号隔开', en: 'missing_unit and the like, separated by semicolons' },
    },
  ],
} as const satisfies Table;
