import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruleNamed, RULES } from '#lib/rules/index.ts';
import { report } from './corpus.ts';
import { sketch } from './sketch.ts';

const fixtures = join(import.meta.dirname, '../fixtures/rules');
const clean = (name: string): string => readFileSync(join(fixtures, 'clean', `${name}.form`), 'utf8');

interface Mutation {
  readonly base: string;
  readonly broken: string;
}

/** Applies the lines of a mutation: every run of "-" lines, found once more in the form, becomes the "+" lines after it. */
function readMutation(text: string): Mutation {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const base = clean(head.replace(/^base /, ''));
  const changes: { from: string[]; to: string[] }[] = [];
  for (const line of lines) {
    const last = changes.at(-1);
    if (line.startsWith('- ')) changes.push({ from: [line.slice(2)], to: [] });
    else if (line.startsWith('+ ')) last?.to.push(line.slice(2));
  }
  const broken = changes.reduce((form, { from, to }) => {
    const at = form.indexOf(`${from.join('\n')}\n`);
    expect(at, `${from.join(' / ')} stands in the form`).toBeGreaterThanOrEqual(0);
    const end = at + from.join('\n').length + 1;
    return form.slice(0, at) + to.map((one) => `${one}\n`).join('') + form.slice(end);
  }, base);
  return { base, broken };
}

const speaking = (form: string): readonly string[] => [
  ...new Set(report(sketch(form), RULES).findings.map(({ rule }) => rule)),
];

const files = readdirSync(join(fixtures, 'mutations')).sort();

describe('a clean form, broken in one way', () => {
  it('exists for every rule', () => {
    expect(files.map((file) => file.replace('.txt', ''))).toEqual(RULES.map(({ name }) => name));
  });

  it.each(files.map((file) => file.replace('.txt', '')))('makes %s speak, and only what is related to it', (name) => {
    const { base, broken } = readMutation(readFileSync(join(fixtures, 'mutations', `${name}.txt`), 'utf8'));
    expect(speaking(base)).not.toContain(name);
    const found = speaking(broken);
    expect(found).toContain(name);
    const related = ruleNamed(name)?.related ?? [];
    expect(found.filter((other) => other !== name && !related.includes(other))).toEqual([]);
  });
});
