import type { ParamMatcher } from '@sveltejs/kit';

/** The first path segment of the English pages; Chinese pages have none. */
export const match = ((param: string): param is 'en' => param === 'en') satisfies ParamMatcher;
