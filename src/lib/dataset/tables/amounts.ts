import { BREAKDOWNS, AMOUNT_CODES, PERIODS } from '../codes.ts';
import type { Table } from '../field.ts';
import { formId, orderNumber, sourcePlace } from './shared-fields.ts';

export const amounts = {
  name: 'amounts',
  title: { zh: '金额', en: 'Amounts' },
  description: { zh: '表中印刷的每一笔金额', en: 'Every amount printed in a form' },
  primaryKey: ['form_id', 'no'],
  foreignKeys: [{ fields: ['form_id'], reference: { table: 'forms', fields: ['id'] } }],
  fields: [
    formId,
    orderNumber,
    {
      name: 'breakdown',
      type: 'string',
      title: { zh: '口径', en: 'Breakdown' },
      description: {
        zh: '总额、年度、来源、支出、级次、明细、任务或下属单位',
        en: 'Total, annual, source, expenditure, level, line item, task or sub-unit',
      },
      required: true,
      enum: BREAKDOWNS,
    },
    {
      name: 'code',
      type: 'string',
      title: { zh: '项目码', en: 'Code' },
      description: {
        zh: '口径内的类别；明细、任务、下属单位为空',
        en: 'Category within the breakdown; empty for line items, tasks and sub-units',
      },
      enum: AMOUNT_CODES,
    },
    {
      name: 'label',
      type: 'string',
      title: { zh: '印刷名称', en: 'Label' },
      description: { zh: '印刷的名称', en: 'Label as printed' },
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
      name: 'amount_wan',
      type: 'decimal',
      title: { zh: '金额', en: 'Amount' },
      description: {
        zh: '印刷的数值；空白为未填，0 为印刷的零',
        en: 'As printed; empty means left blank, 0 a printed zero',
      },
      unit: { zh: '万元', en: '10,000 yuan' },
    },
    sourcePlace,
  ],
} as const satisfies Table;
