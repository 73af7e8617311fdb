import type { SitePath } from './site-paths.ts';

/** Addresses that a rendering process is asked for at once. */
export type Batch = readonly SitePath[];

/** Few enough to keep all processes busy to the end, enough for neighbours to share what was read for them. */
const BATCH = 120;

/** The record an address is about: `/en/forms/x/`, `/forms/x/` and `/forms/x/data.csv` are about one; so are its charts. */
function recordOf(path: string): string {
  const [kind = '', id = ''] = path
    .replace(/^\/en\//, '/')
    .replace(/^\/embed\/(?=\w+\/)/, '/')
    .split('/')
    .filter(Boolean);
  return `${kind}/${id}`;
}

/** Addresses kind by kind, those about one record side by side, so that it is read once. */
export function batchesOf(paths: readonly SitePath[]): Batch[] {
  const kinds = new Map<string, Map<string, SitePath[]>>();
  for (const one of paths) {
    const record = recordOf(one.path);
    const kind = record.slice(0, record.indexOf('/'));
    const records = kinds.get(kind) ?? new Map<string, SitePath[]>();
    kinds.set(kind, records);
    const own = records.get(record);
    if (own) own.push(one);
    else records.set(record, [one]);
  }
  return [...kinds.values()].flatMap((records) => cut([...records.values()]));
}

function cut(records: readonly (readonly SitePath[])[]): Batch[] {
  const batches: SitePath[][] = [];
  for (const record of records) {
    const last = batches.at(-1);
    if (last !== undefined && last.length + record.length <= BATCH) last.push(...record);
    else batches.push([...record]);
  }
  return batches;
}
