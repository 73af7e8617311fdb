/** Rows on one page of a list: about 10 KB compressed, and a screenful or five. */
export const PAGE_ROWS = 100;

/** One page of a list that may be long. */
export interface ListPage<R> {
  readonly rows: readonly R[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows on all pages together. */
  readonly all: number;
  /** The place of the first row in the whole list, from 1. */
  readonly first: number;
  /** The provinces of the list and the page each begins on; empty where one page holds all. */
  readonly starts: readonly Start[];
}

/** Where a province begins in a list. */
export interface Start {
  readonly code: string;
  readonly name: string;
  readonly page: number;
}

/** The province a row belongs to; null when unknown. */
type ProvinceOf<R> = (row: R) => { readonly code: string; readonly name: string } | null;

/** How many pages a list of so many rows has; an empty list has one. */
export function pageCount(rows: number): number {
  return Math.max(1, Math.ceil(rows / PAGE_ROWS));
}

/** A page of a list; one that does not exist is the nearest that does. */
export function listPage<R>(all: readonly R[], wanted: number, provinceOf: ProvinceOf<R> = () => null): ListPage<R> {
  const pages = pageCount(all.length);
  const page = Math.min(pages, Math.max(1, Number.isInteger(wanted) ? wanted : 1));
  const from = (page - 1) * PAGE_ROWS;
  return {
    rows: all.slice(from, from + PAGE_ROWS),
    page,
    pages,
    all: all.length,
    first: all.length === 0 ? 0 : from + 1,
    starts: pages === 1 ? [] : startsOf(all, provinceOf),
  };
}

function startsOf<R>(all: readonly R[], provinceOf: ProvinceOf<R>): Start[] {
  const starts = new Map<string, Start>();
  all.forEach((row, at) => {
    const province = provinceOf(row);
    if (province === null || starts.has(province.code)) return;
    starts.set(province.code, { ...province, page: Math.floor(at / PAGE_ROWS) + 1 });
  });
  return [...starts.values()];
}
