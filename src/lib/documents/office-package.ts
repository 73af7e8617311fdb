import { isCompoundFile } from './compound-file.ts';
import type { Reading } from './reading.ts';
import { child, children, xmlBuilder, type XmlElement } from './xml.ts';
import { openZip, type ZipEntry, type Zip } from './zip.ts';

/** A relationship of a part: what it is (`worksheet`, `styles`) and which part it leads to. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** An Office Open XML package (docx, xlsx): parts found by name, whatever their case. */
export interface OfficePackage {
  readonly zip: Zip;
  entry(name: string): ZipEntry | undefined;
  /** A part as XML; undefined if it is missing. */
  xml(name: string | undefined): XmlElement | undefined;
  /** Parts whose names match, in the order of the container. */
  named(pattern: RegExp): string[];
  /** The relationships of a part (of the package itself for an empty name). */
  relationships(part: string): Relationship[];
  /** The main part by relationship, or `usual` if the package does not say. */
  mainPart(usual: string): string;
}

/**
 * Opens a package. Undefined, and a problem, if the bytes are no zip: an office file with a password and the formats
 * before 2007 are compound files instead.
 */
export function openPackage(bytes: Uint8Array, expected: 'docx' | 'xlsx', reading: Reading): OfficePackage | undefined {
  const zip = openZip(bytes, reading.limits, reading.problems);
  if (!zip) {
    reportOtherFormat(bytes, expected, reading);
    return undefined;
  }
  const parts = new Map(zip.entries.map((entry) => [partName(entry.name), entry]));
  const entry = (name: string) => parts.get(partName(name));

  function xml(name: string | undefined): XmlElement | undefined {
    const found = name === undefined ? undefined : entry(name);
    if (!found) return undefined;
    const builder = xmlBuilder(reading);
    zip?.unpackTo(found, (piece) => builder.write(piece));
    return builder.finish();
  }

  function relationships(part: string): Relationship[] {
    const slash = part.lastIndexOf('/');
    const folder = part.slice(0, slash + 1);
    const list = child(xml(`${folder}_rels/${part.slice(slash + 1)}.rels`), 'Relationships');
    return children(list, 'Relationship')
      .filter(({ attributes }) => attributes.TargetMode !== 'External')
      .map(({ attributes }) => ({
        id: attributes.Id ?? '',
        kind: (attributes.Type ?? '').replace(/^.*\//, ''),
        target: resolved(folder, attributes.Target ?? ''),
      }));
  }

  function mainPart(usual: string): string {
    return relationships('').find(({ kind, target }) => kind === 'officeDocument' && entry(target))?.target ?? usual;
  }

  const named = (pattern: RegExp) => zip.entries.map(({ name }) => name).filter((name) => pattern.test(name));
  return { zip, entry, xml, named, relationships, mainPart };
}

/** Says what bytes are that are not the expected format. */
export function reportOtherFormat(bytes: Uint8Array, expected: 'docx' | 'xlsx', reading: Reading): void {
  const text = new TextDecoder('latin1').decode(bytes);
  const holds = (name: string) => isCompoundFile(bytes) && text.includes([...name].join('\0'));
  if (holds('EncryptedPackage')) reading.problems.report('encrypted', '', {});
  else if (holds('WordDocument')) reading.problems.report('old_format', '', { format: 'doc' });
  else if (text.startsWith('{\\rtf')) reading.problems.report('old_format', '', { format: 'rtf' });
  else reading.problems.report('not_this_format', '', { expected });
}

function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** A target path against the folder of its part: `../media/a.png` in `xl/worksheets/`. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
