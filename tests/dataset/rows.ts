import fc from 'fast-check';
import { type Cell, type Field, type Row, type TableName, tableNamed } from '#lib/dataset/index.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${length - 1}}$`));
const decimal = fc.tuple(digits(9), fc.constantFrom('', '.0', '.50', '.123456')).map((parts) => parts.join(''));
const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const isoDay = day.map((date) => date.toISOString().slice(0, 10));
/** Text as a clerk or a broken scan may leave it: quotes, commas, breaks, anything but the empty string. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', '\t', '办', "'", ';'), minLength: 1, maxLength: 8 }),
);

function value(field: Field): fc.Arbitrary<Cell> {
  if (field.enum) return fc.constantFrom(...field.enum);
  if (field.pattern) return fc.stringMatching(new RegExp(field.pattern));
  switch (field.type) {
    case 'integer':
      return fc.integer({ min: field.minimum ?? -1_000_000_000, max: 2_000_000_000 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number));
    case 'boolean':
      return fc.boolean();
    case 'decimal':
      return decimal;
    case 'date':
      return isoDay;
    case 'partial_date':
      return fc.tuple(isoDay, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
    case 'quantity':
      return fc.oneof(decimal, isoDay, fc.constantFrom('1:15', '12-31', '-3', '1e21'));
    case 'string':
      return text;
  }
}

/** A random good row of a table. */
export function row<N extends TableName>(name: N): fc.Arbitrary<Row<N>> {
  const fields = tableNamed(name).fields.map((field): [string, fc.Arbitrary<Cell>] => [
    field.name,
    field.required ? value(field) : fc.option(value(field)),
  ]);
  return fc.record(Object.fromEntries(fields)).map((values) => values as Row<N>);
}
