import { type Connection, createConnection, type SqlError } from 'mariadb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testServer } from '../../engines/servers/test-server.ts';
import { parse } from '../parser/parse.ts';
import { refusedBy, statementsOf } from './corpus.ts';

const SYNTAX_ERROR = 1064;
/** Without one at hand, the server complains about that before it reads on. */
const DATABASE = `corpus_${process.pid}`;

let server: Connection;
beforeAll(async () => {
  const { hostname, port, username, password } = new URL(testServer('SQLTOWN_TEST_MARIADB_URL'));
  server = await createConnection({ host: hostname, port: Number(port), user: username, password });
  await server.query(`CREATE DATABASE ${DATABASE}`);
  await server.query(`USE ${DATABASE}`);
});
afterAll(async () => {
  await server.query(`DROP DATABASE ${DATABASE}`);
  await server.end();
});

/** What the server says of a statement's syntax; null when it reads it. Prepared, so that nothing runs. */
async function complaintOf(sql: string): Promise<string | null> {
  try {
    const prepared = await server.prepare(sql);
    prepared.close();
    return null;
  } catch (error) {
    const { errno, sqlMessage } = error as SqlError;
    return errno === SYNTAX_ERROR ? `ERROR 1064 (42000): ${sqlMessage}` : null;
  }
}

describe('the corpus against a MariaDB server', () => {
  test('[FE4] it reads each statement', async () => {
    const unread: unknown[] = [];
    for (const sql of statementsOf('mariadb')) {
      const complaint = await complaintOf(sql);
      if (complaint !== null) unread.push([sql, complaint]);
    }
    expect(unread).toEqual([]);
  });

  test('[FE5] it refuses the same, at the same places, in the same words', async () => {
    const differs: unknown[] = [];
    for (const { sql } of refusedBy('mariadb')) {
      const parsed = parse(sql, 'mariadb');
      const ours = parsed.kind === 'error' ? parsed.error.message : parsed.kind;
      const theirs = await complaintOf(sql);
      if (ours !== theirs) differs.push({ sql, ours, theirs });
    }
    expect(differs).toEqual([]);
  });
});
