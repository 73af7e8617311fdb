import type { Report } from '#lib/rules/index.ts';
import type { RulesReply, RulesRequest } from '#lib/rules/rules.worker.ts';
import RulesWorker from '#lib/rules/rules.worker.ts?worker';
import { textsOf, type KeptData } from '../own/kept-data.ts';
import { sampleTables } from '../session/sample-rows.ts';
import type { DirectoryRows } from './directory.ts';

/** What a run of the rules found, with the rows its findings are named by. */
export interface RunResult {
  readonly report: Report;
  readonly directory: DirectoryRows;
}

type RunStep = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

/** A run of the rules in a worker: on own data, or on a sample too large to travel with the page. */
class RulesRun {
  step = $state<RunStep>('idle');
  progress = $state.raw<{ readonly done: number; readonly total: number } | null>(null);
  failure = $state('');
  result = $state.raw<RunResult | null>(null);

  #worker: Worker | null = null;
  #subject: KeptData | null | undefined = undefined;

  /** Runs the rules on this data, null for the sample of the site, unless that was done before. */
  async ensure(own: KeptData | null): Promise<void> {
    if (this.#subject === own && this.step !== 'failed') return;
    await this.start(own);
  }

  /** Runs the rules on this data, whatever was done before. */
  async start(own: KeptData | null): Promise<void> {
    if (this.step === 'running') this.#stop();
    this.#subject = own;
    this.result = null;
    this.progress = null;
    this.step = 'running';
    try {
      const files = own === null ? await sampleTables() : await textsOf(own);
      const result = await this.#run(files);
      if (this.#subject !== own || this.step !== 'running') return;
      this.result = result;
      this.step = 'done';
    } catch (error) {
      if (this.#subject !== own || this.step !== 'running') return;
      this.failure = error instanceof Error ? error.message : String(error);
      this.step = 'failed';
    }
  }

  /** Stops the run; nothing of it is shown. */
  cancel(): void {
    this.#stop();
    this.step = 'cancelled';
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  /** The worker stays: given data in which one form has changed, it tests one agency again. */
  async #run(files: ReadonlyMap<string, string>): Promise<RunResult> {
    const { directoryFrom, ruleFiles } = await import('./rules-reading.ts');
    const { settings, reference } = await ruleFiles();
    this.#worker ??= new RulesWorker();
    const worker = this.#worker;
    const report = await new Promise<Report>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<RulesReply>) => {
        if (data.kind === 'progress') this.progress = data;
        else if (data.kind === 'report') resolve(data.report);
        else reject(new Error(data.message));
      };
      worker.onerror = (event) => reject(new Error(event.message || 'the rules could not start'));
      worker.postMessage({ dataset: files, settings, reference, changed: 'detect' } satisfies RulesRequest);
    });
    return { report, directory: directoryFrom(files) };
  }
}

export const rulesRun = new RulesRun();
