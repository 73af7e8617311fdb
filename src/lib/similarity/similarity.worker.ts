import type { Request } from './protocol.ts';
import { SimilarityService } from './service.ts';

const turns = new MessageChannel();
let resume: (() => void) | undefined;
turns.port1.onmessage = () => resume?.();

/** Lets waiting messages in; timers would cost four milliseconds each time. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    turns.port2.postMessage(null);
  });
}

const service = new SimilarityService((reply) => self.postMessage(reply), { now: () => performance.now(), pause });
self.onmessage = (event: MessageEvent<Request>) => void service.receive(event.data);
