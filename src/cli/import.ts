import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, writeDataset } from '#lib/dataset/index.ts';
import { documentsIn, openDocument, type Problem } from '#lib/documents/index.ts';
import { assembleDataset, type DocumentReading, readForms } from '#lib/forms/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { type DocumentFile, documentFiles } from './document-files.ts';
import { readVocabulary } from './vocabulary.ts';

/** `import PATH… --out DIR`: reads documents and writes the dataset; one that fails never stops the rest. */
export const importDocuments: Command = {
  name: 'import',
  summary: 'read documents (files or folders) and write the dataset',
  usage: 'import PATH… --out DIR [--json]',
  options: { out: { type: 'string' } },
  optionTexts: { 'out DIR': 'the folder of the dataset; its tables are replaced' },
  async run({ positionals, option, json, output }) {
    const out = option('out');
    if (positionals.length === 0) throw new UsageError('no file or folder was given');
    if (out === undefined) throw new UsageError('--out DIR is missing');
    const files = await documentFiles(positionals);
    const vocabulary = await readVocabulary();
    const outcomes = await readAll(files, vocabulary, output);
    const readings = outcomes.flatMap(({ reading }) => reading ?? []);
    const dataset = assembleDataset(readings, vocabulary);
    await writeAll(out, dataset);
    const reports = outcomes.map((outcome) => reportOf(outcome, dataset));
    if (json) output.printJson({ out, documents: reports, rows: rowCounts(dataset) });
    else output.print([...reports.map(reportLine), '', summary(dataset, out)].join('\n'));
    return reports.every(isClean) ? EXIT.done : EXIT.problems;
  },
};

interface Outcome {
  readonly file: string;
  readonly reading: DocumentReading | null;
  readonly problems: readonly Problem[];
}

interface DocumentReport {
  readonly file: string;
  readonly reader: string | null;
  readonly encoding: string | null;
  readonly forms: readonly FormReport[];
  readonly problems: readonly Problem[];
  readonly unread: number;
}

interface FormReport {
  readonly id: string;
  readonly type: string;
  readonly agency: string;
  readonly year: number | null;
  readonly indicators: number;
  readonly confidence: number;
}

async function readAll(
  files: readonly DocumentFile[],
  vocabulary: Vocabulary,
  output: Output,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [at, file] of files.entries()) {
    output.progress(at, files.length, file.name);
    outcomes.push(...(await readPath(file, vocabulary)));
  }
  return outcomes;
}

/** The document of a path, or those of an archive. */
async function readPath({ path, name }: DocumentFile, vocabulary: Vocabulary): Promise<readonly Outcome[]> {
  try {
    const { files, problems } = documentsIn(name, new Uint8Array(await readFile(path)));
    const own: Outcome[] = problems.length > 0 ? [{ file: name, reading: null, problems }] : [];
    const outcomes: Outcome[] = [];
    for (const { file, bytes } of files) outcomes.push(await readOne(file, bytes, vocabulary));
    return [...own, ...outcomes];
  } catch (error) {
    return [failed(name, error)];
  }
}

async function readOne(file: string, bytes: Uint8Array, vocabulary: Vocabulary): Promise<Outcome> {
  try {
    const document = await openDocument(file, bytes);
    const reading = readForms(document, vocabulary);
    const problems = [...document.problems, ...reading.forms.flatMap((form) => form.problems), ...noForm(reading)];
    return { file, reading, problems };
  } catch (error) {
    return failed(file, error);
  }
}

function failed(file: string, error: unknown): Outcome {
  const message = error instanceof Error ? error.message : String(error);
  return {
    file,
    reading: null,
    problems: [{ code: 'document_failed', severity: 'error', place: '', values: { message } }],
  };
}

function noForm(reading: DocumentReading): readonly Problem[] {
  return reading.forms.length > 0 ? [] : [{ code: 'no_form', severity: 'error', place: '', values: {} }];
}

async function writeAll(out: string, dataset: Dataset): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [name, text] of writeDataset(dataset)) await writeFile(join(out, name), text);
}

function reportOf({ file, reading, problems }: Outcome, dataset: Dataset): DocumentReport {
  const forms = dataset.forms.filter((form) => form.source_file === file);
  return {
    file,
    reader: reading?.document.reader ?? null,
    encoding: reading?.document.encoding ?? null,
    forms: forms.map((form, at) => ({
      id: form.id,
      type: form.type,
      agency: dataset.agencies.find((agency) => agency.id === form.agency_id)?.name ?? '',
      year: form.fiscal_year,
      indicators: dataset.indicators.filter((indicator) => indicator.form_id === form.id).length,
      confidence: reading?.forms[at]?.confidence ?? 0,
    })),
    problems,
    unread: reading?.unread.length ?? 0,
  };
}

function isClean({ problems }: DocumentReport): boolean {
  return problems.every(({ severity }) => severity !== 'error');
}

function reportLine({ file, reader, forms, problems, unread }: DocumentReport): string {
  const head = `${file}: ${reader ?? 'not read'}, ${forms.length} forms, ${unread} unread pieces`;
  const lines = forms.map(
    ({ id, agency, year, indicators }) => `  ${id}  ${agency} ${year ?? '?'}, ${indicators} indicators`,
  );
  return [head, ...lines, ...problems.map(problemText)].join('\n');
}

function problemText({ severity, code, place, values }: Problem): string {
  const details = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return `  ${severity}: ${[code, place, ...details].filter((part) => part !== '').join(' ')}`;
}

function rowCounts(dataset: Dataset): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(dataset).map(([name, rows]) => [name, rows.length]));
}

function summary(dataset: Dataset, out: string): string {
  return `${dataset.forms.length} forms of ${dataset.agencies.length} agencies, ${dataset.indicators.length} indicators → ${out}`;
}
