import type { Field } from '../field.ts';

export const formId = {
  name: 'form_id',
  type: 'string',
  title: { zh: '表编号', en: 'Form' },
  description: { zh: '所属绩效目标表', en: 'The form it belongs to' },
  required: true,
} as const satisfies Field;

export const orderNumber = {
  name: 'no',
  type: 'integer',
  title: { zh: '序号', en: 'Number' },
  description: { zh: '在表中出现的次序，自 1 起', en: 'Order of appearance in the form, from 1' },
  required: true,
  minimum: 1,
} as const satisfies Field;

export const sourcePlace = {
  name: 'source_place',
  type: 'string',
  title: { zh: '出处', en: 'Source place' },
  description: {
    zh: '在原文件中的位置：L44 为第 44 行，Sheet1!C12、T2R5C3、P3L8 同理，多处以分号隔开',
    en: 'Where it stands in the file: L44 is line 44; also Sheet1!C12, T2R5C3, P3L8; several places separated by semicolons',
  },
  required: true,
} as const satisfies Field;
