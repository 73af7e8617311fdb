import { sampleRows } from './dataset.ts';

const [form] = sampleRows('forms');
const [agency] = sampleRows('agencies');
const [region] = sampleRows('regions');

const department = sampleRows('forms').find(({ id }) => id.startsWith('440800'));

/** One page of each template, without the language. */
export const TEMPLATES: readonly string[] = [
  '/',
  '/compare/',
  '/indicators/',
  '/indicators/satisfaction_rate/',
  '/indicators/system_soundness/',
  '/reuse/',
  '/reuse/forms/',
  '/reuse/rows/',
  `/reuse/pair/${department?.id ?? ''}/${department?.id ?? ''}/`,
  '/reuse/check/',
  '/forms/',
  `/forms/${form?.id ?? ''}/`,
  '/agencies/',
  `/agencies/${agency?.id ?? ''}/`,
  '/regions/',
  `/regions/${region?.code ?? ''}/`,
  '/import/',
  '/data/',
  '/data/changes/',
  `/booklet/?agency=${agency?.id ?? ''}`,
  '/findings/',
  '/sql/',
  '/search/',
  '/methods/',
  '/methods/missing_unit/',
];

/** Every template in both languages. */
export const PAGES: readonly string[] = TEMPLATES.flatMap((path) => [path, `/en${path}`]);

/** Pictures for other sites, in both languages: pages without a frame. */
export const EMBEDS: readonly string[] = ['/embed/mix.html', `/embed/agencies/${agency?.id ?? ''}/budget.html`].flatMap(
  (path) => [path, `/en${path}`],
);
