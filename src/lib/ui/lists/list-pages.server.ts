import type { AgencyListRow, FormListRow } from '#lib/queries/index.ts';
import { buildAgencies, buildForms, buildRegions } from '../public/records.server.ts';
import { listPage, pageCount, type ListPage } from './paging.ts';

/** A page of the list of agencies. */
export async function buildAgencyPage(page: number): Promise<ListPage<AgencyListRow>> {
  return listPage(await buildAgencies(), page, await provinces());
}

/** A page of the list of forms. */
export async function buildFormPage(page: number): Promise<ListPage<FormListRow>> {
  return listPage(await buildForms(), page, await provinces());
}

/** The numbers of all pages after the first, which has the address of the list. */
export async function laterPages(list: 'agencies' | 'forms'): Promise<string[]> {
  const rows = await (list === 'agencies' ? buildAgencies() : buildForms());
  return Array.from({ length: pageCount(rows.length) - 1 }, (_, at) => String(at + 2));
}

async function provinces() {
  const regions = new Map((await buildRegions()).map((region) => [region.code, region]));
  return ({ region_code: code }: { readonly region_code: string | null }) => {
    let region = code === null ? undefined : regions.get(code);
    while (region?.parent_code && regions.has(region.parent_code)) region = regions.get(region.parent_code);
    return region === undefined ? null : { code: region.code, name: region.name };
  };
}
