import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnumTree } from '../../src/lib/engines/enum-type.ts';
import { lastStatement } from '../../src/lib/engines/statement.ts';

describe('readEnumTree', () => {
  it.each([
    ['INTEGER', null],
    ['DECIMAL(10,2)', null],
    ['TIMESTAMP WITH TIME ZONE', null],
    ['VARCHAR[]', null],
    ['STRUCT(a INTEGER, b VARCHAR)', null],
    ["ENUM('a', 'b')", ['a', 'b']],
    ["ENUM('a, (b', '''', 'ENUM(''x'')')", ['a, (b', "'", "ENUM('x')"]],
    ["ENUM('a')[]", { parts: [['a']] }],
    ["ENUM('a')[3][]", { parts: [{ parts: [['a']] }] }],
    [`STRUCT(a DECIMAL(3,1), "b ""c)" ENUM('x'), d ENUM('y')[])`, { parts: [null, ['x'], { parts: [['y']] }] }],
    ["MAP(VARCHAR, ENUM('a'))", { parts: [{ parts: [null, ['a']] }] }],
    ["STRUCT(t TIMESTAMP WITH TIME ZONE, e ENUM('a'))", { parts: [null, ['a']] }],
  ])('of %s', (type, tree) => {
    expect(readEnumTree(type)).toEqual(tree);
  });

  it('ends on any text', () => {
    const unit = fc.constantFrom('ENUM', 'STRUCT', '(', ')', '[', ']', ',', "'a'", '"b"', ' ', "'");
    fc.assert(fc.property(fc.string({ unit }), (type) => typeof readEnumTree(type) === 'object'));
  });
});

describe('lastStatement', () => {
  it.each([
    ['SELECT 1', 'SELECT 1'],
    ['SELECT 1; SELECT 2;\n', 'SELECT 2'],
    ["SELECT ';''; --' AS a;", "SELECT ';''; --' AS a"],
    ['SELECT 1 AS "a;b" -- ; no\n;/* ; */', 'SELECT 1 AS "a;b"'],
    ['SELECT 4 / 2 - 1; SELECT $$;$$', 'SELECT $$;$$'],
    ['SELECT $tag$ ; $tag$ -- ;', 'SELECT $tag$ ; $tag$'],
    ['', ''],
  ])('of %j', (sql, statement) => {
    expect(lastStatement(sql)).toBe(statement);
  });
});
