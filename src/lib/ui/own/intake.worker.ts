import type { TableProgress } from '#lib/dataset/index.ts';
import { fetchMessages, type Locale } from '#lib/i18n/index.ts';
import type { GivenFile } from './files.ts';
import { type IntakeReading, readIntake } from './intake-reading.ts';
import { vocabularyFiles } from './vocabulary-files.ts';

/** What to read, and the language the reasons in the files are worded in. */
export interface IntakeJob {
  readonly files: readonly GivenFile[];
  readonly locale: Locale;
}

export type IntakeNews =
  | { readonly type: 'progress'; readonly tables: readonly TableProgress[] }
  | { readonly type: 'read'; readonly reading: IntakeReading }
  | { readonly type: 'failed'; readonly message: string };

/** The page is told this often at most. */
const EVERY_MS = 80;

self.addEventListener('message', (event: MessageEvent<IntakeJob>) => void read(event.data));

async function read({ files, locale }: IntakeJob): Promise<void> {
  const tables = new Map<string, TableProgress>();
  let told = 0;
  const progress = (one: TableProgress) => {
    tables.set(one.table, one);
    if (performance.now() - told < EVERY_MS) return;
    told = performance.now();
    tell({ type: 'progress', tables: [...tables.values()] });
  };
  try {
    await fetchMessages(locale);
    const reading = await readIntake(files, { locale, vocabularyFiles, progress });
    tell({ type: 'progress', tables: [...tables.values()] });
    tell({ type: 'read', reading });
  } catch (error) {
    tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function tell(news: IntakeNews): void {
  self.postMessage(news);
}
