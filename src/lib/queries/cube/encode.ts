import { ByteWriter, checksum } from './bytes.ts';
import type { Cube } from './cube.ts';
import { BODY, type CubeHead, SIGNATURE, VERSION } from './format.ts';

/**
 * A cube as bytes, not yet compressed: `/dataset/cube.bin` is these bytes as gzip. After signature, version and checksum
 * stand the lists of codes as JSON, then columns of places in them; the patterns of a group of forms as steps.
 */
export function encodeCube(cube: Cube): Uint8Array {
  const writer = new ByteWriter();
  writer.raw(new Uint8Array(BODY));
  const head = new TextEncoder().encode(JSON.stringify(headOf(cube)));
  writer.number(head.length);
  writer.raw(head);
  for (const column of columnsOf(cube)) writer.column(column);
  const bytes = writer.finish();
  bytes.set(SIGNATURE);
  bytes[SIGNATURE.length] = VERSION;
  new DataView(bytes.buffer).setUint32(SIGNATURE.length + 1, checksum(bytes, BODY), true);
  return bytes;
}

function headOf({ codes, units, values, totals, forms, amounts }: Cube): CubeHead {
  return {
    codes,
    units,
    totals,
    values: [...values],
    breakdowns: amounts.breakdowns,
    amountCodes: amounts.codes,
    periods: amounts.periods,
    money: [forms.total.map(String), amounts.total.map(String)],
  };
}

/** All columns in the order in which `decodeCube` reads them. */
function columnsOf({ forms, amounts, agencies, targets, patterns, cells }: Cube): ArrayLike<number>[] {
  return [
    ...[forms.count, forms.known, forms.codes.year, forms.codes.province, forms.codes.kind, forms.codes.form_type],
    ...[amounts.form, amounts.breakdown, amounts.code, amounts.period, amounts.count, amounts.known],
    ...[agencies.count, lengths(agencies.start), steps(agencies)],
    ...[targets.codes.period, targets.codes.target_kind, targets.codes.operator],
    ...[targets.unit, targets.value, targets.traits],
    ...[patterns.codes.level1, patterns.codes.level2, patterns.codes.concept, patterns.placeholder],
    ...[lengths(patterns.start), patterns.target],
    ...[lengths(cells.start), steps({ start: cells.start, form: cells.pattern }), cells.count],
  ];
}

function lengths(start: Uint32Array): Uint32Array {
  return start.slice(1).map((end, at) => end - (start[at] ?? 0));
}

/** Ascending places of each row as the first one and the distances from each to the next. */
function steps({ start, form }: { readonly start: Uint32Array; readonly form: Uint32Array }): Uint32Array {
  const result = form.map((place, at) => place - (form[at - 1] ?? 0));
  for (const first of start) if (first < form.length) result[first] = form[first] ?? 0;
  return result;
}
