/** Runs tasks one after another in the order asked; a task withdrawn before its turn never starts. */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** The task's outcome; rejects at once with an AbortError when `signal` fires before its turn. */
  run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#last.then(() => {
      throwIfAborted(signal);
      return task();
    });
    this.#last = turn.catch(() => undefined);
    return signal ? untilAborted(turn, signal) : turn;
  }
}

/** The error of a query that its caller withdrew. */
function abortError(): DOMException {
  return new DOMException('The query was cancelled', 'AbortError');
}

/** @throws an AbortError when the signal has fired. */
export function throwIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted) throw abortError();
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(abortError());
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
