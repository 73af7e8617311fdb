import { LEVEL_ORIGINS, DIRECTIONS } from '../codes.ts';
import type { Table } from '../field.ts';
import { formId, orderNumber, sourcePlace } from './shared-fields.ts';

export const indicators = {
  name: 'indicators',
  title: { zh: '指标', en: 'Indicators' },
  description: { zh: '每行一个三级指标', en: 'One indicator row of a form' },
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    {
      name: 'id',
      type: 'string',
      title: { zh: '指标编号', en: 'Id' },
      description: { zh: '稳定编号', en: 'Stable id' },
      required: true,
      pattern: '^[0-9a-z-]+$',
    },
    formId,
    orderNumber,
    {
      name: 'level1',
      type: 'string',
      title: { zh: '一级代码', en: 'Level 1' },
      description: { zh: '一级指标代码', en: 'Code of the first level' },
    },
    {
      name: 'level2',
      type: 'string',
      title: { zh: '二级代码', en: 'Level 2' },
      description: { zh: '二级指标代码', en: 'Code of the second level' },
    },
    {
      name: 'level1_label',
      type: 'string',
      title: { zh: '一级原文', en: 'Level 1 label' },
      description: { zh: '印刷的一级指标', en: 'First level as printed' },
    },
    {
      name: 'level2_label',
      type: 'string',
      title: { zh: '二级原文', en: 'Level 2 label' },
      description: { zh: '印刷的二级指标', en: 'Second level as printed' },
    },
    {
      name: 'level1_origin',
      type: 'string',
      title: { zh: '一级来历', en: 'Level 1 origin' },
      description: {
        zh: '本行印刷、上文沿用、下文沿用、缺失或乱码',
        en: 'Printed here, carried, carried from below, absent or garbled',
      },
      required: true,
      enum: LEVEL_ORIGINS,
    },
    {
      name: 'level2_origin',
      type: 'string',
      title: { zh: '二级来历', en: 'Level 2 origin' },
      description: {
        zh: '本行印刷、上文沿用、下文沿用、缺失或乱码',
        en: 'Printed here, carried, carried from below, absent or garbled',
      },
      required: true,
      enum: LEVEL_ORIGINS,
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '指标名称', en: 'Name' },
      description: { zh: '去掉编号与单位括号后的名称', en: 'Name without numbering and unit brackets' },
    },
    {
      name: 'name_printed',
      type: 'string',
      title: { zh: '印刷名称', en: 'Name as printed' },
      description: { zh: '印刷的名称', en: 'Name as printed' },
    },
    {
      name: 'concept',
      type: 'string',
      title: { zh: '概念', en: 'Concept' },
      description: { zh: '跨单位可比的概念代码', en: 'Concept code for comparison across agencies' },
    },
    {
      name: 'direction',
      type: 'string',
      title: { zh: '方向', en: 'Direction' },
      description: {
        zh: '越高越好、越低越好、越早越好、中性或不适用',
        en: 'Higher, lower or earlier is better, neutral, or not applicable',
      },
      enum: DIRECTIONS,
    },
    {
      name: 'symbol',
      type: 'string',
      title: { zh: '计算符号', en: 'Symbol' },
      description: { zh: '独立的符号列', en: 'Symbol in its own column, as printed' },
    },
    {
      name: 'weight',
      type: 'decimal',
      title: { zh: '分值', en: 'Weight' },
      description: { zh: '权重或分值', en: 'Weight or points' },
    },
    {
      name: 'is_placeholder',
      type: 'boolean',
      title: { zh: '占位', en: 'Placeholder' },
      description: { zh: '“无”“/”“不涉及”等', en: '“none”, “/”, “not involved” and the like' },
      required: true,
    },
    {
      name: 'remark',
      type: 'string',
      title: { zh: '备注', en: 'Remark' },
      description: { zh: '备注栏', en: 'Remark column' },
    },
    sourcePlace,
  ],
} as const satisfies Table;
