const CLASS = /\bzr\d+-cls-\d+\b/g;

/**
 * A page whose bytes depend on nothing but its content: ECharts numbers the classes of its pictures by a counter of the
 * process, so they are numbered again in the order in which they stand in the page.
 */
export function settledPage(page: Uint8Array): Uint8Array {
  const text = Buffer.from(page).toString('utf8');
  if (!text.includes('-cls-')) return page;
  const names = new Map<string, string>();
  return Buffer.from(
    text.replaceAll(CLASS, (name) => {
      const known = names.get(name) ?? `zr0-cls-${names.size}`;
      names.set(name, known);
      return known;
    }),
  );
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The first moment a zip archive can name: 1980-01-01 00:00. */
const FIRST_MOMENT = 0x00210000;

/** A zip archive (a workbook) whose parts are not stamped with the moment of writing. */
export function settledArchive(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || bytes.readUInt32LE(end) !== END_OF_DIRECTORY) return archive;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === DIRECTORY_ENTRY) {
    bytes.writeUInt32LE(FIRST_MOMENT, at + 12);
    bytes.writeUInt32LE(FIRST_MOMENT, bytes.readUInt32LE(at + 42) + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return bytes;
}
