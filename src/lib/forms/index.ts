export { assembleDataset } from './assemble.ts';
export type { DocumentReading } from './assemble.ts';
export type { FormReading } from './form-reading.ts';
export { readForms } from './read-forms.ts';
