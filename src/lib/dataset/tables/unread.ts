import { UNREAD_REASONS } from '../codes.ts';
import type { Table } from '../field.ts';
import { sourcePlace } from './shared-fields.ts';

export const unread = {
  name: 'unread',
  title: { zh: '未读内容', en: 'Unread' },
  description: { zh: '未进入任何表的非空内容', en: 'Every non-blank piece that went into no table' },
  primaryKey: ['source_file', 'source_place'],
  foreignKeys: [],
  fields: [
    {
      name: 'source_file',
      type: 'string',
      title: { zh: '来源文件', en: 'Source file' },
      description: { zh: '来源文件名', en: 'Name of the source file' },
      required: true,
    },
    sourcePlace,
    {
      name: 'text',
      type: 'string',
      title: { zh: '文字', en: 'Text' },
      description: { zh: '原文，个人信息已遮盖', en: 'Text with personal data masked' },
      required: true,
    },
    {
      name: 'reason',
      type: 'string',
      title: { zh: '原因', en: 'Reason' },
      description: { zh: '未读的原因', en: 'Why it was not read' },
      required: true,
      enum: UNREAD_REASONS,
    },
  ],
} as const satisfies Table;
