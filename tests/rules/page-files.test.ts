import { expect, it } from 'vitest';
import { RULES } from '#lib/rules/index.ts';
import { rulePage, unmatchedPages } from '#lib/rules/pages.server.ts';

it('the pages of all rules are there for the site in both languages', () => {
  for (const { name, title } of RULES) {
    expect(rulePage(name, 'zh')).toMatch(new RegExp(`^# ${title.zh}\n`));
    expect(rulePage(name, 'en')).toMatch(new RegExp(`^# ${title.en}\n`));
  }
  expect(rulePage('no_such_rule', 'zh')).toBeNull();
});

it('a rule without a page, or a page without a rule, ends the build', () => {
  const all = RULES.flatMap(({ name }) => [`./docs/${name}.zh.md`, `./docs/${name}.en.md`]);
  expect(unmatchedPages(all)).toEqual([]);
  expect(unmatchedPages(all.slice(1))).toEqual(all.slice(0, 1));
  expect(unmatchedPages([...all, './docs/no_such_rule.zh.md'])).toEqual(['./docs/no_such_rule.zh.md']);
});
