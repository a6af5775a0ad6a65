import type { Dialect, Outcome } from '@sqltown/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import { DEFAULT_CACHE_FOLDER } from './cache-folder.ts';
import type { Database, Engine, OpenEngine } from './engine.ts';
import { FIXED_NOW } from './fixed-clock.ts';

const LIMITS = { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 };
const village: Database = { key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS };

/** What every engine must do alike (SPEC.md: RU, LI). */
export function describeEngine(dialect: Dialect, open: OpenEngine): void {
  describe(`the ${dialect} engine`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await open({ dialect, databases: [village], cacheFolder: DEFAULT_CACHE_FOLDER });
    });
    afterAll(() => engine.close());

    const run = (sql: string, limits = LIMITS): Promise<Outcome> =>
      engine.execute({ database: { preloaded: 'village' }, sql, limits });
    const rowsOf = async (sql: string) => {
      const outcome = await run(sql);
      if (outcome.kind !== 'rows') throw new Error(`${sql}: ${JSON.stringify(outcome)}`);
      return outcome.results.at(-1)?.rows;
    };
    const errorOf = async (sql: string) => {
      const outcome = await run(sql);
      return outcome.kind === 'error' ? outcome.error : outcome.kind;
    };

    test('says who it is, and that it is the real one', () => {
      expect(engine.label).toMatchObject({ dialect, real: true });
      expect(engine.label.version).toMatch(/^\d+\.\d+/);
    });

    test('[RU2] answers each of several statements', async () => {
      const outcome = await run(
        "SELECT 1 AS one; UPDATE houses SET floors = 9 WHERE id < 3; SELECT ';' AS semicolon;",
      );
      expect(outcome).toMatchObject({
        kind: 'rows',
        results: [
          { command: 'SELECT', rows: [[1]], rowCount: 1 },
          { command: 'UPDATE', rows: [], columns: [], rowCount: 2 },
          { command: 'SELECT', rows: [[';']] },
        ],
      });
    });

    test('[RU2] ends at the first error', async () => {
      expect(await errorOf('SELECT 1; SELECT nothing_here; SELECT 2')).toMatchObject({ offset: 17 });
    });

    test('a run of only a comment has no results', async () => {
      expect(await run('-- nothing yet')).toMatchObject({ kind: 'rows', results: [] });
    });

    test('[RU3] tells NULL from an empty text, and keeps text as it is', async () => {
      expect(await rowsOf("SELECT NULL, '', ' a ', 'नदी 🪔'")).toEqual([[null, '', ' a ', 'नदी 🪔']]);
    });

    test('[RU3] tags integers that JSON would round', async () => {
      expect(await rowsOf('SELECT 9007199254740991, 9007199254740993')).toEqual([
        [9007199254740991, { int: '9007199254740993' }],
      ]);
    });

    test('[RU3] keeps dates as ISO text', async () => {
      expect(await rowsOf('SELECT born_on FROM citizens WHERE id = 1')).toEqual([['1992-02-29']]);
    });

    test.each([
      ["UPDATE citizens SET name = 'gone'", 'SELECT name FROM citizens WHERE id = 1', 'Asha'],
      ['DELETE FROM songs', 'SELECT count(*) FROM songs', 2],
      ['BEGIN; DELETE FROM songs; COMMIT', 'SELECT count(*) FROM songs', 2],
      ['BEGIN; DELETE FROM songs', 'SELECT count(*) FROM songs', 2],
      ['DROP TABLE songs', 'SELECT count(*) FROM songs', 2],
      ['ALTER TABLE songs ADD COLUMN verse integer', 'SELECT * FROM songs ORDER BY 1 LIMIT 1', 'Dawn'],
      ['CREATE VIEW houses2 AS SELECT 1 AS x', 'SELECT count(*) FROM houses', 3],
      ['CREATE INDEX by_name ON houses (name)', 'SELECT count(*) FROM houses', 3],
    ])('[RU1] %s is not seen by the next run', async (change, question, answer) => {
      expect((await run(change)).kind).toBe('rows');
      expect((await rowsOf(question))?.[0]?.[0]).toBe(answer);
    });

    test('[RU1] a table that a run made is gone after it', async () => {
      await run('CREATE TABLE mine (a integer); INSERT INTO mine VALUES (1)');
      expect(await errorOf('SELECT * FROM mine')).toMatchObject({ message: expect.stringContaining('mine') });
      await run('CREATE TEMP TABLE houses (a integer)');
      expect(await rowsOf('SELECT count(*) FROM houses')).toEqual([[3]]);
    });

    test('[RU1] a given database takes the place of the prepared one, for one run', async () => {
      const rows = { ...VILLAGE_ROWS, songs: [['Hidden']] };
      const given = { given: { key: 'other', schema: VILLAGE, rows } };
      const outcome = await engine.execute({
        database: given,
        sql: 'SELECT title FROM songs',
        limits: LIMITS,
      });
      expect(outcome).toMatchObject({ results: [{ rows: [['Hidden']] }] });
      expect(await rowsOf('SELECT title FROM songs ORDER BY title')).toEqual([['Dawn'], ['Rain']]);
    });

    test('[RU4] cuts rows at the limit and says so', async () => {
      const outcome = await run('SELECT a.id FROM citizens a, citizens b, citizens c', {
        ...LIMITS,
        rows: 100,
      });
      expect(outcome).toMatchObject({
        kind: 'rows',
        results: [{ rowCount: 125, truncated: true }],
        notices: ['Only the first 100 of 125 rows are shown.'],
      });
      expect(outcome.kind === 'rows' && outcome.results[0]?.rows).toHaveLength(100);
    });

    test('[RU4] cuts bytes over all result sets together', async () => {
      const outcome = await run('SELECT name FROM citizens; SELECT name FROM citizens', {
        ...LIMITS,
        bytes: 60,
      });
      expect(outcome).toMatchObject({ results: [{ truncated: false }, { truncated: true, rowCount: 5 }] });
    });

    test('[RU5] points at a missing column, in UTF-16 units, on its line', async () => {
      expect(await errorOf("SELECT '🪔' AS lamp,\n  naem FROM citizens")).toMatchObject({
        offset: 23,
        length: 4,
        line: 2,
        column: 3,
        suggestion: 'name',
      });
    });

    test('[RU5] points into the right one of several statements', async () => {
      expect(await errorOf("SELECT '🪔'; SELECT naem FROM citizens")).toMatchObject({
        offset: 20,
        length: 4,
      });
    });

    test.each([
      ['SELECT * FROM citizen', 'citizens'],
      ['SELECT * FROM hosues', 'houses'],
      ['SELECT nme FROM citizens', 'name'],
      ['SELECT c.nmae FROM citizens c', 'name'],
      ['SELCT name FROM citizens', 'SELECT'],
      ['SELECT name FORM citizens', 'FROM'],
      ['SELECT name FROM citizens WEHRE age > 3', 'WHERE'],
      ['SELECT cuont(*) FROM citizens', 'COUNT'],
    ])('[RU6] %s suggests %s', async (sql, suggestion) => {
      expect(await errorOf(sql)).toMatchObject({ suggestion });
    });

    test('[RU6] suggests nothing for a name that is near to none', async () => {
      expect(await errorOf('SELECT * FROM spaceships')).not.toHaveProperty('suggestion');
    });

    test('[RU7] the clock stands still, and chance repeats itself', async () => {
      const [first] = (await rowsOf('SELECT CURRENT_TIMESTAMP, random()')) ?? [];
      expect(JSON.stringify(first)).toContain(new Date(FIXED_NOW).toISOString().slice(0, 10));
      expect(await rowsOf('SELECT CURRENT_TIMESTAMP, random()')).toEqual([first]);
    });

    test('[LI3] a script is not a run', async () => {
      expect(await run('SELECT 1;'.repeat(60))).toMatchObject({ kind: 'stopped', limit: 'size' });
    });

    test('[RU8] survives what nobody would write', async () => {
      const hostile = [
        '\0',
        'SELECT 1\0; DROP TABLE houses',
        "SELECT '\uD800'",
        '\uFEFFSELECT 1',
        "'",
        '"',
        '/*',
        '$$',
        ';;;',
        `SELECT ${'('.repeat(5_000)}1${')'.repeat(5_000)}`,
        `SELECT ${'NOT '.repeat(4_000)}1`,
        `SELECT ${Array.from({ length: 3_000 }, () => '1').join('+')}`,
        `SELECT * FROM ${Array.from({ length: 60 }, (_, i) => `songs s${i}`).join(' JOIN ')}`,
        `SELECT "${'x'.repeat(15_000)}"`,
        'SELECT \u202E1',
        'SELECT * FROM сitizens',
        '--',
        '\\d',
        'SELECT 1 WHERE 1 LIKE %',
      ]; // prettier-ignore
      for (const sql of hostile)
        expect((await run(sql, { ...LIMITS, timeMs: 500 })).kind).toMatch(/^(rows|error|rejected|stopped)$/);
      expect(await rowsOf('SELECT count(*) FROM houses')).toEqual([[3]]);
    });
  });
}
