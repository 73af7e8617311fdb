/**
 * Addresses of the Chinese character maps of pdf.js among the site's own files, for use in a browser. Vite resolves the
 * list when it builds; only a map that a document asks for is loaded.
 */
const ADDRESSES = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/cmaps/{Adobe-GB1,GB,UniGB}*.bcmap',
    '/node_modules/pdfjs-dist/cmaps/{Adobe-CNS1,B5pc,ETen,HKscs,UniCNS}*.bcmap',
  ],
  { query: '?url&no-inline', import: 'default' },
);

/** The bytes of a character map (`GBK-EUC-H.bcmap`); undefined if it is not among them or cannot be loaded. */
export async function loadCharacterMap(filename: string): Promise<Uint8Array | undefined> {
  const address = await ADDRESSES[`/node_modules/pdfjs-dist/cmaps/${filename}`]?.();
  if (address === undefined) return undefined;
  const response = await fetch(address);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
}
