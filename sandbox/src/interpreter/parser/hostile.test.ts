import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES, type DialectName } from '../dialects/dialect.ts';
import { print } from '../printer/print.ts';
import { parse } from './parse.ts';
import type { Parsed } from './parse-with.ts';

const MEGABYTE = 1_000_000;

function complaint(sql: string, dialect: DialectName): Extract<Parsed, { kind: 'error' | 'unsupported' }> {
  const parsed = parse(sql, dialect);
  if (parsed.kind === 'parsed') throw new Error('was read');
  return parsed;
}

describe('[FE7] what nobody means to send', () => {
  test.each(DIALECT_NAMES)('%s reads a megabyte of list, string and comment', (dialect) => {
    for (const sql of [
      `SELECT a${', the_name_of_a_column'.repeat(MEGABYTE / 22)} FROM t`,
      `SELECT '${'x'.repeat(MEGABYTE)}' FROM t`,
      `SELECT 1 /*${' '.repeat(MEGABYTE)}*/ FROM t`,
    ]) {
      expect(parse(sql, dialect).kind).toBe('parsed');
    }
  });

  test.each(DIALECT_NAMES)('%s finds nothing to do in nothing', (dialect) => {
    for (const sql of ['', ' \n\t', '-- only a comment', '/* and\n another */', ';;;', '\uFEFF']) {
      expect(parse(sql, dialect)).toEqual({ kind: 'parsed', statements: [] });
    }
  });

  test.each(DIALECT_NAMES)('%s reads behind a byte order mark', (dialect) => {
    const parsed = parse('\uFEFFSELECT a FROM t', dialect);
    if (parsed.kind !== 'parsed') throw new Error(parsed.error.message);
    expect(parsed.statements[0]?.span).toEqual({ offset: 1, length: 15 });
  });

  test.each(DIALECT_NAMES)('%s points at a NUL and at half a character', (dialect) => {
    for (const odd of ['\0', '\ud800', '\udc00']) {
      const { kind, error } = complaint(`SELECT a\nFROM ${odd}t`, dialect);
      expect([kind, error.offset, error.line, error.column]).toEqual(['error', 14, 2, 6]);
    }
  });

  test.each(DIALECT_NAMES)(
    '%s keeps half a character in a string, and counts whole ones as two',
    (dialect) => {
      const sql = "SELECT '\ud800', '🪔' FROM t";
      const parsed = parse(sql, dialect);
      if (parsed.kind !== 'parsed') throw new Error(parsed.error.message);
      expect(parsed.statements.map((statement) => print(statement, dialect))).toEqual([sql]);
      expect(complaint("SELECT '🪔' FROM", dialect).error.offset).toBeGreaterThanOrEqual(12);
    },
  );

  test.each(DIALECT_NAMES)('%s takes names that objects have already', (dialect) => {
    const sql = 'SELECT __proto__, constructor, toString FROM hasOwnProperty WHERE valueOf = 1';
    const parsed = parse(dialect === 'oracle' ? sql.replace('__proto__, ', '') : sql, dialect);
    expect(parsed.kind).toBe('parsed');
  });
});
