import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { programVersion } from './src/cli/setup.mjs';

/** Set by `duibiao publish`: the product is built without pages, which are rendered for each dataset afterwards. */
const product = process.env.DUIBIAO_PRODUCT;

/** @type {import('@sveltejs/kit').Config} */
const config = {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true },
  kit: {
    ...(product === undefined
      ? { adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }) }
      : { outDir: '.svelte-kit/publish' }),
    paths: { base: /** @type {'' | `/${string}`} */ (process.env.DUIBIAO_BASE ?? ''), relative: true },
    prerender:
      product === undefined
        ? { handleHttpError: 'fail', handleMissingId: 'fail', handleUnseenRoutes: 'fail' }
        : { entries: [], crawl: false, handleUnseenRoutes: 'ignore' },
    output: { bundleStrategy: 'split' },
    // The first paint waits for no other file.
    inlineStyleThreshold: 16_384,
    version: { name: product ?? programVersion() },
    // Registered by the page once it is alive: see OfflineNotice.svelte.
    serviceWorker: { register: false },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'worker-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['self'],
      },
    },
  },
};

export default config;
