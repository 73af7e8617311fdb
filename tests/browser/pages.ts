import { sampleRows } from './dataset.ts';

const [form] = sampleRows('forms');
const [agency] = sampleRows('agencies');
const [region] = sampleRows('regions');

/** One page of each template, without the language. */
export const TEMPLATES: readonly string[] = [
  '/',
  '/compare/',
  '/forms/',
  `/forms/${form?.id ?? ''}/`,
  '/agencies/',
  `/agencies/${agency?.id ?? ''}/`,
  `/regions/${region?.code ?? ''}/`,
  '/data/',
  '/findings/',
  '/sql/',
  '/methods/',
  '/methods/missing_unit/',
];

/** Every template in both languages. */
export const PAGES: readonly string[] = TEMPLATES.flatMap((path) => [path, `/en${path}`]);
