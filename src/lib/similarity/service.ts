import { estimateChance } from './chance.ts';
import { formEvidence } from './evidence.ts';
import { formCorpus } from './form-corpus.ts';
import { FormIndex } from './form-index.ts';
import { compareForms, type FormReuse } from './form-pairs.ts';
import { NameIndex } from './name-index.ts';
import { PassageIndex } from './passage-index.ts';
import { comparePassages, type PassageReuse } from './passages.ts';
import { drive, type Pace, type Work } from './progress.ts';
import type { JobKind, Jobs, Reply, Request } from './protocol.ts';
import { rowKey } from './row-key.ts';
import { compareRows, type RowReuse } from './rows.ts';
import { strayRows } from './stray-row.ts';

type Answer = Jobs[JobKind]['answer'];
type Question = Exclude<Request, { readonly kind: 'cancel' }>;

const MOST_NAMES = 20;

/** Answers the questions of the protocol one after another; stands behind the worker and can run without one. */
export class SimilarityService {
  readonly #post: (reply: Reply) => void;
  readonly #pace: Pick<Pace, 'now' | 'pause'>;
  readonly #cancelled = new Set<number>();
  #queue: Promise<void> = Promise.resolve();
  #rows: RowReuse | undefined;
  #nameIndex: NameIndex | undefined;
  #forms: FormReuse | undefined;
  #formIndex: FormIndex | undefined;
  #passages: PassageReuse | undefined;
  #passageIndex: PassageIndex | undefined;

  constructor(post: (reply: Reply) => void, pace: Pick<Pace, 'now' | 'pause'>) {
    this.#post = post;
    this.#pace = pace;
  }

  /** Takes a question or a cancellation; resolves when everything asked so far is answered. */
  receive(request: Request): Promise<void> {
    if (request.kind === 'cancel') this.#cancelled.add(request.id);
    else this.#queue = this.#queue.then(() => this.#serve(request));
    return this.#queue;
  }

  async #serve(request: Question): Promise<void> {
    const { id } = request;
    try {
      const result = this.#cancelled.has(id)
        ? undefined
        : await drive(this.#work(request), {
            ...this.#pace,
            report: (progress) => this.#post({ id, kind: 'progress', progress }),
            cancelled: () => this.#cancelled.has(id),
          });
      this.#post(result ? { id, kind: 'done', answer: result.value } : { id, kind: 'cancelled' });
    } catch (error) {
      const code = error instanceof Unprepared ? 'unprepared' : 'failed';
      this.#post({ id, kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    }
    this.#cancelled.delete(id);
  }

  *#work(request: Question): Work<Answer> {
    switch (request.kind) {
      case 'rows':
        return yield* this.#compareRows(request);
      case 'checkRows':
        return yield* this.#checkRows(request);
      case 'forms':
        return yield* this.#compareForms(request);
      case 'passages':
        return yield* this.#comparePassages(request);
      case 'strays':
        return strayRows(this.#preparedForms().corpus, request.texts);
      case 'chance': {
        const index = yield* this.#indexForms();
        return yield* estimateChance(index, this.#preparedForms().pairs, request);
      }
      case 'evidence':
        return formEvidence(this.#preparedForms().corpus, request.left, request.right);
      case 'checkForm':
        return (yield* this.#indexForms()).find(request.form);
      case 'checkText':
        return this.#indexPassages().find(request.text);
    }
  }

  *#compareRows({ columns, threshold }: Jobs['rows']['ask']): Work<RowReuse> {
    this.#nameIndex = undefined;
    this.#rows = yield* compareRows(columns, threshold);
    return this.#rows;
  }

  *#checkRows({ rows, most = MOST_NAMES }: Jobs['checkRows']['ask']): Work<Jobs['checkRows']['answer']> {
    if (!this.#rows) throw new Unprepared('rows');
    const index = (this.#nameIndex ??= yield* NameIndex.build(this.#rows.rows.names));
    return rows.map(({ name, target }) => index.find(rowKey(name, target).name).slice(0, most));
  }

  *#compareForms({ table, frameworks }: Jobs['forms']['ask']): Work<Jobs['forms']['answer']> {
    this.#formIndex = undefined;
    const corpus = yield* formCorpus(table, frameworks);
    this.#forms = yield* compareForms(corpus);
    return { pairs: this.#forms.pairs, line: this.#forms.line };
  }

  *#comparePassages({ table, ...options }: Jobs['passages']['ask']): Work<Jobs['passages']['answer']> {
    this.#passageIndex = undefined;
    this.#passages = yield* comparePassages(table, options);
    const { textOf, ownerStarts, owners } = this.#passages.texts;
    return { runs: this.#passages.runs, textOf, ownerStarts, owners };
  }

  #preparedForms(): FormReuse {
    if (!this.#forms) throw new Unprepared('forms');
    return this.#forms;
  }

  *#indexForms(): Work<FormIndex> {
    return (this.#formIndex ??= yield* FormIndex.build(this.#preparedForms()));
  }

  #indexPassages(): PassageIndex {
    if (!this.#passages) throw new Unprepared('passages');
    return (this.#passageIndex ??= new PassageIndex(this.#passages));
  }
}

class Unprepared extends Error {
  constructor(what: string) {
    super(`no ${what} were given to compare with`);
  }
}
