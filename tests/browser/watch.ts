import type { Page } from '@playwright/test';
import { maskPersonalData } from '../../src/lib/text/index.ts';

/** What a page must never do: call another origin, complain in the console, throw. */
export interface Watch {
  readonly foreign: string[];
  readonly complaints: string[];
}

/** Notes every request to another origin and every complaint of the page from now on. */
export function watch(page: Page, origin: string): Watch {
  const seen: Watch = { foreign: [], complaints: [] };
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== origin) seen.foreign.push(request.url());
  });
  page.on('console', (message) => {
    // Playwright's own word where a test keeps the service worker out.
    if (message.text() === 'Service Worker registration blocked by Playwright') return;
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(message.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  return seen;
}

/** Personal data that can still be read in a text: numbers already masked by asterisks do not count. */
export function readablePersonalData(text: string): string[] {
  const found = maskPersonalData(text).found.map(({ start, end }) => text.slice(start, end));
  return found.filter((part) => /\d{3}/.test(part));
}
