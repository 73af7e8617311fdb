import { test as base, type Page, type Response } from '@playwright/test';

export { expect, type Locator, type Page } from '@playwright/test';

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
async function alive(page: Page, response: Response | null): Promise<Response | null> {
  const isPage = response?.headers()['content-type']?.includes('text/html') ?? true;
  // Not waitForFunction: it evaluates a text, of which the page's own policy complains.
  if (isPage)
    await page
      .locator('html[data-alive]')
      .waitFor({ state: 'attached', timeout: 20_000 })
      .catch(() => undefined);
  return response;
}
