import type { ParamMatcher } from '@sveltejs/kit';

/** The levels of reuse with a list of their own beside the first one. */
export const match = ((param: string): param is 'forms' | 'rows' =>
  param === 'forms' || param === 'rows') satisfies ParamMatcher;
