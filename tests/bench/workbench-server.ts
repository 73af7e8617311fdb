/** Serves the built product over one dataset: `tsx workbench-server.ts SERVER CLIENT`, dataset in DUIBIAO_DATASET. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PageServer } from '../../src/cli/publishing/page-server.ts';
import { fileOf } from '../../src/cli/publishing/site-paths.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const [serverFolder = '', client = ''] = process.argv.slice(2);
const pages = await PageServer.open(serverFolder);
const kept = new Map<string, Uint8Array>();
/** Bytes of all bodies sent, workers' requests included. */
let sent = 0;

/** The counting cube of another dataset, to be given in place of this one's. */
const cube = process.env['DUIBIAO_BENCH_CUBE'];

/** A file of the client, or what the built server gives for the address; kept for the next time. */
async function bytesOf(path: string): Promise<Uint8Array | null> {
  if (cube !== undefined && path === '/dataset/cube.bin') return readFileSync(cube);
  const file = join(client, path);
  if (existsSync(file) && statSync(file).isFile()) return readFileSync(file);
  const known = kept.get(fileOf(path));
  if (known !== undefined) return known;
  for (const rendered of await pages.render(path)) kept.set(rendered.file, rendered.bytes);
  return kept.get(fileOf(path)) ?? null;
}

const server = createServer((request, response) => {
  const path = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (path === '/bytes-sent') {
    response.end(String(sent));
    return;
  }
  bytesOf(path)
    .catch(() => null)
    .then((bytes) => {
      if (bytes === null) return response.writeHead(404).end();
      const type = TYPES[extname(fileOf(path))] ?? 'application/octet-stream';
      const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
      const headers = { 'content-type': type, ...(isPacked ? {} : { 'content-encoding': 'gzip' }) };
      const body = isPacked ? bytes : gzipSync(bytes);
      sent += body.length;
      return response.writeHead(200, headers).end(body);
    })
    .catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
