import { HORIZONS } from '../codes.ts';
import type { Table } from '../field.ts';
import { formId, orderNumber, sourcePlace } from './shared-fields.ts';

export const goals = {
  name: 'goals',
  title: { zh: '总体目标', en: 'Goals' },
  description: { zh: '年度与中长期目标文字', en: 'Goal texts for the year and beyond' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    formId,
    orderNumber,
    {
      name: 'horizon',
      type: 'string',
      title: { zh: '期限', en: 'Horizon' },
      description: { zh: '年度或中长期', en: 'Annual or medium and long term' },
      required: true,
      enum: HORIZONS,
    },
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '目标全文', en: 'Full text' },
      required: true,
    },
    sourcePlace,
  ],
} as const satisfies Table;
