import { expect, it } from 'vitest';
import { RULES } from '#lib/rules/index.ts';
import { rulePage } from '#lib/rules/pages.server.ts';

it('the pages of all rules are there for the site in both languages', () => {
  for (const { name, title } of RULES) {
    expect(rulePage(name, 'zh')).toMatch(new RegExp(`^# ${title.zh}\n`));
    expect(rulePage(name, 'en')).toMatch(new RegExp(`^# ${title.en}\n`));
  }
  expect(rulePage('no_such_rule', 'zh')).toBeNull();
});
