import { ByteReader, checksum } from './bytes.ts';
import type { Cube, CubeProblem, CubeReading } from './cube.ts';
import { BODY, isHead, SIGNATURE, VERSION, type CubeHead } from './format.ts';

/** The cube in (uncompressed) bytes that `encodeCube` wrote, or why they hold none; never throws. */
export function decodeCube(bytes: Uint8Array): CubeReading {
  const isCube = SIGNATURE.every((byte, at) => bytes[at] === byte);
  if (!isCube || bytes.length < BODY) return refused('cube_broken', { part: 'signature' });
  const version = bytes[SIGNATURE.length];
  if (version !== VERSION) return refused('cube_version', { value: String(version), expected: String(VERSION) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(SIGNATURE.length + 1, true) !== checksum(bytes, BODY)) {
    return refused('cube_broken', { part: 'checksum' });
  }
  const reader = new ByteReader(bytes, BODY);
  const head = headFrom(reader.raw(reader.number()));
  const cube = head === null ? null : cubeFrom(head, reader);
  if (cube === null || reader.broken || !reader.isAtEnd) return refused('cube_broken', { part: 'columns' });
  return { cube, problem: null };
}

function refused(code: CubeProblem['code'], values: CubeProblem['values']): CubeReading {
  return { cube: null, problem: { code, values } };
}

function headFrom(bytes: Uint8Array): CubeHead | null {
  try {
    const head: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isHead(head) ? head : null;
  } catch {
    return null;
  }
}

const ANY = 2 ** 32;

/** Reads the columns in the order in which `encodeCube` writes them. */
function cubeFrom(head: CubeHead, reader: ByteReader): Cube {
  const { codes, units, totals } = head;
  const forms = formsFrom(head, reader);
  const groups = forms.count.length;
  return {
    codes,
    units,
    totals,
    values: Float64Array.from(head.values),
    forms,
    amounts: amountsFrom(head, groups, reader),
    agencies: agenciesFrom(groups, reader),
    ...readingsFrom(head, groups, reader),
  };
}

function formsFrom({ codes, money }: CubeHead, reader: ByteReader): Cube['forms'] {
  const count = reader.column(ANY);
  const known = reader.column(ANY, count.length);
  const coded = (size: number) => reader.column(size, count.length);
  return {
    count,
    known,
    codes: {
      year: coded(codes.year.length),
      province: coded(codes.province.length),
      kind: coded(codes.kind.length),
      form_type: coded(codes.form_type.length),
    },
    total: moneyOf(money[0], count.length, reader),
  };
}

function amountsFrom(head: CubeHead, groups: number, reader: ByteReader): Cube['amounts'] {
  const { breakdowns, amountCodes: codes, periods } = head;
  const form = reader.column(groups);
  const breakdown = reader.column(breakdowns.length, form.length);
  const code = reader.column(codes.length, form.length);
  const period = reader.column(periods.length, form.length);
  const count = reader.column(ANY, form.length);
  const known = reader.column(ANY, form.length);
  const total = moneyOf(head.money[1], form.length, reader);
  return { breakdowns, codes, periods, form, breakdown, code, period, count, known, total };
}

function agenciesFrom(groups: number, reader: ByteReader): Cube['agencies'] {
  const count = reader.column(ANY);
  const start = startsFrom(reader.column(ANY, count.length));
  return { count, start, form: placesFrom(start, groups, reader) };
}

function readingsFrom(
  head: CubeHead,
  groups: number,
  reader: ByteReader,
): Pick<Cube, 'targets' | 'patterns' | 'cells'> {
  const { codes, units, values } = head;
  const period = reader.column(codes.period.length);
  const coded = (size: number) => reader.column(size, period.length);
  const targetCodes = { period, target_kind: coded(codes.target_kind.length), operator: coded(codes.operator.length) };
  const unit = coded(units.length);
  const value = coded(values.length + 1);
  const traits = Uint8Array.from(coded(16));
  const level1 = reader.column(codes.level1.length);
  const read = (size: number) => reader.column(size, level1.length);
  const patternCodes = { level1, level2: read(codes.level2.length), concept: read(codes.concept.length) };
  const placeholder = Uint8Array.from(read(2));
  const patternStart = startsFrom(read(ANY));
  const target = reader.column(period.length, patternStart.at(-1));
  const start = startsFrom(reader.column(ANY, groups));
  const pattern = placesFrom(start, level1.length, reader);
  return {
    targets: { codes: targetCodes, unit, value, traits },
    patterns: { codes: patternCodes, placeholder, start: patternStart, target },
    cells: { start, pattern, count: reader.column(ANY, pattern.length) },
  };
}

function moneyOf(texts: readonly string[] | undefined, length: number, reader: ByteReader): readonly bigint[] {
  if (texts?.length !== length) reader.broken = true;
  return (texts ?? []).map(BigInt);
}

function startsFrom(lengths: Uint32Array): Uint32Array {
  const start = new Uint32Array(lengths.length + 1);
  for (let at = 0; at < lengths.length; at += 1) start[at + 1] = (start[at] ?? 0) + (lengths[at] ?? 0);
  return start;
}

/** Ascending places below a bound, from the first one of each row and the steps to the next. */
function placesFrom(start: Uint32Array, below: number, reader: ByteReader): Uint32Array {
  const places = reader.column(below, start.at(-1));
  for (let row = 0; row + 1 < start.length && !reader.broken; row += 1) {
    const end = start[row + 1] ?? 0;
    let place = 0;
    for (let at = start[row] ?? 0; at < end; at += 1) {
      place += places[at] ?? 0;
      places[at] = place;
    }
    if (place >= below && end > (start[row] ?? 0)) reader.broken = true;
  }
  return places;
}
