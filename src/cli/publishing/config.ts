import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stance } from '#lib/rules/index.ts';

/** What the publisher decides; every part may be left out. */
export interface PublishConfig {
  /** The name of the site. */
  readonly title: string | null;
  readonly publisher: string | null;
  readonly licence: { readonly name: string; readonly url: string | null } | null;
  /** Where a reader reports an error: the office's e-mail address or a web address. */
  readonly contact: string | null;
  /** `https://example.gov.cn`: where the site will stand. */
  readonly origin: string | null;
  /** The folder of the host it lies in: `/name`, or empty. */
  readonly base: string;
  /** Findings of these stances are public. */
  readonly stances: readonly Stance[];
  /** Texts the privacy gate lets pass, each with the publisher's reason. */
  readonly allow: readonly { readonly text: string; readonly reason: string }[];
}

/** What is wrong with a configuration, and where. */
export interface ConfigProblem {
  /** `publish.json: stances[1]`, `--origin`. */
  readonly place: string;
  readonly message: string;
}

const STANCES: readonly Stance[] = ['invalid', 'mistake', 'signal'];
const CONFIG_FILE = 'publish.json';

/**
 * A contradiction in a form or a slip of the pen can be checked by every reader; a signal is a pattern that asks for
 * somebody who knows the office. So signals are public only when the publisher says so.
 */
const DEFAULTS: PublishConfig = {
  title: null,
  publisher: null,
  licence: null,
  contact: null,
  origin: null,
  base: '',
  stances: ['invalid', 'mistake'],
  allow: [],
};

const KEYS = Object.keys(DEFAULTS);

/** What the command line says; it wins over the file. */
export type ConfigOptions = Readonly<Partial<Record<'origin' | 'base' | 'stances', string>>>;

/** The publisher's decisions from `publish.json` of the dataset folder and the command line. */
export async function readConfig(
  folder: string,
  options: ConfigOptions,
): Promise<{ config: PublishConfig; problems: ConfigProblem[] }> {
  const path = join(folder, CONFIG_FILE);
  const text = existsSync(path) ? await readFile(path, 'utf8') : '{}';
  const problems: ConfigProblem[] = [];
  const check = new Checker(problems);
  const read = parsed(text, problems);
  for (const key of Object.keys(read)) {
    if (!KEYS.includes(key)) check.fault(key, `is not known; there are ${KEYS.join(', ')}`);
  }
  const said = (name: keyof ConfigOptions): [unknown, string] =>
    options[name] === undefined ? [read[name], name] : [options[name], `--${name}`];
  const stances = options.stances === undefined ? read['stances'] : options.stances.split(',').filter(Boolean);
  const config: PublishConfig = {
    title: check.text(read['title'], 'title'),
    publisher: check.text(read['publisher'], 'publisher'),
    licence: check.licence(read['licence']),
    contact: check.contact(read['contact']),
    origin: check.origin(...said('origin')),
    base: check.base(...said('base')),
    stances: check.stances(stances, options.stances === undefined ? 'stances' : '--stances'),
    allow: check.allow(read['allow']),
  };
  return { config, problems };
}

function parsed(text: string, problems: ConfigProblem[]): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    if (isRecord(read)) return read;
    problems.push({ place: CONFIG_FILE, message: 'must hold one object' });
  } catch (error) {
    problems.push({ place: CONFIG_FILE, message: `is not JSON: ${error instanceof Error ? error.message : ''}` });
  }
  return {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes what fits and notes what does not, with its place. */
class Checker {
  readonly #problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    this.#problems = problems;
  }

  fault(place: string, message: string): null {
    this.#problems.push({ place: place.startsWith('--') ? place : `${CONFIG_FILE}: ${place}`, message });
    return null;
  }

  text(value: unknown, place: string): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return this.fault(place, 'must be a text');
  }

  licence(value: unknown): PublishConfig['licence'] {
    if (!isRecord(value)) {
      const name = this.text(value, 'licence');
      return name === null ? null : { name, url: null };
    }
    const name = this.text(value['name'], 'licence.name');
    const url = this.text(value['url'], 'licence.url');
    if (url !== null && !isWebAddress(url)) this.fault('licence.url', 'must be a web address');
    return name === null ? null : { name, url: url !== null && isWebAddress(url) ? url : null };
  }

  contact(value: unknown): string | null {
    const text = this.text(value, 'contact');
    if (text === null || isWebAddress(text) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
    return this.fault('contact', 'must be an e-mail address or a web address');
  }

  origin(value: unknown, place: string): string | null {
    const text = this.text(value, place);
    if (text === null) return null;
    if (!isWebAddress(text) || new URL(text).origin !== text.replace(/\/$/, ''))
      return this.fault(place, 'must be like https://example.gov.cn, without a folder (that is the base)');
    return new URL(text).origin;
  }

  base(value: unknown, place: string): string {
    if (value === undefined || value === null || value === '' || value === '/') return '';
    if (typeof value === 'string' && /^(?:\/[\w.~-]+)+\/?$/.test(value)) return value.replace(/\/$/, '');
    this.fault(place, 'must be like /name');
    return '';
  }

  stances(value: unknown, place: string): readonly Stance[] {
    if (value === undefined) return DEFAULTS.stances;
    if (!Array.isArray(value)) {
      this.fault(place, 'must be a list');
      return DEFAULTS.stances;
    }
    value.forEach((one, at) => {
      if (!STANCES.some((stance) => stance === one))
        this.fault(`${place}[${at}]`, `must be one of ${STANCES.join(', ')}`);
    });
    return STANCES.filter((stance) => value.includes(stance));
  }

  allow(value: unknown): PublishConfig['allow'] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fault('allow', 'must be a list') ?? [];
    return value.flatMap((one: unknown, at) => {
      const text = isRecord(one) ? this.text(one['text'], `allow[${at}].text`) : null;
      const reason = isRecord(one) ? this.text(one['reason'], `allow[${at}].reason`) : null;
      if (text !== null && reason !== null) return [{ text, reason }];
      return this.fault(`allow[${at}]`, 'needs a text and the reason it is no personal datum') ?? [];
    });
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
