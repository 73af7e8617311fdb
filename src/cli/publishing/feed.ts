import type { Changes } from './changes.ts';
import { FOLLOWED } from './sides.ts';
import type { Version } from './versions.ts';
import { xmlText } from './xml-text.ts';

export interface FeedPlace {
  readonly address: string | null;
  readonly title: string | null;
  readonly locale: 'zh' | 'en';
}

type Counts = Changes['forms']['counts'];

const NO_CHANGE: Counts = { added: 0, removed: 0, changed: 0 };

const WORDS = {
  zh: {
    title: '对标：数据更新',
    first: '首次发布',
    tables: { agencies: '单位', forms: '绩效目标表', amounts: '金额', indicators: '指标', targets: '目标值' },
    changed: (name: string, { added, removed, changed }: Counts) =>
      `${name}：新增 ${added}，撤下 ${removed}，变动 ${changed}`,
    unchanged: '所列各表没有变化',
    separator: '；',
    page: 'data/changes/',
    self: 'feed.xml',
  },
  en: {
    title: 'Duibiao: changes of the data',
    first: 'First publication',
    tables: { agencies: 'Agencies', forms: 'Forms', amounts: 'Amounts', indicators: 'Indicators', targets: 'Targets' },
    changed: (name: string, { added, removed, changed }: Counts) =>
      `${name}: ${added} added, ${removed} removed, ${changed} changed`,
    unchanged: 'No change in the tables that are followed',
    separator: '; ',
    page: 'en/data/changes/',
    self: 'en/feed.xml',
  },
} as const;

/** So many publications a reader of the feed can have missed. */
const MOST_ENTRIES = 50;

/** The publications as an Atom feed, the newest first. Without an address its links lead from the feed's own place. */
export function feed(versions: readonly Version[], { address, title, locale }: FeedPlace): string {
  const words = WORDS[locale];
  const root = address === null ? (locale === 'en' ? '../' : '') : `${address}/`;
  const name = title === null ? words.title : `${title} · ${words.title}`;
  const updated = versions[0]?.date ?? '1970-01-01';
  const entries = versions
    .slice(0, MOST_ENTRIES)
    .map((version) =>
      [
        '<entry>',
        `<id>urn:duibiao:dataset:${version.id}</id>`,
        `<title>${xmlText(summaryOf(version, locale))}</title>`,
        `<updated>${version.date}T00:00:00Z</updated>`,
        `<link href="${xmlText(`${root}${words.page}#v-${version.id}`)}"/>`,
        `<link rel="related" type="application/json" href="${xmlText(`${root}versions/${version.id}.json`)}"/>`,
        '</entry>',
      ].join('\n'),
    );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale === 'en' ? 'en' : 'zh-CN'}">`,
    `<id>urn:duibiao:feed:${locale}${address === null ? '' : `:${xmlText(address)}`}</id>`,
    `<title>${xmlText(name)}</title>`,
    `<author><name>${xmlText(title ?? 'Duibiao')}</name></author>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    ...(address === null ? [] : [`<link rel="self" href="${xmlText(`${root}${words.self}`)}"/>`]),
    `<link href="${xmlText(`${root}${words.page}`)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function summaryOf({ counts }: Version, locale: 'zh' | 'en'): string {
  const words = WORDS[locale];
  if (counts === null) return words.first;
  const said = FOLLOWED.flatMap((table) => {
    const { added, removed, changed } = counts[table] ?? NO_CHANGE;
    return added + removed + changed === 0 ? [] : [words.changed(words.tables[table], { added, removed, changed })];
  });
  return said.length === 0 ? words.unchanged : said.join(words.separator);
}
