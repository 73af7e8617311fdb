import { maskPersonalData, type PersonalData } from '#lib/text/index.ts';
import type { Hit } from './file-record.ts';

/** What the gate knows beyond the recognisers. */
export interface GateSettings {
  /** Names that stand in contact fields of the source documents; kept in memory only. */
  readonly names: readonly string[];
  /** Texts the publisher answers for: the office's own address, a name that is also a word. */
  readonly allowed: readonly string[];
  /** The files are programs: what looks like an e-mail address is an operator or the author of a library. */
  readonly isCode?: boolean;
}

type Known = Pick<ReadonlySet<string>, 'has'>;

const TEXTS = /\.(?:html|json|svg|csv|txt|xml|md|js|css|webmanifest|ttl|jsonld)$/;
/** A text without any of these holds nothing the recognisers know, and need not be asked. */
const SUSPICIOUS = /\d{7}|\d{3,4}[-—\s)]\s?\d{3,4}|@|\*{4}|[０-９]{3}|＠|＊{4}/;
/** Digests and identifiers: long runs of hexadecimal digits with letters among them. */
const DIGEST = /^(?=.*[a-f])[0-9a-f-]{12,}$/;
/** Digests as a content security policy writes them: chance puts digits after the two letters of a messenger into one. */
const POLICY_DIGEST = /sha(?:256-[\w+/]{43}=|384-[\w+/]{64}|512-[\w+/]{86}==)/g;
const AROUND = 12;

/** Looks for personal data in files that are to become public. */
export class PrivacyGate {
  readonly #allowed: ReadonlySet<string>;
  readonly #names: RegExp | null;
  readonly #isCode: boolean;
  readonly #numbers: Known;

  /** @param numbers of the product's own records, which are no personal data */
  constructor({ names, allowed, isCode = false }: GateSettings, numbers: Known = new Set<string>()) {
    this.#isCode = isCode;
    this.#numbers = numbers;
    this.#allowed = new Set(allowed);
    const asked = names.filter((name) => !this.#allowed.has(name));
    this.#names = asked.length === 0 ? null : new RegExp(asked.map(namePattern).join('|'), 'g');
  }

  /** Every personal datum in a file, with its line; a file that holds no text has none. */
  scan(file: string, bytes: Uint8Array): Hit[] {
    if (!TEXTS.test(file)) return [];
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    const found = [...this.#recognised(text), ...this.#named(text)];
    return found.map((datum) => ({
      file,
      kind: datum.kind,
      line: lineAt(text, datum.start),
      sample: sampleOf(text, datum, found),
    }));
  }

  #recognised(text: string): PersonalData[] {
    if (!SUSPICIOUS.test(text)) return [];
    const asked = text.replaceAll(POLICY_DIGEST, (digest) => '-'.repeat(digest.length));
    return maskPersonalData(asked).found.filter((datum) => !this.#isHarmless(text, datum));
  }

  #named(text: string): PersonalData[] {
    if (this.#names === null) return [];
    return [...text.matchAll(this.#names)].map((match) => ({
      kind: 'name',
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  #isHarmless(text: string, { kind, start, end }: PersonalData): boolean {
    const datum = text.slice(start, end);
    if (this.#allowed.has(datum) || isMasked(datum)) return true;
    if (kind === 'email') return this.#isCode;
    if (isDecimal(text, start, end) || this.#numbers.has(datum)) return true;
    const word = wordAround(text, start, end);
    return [word, ...word.split('-')].some((part) => part.includes(datum) && DIGEST.test(part));
  }
}

function isMasked(datum: string): boolean {
  return /^[*\s()-]+$/.test(datum);
}

/** Whether the digits belong to a number with a decimal point: coordinates and quotients, not card numbers. */
function isDecimal(text: string, start: number, end: number): boolean {
  const before = /[\d:,[(=\s-]\.$/.test(text.slice(Math.max(0, start - 2), start));
  return before || /^\.\d/.test(text.slice(end, end + 2));
}

function wordAround(text: string, start: number, end: number): string {
  const before = /[0-9A-Za-z-]*$/.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? '';
  const after = /^[0-9A-Za-z-]*/.exec(text.slice(end, end + 80))?.[0] ?? '';
  return before + text.slice(start, end) + after;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** A datum with its neighbourhood: its first character and none of any other datum's can be read. */
function sampleOf(text: string, { start, end }: PersonalData, found: readonly PersonalData[]): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const near = found.filter((other) => other.start < to && other.end > from);
  const isHidden = (at: number) => at !== start && near.some((other) => at >= other.start && at < other.end);
  const signs = Array.from({ length: to - from }, (_, at) => (isHidden(from + at) ? '*' : (text[from + at] ?? '')));
  return signs.join('').replaceAll(/\s+/g, ' ').trim();
}

const HAN = String.raw`[\u4e00-\u9fff]`;
const TITLE = '同志|先生|女士|局长|主任|科长|处长|所长|院长|校长|书记|老师|电话|手机|联系';

/** Two characters inside a sentence are mostly parts of words (提高明显): they count at its edge or before a title. */
function namePattern(name: string): string {
  const text = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return name.length > 2 ? text : `(?<!${HAN})${text}|${text}(?!${HAN})|${text}(?=${TITLE})`;
}
