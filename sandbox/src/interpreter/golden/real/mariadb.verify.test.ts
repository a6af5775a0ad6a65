import { createConnection } from 'mariadb';
import { expect, test } from 'vitest';
import { differenceOf } from '../compare.ts';
import { goldenCases } from '../corpus-files.ts';
import { askMariadb } from './mariadb.ts';

test('the golden corpus of MariaDB holds on the real server', async () => {
  const url = process.env['SQLTOWN_TEST_MARIADB_URL'];
  if (!url) throw new Error('SQLTOWN_TEST_MARIADB_URL is not set; npm run verify sets it');
  const { hostname, port, username } = new URL(url);
  const address = { host: hostname, port: Number(port), user: username };
  // Touched rows are those that changed, as the client programs have it.
  const connection = await createConnection({ ...address, foundRows: false });
  const wrong: string[] = [];
  for (const each of goldenCases()) {
    if (each.dialect !== 'mariadb' || each.expected.kind === 'unsupported') continue;
    const difference = differenceOf(each.expected, await askMariadb(connection, each));
    if (difference !== null) wrong.push(`${each.id}: ${difference}`);
  }
  await connection.end();
  expect(wrong).toEqual([]);
});
