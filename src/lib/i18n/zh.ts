import { agency } from './agency.zh.ts';
import { charts } from './charts.zh.ts';
import { codes } from './codes.zh.ts';
import { compare } from './compare.zh.ts';
import { data } from './data.zh.ts';
import { findings } from './findings.zh.ts';
import { form } from './form.zh.ts';
import { indicators } from './indicators.zh.ts';
import { overview } from './overview.zh.ts';
import { problems } from './problems.zh.ts';
import { reuse } from './reuse.zh.ts';
import { site } from './site.zh.ts';
import { workbench } from './workbench.zh.ts';

/** All texts by area; the Chinese dictionary is the source of the type, so a key missing in English is a type error. */
export interface Messages {
  readonly agency: typeof agency;
  readonly charts: typeof charts;
  readonly codes: typeof codes;
  readonly compare: typeof compare;
  readonly data: typeof data;
  readonly findings: typeof findings;
  readonly form: typeof form;
  readonly indicators: typeof indicators;
  readonly overview: typeof overview;
  readonly problems: typeof problems;
  readonly reuse: typeof reuse;
  readonly site: typeof site;
  readonly workbench: typeof workbench;
}

export const zh: Messages = {
  agency,
  charts,
  codes,
  compare,
  data,
  findings,
  form,
  indicators,
  overview,
  problems,
  reuse,
  site,
  workbench,
};
