import { expect, test } from 'vitest';
import { differenceOf } from '../compare.ts';
import { goldenCases } from '../corpus-files.ts';
import { askMariadb } from './mariadb.ts';

test('the golden corpus of MariaDB holds on the real server', async () => {
  const url = process.env['SQLTOWN_TEST_MARIADB_URL'];
  if (!url) throw new Error('SQLTOWN_TEST_MARIADB_URL is not set; npm run verify sets it');
  const wrong: string[] = [];
  for (const each of goldenCases()) {
    if (each.dialect !== 'mariadb' || each.expected.kind === 'unsupported') continue;
    const difference = differenceOf(each.expected, await askMariadb(url, each));
    if (difference !== null) wrong.push(`${each.id}: ${difference}`);
  }
  expect(wrong).toEqual([]);
});
