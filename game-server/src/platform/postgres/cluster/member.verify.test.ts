import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createLogger } from '#platform/logger/index.ts';
import { Member } from './member.ts';

it('survives that a connection is lost between two statements of whoever holds it', async () => {
  const url = process.env['SQLTOWN_TEST_DATABASE_URL'];
  if (!url) throw new Error('SQLTOWN_TEST_DATABASE_URL is not set; npm run verify sets it');
  const member = new Member({
    url,
    connections: 2,
    answerMs: 20_000,
    log: createLogger({ level: 'silent' }),
  });
  const suspected = new Promise<void>((resolve) => (member.onSuspect = resolve));
  const held = await member.connect();
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid', []);
  await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(member.db);
  await suspected;
  await expect(held.query('select 1', [])).rejects.toThrow(/terminat|not queryable|closed/);
  held.release();
  await expect(sql`select 1 as n`.execute(member.db)).resolves.toMatchObject({ rows: [{ n: 1 }] });
  await member.close();
});
