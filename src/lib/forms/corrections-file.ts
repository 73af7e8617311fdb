import type { Correction, CorrectionKind, DocumentCorrections } from './corrections.ts';
import { maskedCorrection } from './corrections-apply.ts';
import { ANCHOR_RULE, KIND_RULES, type ObjectRule, ROW_RULE, TEXT, type ValueRule } from './corrections-shape.ts';

/*
 * The file of corrections, JSON:
 *
 * { "format": "duibiao-corrections", "version": 1,
 *   "documents": [ { "file": "…", "sha256": "…", "corrections": [ … ] } ] }
 *
 * A correction says what it is (`kind`), where it stands (`form`, `place`, and `nth` where a place prints the same
 * twice), what is printed there (`printed`), what the reader made of it (`read`) and what it should be (`should`).
 * KIND_RULES lists the kinds and their fields.
 */
const FORMAT = 'duibiao-corrections';
const VERSION = 1;

/** Something wrong in a file of corrections, and where: `documents[0].corrections[3].should.level2`. */
export interface CorrectionFault {
  readonly code:
    'not_json' | 'not_corrections' | 'version_unknown' | 'field_unknown' | 'field_missing' | 'value_refused';
  readonly path: string;
  /** The value found, or the parser's words for what is no JSON. */
  readonly found: string;
  /** What may stand there. */
  readonly expected: string;
}

/** The corrections of a file that can be used, and everything that cannot. */
export interface CorrectionFile {
  readonly documents: readonly DocumentCorrections[];
  readonly faults: readonly CorrectionFault[];
}

/** Writes corrections as a file, personal data masked; documents without any are left out. */
export function writeCorrections(documents: readonly DocumentCorrections[]): string {
  const kept = documents
    .filter(({ corrections }) => corrections.length > 0)
    .map(({ file, sha256, corrections }) => ({ file, sha256, corrections: corrections.map(maskedCorrection) }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, documents: kept }, null, 2)}\n`;
}

/** Reads a file of corrections; a faulty correction is left out and reported with its place in the file. */
export function readCorrections(text: string): CorrectionFile {
  const faults: CorrectionFault[] = [];
  const root = parsed(text, faults);
  if (root === null) return { documents: [], faults };
  if (root['format'] !== FORMAT) {
    return {
      documents: [],
      faults: [...faults, fault('not_corrections', 'format', { value: root['format'], expected: FORMAT })],
    };
  }
  if (root['version'] !== VERSION) {
    return {
      documents: [],
      faults: [fault('version_unknown', 'version', { value: root['version'], expected: String(VERSION) })],
    };
  }
  unknownFields(root, ['format', 'version', 'documents'], { path: '', faults });
  const documents = listOf(root['documents'], 'documents', faults);
  return { documents: documents.flatMap((one, at) => documentOf(one, `documents[${at}]`, faults)), faults };
}

type Plain = Readonly<Record<string, unknown>>;

interface Spot {
  readonly path: string;
  readonly faults: CorrectionFault[];
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Found {
  readonly value: unknown;
  readonly expected: string;
}

function fault(code: CorrectionFault['code'], path: string, { value, expected }: Found): CorrectionFault {
  const found = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return { code, path, found: found.length > 80 ? `${found.slice(0, 80)}…` : found, expected };
}

function parsed(text: string, faults: CorrectionFault[]): Plain | null {
  try {
    const root: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (isPlain(root)) return root;
    faults.push(fault('not_corrections', '', { value: root, expected: '{ … }' }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    faults.push(fault('not_json', placeIn(text, message), { value: message, expected: 'JSON' }));
  }
  return null;
}

/** Line and column of the position a parser names: `line 3, column 7`; empty if it names none. */
function placeIn(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

function listOf(value: unknown, path: string, faults: CorrectionFault[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  faults.push(fault(value === undefined ? 'field_missing' : 'value_refused', path, { value, expected: '[ … ]' }));
  return [];
}

function inside(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function unknownFields(object: Plain, known: readonly string[], { path, faults }: Spot): void {
  for (const name of Object.keys(object).filter((one) => !known.includes(one))) {
    faults.push(fault('field_unknown', inside(path, name), { value: object[name], expected: known.join(', ') }));
  }
}

function checkField(object: Plain, [name, rule]: readonly [string, ValueRule], { path, faults }: Spot): void {
  const value = object[name];
  if (value === undefined)
    faults.push(fault('field_missing', inside(path, name), { value: undefined, expected: rule.expected }));
  else if (!rule.accepts(value))
    faults.push(fault('value_refused', inside(path, name), { value, expected: rule.expected }));
}

function checkObject(value: unknown, { must, may }: ObjectRule, spot: Spot): void {
  if (!isPlain(value)) {
    const code = value === undefined ? 'field_missing' : 'value_refused';
    spot.faults.push(fault(code, spot.path, { value, expected: '{ … }' }));
    return;
  }
  unknownFields(value, [...Object.keys(must), ...Object.keys(may)], spot);
  for (const field of Object.entries(must)) checkField(value, field, spot);
  for (const field of Object.entries(may)) if (value[field[0]] !== undefined) checkField(value, field, spot);
}

function documentOf(value: unknown, path: string, faults: CorrectionFault[]): DocumentCorrections[] {
  if (!isPlain(value)) {
    faults.push(fault('value_refused', path, { value, expected: '{ … }' }));
    return [];
  }
  unknownFields(value, ['file', 'sha256', 'corrections'], { path, faults });
  checkField(value, ['file', TEXT], { path, faults });
  checkField(value, ['sha256', TEXT], { path, faults });
  const { file, sha256 } = value;
  if (typeof file !== 'string' || typeof sha256 !== 'string') return [];
  const list = listOf(value['corrections'], inside(path, 'corrections'), faults);
  const corrections = list.flatMap((one, at) => correctionOf(one, `${path}.corrections[${at}]`, faults));
  return [{ file, sha256, corrections }];
}

const isKind = (value: unknown): value is CorrectionKind =>
  typeof value === 'string' && Object.hasOwn(KIND_RULES, value);

const VALUES: ValueRule = {
  expected: '{ … } of texts',
  accepts: (value) => isPlain(value) && Object.values(value).every((one) => one === null || typeof one === 'string'),
};

function correctionOf(value: unknown, path: string, faults: CorrectionFault[]): Correction[] {
  const found: CorrectionFault[] = [];
  const spot = { path, faults: found };
  if (!isPlain(value)) found.push(fault('value_refused', path, { value, expected: '{ … }' }));
  else if (!isKind(value['kind'])) {
    const code = value['kind'] === undefined ? 'field_missing' : 'value_refused';
    found.push(
      fault(code, inside(path, 'kind'), { value: value['kind'], expected: Object.keys(KIND_RULES).join(', ') }),
    );
  } else checkCorrection(value, value['kind'], spot);
  faults.push(...found);
  // Every field was checked against the rules of its kind.
  return found.length === 0 ? [value as Plain & Correction] : [];
}

function checkCorrection(value: Plain, kind: CorrectionKind, spot: Spot): void {
  const rule = KIND_RULES[kind];
  const inner = { ...(rule.should ? { should: {} } : {}), ...(rule.with ? { with: {} } : {}) };
  const must = { form: TEXT, ...ANCHOR_RULE.must, read: VALUES, ...rule.must };
  const known = ['kind', ...Object.keys(must), ...Object.keys(ANCHOR_RULE.may), ...Object.keys(inner)];
  unknownFields(value, known, spot);
  for (const field of Object.entries(must)) checkField(value, field, spot);
  for (const field of Object.entries(ANCHOR_RULE.may)) {
    if (value[field[0]] !== undefined) checkField(value, field, spot);
  }
  const should = { ...spot, path: inside(spot.path, 'should') };
  if (rule.should === 'rows') {
    const rows = listOf(value['should'], should.path, spot.faults);
    rows.forEach((row, at) => checkObject(row, ROW_RULE, { ...spot, path: `${should.path}[${at}]` }));
  } else if (rule.should) checkObject(value['should'], rule.should, should);
  if (rule.with) checkObject(value['with'], ANCHOR_RULE, { ...spot, path: inside(spot.path, 'with') });
}
