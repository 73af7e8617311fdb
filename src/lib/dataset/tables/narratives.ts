import { SECTIONS } from '../codes.ts';
import type { Table } from '../field.ts';
import { formId, orderNumber, sourcePlace } from './shared-fields.ts';

export const narratives = {
  name: 'narratives',
  title: { zh: '说明文字', en: 'Narratives' },
  description: { zh: '立项依据、必要性、可行性等文字', en: 'Basis, necessity, feasibility and other narrative texts' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    formId,
    orderNumber,
    {
      name: 'section',
      type: 'string',
      title: { zh: '栏目', en: 'Section' },
      description: {
        zh: '职能、概况、依据、必要性、可行性、内容、计划、保障或其他',
        en: 'Duties, overview, basis, necessity, feasibility, content, plan, safeguards or other',
      },
      required: true,
      enum: SECTIONS,
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '全文', en: 'Full text' },
      required: true,
    },
    sourcePlace,
  ],
} as const satisfies Table;
