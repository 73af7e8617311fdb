import { readFileSync } from 'node:fs';
import { NO_SETTINGS, readPublicSettings, type PublicSettings } from './settings.ts';

let settings: PublicSettings | undefined;

/** What the publisher of this site said: the JSON file named in DUIBIAO_PUBLICATION; nothing without one. */
export function publicSettings(): PublicSettings {
  settings ??= readSettings(process.env['DUIBIAO_PUBLICATION']);
  return settings;
}

function readSettings(file: string | undefined): PublicSettings {
  return file === undefined || file === '' ? NO_SETTINGS : readPublicSettings(JSON.parse(readFileSync(file, 'utf8')));
}
