import type { ReadDocument } from './grid.ts';
import { readText } from './text.ts';

/** A reader turns the bytes of one document into grids of cells. */
export type Reader = (file: string, bytes: Uint8Array) => ReadDocument | Promise<ReadDocument>;

interface Format {
  readonly name: ReadDocument['reader'];
  readonly extensions: readonly string[];
  /** Whether the first bytes are those of this format, whatever the file is called. */
  readonly recognises: (bytes: Uint8Array, head: string) => boolean;
  readonly read: () => Promise<Reader>;
}

/** Formats in the order in which their contents are tested; heavy readers are imported when such a file is opened. */
const FORMATS: readonly Format[] = [
  { name: 'text', extensions: ['txt', 'tsv', 'tab'], recognises: () => false, read: async () => readText },
];

/** File name endings that `openDocument` reads, in lower case and without the dot. */
export const EXTENSIONS: readonly string[] = FORMATS.flatMap((format) => format.extensions);

function extensionOf(file: string): string {
  return /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

function formatOf(file: string, bytes: Uint8Array): Format | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const extension = extensionOf(file);
  return (
    FORMATS.find((format) => format.recognises(bytes, head)) ??
    FORMATS.find((format) => format.extensions.includes(extension)) ??
    FORMATS.find((format) => format.name === 'text')
  );
}

/** Opens a document: the reader is chosen by content, then by the ending of the file's name, else it is read as text. */
export async function openDocument(file: string, bytes: Uint8Array): Promise<ReadDocument> {
  const format = formatOf(file, bytes);
  const read = format ? await format.read() : readText;
  return read(file, bytes);
}
