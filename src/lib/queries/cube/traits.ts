/** What is known of a way a target reads (`CubeTargets.traits`), as bits. */
const VALUED = 1;
const WORDED = 2;
const PRINTED = 4;
/** The traits of what stands for the target of an indicator that has none. */
export const MISSING = 8;

/** Places in `STATUSES`. */
const STATUS = { quantified: 0, qualitative: 1, blank: 2, placeholder: 3 } as const;

export function isMissing(traits: number): boolean {
  return (traits & MISSING) !== 0;
}

export function isPrinted(traits: number): boolean {
  return (traits & PRINTED) !== 0;
}

/** Place in `STATUSES` of what one or several targets (their traits put together) say; of a placeholder, that. */
export function statusPlace(traits: number, placeholder: number | undefined): number {
  if (placeholder === 1) return STATUS.placeholder;
  if ((traits & VALUED) !== 0) return STATUS.quantified;
  return (traits & WORDED) === 0 ? STATUS.blank : STATUS.qualitative;
}
