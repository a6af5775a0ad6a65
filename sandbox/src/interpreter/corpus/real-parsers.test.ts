import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { hasSqlDetails, loadModule, parseSync } from 'libpg-query';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DialectName } from '../dialects/dialect.ts';
import { parse } from '../parser/parse.ts';
import { refusedBy, statementsOf } from './corpus.ts';

/** What a real parser says of a statement: where it complains and how; null when it reads it. */
type Complaint = { readonly offset: number | null; readonly message: string };
type RealParser = (sql: string) => Complaint | null;

function disagreements(dialect: DialectName, real: RealParser): unknown[] {
  const read = statementsOf(dialect).flatMap((sql) => {
    const complaint = real(sql);
    return complaint ? [{ sql, shouldRead: true, ...complaint }] : [];
  });
  const refused = refusedBy(dialect).flatMap(({ sql }) => {
    const complaint = real(sql);
    const parsed = parse(sql, dialect);
    const ours = parsed.kind === 'error' ? parsed.error : null;
    const isSame = complaint && ours && complaint.message === ours.message;
    const isSamePlace = complaint?.offset === null || complaint?.offset === ours?.offset;
    return isSame && isSamePlace ? [] : [{ sql, real: complaint, ours: ours && [ours.offset, ours.message] }];
  });
  return [...read, ...refused];
}

describe('the corpus against the real parsers', () => {
  let sqlite3: Sqlite3Static;
  beforeAll(async () => {
    await loadModule();
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    sqlite3 = await initialize();
  });

  test('[FE4] [FE5] PostgreSQL reads and refuses the same, at the same places, in the same words', () => {
    expect(disagreements('postgresql', postgresComplaint)).toEqual([]);
  });

  test('[FE4] [FE5] SQLite reads and refuses the same, at the same places, in the same words', () => {
    expect(disagreements('sqlite', (sql) => sqliteComplaint(sqlite3, sql))).toEqual([]);
  });
});

function postgresComplaint(sql: string): Complaint | null {
  try {
    parseSync(sql);
    return null;
  } catch (error) {
    if (!hasSqlDetails(error)) throw error;
    return { offset: error.sqlDetails?.cursorPosition ?? null, message: error.message };
  }
}

/** Tables that don't exist are no matter of syntax. */
const SYNTAX = /syntax error|incomplete input|unrecognized token/;

function sqliteComplaint({ oo1, capi }: Sqlite3Static, sql: string): Complaint | null {
  const connection = new oo1.DB(':memory:');
  try {
    connection.prepare(sql).finalize();
    return null;
  } catch {
    const pointer = connection.pointer as number;
    const message = capi.sqlite3_errmsg(pointer) ?? '';
    const offset = capi.sqlite3_error_offset(pointer);
    return SYNTAX.test(message) ? { message, offset: offset < 0 ? null : offset } : null;
  } finally {
    connection.close();
  }
}
