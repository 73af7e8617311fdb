import { documentsIn, type Problem } from '#lib/documents/index.ts';
import { loadVocabulary, type Vocabulary } from '#lib/vocabulary/index.ts';
import { readForCheck, type ImportedDocument } from './import-reading.ts';
import { vocabularyFiles } from './vocabulary-files.ts';

/** A file to read: a document, or an archive of them of which some are done already. */
export interface ImportJob {
  readonly name: string;
  readonly file: File;
  readonly skip: readonly string[];
}

export type ImportNews =
  | { readonly type: 'found'; readonly names: readonly string[]; readonly problems: readonly Problem[] }
  | { readonly type: 'progress'; readonly name: string; readonly share: number }
  | { readonly type: 'read'; readonly name: string; readonly document: ImportedDocument }
  | { readonly type: 'failed'; readonly name: string; readonly message: string }
  | { readonly type: 'end' };

let vocabulary: Promise<Vocabulary> | undefined;

self.addEventListener('message', (event: MessageEvent<ImportJob>) => void readJob(event.data));

/** Reads the documents of a file one after the other; one that fails never stops the others. */
async function readJob({ name, file, skip }: ImportJob): Promise<void> {
  try {
    const { files, problems } = documentsIn(name, new Uint8Array(await file.arrayBuffer()));
    tell({ type: 'found', names: files.map((one) => one.file), problems });
    for (const one of files) if (!skip.includes(one.file)) await readOne(one.file, one.bytes);
  } catch (error) {
    tell({ type: 'failed', name, message: messageOf(error) });
  }
  tell({ type: 'end' });
}

async function readOne(name: string, bytes: Uint8Array): Promise<void> {
  tell({ type: 'progress', name, share: 0 });
  try {
    vocabulary ??= vocabularyFiles().then((files) => loadVocabulary(files).vocabulary);
    const document = await readForCheck({ name, bytes }, await vocabulary, progressOf(name));
    tell({ type: 'read', name, document });
  } catch (error) {
    tell({ type: 'failed', name, message: messageOf(error) });
  }
}

/** Tells how far a document is, at most once per hundredth. */
function progressOf(name: string): (share: number) => void {
  let told = 0;
  return (share) => {
    if (share < told + 0.01) return;
    told = share;
    tell({ type: 'progress', name, share });
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tell(news: ImportNews): void {
  self.postMessage(news);
}
