import { agency } from './agency.en.ts';
import { charts } from './charts.en.ts';
import { codes } from './codes.en.ts';
import { compare } from './compare.en.ts';
import { data } from './data.en.ts';
import { findings } from './findings.en.ts';
import { form } from './form.en.ts';
import { indicators } from './indicators.en.ts';
import { overview } from './overview.en.ts';
import { problems } from './problems.en.ts';
import { reuse } from './reuse.en.ts';
import { site } from './site.en.ts';
import { workbench } from './workbench.en.ts';
import type { Messages } from './zh.ts';

export const en: Messages = {
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
