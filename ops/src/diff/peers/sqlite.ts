import sqlite3InitModule, { type Database } from '@sqlite.org/sqlite-wasm';
import { type GeneratedDatabase, scriptOf } from '../generate/database.ts';
import { floatDatum, numberDatum } from './datum.ts';
import type { Answer, Datum, Peer } from './peer.ts';

/** The official SQLite build, in this process. */
export async function openSqlite(): Promise<Peer> {
  const { oo1 } = await sqlite3InitModule();
  let script: readonly string[] = [];
  let connection = new oo1.DB(':memory:');
  const reload = (): void => {
    connection.close();
    connection = new oo1.DB(':memory:');
    connection.exec('PRAGMA foreign_keys = ON');
    for (const statement of script) connection.exec(statement);
  };
  return {
    name: 'SQLite',
    load: async (database: GeneratedDatabase) => {
      script = scriptOf(database, 'sqlite');
      reload();
    },
    ask: async (sql) => answer(connection, sql),
    play: async (statements) => {
      const answers = statements.map((sql) => answer(connection, sql));
      reload();
      return answers;
    },
    close: async () => connection.close(),
  };
}

function answer(connection: Database, sql: string): Answer {
  try {
    const statement = connection.prepare(sql);
    try {
      const width = statement.columnCount;
      if (width === 0) {
        statement.step();
        return { kind: 'changed', count: connection.changes() };
      }
      const columns = statement.getColumnNames();
      const rows: Datum[][] = [];
      while (statement.step()) rows.push(statement.get([]).map(datum));
      return { kind: 'rows', columns, rows };
    } finally {
      statement.finalize();
    }
  } catch (error) {
    // Most of its errors share one code: what it says tells them apart.
    const said = error instanceof Error ? error.message : String(error);
    const message = said.replace(/^.*result code \d+: /, '');
    return { kind: 'error', code: message, message };
  }
}

function datum(value: unknown): Datum {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return numberDatum(String(value));
  // Whole floats reach the browser as whole numbers do; as text (5.0) they are compared where a query makes text of them.
  if (typeof value === 'number')
    return Number.isInteger(value) ? numberDatum(String(value)) : floatDatum(value);
  if (value instanceof Uint8Array) return { kind: 'blob', text: Buffer.from(value).toString('hex') };
  if (typeof value === 'string') return { kind: 'text', text: value };
  throw new Error(`SQLite gave a ${typeof value}`);
}
