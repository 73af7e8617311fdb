/** How an indicator's targets read: with a number, date or ratio; in words; left blank; or a placeholder row. */
export const STATUSES = ['quantified', 'qualitative', 'blank', 'placeholder'] as const;
export type Status = (typeof STATUSES)[number];
