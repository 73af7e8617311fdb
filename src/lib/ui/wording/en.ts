import type { Wording } from './zh.ts';

export const en: Wording = {
  footer: {
    about:
      'Duibiao reads published budget performance target forms and compares budgets, indicators and targets like with like. Every number leads back to the line it came from; what is unknown is shown as unknown.',
    methods: 'How it is computed',
    data: 'Data and downloads',
  },
  theme: { toLight: 'Switch to light', toDark: 'Switch to dark' },
};
