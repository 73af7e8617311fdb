import { test as base, type Page } from '@playwright/test';

export { expect, type Page } from '@playwright/test';

/** Playwright's test, with a page whose `goto` and `reload` end when it answers to clicks, not when its text is there. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const { goto, reload } = page;
    page.goto = async (...args) => alive(page, await goto.apply(page, args));
    page.reload = async (...args) => alive(page, await reload.apply(page, args));
    await use(page);
  },
});

/** A page whose program cannot start is looked at as it is, after a while. */
async function alive<T>(page: Page, response: T): Promise<T> {
  const started = `document.contentType !== 'text/html' || document.documentElement.dataset.alive !== undefined`;
  await page.waitForFunction(started, undefined, { timeout: 20_000 }).catch(() => undefined);
  return response;
}
