import { readFileSync } from 'node:fs';
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { Cell } from '@sqltown/shared/api';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRow } from '../../engines/sqlite/columns.ts';
import { SqlFailure } from '../errors/failure.ts';
import { semanticsOf } from '../semantics/index.ts';
import type { Type } from '../types/type.ts';
import { ask, town, townScript } from './small-town.ts';

type Answer = { readonly columns: readonly string[]; readonly rows: readonly string[] } | 'error';

describe('queries against the real engines', () => {
  let sqlite: (sql: string) => Answer;
  beforeAll(async () => {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    sqlite = openSqlite(await initialize());
  }, 60_000);

  it('[IN50] SQLite gives the same columns and rows, and refuses the same', () => {
    const queries = readFileSync(new URL('queries.sqlite.sql', import.meta.url), 'utf8')
      .split(/;\s*\n/)
      .map((sql) => sql.trim())
      .filter(Boolean);
    const differing = queries
      .map((sql) => ({ sql, real: inOrder(sql, sqlite(sql)), ours: inOrder(sql, ours(sql)) }))
      .filter(({ real, ours }) => JSON.stringify(real) !== JSON.stringify(ours));
    expect(queries.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });
});

/** Without ORDER BY the order of the rows is nobody's promise. */
function inOrder(sql: string, answer: Answer): Answer {
  if (answer === 'error' || /order by/i.test(sql)) return answer;
  return { ...answer, rows: answer.rows.toSorted() };
}

function ours(sql: string): Answer {
  try {
    const { columns, rows, query } = ask(sql, { dialect: 'sqlite' });
    const semantics = semanticsOf('sqlite');
    const typeAt = (i: number): Type => query.columns[i]?.type ?? { kind: 'null' };
    const shown = rows.map((row) => row.map((value, i): Cell => semantics.cell(value, typeAt(i))));
    return { columns, rows: shown.map((cells) => JSON.stringify(cells)) };
  } catch (failure) {
    if (failure instanceof SqlFailure) return 'error';
    throw failure;
  }
}

function openSqlite(sqlite3: Sqlite3Static): (sql: string) => Answer {
  const connection: Database = new sqlite3.oo1.DB(':memory:');
  connection.exec(townScript(town('sqlite')));
  return (sql) => {
    try {
      const statement = connection.prepare(sql);
      try {
        const columns = statement.getColumnNames();
        const rows: string[] = [];
        while (statement.step())
          rows.push(JSON.stringify(readRow(sqlite3, statement.pointer as number, columns.length)));
        return { columns, rows };
      } finally {
        statement.finalize();
      }
    } catch (error) {
      if (error instanceof sqlite3.SQLite3Error) return 'error';
      throw error;
    }
  };
}
