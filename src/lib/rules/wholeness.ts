import type { Row } from '#lib/dataset/index.ts';

/**
 * A piece of a form rather than a form: without year, total, project name and goal. A table that goes on over a page
 * break is read as such a piece, and the form before it then lacks its rows.
 */
export function isFragment({ fiscal_year, total_wan, project_name }: Row<'forms'>, goals: number): boolean {
  return fiscal_year === null && total_wan === null && (project_name ?? '') === '' && goals === 0;
}

const NAMED = /[\u4e00-\u9fff]{3,}/;
/** How a value is worked out or scored: it stands beside an indicator that was read. */
const FORMULA = /[/÷×*]|得满分|得分|扣分|每[低少高多]|[扣得]\d/;
const MEASURED = /[≥≤＞＜=<>]|\d\s*[%％]/;

/** Whether a piece that went into no table looks like an indicator with its value. */
export function looksLikeRow({ reason, text }: Row<'unread'>): boolean {
  return (
    reason === 'other' &&
    text.length < 120 &&
    !FORMULA.test(text) &&
    NAMED.test(text) &&
    MEASURED.test(text) &&
    /\d/.test(text)
  );
}
