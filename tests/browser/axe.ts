import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules to switch on beside those axe runs anyway. */
interface AxeOptions {
  readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
}

interface AxeWindow {
  readonly axe: { run(options?: AxeOptions): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
}

/** What axe finds wrong with a page as it stands: the rule and the elements. */
export async function axeFindings(page: Page, options: AxeOptions = {}): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((chosen) => (globalThis as unknown as AxeWindow).axe.run(chosen), options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => JSON.stringify(target)).join(' ')}`);
}
