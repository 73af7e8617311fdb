import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM ?? chromium.find((path) => existsSync(path));

/**
 * `import { url, size } from 'some/file?packed'` tells the address of a file that is served gzipped, whatever the host
 * does, and its size unpacked in bytes. While developing, the file is served as it is.
 */
function packedFiles(): Plugin {
  let serving = false;
  return {
    name: 'packed-files',
    enforce: 'pre',
    configResolved: ({ command }) => void (serving = command === 'serve'),
    load(id) {
      if (!id.endsWith('?packed')) return null;
      const path = id.slice(0, -'?packed'.length);
      const bytes = readFileSync(path);
      if (serving)
        return `import url from ${JSON.stringify(`${path}?url`)}; export { url }; export const size = ${bytes.length};`;
      if (this.environment.name === 'ssr') return `export const url = ''; export const size = ${bytes.length};`;
      const file = this.emitFile({
        type: 'asset',
        name: `${basename(path)}.packed`,
        source: gzipSync(bytes, { level: 9 }),
      });
      return `export const url = import.meta.ROLLUP_FILE_URL_${file}; export const size = ${bytes.length};`;
    },
  };
}

export default defineConfig({
  plugins: [packedFiles(), sveltekit()],
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  build: {
    chunkSizeWarningLimit: 800,
    // A room's index only re-exports: without this every page would load the components of all pages.
    rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !/src.lib.[a-z0-9]+.index\.ts$/.test(id) } },
  },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/bench/**', 'tests/**/*.svelte.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: ['tests/**/*.svelte.test.ts'],
          setupFiles: ['tests/component-texts.ts'],
          exclude: ['tests/browser/**'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
