// `npm start`: installs what is missing, builds the site with the dataset in data/, serves it.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, requireNode, root } from './setup.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '4173' },
    host: { type: 'string', default: process.env.HOST ?? '127.0.0.1' },
    'no-build': { type: 'boolean', default: false },
  },
});

requireNode();
if (!values['no-build']) {
  ensureInstalled();
  ensureBuilt();
}
await serve(Number(values.port), 20);

/**
 * Serves build/ as any static host would; a taken port moves on to the next one.
 * @param {number} port
 * @param {number} triesLeft
 */
async function serve(port, triesLeft) {
  const { default: sirv } = await import('sirv');
  const folder = join(root, 'build');
  const notFound = readFileSync(join(folder, '404.html'));
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFound);
    });
  });
  server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === 'EADDRINUSE' && triesLeft > 0) return void serve(port + 1, triesLeft - 1);
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  server.listen(port, values.host, () => {
    process.stdout.write(`Duibiao 对标: http://${values.host === '0.0.0.0' ? 'localhost' : values.host}:${port}/\n`);
  });
}
