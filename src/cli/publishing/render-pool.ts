import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../setup.mjs';
import type { Batch } from './batches.ts';
import type { Answer, Question, RenderSettings } from './render-messages.ts';
import type { SitePath } from './site-paths.ts';

const PROGRAM = fileURLToPath(new URL('render-process.ts', import.meta.url));

type Rendered = Extract<Answer, { kind: 'rendered' }>;

/** What the rendering processes took. */
export interface PoolUsage {
  /** The highest resident memory of each process, in bytes. */
  readonly peakBytes: readonly number[];
  readonly cpuSeconds: number;
}

/** Processes that render pages of one dataset, each asked one thing at a time. */
export class RenderPool {
  readonly #workers: RenderWorker[] = [];
  readonly #settings: RenderSettings;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(settings: RenderSettings, environment: Readonly<Record<string, string>>) {
    this.#settings = settings;
    this.#environment = environment;
  }

  /** Every address of the site. */
  async paths(): Promise<readonly SitePath[]> {
    const answer = await (await this.#worker(0)).ask({ kind: 'paths' });
    if (answer.kind !== 'paths') throw new Error(`unexpected answer ${answer.kind}`);
    return answer.paths;
  }

  /** Renders batches of addresses by so many processes; each batch is told when it is done. */
  async render(
    batches: readonly Batch[],
    jobs: number,
    done: (rendered: Rendered, batch: Batch) => void,
  ): Promise<void> {
    let next = 0;
    const work = async (number: number): Promise<void> => {
      const worker = await this.#worker(number);
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++])
        done(await worker.rendered({ kind: 'render', paths: batch }), batch);
    };
    await Promise.all(Array.from({ length: Math.min(jobs, batches.length) }, (_, number) => work(number)));
  }

  /** The page for missing addresses. */
  async fallback(): Promise<Rendered> {
    return (await this.#worker(0)).rendered({ kind: 'fallback' });
  }

  usage(): PoolUsage {
    return {
      peakBytes: this.#workers.map(({ peakBytes }) => peakBytes),
      cpuSeconds: this.#workers.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    };
  }

  close(): void {
    for (const worker of this.#workers) worker.close();
  }

  async #worker(number: number): Promise<RenderWorker> {
    const known = this.#workers[number];
    if (known) return known;
    const worker = new RenderWorker(this.#environment);
    this.#workers[number] = worker;
    await worker.ask({ kind: 'start', settings: this.#settings });
    return worker;
  }
}

class RenderWorker {
  readonly #child: ChildProcess;
  peakBytes = 0;
  cpuSeconds = 0;

  constructor(environment: Readonly<Record<string, string>>) {
    this.#child = fork(PROGRAM, [], {
      cwd: root,
      env: { ...process.env, ...environment },
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  async ask(question: Question): Promise<Answer> {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const settle = (act: () => void) => {
        this.#child.off('message', onMessage);
        this.#child.off('exit', onExit);
        act();
      };
      const onMessage = (message: Answer) => settle(() => resolve(message));
      const onExit = (code: number | null) => settle(() => reject(new Error(`a rendering process ended (${code})`)));
      this.#child.on('message', onMessage);
      this.#child.on('exit', onExit);
      this.#child.send(question);
    });
    if (answer.kind === 'broken') throw new Error(answer.error);
    return answer;
  }

  async rendered(question: Question): Promise<Rendered> {
    const answer = await this.ask(question);
    if (answer.kind !== 'rendered') throw new Error(`unexpected answer ${answer.kind}`);
    this.peakBytes = answer.peakBytes;
    this.cpuSeconds = answer.cpuSeconds;
    return answer;
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
