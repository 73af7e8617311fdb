import { openDocument, type Problem } from '#lib/documents/index.ts';
import { assembleDataset, readForms, type DocumentReading } from '#lib/forms/index.ts';
import { loadVocabulary, type Vocabulary } from '#lib/vocabulary/index.ts';
import { maskedSource } from '../source/masked-source.ts';
import type { SourceText } from '../source/source-text.ts';
import type { InputFile } from './files.ts';
import { reading, type InputProblem, type OwnReading } from './reading.ts';

interface Outcome {
  readonly reading: DocumentReading | null;
  readonly source: SourceText | null;
  readonly problems: readonly InputProblem[];
}

/** Reads the documents themselves, as the import command does; one that fails never stops the others. */
export async function readDocuments(
  files: readonly InputFile[],
  vocabularyFiles: Readonly<Record<string, string>>,
): Promise<OwnReading> {
  const { vocabulary } = loadVocabulary(vocabularyFiles);
  const outcomes: Outcome[] = [];
  for (const file of [...files].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))) {
    outcomes.push(await readDocument(file, vocabulary));
  }
  const readings = outcomes.flatMap((outcome) => outcome.reading ?? []);
  return {
    ...reading(assembleDataset(readings, vocabulary)),
    kind: 'documents',
    sources: outcomes.flatMap((outcome) => outcome.source ?? []),
    problems: outcomes.flatMap((outcome) => outcome.problems),
    rejected: [],
  };
}

async function readDocument(file: InputFile, vocabulary: Vocabulary): Promise<Outcome> {
  const name = nameOf(file);
  try {
    const document = await openDocument(name, file.bytes);
    const read = readForms(document, vocabulary);
    const none: Problem[] =
      read.forms.length > 0 ? [] : [{ code: 'no_form', severity: 'error', place: '', values: {} }];
    const problems = [...document.problems, ...read.forms.flatMap((form) => form.problems), ...none];
    return {
      reading: read,
      source: maskedSource(document, vocabulary),
      problems: problems.map((problem) => documentProblem(name, problem)),
    };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const problem: Problem = { code: 'document_failed', severity: 'error', place: '', values: { message } };
    return { reading: null, source: null, problems: [documentProblem(name, problem)] };
  }
}

function nameOf({ path }: InputFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function documentProblem(file: string, { code, severity, place, values }: Problem): InputProblem {
  const nowhere = { row: null, column: null, value: null };
  return { code, severity, file, ...nowhere, place: place === '' ? null : place, values: { file, place, ...values } };
}
