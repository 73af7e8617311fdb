import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { root } from '../setup.mjs';
import { type Batch, batchesOf } from './batches.ts';
import { inLane, type Lane } from './lanes.ts';
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

interface Rendering {
  /** How many processes render at once. */
  readonly jobs: number;
  /** Of the addresses of a lane those that are to be rendered. */
  choose(paths: readonly SitePath[]): readonly SitePath[];
  /** Told after each batch, and for the page for missing addresses. */
  done(rendered: Rendered): void;
}

/** Processes that render the pages of one dataset, lane by lane, each asked one thing at a time. */
export class RenderPool {
  readonly #workers: RenderWorker[] = [];
  readonly #settings: RenderSettings;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(settings: RenderSettings, environment: Readonly<Record<string, string>>) {
    this.#settings = settings;
    this.#environment = environment;
  }

  /** Renders every chosen address of the site and the page for missing ones. */
  async render(rendering: Rendering): Promise<void> {
    const { jobs } = rendering;
    const rest = this.#rules(rendering).then((paths) => batchesOf(paths)[Symbol.iterator]());
    const drain = async (): Promise<void> => this.#rest(await rest, rendering);
    if (jobs === 1) await rest;
    const reuse = this.#reuse(rendering);
    if (jobs === 1) await reuse;
    const others = Array.from({ length: jobs - 1 }, (_, at) => (at === 0 ? reuse.then(drain) : drain()));
    await Promise.all([drain(), ...others]);
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

  /** The pages about the rules and the one for missing addresses; gives the addresses of all others but those about reuse. */
  #rules({ choose, done }: Rendering): Promise<SitePath[]> {
    return this.#with(async (worker) => {
      const paths = choose(await worker.paths(['rules', 'rest']));
      await worker.render(batchesOf(inLane(paths, 'rules')), done);
      done(await worker.rendered({ kind: 'fallback' }));
      return inLane(paths, 'rest');
    });
  }

  #reuse({ choose, done }: Rendering): Promise<void> {
    return this.#with(async (worker) => worker.render(batchesOf(choose(await worker.paths(['reuse']))), done));
  }

  #rest(batches: Iterable<Batch>, { done }: Rendering): Promise<void> {
    return this.#with((worker) => worker.render(batches, done));
  }

  async #with<T>(work: (worker: RenderWorker) => Promise<T>): Promise<T> {
    const worker = new RenderWorker(this.#environment);
    this.#workers.push(worker);
    await worker.ask({ kind: 'start', settings: this.#settings });
    const result = await work(worker);
    worker.close();
    return result;
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

  async paths(lanes: readonly Lane[]): Promise<readonly SitePath[]> {
    const answer = await this.ask({ kind: 'paths', lanes });
    if (answer.kind !== 'paths') throw new Error(`unexpected answer ${answer.kind}`);
    return answer.paths;
  }

  async render(batches: Iterable<Batch>, done: (rendered: Rendered) => void): Promise<void> {
    for (const paths of batches) done(await this.rendered({ kind: 'render', paths }));
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
