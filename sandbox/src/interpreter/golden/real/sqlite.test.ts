import { describe, expect, test } from 'vitest';
import { differenceOf } from '../compare.ts';
import { goldenCases } from '../corpus-files.ts';
import { askSqlite } from './sqlite.ts';

describe('the golden corpus of SQLite', () => {
  test('holds on the real engine', async () => {
    const { default: initialize } = await import('@sqlite.org/sqlite-wasm');
    const sqlite3 = await initialize();
    const cases = goldenCases().filter(
      ({ dialect, expected }) => dialect === 'sqlite' && expected.kind !== 'unsupported',
    );
    const wrong = cases.map((each) => [each.id, differenceOf(each.expected, askSqlite(sqlite3, each))]);
    expect(wrong.filter(([, difference]) => difference !== null)).toEqual([]);
  });
});
