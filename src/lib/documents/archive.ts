import type { Problem } from './grid.ts';
import { limitsOf, type ReadOptions } from './limits.ts';
import { problemList, type ProblemList } from './problem.ts';
import { openZip, type ZipEntry } from './zip.ts';

/** A file taken out of an archive. */
export interface ArchivedFile {
  /** Its path: the archive's own name, then the path inside, `申报.zip/教育局/目标表.docx`. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** What an archive holds, and what of it could not be unpacked. */
export interface OpenedArchive {
  readonly files: readonly ArchivedFile[];
  readonly problems: readonly Problem[];
}

export type ZipKind = 'docx' | 'xlsx' | 'archive';

/** What a zip container is, from the names in it; undefined if the bytes are no zip. */
export function zipKind(bytes: Uint8Array): ZipKind | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined;
  const zip = openZip(bytes, limitsOf(), problemList());
  const names = zip?.entries.map((entry) => entry.name.toLowerCase().replaceAll('\\', '/')) ?? [];
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
  return names.includes('content.xml') && names.includes('mimetype') ? 'xlsx' : 'archive';
}

/** Files that programs leave beside documents: lock files, thumbnails, resource forks. */
const LEFTOVER = /(?:^|\/)(?:__MACOSX\/|\.[^/]+$|~\$[^/]*$|~[^/]*\.tmp$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * The files of a zip archive, in the order of their paths; an archive inside it is opened too, once. Names may be GBK.
 * All files together obey the unpacking limits of one document. Leftovers of programs (`~$…`, `__MACOSX`) are skipped.
 */
export function openArchive(file: string, bytes: Uint8Array, options?: ReadOptions): OpenedArchive {
  const problems = problemList();
  const files = unpackAll({ file, bytes }, { options, problems, nested: false });
  return { files, problems: problems.found };
}

interface ArchiveContext {
  readonly options: ReadOptions | undefined;
  readonly problems: ProblemList;
  readonly nested: boolean;
}

function unpackAll(archive: ArchivedFile, context: ArchiveContext): ArchivedFile[] {
  const { problems, nested } = context;
  const zip = openZip(archive.bytes, limitsOf(context.options), problems);
  if (!zip) {
    problems.report('not_this_format', archive.file, { expected: 'zip' });
    return [];
  }
  return [...zip.entries]
    .filter(isDocument)
    .sort(byName)
    .flatMap((entry) => {
      const file = `${archive.file}/${entry.name.replaceAll('\\', '/')}`;
      const bytes = zip.unpack(entry);
      if (!bytes || zipKind(bytes) !== 'archive') return bytes ? [{ file, bytes }] : [];
      if (!nested) return unpackAll({ file, bytes }, { ...context, nested: true });
      problems.report('entry_left_out', file, { name: entry.name, reason: 'nested' });
      return [];
    });
}

function isDocument({ name }: ZipEntry): boolean {
  return !/[/\\]$/.test(name) && !LEFTOVER.test(name.replaceAll('\\', '/'));
}

function byName(a: ZipEntry, b: ZipEntry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
