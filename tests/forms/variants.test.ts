import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { datasetOf, FIXTURES, filesIn, readString } from './reading.ts';
import { summaryOf } from './summary.ts';

/** Forms as texts, each followed by `-----` and the lines to be read of it; `=====` between forms. */
function blocksOf(path: string): readonly (readonly [name: string, text: string, lines: readonly string[]])[] {
  return readFileSync(path, 'utf8')
    .split(/^=====\n/m)
    .map((block, at) => {
      const [text = '', lines = ''] = block.split(/^-----\n/m);
      return [`${at + 1} ${text.split('\n')[0]}`, text, lines.trim().split('\n')] as const;
    });
}

describe.each(filesIn(join(FIXTURES, 'variants'), '.blocks').map((path) => [basename(path), path] as const))(
  '%s',
  (_, path) => {
    test.each(blocksOf(path))('%s', async (_name, text, lines) => {
      expect(summaryOf(datasetOf([await readString(text)]))).toEqual(lines);
    });
  },
);
