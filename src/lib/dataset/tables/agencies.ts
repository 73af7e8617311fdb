import type { Table } from '../field.ts';

export const agencies = {
  name: 'agencies',
  title: { zh: '单位', en: 'Agencies' },
  description: { zh: '填报绩效目标的预算单位', en: 'Budget units that filed the forms' },
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['region_code'], reference: { table: 'regions', fields: ['code'] } }],
  fields: [
    {
      name: 'id',
      type: 'string',
      title: { zh: '单位编号', en: 'Id' },
      description: { zh: '稳定编号，以地区代码开头', en: 'Stable id, starts with the region code' },
      required: true,
      pattern: '^[0-9]{6}-[0-9a-z-]+$',
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '名称', en: 'Name' },
      description: { zh: '单位全称，含地区', en: 'Full name including its region' },
      required: true,
    },
    {
      name: 'region_code',
      type: 'string',
      title: { zh: '地区代码', en: 'Region' },
      description: { zh: '所在地区；无法确定时为空', en: 'Region of the agency; empty if it could not be resolved' },
      pattern: '^[0-9]{6}$',
    },
    {
      name: 'kind',
      type: 'string',
      title: { zh: '单位类别', en: 'Kind' },
      description: {
        zh: '单位职能类别，即天然的可比组，由名称判定，词表可改',
        en: 'What the office does, its natural peer group; from the name by an editable vocabulary',
      },
    },
  ],
} as const satisfies Table;
