import { createConnection } from 'mariadb';
import { expect, test } from 'vitest';
import { SqlFailure } from '../errors/failure.ts';
import { ask } from '../executor/small-town.ts';
import { dialectOf } from '../dialects/index.ts';
import { MARIADB_SAMPLES } from './samples.fixture.ts';

test('[IN30] MariaDB gives the same values, and refuses the same', async () => {
  const url = process.env['SQLTOWN_TEST_MARIADB_URL'];
  if (!url) throw new Error('SQLTOWN_TEST_MARIADB_URL is not set; npm run verify sets it');
  const { hostname, port, username } = new URL(url);
  const connection = await createConnection({ host: hostname, port: Number(port), user: username });
  await connection.query(`SET NAMES utf8mb4`);
  await connection.query(`SET time_zone = '+00:00'`);
  const differing: unknown[] = [];
  for (const call of MARIADB_SAMPLES) {
    const real = await connection
      .query<string[][]>({ sql: `SELECT ${call}`, rowsAsArray: true, typeCast: (column) => column.string() })
      .then((rows) => rows[0]?.[0] ?? 'NULL')
      .catch(() => 'error');
    const ours = answer(call);
    if (ours !== real) differing.push({ call, real, ours });
  }
  await connection.end();
  expect(differing).toEqual([]);
});

function answer(call: string): string {
  try {
    const { rows, query } = ask(`SELECT ${call}`, { dialect: 'mariadb' });
    const value = rows[0]?.[0] ?? null;
    if (value === null) return 'NULL';
    if (value instanceof Uint8Array) return new TextDecoder().decode(value);
    return dialectOf('mariadb').semantics.text(value, query.columns[0]?.type ?? { kind: 'null' });
  } catch (failure) {
    if (failure instanceof SqlFailure) return 'error';
    throw new Error(call, { cause: failure });
  }
}
