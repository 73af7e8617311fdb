import type { ProblemValues } from './problem.ts';

type Sentence = (values: ProblemValues) => string;

/** Problems of inputs by code. Codes are given by the dataset, reader, form and query rooms. */
export const problems = {
  unlisted: (code: string, details: string) => (details === '' ? `问题：${code}` : `问题：${code}（${details}）`),
  sentences: {
    filter_unknown_value: ({ field, value }) => `地址中的条件“${field ?? ''}”不认识取值“${value ?? ''}”，已忽略`,
    filter_unreadable: ({ value }) => `地址中的筛选表达式无法读取，已忽略：${value ?? ''}`,
  } satisfies Record<string, Sentence> as Record<'filter_unknown_value' | 'filter_unreadable', Sentence>,
};
