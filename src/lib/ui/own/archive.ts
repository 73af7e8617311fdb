import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { InputFile } from './files.ts';

const LIMIT = 256 * 1024 * 1024;

/** Too much to unpack in a page. */
export class ArchiveTooLarge extends Error {}

/**
 * The files with every zip archive replaced by its contents, up to 256 MB unpacked.
 * @throws {ArchiveTooLarge} before anything is unpacked beyond the limit; an Error when an archive is damaged.
 */
export function withoutArchives(files: readonly InputFile[]): InputFile[] {
  return files.flatMap((file) => (isZip(file) ? contentsOf(file) : [file]));
}

function isZip({ path, bytes }: InputFile): boolean {
  return /\.zip$/i.test(path) && bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function contentsOf(archive: InputFile): InputFile[] {
  let total = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    total += originalSize;
    if (total > LIMIT) throw new ArchiveTooLarge(archive.path);
    return !name.endsWith('/') && !name.startsWith('__MACOSX/');
  };
  const entries = unzipSync(archive.bytes, { filter });
  return Object.entries(entries).map(([path, bytes]) => ({ path: readableName(path), bytes }));
}

/** Archivers of Chinese systems write names in GB18030 without saying so; they arrive one character per byte. */
function readableName(name: string): string {
  const codes = [...name].map((character) => character.charCodeAt(0));
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name;
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return name;
  }
}
