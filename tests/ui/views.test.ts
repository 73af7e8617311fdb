import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressed, decompressed } from '../../src/lib/ui/address/compressed.ts';
import { PACKED, shareable, unpack } from '../../src/lib/ui/address/packed.ts';
import { trailAction } from '../../src/lib/ui/views/keys.ts';
import { readView, type SavedView } from '../../src/lib/ui/views/saved-view.ts';
import { arrive, isBeside, NO_TRAIL, type Trail } from '../../src/lib/ui/views/trail.ts';
import { ViewBook } from '../../src/lib/ui/views/view-book.svelte.ts';
import { mergeViews, readViews, writeViews } from '../../src/lib/ui/views/view-file.ts';
import type { ViewStorage } from '../../src/lib/ui/views/view-store.ts';

const STAMP = { name: '绩效目标数据集', version: '0a1b2c3d' };
const view = (more: Partial<SavedView> = {}): SavedView => ({
  id: 'one',
  name: '信访 2021',
  path: '/compare/',
  search: '?y=2021&k=petition',
  dataset: STAMP,
  savedAt: '2026-01-02T03:04:05.000Z',
  ...more,
});

class Store implements ViewStorage {
  readonly items = new Map<string, string>();
  room = Infinity;

  getItem(key: string) {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string) {
    if (value.length > this.room) throw new Error('QuotaExceededError');
    this.items.set(key, value);
  }
}

describe('a link', () => {
  const codes = Array.from({ length: 900 }, (_, index) => `36${String(index * 7919).padStart(8, '0')}`).join(',');

  it('stays readable while it is short', async () => {
    const url = new URL('http://a.test/compare/?y=2021&k=petition,police');
    expect(await shareable(url)).toBe('http://a.test/compare/?y=2021&k=petition,police');
  });

  it('carries a long query compressed, and back', async () => {
    const url = new URL(`http://a.test/en/compare/?y=2021&a=${codes}`);
    const link = new URL(await shareable(url));
    expect(link.pathname).toBe('/en/compare/');
    expect([...link.searchParams.keys()]).toEqual([PACKED]);
    expect(link.href.length).toBeLessThan(url.href.length * 0.6);
    const back = await unpack(link.searchParams);
    expect(back).toEqual({ state: 'open', search: `?y=2021&a=${codes}` });
  });

  it('says so when it was cut off or altered, and never unpacks without end', async () => {
    const letters = await compressed(`a=${codes}`);
    for (const broken of [letters.slice(0, -40), `!!${letters}`, 'AAAA', ''])
      expect(await unpack(new URLSearchParams({ [PACKED]: broken }))).toMatchObject({ state: 'broken' });
    expect(await decompressed(await compressed('0'.repeat(5_000_000)))).toBeNull();
  });

  it('brings any query back', async () => {
    const pairs = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme' })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        const query = new URLSearchParams(given);
        const back = await unpack(new URLSearchParams({ [PACKED]: await compressed(query.toString()) }));
        expect(back.state).toBe('open');
        if (back.state === 'open') expect([...new URLSearchParams(back.search)]).toEqual([...query]);
      }),
    );
  });
});

describe('the trail of a page', () => {
  const same = (one: string, other: string) => one === other;
  const go = (trail: Trail, search: string, more: Partial<Parameters<typeof arrive>[1]> = {}) =>
    arrive(trail, { search, place: null, isReturn: false, towards: null, ...more }, same);
  const shown = ({ steps, at }: Trail) => steps[at]?.search;

  it('goes back and forth, and forgets what was undone at the next change', () => {
    let trail = ['', '?y=2021', '?y=2022'].reduce((before, search) => go(before, search), NO_TRAIL);
    trail = go(trail, '?y=2021', { towards: 1 });
    expect([trail.at, trail.steps.length]).toEqual([1, 3]);
    trail = go(trail, '?k=petition');
    expect(trail.steps.map(({ search }) => search)).toEqual(['', '?y=2021', '?k=petition']);
  });

  it('follows the back button of the browser, the nearest of equal states first', () => {
    let trail = ['?a', '?b', '?a', '?c'].reduce((before, search, place) => go(before, search, { place }), NO_TRAIL);
    trail = go(trail, '?a', { place: 2, isReturn: true });
    expect(trail.at).toBe(2);
    trail = go(trail, '?a', { place: 0, isReturn: true });
    expect(trail.at).toBe(0);
    expect(trail.steps).toHaveLength(4);
  });

  it('takes a state put in the place of the present one for the same step', () => {
    let trail = go(go(NO_TRAIL, '', { place: 4 }), '?q=信', { place: 5 });
    trail = go(trail, '?q=信访', { place: 5 });
    expect(trail.steps.map(({ search }) => search)).toEqual(['', '?q=信访']);
  });

  it('uses the browser only where its next entry is the step asked for', () => {
    let trail = go(go(NO_TRAIL, '?a', { place: 5 }), '?b', { place: 6 });
    expect(isBeside(trail, 0)).toBe(-1);
    trail = go(trail, '?c', { place: 9 });
    expect(isBeside(trail, 1)).toBeNull();
    trail = go(trail, '?b', { place: 10, towards: 1 });
    expect(isBeside(trail, 2)).toBe(-1);
    expect(shown(trail)).toBe('?b');
  });

  it('reads the usual keys and no others', () => {
    const press = { key: 'z', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
    const quiet = { isComposing: false, defaultPrevented: false };
    expect(trailAction({ ...press, ...quiet })).toBe('undo');
    expect(trailAction({ ...press, ...quiet, key: 'Z', shiftKey: true })).toBe('redo');
    expect(trailAction({ ...press, ...quiet, key: 'y' })).toBe('redo');
    expect(trailAction({ ...press, ...quiet, ctrlKey: false })).toBeNull();
    expect(trailAction({ ...press, ...quiet, isComposing: true })).toBeNull();
  });
});

describe('saved views', () => {
  const save = (book: ViewBook, name: string) =>
    book.save({ name, path: '/compare/', search: '?y=2021', dataset: STAMP });

  it('are kept in order, under names of their own', () => {
    const store = new Store();
    const book = new ViewBook(() => store);
    expect([save(book, '甲'), save(book, '甲'), save(book, ' 乙\n')]).toEqual(['甲', '甲 (2)', '乙']);
    const [first, second, third] = book.views;
    book.moveBeside(third?.id ?? '', first?.id ?? '');
    book.rename(second?.id ?? '', '乙');
    book.remove(first?.id ?? '');
    const again = new ViewBook(() => store);
    again.take(writeViews([]));
    expect(book.views.map(({ name }) => name)).toEqual(['乙', '乙 (2)']);
    expect(JSON.parse(store.getItem('duibiao-views') ?? '')).toEqual(book.views);
  });

  it('last in memory where the browser keeps nothing, and say so', () => {
    const full = new Store();
    full.room = 200;
    for (const book of [new ViewBook(() => null), new ViewBook(() => full)]) {
      save(book, '甲');
      save(book, '乙');
      expect(book.views).toHaveLength(2);
      expect(book.isKept).toBe(false);
    }
  });

  it('are not written over when what is kept cannot be read', () => {
    const store = new Store();
    store.setItem('duibiao-views', '{broken');
    const book = new ViewBook(() => store);
    save(book, '甲');
    expect(book.isKept).toBe(false);
    expect(store.getItem('duibiao-views')).toBe('{broken');
  });

  it('hold no personal data', () => {
    const book = new ViewBook(() => new Store());
    book.save({ name: '联系 13800000001', path: '/findings/', search: '?q=13800000001&y=2021', dataset: STAMP });
    expect(JSON.stringify(book.views)).not.toContain('13800000001');
    expect(book.views[0]?.search).toContain('y=2021');
  });

  it('leave as a file and come back the same', () => {
    const views = [view(), view({ id: 'two', name: '指标', path: '/indicators/' })];
    expect(readViews(writeViews(views))).toEqual({ state: 'read', views, faults: [] });
    expect(mergeViews([], views, () => 'new').views).toEqual(views);
  });

  it('come in beside the present ones; nothing is lost or replaced', () => {
    const present = [view()];
    const incoming = [view(), view({ search: '?y=2022' }), view({ id: 'one', name: '别的' })];
    let number = 0;
    const merged = mergeViews(present, incoming, () => `new-${number++}`);
    expect(merged.known).toEqual(['信访 2021']);
    expect(merged.renamed).toEqual([{ from: '信访 2021', to: '信访 2021 (2)' }]);
    expect(merged.added).toEqual(['别的']);
    expect(merged.views.map(({ id, search }) => [id, search])).toEqual([
      ['one', '?y=2021&k=petition'],
      ['new-0', '?y=2022'],
      ['new-1', '?y=2021&k=petition'],
    ]);
  });

  it('are refused one by one, with the reason', () => {
    const { id: _, ...unnamed } = view();
    const faulty = [unnamed, view({ name: ' ' }), view({ path: 'https://evil.test/' }), view({ path: '//evil.test/' })];
    const records = [...faulty, view({ search: 'y=2021' }), 'text', view()];
    const file = readViews(JSON.stringify({ format: 'duibiao-views', version: 1, views: records }));
    expect(file).toMatchObject({ state: 'read', views: [view()] });
    if (file.state === 'read')
      expect(file.faults.map(({ number, fault }) => `${number} ${fault}`)).toEqual([
        '1 record',
        '2 name',
        '3 path',
        '4 path',
        '5 search',
        '6 record',
      ]);
    expect(readViews('<html>')).toEqual({ state: 'refused', reason: 'syntax' });
    expect(readViews('{"views":[]}')).toEqual({ state: 'refused', reason: 'format' });
    expect(readViews('{"format":"duibiao-views","version":2,"views":[]}')).toEqual({
      state: 'refused',
      reason: 'newer',
    });
  });

  it('are read from anything without failing', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readView(value)));
    fc.assert(fc.property(fc.string(), (text) => void readViews(text)));
  });
});
