/** What entries of the palette are grouped by, in the order of the groups. */
export const GROUPS = [
  'recent',
  'page',
  'view',
  'agency',
  'region',
  'concept',
  'rule',
  'indicator',
  'form',
  'action',
] as const;
export type Group = (typeof GROUPS)[number];

/** One line of the palette: somewhere to go, or something to do. */
export interface Entry {
  readonly key: string;
  readonly group: Group;
  readonly label: string;
  readonly aside: string;
  /** Words it is found by beside its label: its code, its initials, its name in the other language. */
  readonly also?: readonly string[];
  readonly href?: string;
  readonly act?: () => void;
}
