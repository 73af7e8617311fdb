import { check } from './check.ts';
import type { Command } from './command.ts';
import { convert } from './convert.ts';
import { generate } from './generate.ts';
import { importDocuments } from './import.ts';
import { publish } from './publish.ts';
import { query } from './query.ts';
import { validate } from './validate.ts';

/** Every command, in the order in which help shows them. */
export const COMMANDS: readonly Command[] = [importDocuments, validate, check, query, convert, generate, publish];
