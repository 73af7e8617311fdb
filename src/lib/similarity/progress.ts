export type Stage =
  | 'collapse'
  | 'tokens'
  | 'index'
  | 'join'
  | 'cluster'
  | 'weights'
  | 'habits'
  | 'candidates'
  | 'score'
  | 'fingerprints'
  | 'seeds'
  | 'runs'
  | 'chance';

/** How far a stage is; `done` and `total` count the stage's own units (rows, names, forms, passages, pairs). */
export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly total: number;
}

/** A computation that stops every few milliseconds to say how far it is; closing it between two stops cancels it. */
export type Work<T> = Generator<Progress, T, void>;

/** Runs a computation to its end in one go and returns its result. */
export function finish<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

export interface Pace {
  /** A clock in milliseconds; the kernel itself has none. */
  readonly now: () => number;
  /** Gives the event loop a turn, so that a cancel message can arrive. */
  readonly pause: () => Promise<void>;
  readonly report: (progress: Progress) => void;
  readonly cancelled: () => boolean;
  /** Milliseconds between two reports; 50 unless told. */
  readonly interval?: number;
}

/** Runs a computation in slices of `interval` milliseconds; returns its result, or undefined if it was cancelled. */
export async function drive<T>(work: Work<T>, pace: Pace): Promise<{ readonly value: T } | undefined> {
  const interval = pace.interval ?? 50;
  let due = pace.now() + interval;
  for (;;) {
    const step = work.next();
    if (step.done) return { value: step.value };
    if (pace.now() < due) continue;
    pace.report(step.value);
    await pace.pause();
    if (pace.cancelled()) return undefined;
    due = pace.now() + interval;
  }
}
