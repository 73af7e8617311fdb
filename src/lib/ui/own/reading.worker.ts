import { readOwnData, type OwnReading } from './reading.ts';
import type { InputFile } from './files.ts';
import { vocabularyFiles } from './vocabulary-files.ts';

export type ReadingReply = { readonly reading: OwnReading } | { readonly failure: string };

self.addEventListener('message', (event: MessageEvent<readonly InputFile[]>) => {
  readOwnData(event.data, vocabularyFiles).then(
    (reading) => reply({ reading }),
    (error: unknown) => reply({ failure: error instanceof Error ? error.message : String(error) }),
  );
});

function reply(message: ReadingReply): void {
  self.postMessage(message);
}
