export { default as NotFound } from './layout/NotFound.svelte';
export { default as PageHead } from './layout/PageHead.svelte';
export { default as Shell } from './layout/Shell.svelte';
