import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, writeDataset } from '#lib/dataset/index.ts';
import { documentsIn, openDocument, type Problem } from '#lib/documents/index.ts';
import {
  applyToDocument,
  assembleDataset,
  correctionsOf,
  type DocumentCorrections,
  type DocumentReading,
  readForms,
  writeCorrections,
} from '#lib/forms/index.ts';
import type { Vocabulary } from '#lib/vocabulary/index.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { type CorrectionInput, correctionInput, missingDocuments, staleProblem } from './corrections.ts';
import { type DocumentFile, documentFiles } from './document-files.ts';
import { isClean, type Outcome, problemText, reportLine, reportOf } from './import-report.ts';
import { readVocabulary } from './vocabulary.ts';

/** `import PATH… --out DIR`: reads documents, applies corrections, writes the dataset; one that fails stops no other. */
export const importDocuments: Command = {
  name: 'import',
  summary: 'read documents (files or folders) and write the dataset',
  usage: 'import PATH… --out DIR [--corrections FILE] [--json]',
  options: { out: { type: 'string' }, corrections: { type: 'string' } },
  optionTexts: {
    'out DIR': 'the folder of the dataset; its tables are replaced',
    'corrections FILE': 'corrections saved on the import page, or a folder of such files',
  },
  async run({ positionals, option, json, output }) {
    const out = option('out');
    if (positionals.length === 0) throw new UsageError('no file or folder was given');
    if (out === undefined) throw new UsageError('--out DIR is missing');
    const files = await documentFiles(positionals);
    const corrections = await correctionInput(option('corrections'));
    const tools = { vocabulary: await readVocabulary(), corrections };
    const { vocabulary } = tools;
    const outcomes = await readAll(files, tools, output);
    const readings = outcomes.flatMap(({ reading }) => reading ?? []);
    const dataset = assembleDataset(readings, vocabulary);
    await writeAll(out, dataset, readings);
    const reports = outcomes.map((outcome) => reportOf(outcome, dataset));
    const problems = [
      ...corrections.problems,
      ...missingDocuments(
        corrections,
        readings.map(({ document }) => document),
      ),
    ];
    for (const problem of problems) output.report(problemText(problem).trim());
    if (json) output.printJson({ out, documents: reports, problems, rows: rowCounts(dataset) });
    else output.print([...reports.map(reportLine), '', summary(dataset, out)].join('\n'));
    return reports.every(isClean) && isClean({ problems }) ? EXIT.done : EXIT.problems;
  },
};

interface Tools {
  readonly vocabulary: Vocabulary;
  readonly corrections: CorrectionInput;
}

async function readAll(files: readonly DocumentFile[], tools: Tools, output: Output): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [at, file] of files.entries()) {
    output.progress(at, files.length, file.name);
    outcomes.push(...(await readPath(file, tools)));
  }
  return outcomes;
}

/** The document of a path, or those of an archive. */
async function readPath({ path, name }: DocumentFile, tools: Tools): Promise<readonly Outcome[]> {
  try {
    const { files, problems } = documentsIn(name, new Uint8Array(await readFile(path)));
    const own: Outcome[] = problems.length > 0 ? [{ file: name, reading: null, problems }] : [];
    const outcomes: Outcome[] = [];
    for (const { file, bytes } of files) outcomes.push(await readOne(file, bytes, tools));
    return [...own, ...outcomes];
  } catch (error) {
    return [failed(name, error)];
  }
}

async function readOne(file: string, bytes: Uint8Array, tools: Tools): Promise<Outcome> {
  try {
    const { vocabulary, corrections } = tools;
    const raw = readForms(await openDocument(file, bytes), vocabulary);
    const { reading, stale, isChanged } = applyToDocument(raw, corrections.documents, vocabulary);
    const problems = [
      ...reading.document.problems,
      ...reading.forms.flatMap((form) => form.problems),
      ...noForm(reading),
      ...(isChanged ? [CHANGED] : []),
      ...stale.map(staleProblem),
    ];
    return { file, reading, problems };
  } catch (error) {
    return failed(file, error);
  }
}

const CHANGED: Problem = { code: 'corrected_document_changed', severity: 'warning', place: '', values: {} };

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

/** Writes the dataset and, beside it, the corrections in force, so that every number keeps its origin. */
async function writeAll(out: string, dataset: Dataset, readings: readonly DocumentReading[]): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const [name, text] of writeDataset(dataset)) await writeFile(join(out, name), text);
  const inForce = readings.map(inForceOn).filter(({ corrections }) => corrections.length > 0);
  if (inForce.length > 0) await writeFile(join(out, CORRECTIONS_FILE), writeCorrections(inForce));
  else await rm(join(out, CORRECTIONS_FILE), { force: true });
}

/** Where the corrections of a dataset are kept, beside its tables. */
const CORRECTIONS_FILE = 'corrections.json';

function inForceOn(reading: DocumentReading): DocumentCorrections {
  const { file, sha256 } = reading.document;
  return { file, sha256, corrections: correctionsOf(reading) };
}

function rowCounts(dataset: Dataset): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(dataset).map(([name, rows]) => [name, rows.length]));
}

function summary(dataset: Dataset, out: string): string {
  return `${dataset.forms.length} forms of ${dataset.agencies.length} agencies, ${dataset.indicators.length} indicators → ${out}`;
}
