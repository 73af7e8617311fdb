import { openArchive, type OpenedArchive, zipKind } from './archive.ts';
import type { ReadDocument } from './grid.ts';
import type { ReadOptions } from './limits.ts';
import { readText } from './text.ts';

/** A reader turns the bytes of one document into grids of cells. */
export type Reader = (file: string, bytes: Uint8Array, options?: ReadOptions) => ReadDocument | Promise<ReadDocument>;

interface Format {
  readonly name: ReadDocument['reader'];
  readonly extensions: readonly string[];
  /** Whether the contents are of this format, whatever the file is called; `head` holds its first bytes as Latin-1. */
  readonly recognises: (bytes: Uint8Array, head: string) => boolean;
  readonly load: () => Promise<Reader>;
}

const OLD_OFFICE = '\u00d0\u00cf\u0011\u00e0';
const HTML = /<(?:!doctype\s+html|html|table|tbody|frameset)[\s>]/i;
const PIPE_TABLE = /^[ \t]*\|.*\|[ \t]*\r?\n[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*\|/m;

/** Whether a text is comma-separated whatever its name: no tabs, and a comma in nearly every line. */
function isCommaSeparated(head: string): boolean {
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const separated = lines.filter((line) => /[^\s,],|,[^\s,]/.test(line)).length;
  return !head.includes('\t') && lines.length >= 5 && separated >= 0.8 * lines.length;
}

/** Formats in the order in which contents are tested; a reader is imported when such a file is opened. */
const FORMATS: readonly Format[] = [
  {
    name: 'pdf',
    extensions: ['pdf'],
    recognises: (_, head) => head.slice(0, 1024).includes('%PDF-'),
    load: async () => (await import('./pdf.ts')).readPdf,
  },
  {
    name: 'docx',
    // doc and rtf are opened to say that they are not read
    extensions: ['docx', 'docm', 'doc', 'rtf'],
    recognises: (bytes, head) => zipKind(bytes) === 'docx' || head.startsWith('{\\rtf'),
    load: async () => (await import('./docx.ts')).readDocx,
  },
  {
    name: 'xlsx',
    extensions: ['xlsx', 'xlsm', 'xls', 'et', 'ods'],
    recognises: (bytes, head) => zipKind(bytes) === 'xlsx' || head.startsWith(OLD_OFFICE),
    load: async () => (await import('./xlsx.ts')).readXlsx,
  },
  {
    name: 'html',
    extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml'],
    recognises: (_, head) => HTML.test(head),
    load: async () => (await import('./html.ts')).readHtml,
  },
  {
    name: 'markdown',
    extensions: ['md', 'markdown'],
    recognises: (_, head) => PIPE_TABLE.test(head),
    load: async () => (await import('./markdown.ts')).readMarkdown,
  },
  {
    name: 'csv',
    extensions: ['csv', 'tsv', 'tab'],
    recognises: (_, head) => isCommaSeparated(head),
    load: async () => (await import('./csv.ts')).readCsv,
  },
  { name: 'text', extensions: ['txt'], recognises: () => false, load: async () => readText },
];

/** File name endings that can be opened, archives included, in lower case and without the dot. */
export const EXTENSIONS: readonly string[] = [...FORMATS.flatMap((format) => format.extensions), 'zip'];

function extensionOf(file: string): string {
  return /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
}

function formatOf(file: string, bytes: Uint8Array): Format | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 65536)).replaceAll('\0', '');
  const extension = extensionOf(file);
  return (
    FORMATS.find((format) => format.recognises(bytes, head)) ??
    FORMATS.find((format) => format.extensions.includes(extension))
  );
}

/** Opens a document: the reader is chosen by content, then by the ending of the file's name, else it is read as text. */
export async function openDocument(file: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadDocument> {
  const format = formatOf(file, bytes);
  const read = format ? await format.load() : readText;
  return read(file, bytes, options);
}

/** The documents a file holds: those in a zip archive, else the file itself. */
export function documentsIn(file: string, bytes: Uint8Array, options?: ReadOptions): OpenedArchive {
  if (zipKind(bytes) !== 'archive') return { files: [{ file, bytes }], problems: [] };
  return openArchive(file, bytes, options);
}
