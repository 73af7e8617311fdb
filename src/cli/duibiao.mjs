#!/usr/bin/env node
// The command line: installs what is missing, then hands over to the TypeScript commands.
import { ensureInstalled, requireNode } from './setup.mjs';

requireNode();
ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { run } = await import('./main.ts');
process.exitCode = await run(process.argv.slice(2));
