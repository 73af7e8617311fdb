import { SimilarityClient, SimilarityService, type Reply, type Request } from '#lib/similarity/index.ts';

/** A client whose questions are answered in this thread: for building pages and for tests. */
export function localClient(): SimilarityClient {
  const listeners: ((event: { readonly data: Reply }) => void)[] = [];
  const service = new SimilarityService(
    (data) => {
      for (const listener of listeners) listener({ data });
    },
    { now: () => 0, pause: () => Promise.resolve() },
  );
  return new SimilarityClient({
    postMessage: (request: Request) => void service.receive(request),
    addEventListener: (_type, listener) => void listeners.push(listener),
  });
}
