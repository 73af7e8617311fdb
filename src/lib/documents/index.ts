export type { ArchivedFile, OpenedArchive } from './archive.ts';
export type { Cell, Grid, Problem, ReadDocument } from './grid.ts';
export type { ReadOptions } from './limits.ts';
export { documentsIn, EXTENSIONS, openDocument } from './open.ts';
