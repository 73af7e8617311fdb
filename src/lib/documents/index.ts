export type { Cell, Grid, Problem, ReadDocument } from './grid.ts';
export { EXTENSIONS, openDocument } from './open.ts';
export type { Reader } from './open.ts';
export { readText } from './text.ts';
