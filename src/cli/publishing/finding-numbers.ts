import { existsSync, readFileSync } from 'node:fs';

/** The file in the folder of what is kept: as `ui/findings/kept-report.server.ts` writes it. */
export const KEPT_FINDINGS = 'findings.jsonl';

const NUMBER = /^\{"id":"(\d{16})"/gm;

/**
 * The numbers of findings that have no letter in their sixteen hexadecimal digits, one in two thousand: some pass for the
 * number of a bank card. Read from the kept findings, one on a line, when first asked for.
 */
export class FindingNumbers {
  readonly #file: string;
  #known: ReadonlySet<string> | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  has(text: string): boolean {
    if (!/^\d{16}$/.test(text) || !existsSync(this.#file)) return false;
    this.#known ??= new Set([...readFileSync(this.#file, 'latin1').matchAll(NUMBER)].map(([, number = '']) => number));
    return this.#known.has(text);
  }
}
