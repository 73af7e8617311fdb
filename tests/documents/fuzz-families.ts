import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { documentsIn, openDocument, type ReadDocument } from '#lib/documents/index.ts';
import { readForms } from '#lib/forms/index.ts';
import { lostRuns } from '../forms/account.ts';
import { corpusFiles } from '../forms/corpus.ts';
import { corpusTruth, SPLITS } from '../forms/corpus-truth.ts';
import { vocabulary } from '../forms/reading.ts';
import { blocksOf } from '../forms/relay.ts';
import { bomb, bombOf } from './fuzz-bombs.ts';
import { damage, damaged } from './fuzz-bytes.ts';
import { rewriting, rewritten } from './fuzz-encodings.ts';
import { faultsOf } from './fuzz-sound.ts';
import { editedTable, edits, textOf } from './fuzz-tables.ts';
import { allText, characters } from './outline.ts';
import { rectangle, type RelayBlock } from './relay.ts';
import { toDocx, toXlsx } from './relay-office.ts';
import { toPdf } from './relay-pdf.ts';
import { toCsv, toHtml, toMarkdown } from './relay-text.ts';

/** One mutated input: its name, and what is wrong with its reading when it is run (nothing, if all is well). */
export interface FuzzCase {
  readonly name: string;
  readonly run: () => Promise<readonly string[]>;
}

/** A kind of mutation: makes so many inputs from a seed. `weight` is its part of a run, in tenths of a percent. */
interface FuzzFamily {
  readonly name: string;
  readonly weight: number;
  readonly cases: (seed: number, count: number) => readonly FuzzCase[];
}

const FILES = new Map(SPLITS.flatMap((split) => [...corpusFiles(split)]));
const WITHOUT_PERSONS = SPLITS.flatMap(corpusTruth).filter((document) => document.people.length === 0);

const inFormat = (ending: string): readonly string[] => [...FILES.keys()].filter((file) => file.endsWith(ending));
const bytesOfFile = (file: string): Uint8Array => FILES.get(file) ?? new Uint8Array();
const textOfFile = (file: string): string => new TextDecoder('utf-8').decode(bytesOfFile(file));
const isUtf8 = (file: string): boolean => !textOfFile(file).includes('\ufffd');

/** Tables of the corpus that hold no person, cell by cell. */
const TABLES = WITHOUT_PERSONS.map((document) => document.file)
  .filter((file) => /\.(?:tsv|txt)$/.test(file) && isUtf8(file) && textOfFile(file).includes('\t'))
  .map((file) => blocksOf(textOfFile(file).replace('\ufeff', ''), false));

function formFaults(document: ReadDocument): readonly string[] {
  return lostRuns(document, readForms(document, vocabulary)).map((run) => `lost by the forms: ${run}`);
}

async function faultsOfBytes(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const own of documentsIn(file, bytes).files) {
    const document = await openDocument(own.file, own.bytes);
    faults.push(...faultsOf(document), ...formFaults(document));
  }
  return faults;
}

/** Signs that separate cells or mark text in csv and markdown and so are no text of their own there. */
const plain = (text: string): string => characters(text.replace(/<br>|["|,;\\*#_`>\-:\ufeff]/g, ''));

function textFaults(document: ReadDocument, expected: string): readonly string[] {
  const [read, wanted] = [plain(allText(document)), plain(expected)];
  return read === wanted ? [] : [`${wanted.length} characters written, ${read.length} read`];
}

function toXls(blocks: readonly RelayBlock[]): Uint8Array {
  const rows = blocks.flatMap((block) => ('rows' in block ? rectangle(block.rows) : block.lines.map((line) => [line])));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => row.slice(0, 256))), 'S');
  const bytes: unknown = write(book, { type: 'array', bookType: 'biff8', bookSST: true });
  return new Uint8Array(bytes instanceof ArrayBuffer ? bytes : []);
}

/** The cases of an arbitrary, each by what happens to its value. */
function sampled<T>(name: string, arbitrary: fc.Arbitrary<T>, run: (value: T) => Promise<readonly string[]>) {
  return (seed: number, count: number): readonly FuzzCase[] =>
    fc.sample(arbitrary, { seed, numRuns: count }).map((value, at) => ({
      name: `${name}, seed ${seed}, number ${at}: ${fc.stringify(value).slice(0, 200)}`,
      run: () => run(value),
    }));
}

function bytesFamily(ending: string, weight: number): FuzzFamily {
  const name = `damaged ${ending}`;
  const input = fc.record({ file: fc.constantFrom(...inFormat(ending)), how: damage });
  return {
    name,
    weight,
    cases: sampled(name, input, ({ file, how }) => faultsOfBytes(file, damaged(bytesOfFile(file), how))),
  };
}

interface Layout {
  readonly file: string;
  readonly lay: (blocks: readonly RelayBlock[]) => Uint8Array;
  readonly weight: number;
}

function tableFamily({ file, lay, weight }: Layout): FuzzFamily {
  const name = `table as ${file.slice(2)}`;
  const unfit = file === 'a.pdf' ? ['span wide', 'long text'] : file === 'a.xls' ? ['span wide'] : [];
  const input = fc.record({ table: fc.constantFrom(...TABLES), changes: edits });
  const run = async ({
    table,
    changes,
  }: {
    table: readonly RelayBlock[];
    changes: Parameters<typeof editedTable>[1];
  }) => {
    const blocks = editedTable(
      table,
      changes.filter((change) => !unfit.includes(change.what)),
    );
    const document = await openDocument(file, lay(blocks));
    return [...faultsOf(document), ...textFaults(document, textOf(blocks)), ...formFaults(document)];
  };
  return { name, weight, cases: sampled(name, input, run) };
}

const texts = [...FILES.keys()].filter((file) => /\.(?:txt|tsv|csv|md)$/.test(file) && isUtf8(file));
const textInput = fc.record({ file: fc.constantFrom(...texts), how: rewriting });
const noise = fc.record({
  file: fc.constantFrom(...FILES.keys()),
  kept: fc.nat(64),
  noise: fc.uint8Array({ maxLength: 400 }),
});

/** Every kind of mutation; weights add up to 1000. */
export const FAMILIES: readonly FuzzFamily[] = [
  ...['.txt', '.tsv', '.csv', '.md', '.html'].map((ending) => bytesFamily(ending, 54)),
  ...['.docx', '.xlsx', '.xls'].map((ending) => bytesFamily(ending, 80)),
  bytesFamily('.pdf', 10),
  ...[
    { file: 'a.html', lay: (blocks: readonly RelayBlock[]) => toHtml(blocks), weight: 60 },
    { file: 'a.docx', lay: toDocx, weight: 60 },
    { file: 'a.xlsx', lay: (blocks: readonly RelayBlock[]) => toXlsx(blocks), weight: 60 },
    { file: 'a.xls', lay: toXls, weight: 40 },
    { file: 'a.csv', lay: (blocks: readonly RelayBlock[]) => toCsv(blocks), weight: 40 },
    { file: 'a.tsv', lay: (blocks: readonly RelayBlock[]) => toCsv(blocks, '\t'), weight: 40 },
    { file: 'a.md', lay: toMarkdown, weight: 40 },
    { file: 'a.pdf', lay: (blocks: readonly RelayBlock[]) => toPdf(blocks), weight: 10 },
  ].map(tableFamily),
  {
    name: 'other encodings',
    weight: 60,
    cases: sampled('other encodings', textInput, async ({ file, how }) => {
      const { text, bytes } = rewritten(textOfFile(file), how);
      const document = await openDocument('a.txt', bytes);
      return [...faultsOf(document), ...textFaults(document, text), ...formFaults(document)];
    }),
  },
  {
    name: 'noise behind a beginning',
    weight: 40,
    cases: sampled('noise', noise, (own) =>
      faultsOfBytes(own.file, Uint8Array.from([...bytesOfFile(own.file).subarray(0, own.kept), ...own.noise])),
    ),
  },
  {
    name: 'bombs',
    weight: 30,
    cases: sampled('bombs', bomb, ({ kind, size }) => faultsOfBytes(...bombOf(kind, size))),
  },
];
