import { pinyinInitials, pinyinPattern } from '#lib/text/index.ts';
import { describe, expect, it } from 'vitest';
import { vocabulary } from '../vocabulary/files.ts';

/** Characters of targets with their initials, the commonest reading first. */
const READ = {
  满: 'm',
  意: 'y',
  度: 'd',
  率: 'ls',
  完: 'w',
  成: 'c',
  办: 'b',
  结: 'j',
  化: 'h',
  受: 's',
  理: 'l',
  处: 'c',
  及: 'j',
  时: 's',
  覆: 'f',
  盖: 'g',
  验: 'y',
  收: 's',
  合: 'hg',
  格: 'g',
  质: 'z',
  量: 'l',
  数: 's',
  群: 'q',
  众: 'z',
  信: 'x',
  访: 'f',
  培: 'p',
  训: 'x',
  人: 'r',
  次: 'c',
  经: 'j',
  费: 'f',
  预: 'y',
  算: 's',
  执: 'z',
  控: 'k',
  制: 'z',
  投: 't',
  诉: 's',
  额: 'e',
  安: 'a',
  宁: 'n',
  欧: 'o',
  维: 'w',
  拨: 'b',
  付: 'f',
  达: 'd',
  标: 'b',
};

/** Characters read in two ways in this field, with both initials. */
const READ_IN_TWO_WAYS = {
  重: 'zc',
  调: 'dt',
  长: 'cz',
  行: 'xh',
  会: 'hk',
  降: 'jx',
  参: 'cs',
  系: 'xj',
  省: 'sx',
  解: 'jx',
};

describe('pinyinInitials', () => {
  it.each(Object.entries(READ))('reads %s as %s', (character, initials) => {
    expect(pinyinInitials(character)).toBe(initials);
  });

  it.each(Object.entries(READ_IN_TWO_WAYS))('knows both readings of %s', (character, initials) => {
    expect([...pinyinInitials(character)].sort()).toEqual([...initials].sort());
  });

  it('reads a Latin letter as itself and nothing else at all', () => {
    expect(pinyinInitials('A')).toBe('a');
    for (const other of ['1', '%', '。', 'ü', '', '满意']) expect(pinyinInitials(other)).toBe('');
  });

  it('reads every character of the vocabulary', () => {
    const names = [...vocabulary.concepts, ...vocabulary.levels].flatMap(({ zh }) => [
      ...zh.replace(/[^\u4e00-\u9fff]/gu, ''),
    ]);
    expect(names.filter((character) => !/^[a-z]{1,3}$/.test(pinyinInitials(character)))).toEqual([]);
  });
});

describe('pinyinPattern', () => {
  const finds = (letters: string, name: string) => new RegExp(pinyinPattern(letters) ?? '$^', 'u').test(name);

  it('finds names by the initials of successive characters', () => {
    expect(finds('myd', '群众满意度')).toBe(true);
    expect(finds('mydfs', '满意度分数')).toBe(true);
    expect(finds('QZMYD', '群众满意度')).toBe(true);
    expect(finds('bjl', '信访事项按期办结率')).toBe(true);
    expect(finds('zdxf', '重点信访')).toBe(true);
    expect(finds('cfxf', '重复信访')).toBe(true);
    expect(finds('appxz', 'APP下载量')).toBe(true);
  });

  it('finds nothing that only has them apart or in another order', () => {
    expect(finds('myd', '满足意见度')).toBe(false);
    expect(finds('dym', '满意度')).toBe(false);
  });

  it('is for two to twelve Latin letters only', () => {
    for (const word of ['m', '满意', 'my1', '', 'a.b', 'abcdefghijklm', '[a']) expect(pinyinPattern(word)).toBeNull();
  });
});
