import type { Labels } from './labels.ts';
import type { Piece, SheetRow } from './piece.ts';

/** A column of a roster that says something about the project of a row, not about one indicator. */
export interface ProjectColumn {
  readonly head: Piece;
  readonly field: string;
}

const FIELDS =
  /^(?:fiscal_year|head_amount|project_name|special_fund_name|project_code|project_category|project_attribute|agency|implementing_unit|supervising_department|total_amount|annual_amount|goal_annual|goal_medium|functional_code|src_|period)/;

/** The columns about projects among the heads of a row. */
export function projectColumns(heads: readonly Piece[], labels: Labels): readonly ProjectColumn[] {
  return heads.flatMap((head) => {
    const field = labels.known(head.text).find((sense) => FIELDS.test(sense.field))?.field;
    return field === undefined ? [] : [{ head, field }];
  });
}

/** Whether a column holds the names of the projects. */
export function isName({ field }: ProjectColumn): boolean {
  return field === 'project_name' || field === 'special_fund_name';
}

/** The head of a column above its value as a row of its own: a label with its value. */
export function labelledRow({ head }: ProjectColumn, value: Piece, headRow: SheetRow): SheetRow {
  return { ...headRow, pieces: [head, { ...value, column: head.column + 1 }], gap: false };
}
