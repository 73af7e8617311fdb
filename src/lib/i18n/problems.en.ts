import type { problems as zh } from './problems.zh.ts';

export const problems: typeof zh = {
  unlisted: (code: string, details: string) => (details === '' ? `Problem: ${code}` : `Problem: ${code} (${details})`),
  sentences: {
    filter_unknown_value: ({ field, value }) =>
      `The filter “${field ?? ''}” has no value “${value ?? ''}”; it was ignored`,
    filter_unreadable: ({ value }) =>
      `The filter expression in the address cannot be read and was ignored: ${value ?? ''}`,
  },
};
