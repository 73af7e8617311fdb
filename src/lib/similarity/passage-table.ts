import { packTexts, textCount, type TextColumn } from './column.ts';
import { foldInto } from './fold.ts';
import { startsFromCounts, take } from './growth.ts';
import { Interner } from './interner.ts';
import type { Work } from './progress.ts';

export interface PassageInput {
  /** Whatever identifies form and field to the caller, such as `form-id goals 1`. */
  readonly id: string;
  readonly agency: string;
  readonly form: string;
  readonly text: string;
}

/** Passages in columns. Can be handed to a worker. */
export interface PassageTable {
  readonly agencies: readonly string[];
  readonly forms: readonly string[];
  readonly agencyOf: Uint32Array;
  readonly formOf: Uint32Array;
  readonly texts: TextColumn;
}

/** Packs passages into columns; agencies and forms are told apart by their ids. */
export function packPassages(passages: readonly PassageInput[]): PassageTable {
  const agencies = new Map<string, number>();
  const forms = new Map<string, number>();
  const numberOf = (known: Map<string, number>, id: string): number => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  };
  return {
    agencyOf: Uint32Array.from(passages, ({ agency }) => numberOf(agencies, agency)),
    formOf: Uint32Array.from(passages, ({ form }) => numberOf(forms, form)),
    agencies: [...agencies.keys()],
    forms: [...forms.keys()],
    texts: packTexts(passages.map(({ text }) => text)),
  };
}

/** The distinct texts of passages, folded to comparable characters, and who has them. */
export interface DistinctTexts {
  readonly texts: TextColumn;
  readonly textOf: Uint32Array;
  /** The passages with text t: `owners[ownerStarts[t]]` up to before `owners[ownerStarts[t + 1]]`. */
  readonly ownerStarts: Uint32Array;
  readonly owners: Uint32Array;
}

const CHUNK = 512;

/** Folds passages and puts equal ones together. */
export function* distinctTexts(texts: TextColumn): Work<DistinctTexts> {
  const total = textCount(texts);
  const known = new Interner();
  const textOf = new Uint32Array(total);
  for (let passage = 0; passage < total; passage++) {
    const span = { start: texts.starts[passage] ?? 0, end: texts.starts[passage + 1] ?? 0 };
    const buffer = known.open(span.end - span.start);
    textOf[passage] = known.close(foldInto(texts.units, span, { buffer, at: known.end }));
    if (passage % CHUNK === 0) yield { stage: 'collapse', done: passage, total };
  }
  const ownerStarts = new Uint32Array(known.count + 1);
  for (const text of textOf) take(ownerStarts, text);
  const next = startsFromCounts(ownerStarts).slice();
  const owners = new Uint32Array(total);
  for (let passage = 0; passage < total; passage++) owners[take(next, textOf[passage] ?? 0)] = passage;
  return { texts: known.column(), textOf, ownerStarts, owners };
}
