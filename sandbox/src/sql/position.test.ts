import { describe, expect, test } from 'vitest';
import { lineAndColumn, offsetOfByte, offsetOfCodePoint } from './position.ts';

const SQL = "SELECT '🪔ñ',\n  x";

describe('[RU5] positions', () => {
  test('bytes and code points lead to the same place', () => {
    const offset = SQL.indexOf('x');
    expect(offsetOfByte(SQL, Buffer.byteLength(SQL.slice(0, offset)))).toBe(offset);
    expect(offsetOfCodePoint(SQL, Array.from(SQL.slice(0, offset)).length)).toBe(offset);
  });

  test('lines and columns count from 1', () => {
    expect(lineAndColumn(SQL, 0)).toEqual({ line: 1, column: 1 });
    expect(lineAndColumn(SQL, SQL.indexOf('x'))).toEqual({ line: 2, column: 3 });
  });
});
