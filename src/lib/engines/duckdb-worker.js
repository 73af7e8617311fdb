// A classic worker script, served as it stands: unpacks DuckDB's program on its way in, then becomes DuckDB's own worker.
// The program travels packed because many plain hosts neither compress 34 MB nor take a file of that size.
const { searchParams } = new URL(self.location.href);
const program = searchParams.get('program') ?? '';
const size = searchParams.get('size') ?? '0';
const plainFetch = self.fetch.bind(self);
const plainWarn = self.console.warn.bind(self.console);

/**
 * Warns as before, except of the log beside a database file that is written: DuckDB keeps that in memory, as it should.
 * @param {unknown[]} words
 */
self.console.warn = (...words) => {
  if (!/^Buffering missing file: .*\.wal$/.test(String(words[0]))) plainWarn(...words);
};

/**
 * Fetches as before, except that the program is unpacked. DuckDB waits for ever for a program that does not arrive, so
 * a failure is thrown where the page hears it.
 * @param {RequestInfo | URL} input
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
self.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, self.location.href).href;
  if (url !== program) return plainFetch(input, init);
  try {
    return await unpacked(await plainFetch(url));
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
    throw error;
  }
};

/**
 * The program as WebAssembly, with its real size. A host may already have unpacked what it took for a compressed file,
 * so the first bytes decide and not the name.
 * @param {Response} response
 * @returns {Promise<Response>}
 */
async function unpacked(response) {
  if (!response.ok || response.body === null) throw new Error(`cannot load ${program}: ${response.status}`);
  const reader = response.body.getReader();
  const { value: first = new Uint8Array() } = await reader.read();
  const packed = first[0] === 0x1f && first[1] === 0x8b;
  const bytes = new ReadableStream({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const headers = { 'content-type': 'application/wasm', 'content-length': size };
  return new Response(packed ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes, { headers });
}

/** @type {{ importScripts?: (url: string) => void }} */ (self).importScripts?.(searchParams.get('worker') ?? '');
