import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { InputFile } from './files.ts';

const LIMIT = 256 * 1024 * 1024;

/** Why an archive was not unpacked. */
export interface ArchiveFault {
  readonly path: string;
  readonly code: 'archive_broken' | 'archive_limit';
}

/** The files with every zip archive replaced by its contents, up to 256 MB unpacked, and the archives left out. */
export function withoutArchives(files: readonly InputFile[]): { files: InputFile[]; faults: ArchiveFault[] } {
  const faults: ArchiveFault[] = [];
  const unpacked = files.flatMap((file) => {
    if (!/\.zip$/i.test(file.path)) return [file];
    const contents = contentsOf(file);
    if (Array.isArray(contents)) return contents;
    faults.push(contents);
    return [];
  });
  return { files: unpacked, faults };
}

function contentsOf({ path, bytes }: InputFile): InputFile[] | ArchiveFault {
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    total += originalSize;
    return total <= LIMIT && !name.endsWith('/');
  };
  try {
    const entries = unzipSync(bytes, { filter });
    if (total > LIMIT) return { path, code: 'archive_limit' };
    return Object.entries(entries).map(([name, content]) => ({ path: readableName(name), bytes: content }));
  } catch {
    return { path, code: 'archive_broken' };
  }
}

/** Archivers of Chinese systems write names in GB18030 without saying so; they arrive one character per byte. */
export function readableName(name: string): string {
  const codes = [...name].map((character) => character.charCodeAt(0));
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return name;
  }
}
