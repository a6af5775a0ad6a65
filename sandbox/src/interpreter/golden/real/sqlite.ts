import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { type Answer, writtenText } from '../answer.ts';
import type { GoldenCase } from '../golden-case.ts';
import { statementsIn } from './statements.ts';

/** What the official SQLite build says to a case, in a database of its own, with foreign keys on. */
export function askSqlite(sqlite3: Sqlite3Static, { setup, sql }: GoldenCase): Answer {
  const { oo1, capi } = sqlite3;
  const connection = new oo1.DB(':memory:');
  let running = '';
  try {
    connection.exec(`PRAGMA foreign_keys = ON; ${setup}`);
    let answer: Answer = { kind: 'result', names: [], rows: [], count: 0 };
    for (const statement of statementsIn(sql)) {
      running = statement;
      const prepared = connection.prepare(statement);
      try {
        const names = prepared.columnCount > 0 ? prepared.getColumnNames() : [];
        const rows: string[][] = [];
        const before = connection.changes(true);
        while (prepared.step()) rows.push(prepared.get([]).map(written));
        const count = names.length > 0 ? rows.length : connection.changes(true) - before;
        answer = { kind: 'result', names, rows, count };
      } finally {
        prepared.finalize();
      }
    }
    return answer;
  } catch (error) {
    if (!(error instanceof sqlite3.SQLite3Error)) throw error;
    const pointer = connection.pointer as number;
    const offset = capi.sqlite3_error_offset(pointer);
    const code = capi.sqlite3_js_rc_str(error.resultCode) ?? String(error.resultCode);
    const message = error.message.replace(/^[^:]+: sqlite3 result code \d+: /, '');
    return { kind: 'error', code, message, offset: offset < 0 ? undefined : sql.indexOf(running) + offset };
  } finally {
    connection.close();
  }
}

function written(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return writtenText(value);
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new Error(`SQLite gave a ${typeof value}`);
}
