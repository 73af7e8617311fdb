import type { FormDetail } from '#lib/queries/index.ts';
import type { AgencyReport } from '../agency/report.ts';
import { recordFile } from './record-files.ts';

/** What a booklet holds: the agency and all its forms. */
export interface Booklet {
  readonly report: Pick<AgencyReport, 'detail' | 'standings' | 'changes'>;
  readonly forms: readonly FormDetail[];
}

/** Gives the JSON of a file of the site by its path from the root. */
export type ReadFile = (path: string) => Promise<unknown>;

/** So many files are asked for at once. */
const TOGETHER = 6;

/** A booklet from the files the site hands out. Rejects when one of them cannot be had. */
export async function readBooklet(agencyId: string, read: ReadFile): Promise<Booklet> {
  const { standings, changes, ...detail } = dataOf<AgencyReport['detail'] & Booklet['report']>(
    await read(recordFile('agencies', agencyId, 'json')),
  );
  const forms: FormDetail[] = [];
  for (let at = 0; at < detail.forms.length; at += TOGETHER) {
    const files = detail.forms.slice(at, at + TOGETHER).map(({ form_id }) => recordFile('forms', form_id, 'json'));
    const contents = await Promise.all(files.map(read));
    forms.push(...contents.map((content) => dataOf<FormDetail>(content)));
  }
  return { report: { detail, standings, changes }, forms };
}

/** The record in a file this site wrote itself. @throws {Error} when it is no such file */
function dataOf<T>(content: unknown): T {
  if (typeof content === 'object' && content !== null && 'data' in content) return content.data as T;
  throw new Error('this is no file of a record');
}
