/** One state of a page: its query, and the place it had in the browser's history when last seen there. */
export interface Step {
  readonly search: string;
  readonly place: number | null;
}

/** The states a page went through, and which one is shown. */
export interface Trail {
  readonly steps: readonly Step[];
  readonly at: number;
}

export const NO_TRAIL: Trail = { steps: [], at: -1 };

/** A page has come to a state. */
export interface Arrival extends Step {
  /** Through the browser's own back or forward. */
  readonly isReturn: boolean;
  /** The step undo or redo was on its way to. */
  readonly towards: number | null;
}

const LONGEST = 200;

/**
 * The trail after an arrival. A state that differs only in what `same` overlooks, and one that took the present one's
 * place in the browser's history, replaces the present one; a return moves along the trail; anything else is a new step,
 * after which nothing can be redone.
 */
export function arrive(trail: Trail, arrival: Arrival, same: (one: string, other: string) => boolean): Trail {
  const step: Step = { search: arrival.search, place: arrival.place };
  const present = trail.steps[trail.at];
  if (present === undefined) return { steps: [step], at: 0 };
  const isAt = (index: number) => same(trail.steps[index]?.search ?? '\0', step.search);
  if (arrival.towards !== null && isAt(arrival.towards)) return placed(trail, step, arrival.towards);
  const found = arrival.isReturn ? nearest(trail, isAt, step.place) : null;
  if (found !== null) return placed(trail, step, found);
  const isInPlace = !arrival.isReturn && present.place !== null && present.place === step.place;
  if (isInPlace || isAt(trail.at)) return placed(trail, step, trail.at);
  const kept = trail.steps.slice(0, trail.at + 1).slice(-LONGEST + 1);
  return placed({ steps: [...kept, step], at: kept.length }, step, kept.length);
}

/** Whether the browser's own back (-1) or forward (1) leads from the present step to another. */
export function isBeside(trail: Trail, index: number): -1 | 1 | null {
  const from = trail.steps[trail.at]?.place ?? null;
  const to = trail.steps[index]?.place ?? null;
  if (from === null || to === null) return null;
  if (to - from === -1) return -1;
  return to - from === 1 ? 1 : null;
}

/** The step stands at an index and is the present one; no other step has its place in the browser's history any more. */
function placed(trail: Trail, step: Step, at: number): Trail {
  const steps = trail.steps.map((one, index) => {
    if (index === at) return step;
    return one.place !== null && one.place === step.place ? { ...one, place: null } : one;
  });
  return { steps, at };
}

function nearest(trail: Trail, isAt: (index: number) => boolean, place: number | null): number | null {
  const found = trail.steps.map((_, index) => index).filter(isAt);
  const exact = found.find((index) => place !== null && trail.steps[index]?.place === place);
  const away = (index: number) => Math.abs(index - trail.at);
  return exact ?? found.sort((one, other) => away(one) - away(other))[0] ?? null;
}
