import type { Reading } from './reading.ts';
import { markupParser, type Attributes } from './sax.ts';

/** An XML element; names of elements and attributes are given without their namespace prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly (XmlElement | string)[];
}

/** The attributes of an element under their local names. */
function localAttributes(attributes: Attributes): Record<string, string> {
  const local: Record<string, string> = {};
  for (const name in attributes) local[name.slice(name.indexOf(':') + 1)] = attributes[name] ?? '';
  return local;
}

/** Takes the bytes of an XML part as they come and gives it as a tree under a nameless root. */
export interface XmlBuilder {
  /** False when the part has more elements than a document may have cells, and no more is taken. */
  write(piece: Uint8Array): boolean;
  finish(): XmlElement;
}

/** A builder of XML trees; damaged XML gives what could be read, the rest is reported. */
export function xmlBuilder(reading: Reading): XmlBuilder {
  const root = { name: '', attributes: {}, children: [] as (XmlElement | string)[] };
  const open: { readonly name: string; readonly children: (XmlElement | string)[] }[] = [root];
  let elements = 0;
  let decoder: TextDecoder | undefined;
  const parser = markupParser(
    {
      open(name, attributes) {
        const element = { name, attributes: localAttributes(attributes), children: [] };
        if (++elements <= reading.limits.cells) open.at(-1)?.children.push(element);
        open.push(element);
      },
      close() {
        open.pop();
      },
      text(data) {
        open.at(-1)?.children.push(data);
      },
    },
    { xml: true, depth: reading.limits.depth },
  );
  return {
    write(piece) {
      decoder ??= new TextDecoder(xmlEncoding(piece));
      parser.write(decoder.decode(piece, { stream: true }));
      if (elements > reading.limits.cells) reading.reach('cells');
      return elements <= reading.limits.cells;
    },
    finish() {
      parser.end('', reading.problems);
      return root;
    },
  };
}

/** An XML file as a tree. */
export function parseXml(bytes: Uint8Array, reading: Reading): XmlElement {
  const builder = xmlBuilder(reading);
  builder.write(bytes);
  return builder.finish();
}

const DECLARED = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/;

/** XML of office files is UTF-8; some writers use UTF-16 with a byte-order mark, or declare another encoding. */
function xmlEncoding(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const declared = DECLARED.exec(String.fromCharCode(...start.subarray(0, 200)))?.[1]?.toLowerCase();
  return declared !== undefined && /^gb/.test(declared) ? 'gb18030' : 'utf-8';
}

/** The child elements, in order. */
export function childElements(element: XmlElement | undefined): XmlElement[] {
  return element?.children.filter((child) => typeof child !== 'string') ?? [];
}

/** The first child with this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childElements(element).find((candidate) => candidate.name === name);
}

/** All children with this name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return childElements(element).filter((candidate) => candidate.name === name);
}

/** All descendants with this name, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return childElements(element).flatMap((candidate) => [
    ...(candidate.name === name ? [candidate] : []),
    ...descendants(candidate, name),
  ]);
}

/** Whether a switch such as `<w:vanish/>` is on: present, and its value not 0, false or off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !['0', 'false', 'off'].includes(element.attributes.val ?? '1');
}

/** All text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}
