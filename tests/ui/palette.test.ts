import { describe, expect, it } from 'vitest';
import { datasetFacts } from '../../src/lib/ui/build-facts.server.ts';
import type { Entry } from '../../src/lib/ui/palette/entry.ts';
import { movedTo, opensPalette, steers } from '../../src/lib/ui/palette/keys.ts';
import { grouped, matching } from '../../src/lib/ui/palette/match.ts';
import { keepRecents, keptRecents, withRecent } from '../../src/lib/ui/palette/recent.ts';
import { markedWords } from '../../src/lib/ui/search/marked-words.ts';

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({
  key: label,
  group: 'page',
  label,
  aside: '',
  ...more,
});

describe('the palette', () => {
  const entries = [
    entry('绩效目标表', { also: ['Forms', 'forms'] }),
    entry('打印', { group: 'action', also: ['print'] }),
    entry('目标比较', { group: 'view' }),
  ];
  const labels = (query: string) => matching(entries, query).map(({ label }) => label);

  it('finds entries by any part, initials and the other language, the beginning first', () => {
    expect(labels('')).toHaveLength(3);
    expect(labels('目标')).toEqual(['目标比较', '绩效目标表']);
    expect(labels('jxmb')).toEqual(['绩效目标表']);
    expect(labels('FORMS')).toEqual(['绩效目标表']);
    expect(labels('目标 比')).toEqual(['目标比较']);
    expect(labels('没有')).toEqual([]);
    expect(grouped(entries).map(({ group }) => group)).toEqual(['page', 'view', 'action']);
  });

  it('is opened by the key of the machine, and not while something is composed', () => {
    const press = { key: 'k', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
    const quiet = { isComposing: false, defaultPrevented: false };
    expect(opensPalette({ ...press, ...quiet }, false)).toBe(true);
    expect(opensPalette({ ...press, ...quiet }, true)).toBe(false);
    expect(opensPalette({ ...press, ...quiet, ctrlKey: false, metaKey: true }, true)).toBe(true);
    expect(opensPalette({ ...press, ...quiet, isComposing: true }, false)).toBe(false);
    expect(opensPalette({ ...press, ...quiet, shiftKey: true }, false)).toBe(false);
  });

  it('goes round its entries and leaves other keys to the field', () => {
    expect(movedTo('ArrowDown', 2, 3)).toBe(0);
    expect(movedTo('ArrowUp', 0, 3)).toBe(2);
    expect(movedTo('PageDown', 0, 3)).toBe(2);
    expect(movedTo('ArrowDown', 0, 0)).toBeNull();
    expect(movedTo('Home', 1, 3)).toBeNull();
    expect(['ArrowDown', 'PageUp', 'Enter', 'a', 'Home', 'Escape'].filter(steers)).toEqual([
      'ArrowDown',
      'PageUp',
      'Enter',
    ]);
  });

  it('keeps the last places, each once, of this site only', () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const places = Array.from({ length: 9 }, (_, at) => ({ href: `/forms/${at}/`, label: `表${at}` }));
    keepRecents(storage, [...places, ...places.slice(0, 1)].reduce(withRecent, keptRecents(storage)));
    expect(keptRecents(storage).map(({ label }) => label)).toEqual(['表0', '表8', '表7', '表6', '表5', '表4']);
    items.set(
      'duibiao-recent',
      JSON.stringify([
        { href: 'https://evil.test/', label: 'x' },
        { href: '//evil.test', label: 'y' },
      ]),
    );
    expect(keptRecents(storage)).toEqual([]);
    items.set('duibiao-recent', '{');
    expect(keptRecents(storage)).toEqual([]);
    expect(keptRecents(null)).toEqual([]);
  });

  it('marks where words stand, whatever their width and case', () => {
    expect(markedWords('信访储备金（ＡＢ）', '储备 ab').filter(({ isMarked }) => isMarked)).toEqual([
      { text: '储备', isMarked: true },
      { text: 'ＡＢ', isMarked: true },
    ]);
    expect(markedWords('信访', '').map(({ text }) => text)).toEqual(['信访']);
  });
});

describe('the facts of a dataset', () => {
  const resources = [{ path: 'forms.csv', hash: 'sha256:aa' }];

  it('are its title in the language of the page and a version that changes with its tables', () => {
    const facts = datasetFacts({ title: '数据集', title_en: 'Dataset', version: '3', resources }, 'en');
    expect(facts).toMatchObject({ title: 'Dataset', version: '3', isSynthetic: false });
    const other = datasetFacts(
      { title: '数据集', synthetic: true, resources: [{ path: 'forms.csv', hash: 'sha256:ab' }] },
      'en',
    );
    expect(other).toMatchObject({ title: '数据集', version: null, isSynthetic: true });
    expect(other.digest).not.toBe(facts.digest);
    expect(datasetFacts({}, 'zh')).toMatchObject({ title: '', version: null });
  });
});
