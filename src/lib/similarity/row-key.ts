import { foldedText } from './fold.ts';
import { splitTarget, targetKey } from './target-key.ts';

export interface RowKey {
  /** What two names must share to count as the same name. */
  readonly name: string;
  /** What two targets must share to count as the same target; empty if there is none. */
  readonly target: string;
}

const COUNTER = '[0-9０-９一二三四五六七八九十]{1,3}';
const NUMBERING = new RegExp(
  `^\\s*(?:(?:指标|目标)\\s*[0-9０-９]{1,2}(?![0-9０-９])\\s*[:：、.．,，;；]?` +
    `|[（(]\\s*${COUNTER}\\s*[)）]\\s*[、.．:：]?|${COUNTER}\\s*[、:：)）]|[0-9０-９]{1,2}[.．](?![0-9０-９])|[①-⑳])\\s*`,
);
const UNIT_BRACKET =
  /\s*[（(]\s*(?:[^（()）]*[%％‰\d][^（()）]*|[\u4e00-\u9fff]{1,3}|万?元\/[^（()）]{1,4})\s*[)）]\s*$/;

/** A name without the numbering before it (指标1：, 一、, （2）, ①) and the unit in brackets behind it. */
export function plainName(name: string): string {
  const unnumbered = name.replace(NUMBERING, '');
  const rest = unnumbered === '' ? name : unnumbered;
  const open = rest.replace(UNIT_BRACKET, '');
  return open === '' ? rest : open;
}

/** The comparison keys of an indicator row; a row without a target whose name ends in one is split. */
export function rowKey(name: string, target = ''): RowKey {
  const plain = plainName(name);
  const split = target === '' ? splitTarget(plain) : { name: plain, target };
  const key = foldedText(split.name);
  return { name: key, target: split.target === '' ? '' : ownTarget(split.target, key) };
}

function ownTarget(target: string, name: string): string {
  const key = targetKey(target);
  return key !== name && key.startsWith(name) ? targetKey(key.slice(name.length)) : key;
}

/** Whether `plainName` and the split could change a name: it starts like a numbering or holds a digit or bracket. */
export function isPlainName(units: Uint16Array, start: number, end: number): boolean {
  if (start < end && LEADS.has(units[start] ?? 0)) return false;
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    if ((unit >= 40 && unit <= 57) || (unit >= 0xff05 && unit <= 0xff1e) || unit === 37) return false;
  }
  return true;
}

const LEADS = new Set([...' \t\u3000指目一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'].map((sign) => sign.charCodeAt(0)));
