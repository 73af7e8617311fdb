import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHROMIUM_FLAGS, findChromium } from '../chromium.mjs';

const FLAGS = ['--headless', '--no-pdf-header-footer', ...CHROMIUM_FLAGS];

/** Cells with lines around them, as offices print them. */
export const BORDERS =
  'table{border-collapse:collapse;width:100%}td,th{border:1px solid #000;padding:3px;font-size:13px;overflow-wrap:break-word}';

/** Whether there is a browser to print with. */
export const canPrint = findChromium() !== undefined;

/** The pdf a browser prints of an html page. */
export function printed(html: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'duibiao-print-'));
  try {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    writeFileSync(page, html);
    const profile = `--user-data-dir=${join(folder, 'profile')}`;
    execFileSync(findChromium() ?? '', [...FLAGS, profile, `--print-to-pdf=${pdf}`, pathToFileURL(page).href], {
      stdio: 'ignore',
    });
    return new Uint8Array(readFileSync(pdf));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
