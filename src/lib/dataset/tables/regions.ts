import { REGION_LEVELS } from '../codes.ts';
import type { Table } from '../field.ts';

export const regions = {
  name: 'regions',
  title: { zh: '行政区划', en: 'Regions' },
  description: { zh: '所涉地区及其上级', en: 'Regions of the agencies and the regions above them' },
  primaryKey: ['code'],
  foreignKeys: [{ fields: ['parent_code'], reference: { table: 'regions', fields: ['code'] } }],
  fields: [
    {
      name: 'code',
      type: 'string',
      title: { zh: '代码', en: 'Code' },
      description: { zh: 'GB/T 2260 六位代码', en: 'GB/T 2260 six-digit code' },
      required: true,
      pattern: '^[0-9]{6}$',
    },
    {
      name: 'name',
      type: 'string',
      title: { zh: '名称', en: 'Name' },
      description: { zh: '地区全称', en: 'Full name of the region' },
      required: true,
    },
    {
      name: 'level',
      type: 'string',
      title: { zh: '级别', en: 'Level' },
      description: { zh: '省级、地级或县级', en: 'Province, prefecture or county' },
      required: true,
      enum: REGION_LEVELS,
    },
    {
      name: 'parent_code',
      type: 'string',
      title: { zh: '上级代码', en: 'Parent' },
      description: { zh: '上一级地区的代码，省级为空', en: 'Code of the region above, empty for a province' },
      pattern: '^[0-9]{6}$',
    },
  ],
} as const satisfies Table;
