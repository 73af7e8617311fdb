import type { OPS, PDFDocumentProxy } from 'pdfjs-dist';

/** An open pdf. */
export interface OpenPdf {
  readonly pages: PDFDocumentProxy;
  /** Numbers of the drawing operations. */
  readonly operations: typeof OPS;
  /** Character maps (`GBK-EUC-H`) the document asked for in vain, filled while pages are read. */
  readonly missingMaps: ReadonlySet<string>;
  close(): Promise<void>;
}

export type PdfFailure = 'encrypted' | 'not_a_pdf';

let loaded: ReturnType<typeof loadLibrary> | undefined;

/**
 * Opens a pdf with pdf.js, which is large and loaded here. It runs on this thread (a worker of ours, or the command
 * line), without evaluating code, without fonts or images, and asks nothing of the network.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | PdfFailure> {
  const library = await (loaded ??= loadLibrary());
  const missingMaps = new Set<string>();
  const task = library.getDocument({
    data: bytes.slice(),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    maxImageSize: 1,
    ...characterMaps(missingMaps),
  });
  try {
    return { pages: await task.promise, operations: library.OPS, missingMaps, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'not_a_pdf';
  }
}

/**
 * Loads pdf.js and, beside it, the code it would start in a worker: it finds that and runs it on this thread. Loaded in
 * a worker of ours, that code would take our messages for its own, unless it believes itself in a window.
 */
async function loadLibrary() {
  const isWorker = !isNode() && !('window' in globalThis);
  if (isWorker) Object.assign(globalThis, { window: globalThis });
  try {
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (isWorker) Reflect.deleteProperty(globalThis, 'window');
  }
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function isNode(): boolean {
  return globalThis.process?.versions?.node !== undefined;
}

interface DataRequest {
  readonly kind: string;
  readonly filename: string;
}

/**
 * Where pdf.js finds the character maps of fonts that a document names but does not contain: in Node it reads them from
 * its own package, in a browser it asks this class.
 */
function characterMaps(missing: Set<string>) {
  if (isNode()) return { cMapUrl: packageFolder('cmaps') };
  const BinaryDataFactory = class {
    readonly fetch = async ({ kind, filename }: DataRequest): Promise<Uint8Array> => {
      const { loadCharacterMap } = await import('./pdf-maps.worker.ts');
      const found = kind === 'cMapUrl' ? await loadCharacterMap(filename) : undefined;
      if (found) return found;
      if (kind === 'cMapUrl') missing.add(filename.replace(/\.bcmap$/, ''));
      throw new Error(`no ${kind} ${filename}`);
    };
  };
  return { BinaryDataFactory };
}

/** A folder of the installed pdf.js as a path with a slash at its end. */
function packageFolder(name: string): string {
  const here = import.meta.url;
  const main = import.meta.resolve?.('pdfjs-dist/package.json') ?? '../../../node_modules/pdfjs-dist/package.json';
  const { pathname } = new URL(`./${name}/`, new URL(main, here));
  return decodeURIComponent(pathname).replace(/^\/(?=[A-Za-z]:)/, '');
}
