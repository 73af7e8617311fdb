export { formatTarget } from './format.ts';
export { parseTargets } from './parse.ts';
export type { TargetContext } from './parse.ts';
export { namesAShare } from './share.ts';
export type { Operator, Target, TargetKind } from './target.ts';
