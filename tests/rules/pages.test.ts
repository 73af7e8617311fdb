import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Rule, RULES, settingText } from '#lib/rules/index.ts';
import { report } from './corpus.ts';
import { sketch } from './sketch.ts';

const folder = join(import.meta.dirname, '../../src/lib/rules/docs');

const HEADINGS = {
  zh: ['方法', '为什么重要', '示例', '不适用', '例外', '假设', '设置', '来源'],
  en: ['Method', 'Why it matters', 'Example', 'Not applicable', 'Exclusions', 'Assumptions', 'Settings', 'Sources'],
} as const;
type Language = keyof typeof HEADINGS;

const LANGUAGES: readonly Language[] = ['zh', 'en'];

interface Page {
  readonly title: string;
  readonly line: string;
  readonly headings: readonly string[];
  readonly section: (heading: string) => string;
  readonly block: (name: string) => string;
}

function pageOf(rule: Rule, language: Language): Page {
  const text = readFileSync(join(folder, `${rule.name}.${language}.md`), 'utf8');
  const parts = text.split(/^## /m);
  const sections = new Map(
    parts.slice(1).map((part) => [part.split('\n')[0] ?? '', part.split('\n').slice(1).join('\n').trim()]),
  );
  const head = (parts[0] ?? '').split('\n').filter((line) => line.trim() !== '');
  return {
    title: head[0] ?? '',
    line: head[1] ?? '',
    headings: [...sections.keys()],
    section: (heading) => sections.get(heading) ?? '',
    block: (name) => new RegExp(`\`\`\`${name}\\n([\\s\\S]*?)\\n?\`\`\``).exec(text)?.[1] ?? '',
  };
}

/** Applies the diff of the example: its "-" lines, taken together, become its "+" lines. */
function mend(form: string, diff: string): string {
  let mended = `${form}\n`;
  const runs = diff.match(/(?:^- .*\n?)+(?:^\+ .*\n?)+/gm) ?? [];
  for (const run of runs) {
    const side = (sign: string): string =>
      run
        .split('\n')
        .filter((line) => line.startsWith(`${sign} `))
        .map((line) => `${line.slice(2)}\n`)
        .join('');
    expect(mended).toContain(side('-'));
    mended = mended.replace(side('-'), () => side('+'));
  }
  return mended;
}

describe('the pages of the rules', () => {
  it('are exactly one per rule and language', () => {
    const expected = RULES.flatMap(({ name }) => LANGUAGES.map((language) => `${name}.${language}.md`));
    expect(readdirSync(folder).sort()).toEqual(expected.sort());
  });
});

describe.each(RULES.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  it.each(LANGUAGES)('has a complete page in %s', (language) => {
    const page = pageOf(rule, language);
    expect(page.title).toBe(`# ${rule.title[language]}`);
    expect(page.line).toContain(`\`${rule.name}\``);
    expect(page.line).toContain(language === 'zh' ? `第 ${rule.version} 版` : `version ${rule.version}`);
    expect(page.headings).toEqual(HEADINGS[language]);
    expect(HEADINGS[language].filter((heading) => page.section(heading) === '')).toEqual([]);
    expect(page.section(HEADINGS[language][0]).split('\n')[0]).toBe(rule.summary[language]);
  });

  it.each(LANGUAGES)('states its settings in %s', (language) => {
    const listed = pageOf(rule, language)
      .section(HEADINGS[language][6])
      .split('\n')
      .filter((line) => line.startsWith('- '));
    const [colon, stop] = language === 'zh' ? ['：', '。'] : [': ', '.'];
    const own = Object.entries(rule.settings).map(
      ([name, { value, reason }]) => `- \`${name}\` = ${settingText(value)}${colon}${reason[language]}${stop}`,
    );
    expect(listed).toEqual(own);
  });

  it.each(LANGUAGES)('finds what its example in %s says, and nothing once it is mended', (language) => {
    const page = pageOf(rule, language);
    const form = page.block('form');
    const messages = report(sketch(form), [rule]).findings.map((finding) =>
      language === 'zh' ? finding.message_zh : finding.message_en,
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(messages).toEqual(page.block('found').split('\n'));
    expect(report(sketch(mend(form, page.block('diff'))), [rule]).findings).toEqual([]);
  });
});
