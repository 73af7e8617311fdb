import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '#lib/rules/index.ts';
import { report } from './corpus.ts';
import { sketch } from './sketch.ts';

const folder = join(import.meta.dirname, '../fixtures/rules/clean');
const names = readdirSync(folder).filter((name) => name.endsWith('.form'));

describe('carefully filled-in forms of other sectors', () => {
  it('are at least six', () => {
    expect(names.length).toBeGreaterThanOrEqual(6);
  });

  it.each(names)('%s gives no finding at all', (name) => {
    const { findings, rules } = report(sketch(readFileSync(join(folder, name), 'utf8')), RULES);
    expect(findings.map(({ rule, message_zh }) => `${rule} ${message_zh}`)).toEqual([]);
    expect(rules.filter(({ status }) => status === 'error')).toEqual([]);
    expect(rules.filter(({ status }) => status === 'clear').length).toBeGreaterThan(20);
  });
});
