import type { Progress } from './progress.ts';
import type { JobKind, Jobs, Reply, Request } from './protocol.ts';

/** The part of a Worker that the client needs. */
export interface Channel {
  postMessage(request: Request): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Reply }) => void): void;
}

export interface AskOptions {
  readonly report?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export type Outcome<Kind extends JobKind> =
  | { readonly kind: 'done'; readonly answer: Jobs[Kind]['answer'] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: 'unprepared' | 'failed'; readonly message: string };

type Final = Exclude<Reply, { readonly kind: 'progress' }>;

/** Asks a worker that runs `similarity.worker.ts`. */
export class SimilarityClient {
  readonly #channel: Channel;
  readonly #waiting = new Map<
    number,
    { readonly settle: (reply: Final) => void; readonly report?: AskOptions['report'] }
  >();
  #last = 0;

  constructor(channel: Channel) {
    this.#channel = channel;
    channel.addEventListener('message', ({ data }) => {
      const waiting = this.#waiting.get(data.id);
      if (data.kind === 'progress') waiting?.report?.(data.progress);
      else waiting?.settle(data);
    });
  }

  /** Asks one question; aborting the signal ends the work within a slice of about 50 milliseconds. */
  ask<Kind extends JobKind>(
    kind: Kind,
    ask: Jobs[Kind]['ask'],
    { report, signal }: AskOptions = {},
  ): Promise<Outcome<Kind>> {
    const id = ++this.#last;
    return new Promise((resolve) => {
      const cancel = (): void => {
        this.#channel.postMessage({ id, kind: 'cancel' });
      };
      const settle = (reply: Final): void => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', cancel);
        resolve(reply as Outcome<Kind>);
      };
      this.#waiting.set(id, { settle, ...(report ? { report } : {}) });
      this.#channel.postMessage({ id, kind, ...ask } as Request);
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
  }
}
