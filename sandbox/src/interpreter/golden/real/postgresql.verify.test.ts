import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { differenceOf } from '../compare.ts';
import { goldenCases } from '../corpus-files.ts';
import { askPostgresql } from './postgresql.ts';

test('the golden corpus of PostgreSQL holds on the real engine', async () => {
  const database = await PGlite.create();
  const wrong: string[] = [];
  for (const each of goldenCases()) {
    if (each.dialect !== 'postgresql' || each.expected.kind === 'unsupported') continue;
    const difference = differenceOf(each.expected, await askPostgresql(database, each));
    if (difference !== null) wrong.push(`${each.id}: ${difference}`);
  }
  await database.close();
  expect(wrong).toEqual([]);
});
