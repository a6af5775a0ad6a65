import type { Outcome } from '@sqltown/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VILLAGE, VILLAGE_ROWS } from '../fixtures/village.ts';
import { DEFAULT_CACHE_FOLDER } from './cache-folder.ts';
import { type ContractDialect, WORDS } from './contract-words.ts';
import type { Database, Engine, OpenEngine } from './engine.ts';
import { FIXED_NOW } from './fixed-clock.ts';

const LIMITS = { timeMs: 5_000, rows: 1_000, bytes: 256 * 1_024 };
const village: Database = { key: 'village', schema: VILLAGE, rows: VILLAGE_ROWS };

/** What every engine must do alike (SPEC.md: RU, LI). */
export function describeEngine(
  dialect: ContractDialect,
  open: OpenEngine,
  { real = true }: { readonly real?: boolean } = {},
): void {
  const words = WORDS[dialect];
  describe(`the ${dialect} engine${real ? '' : ' of the interpreter'}`, () => {
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

    test('says who it is, and whether it is the real one', () => {
      expect(engine.label).toMatchObject({ dialect, real });
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

    test.each(['-- nothing yet', '', '  \n\t ', '/* nothing */', ';', '-- a\n/* b */ ; -- c'])(
      'a run of %j has no results',
      async (sql) => {
        expect(await run(sql)).toMatchObject({ kind: 'rows', results: [] });
      },
    );

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
      await run('CREATE TEMPORARY TABLE houses (a integer)');
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
      [`SELECT cuont(${words.starInCalls}) FROM citizens`, 'COUNT'],
    ])('[RU6] %s suggests %s', async (sql, suggestion) => {
      expect(await errorOf(sql)).toMatchObject({ suggestion });
    });

    test('[RU6] suggests nothing for a name that is near to none', async () => {
      expect(await errorOf('SELECT * FROM spaceships')).not.toHaveProperty('suggestion');
    });

    test('[RU7] the clock stands still, and chance repeats itself', async () => {
      const chance = `SELECT CURRENT_TIMESTAMP, CURRENT_DATE, ${words.random}, ${words.random}`;
      const [first] = (await rowsOf(chance)) ?? [];
      const today = new Date(FIXED_NOW).toISOString().slice(0, 10);
      expect(JSON.stringify(first?.[0])).toContain(`${today} 06:00:00`);
      expect(first?.[1]).toBe(today);
      expect(first?.[2]).not.toEqual(first?.[3]);
      expect(await rowsOf(chance)).toEqual([first]);
    });

    test.each([
      ["BEGIN; UPDATE houses SET name = 'x'; ROLLBACK; SELECT name FROM houses WHERE id = 1", 'Well House'],
      ["BEGIN; UPDATE houses SET name = 'x'; COMMIT; SELECT name FROM houses WHERE id = 1", 'x'],
      [
        "BEGIN; UPDATE houses SET name = 'x'; SAVEPOINT s; DELETE FROM songs; ROLLBACK TO SAVEPOINT s; COMMIT; SELECT name FROM houses WHERE id = 1",
        'x',
      ],
      [
        "CREATE TABLE t (a integer, b varchar(9)); INSERT INTO t VALUES (1, 'a'), (2, NULL); SELECT count(b) FROM t",
        1,
      ],
      [
        'CREATE TABLE t (a integer); ALTER TABLE t ADD COLUMN b integer; INSERT INTO t VALUES (1, 7); SELECT b FROM t',
        7,
      ],
      ['CREATE VIEW v AS SELECT count(*) AS n FROM houses; SELECT n FROM v', 3],
      ['CREATE INDEX by_age ON citizens (age); SELECT count(*) FROM citizens WHERE age = 34', 2],
      ['CREATE TEMPORARY TABLE t (a integer); INSERT INTO t VALUES (5); SELECT a FROM t', 5],
      [
        "INSERT INTO songs SELECT name FROM houses; DELETE FROM songs WHERE title = 'Dawn'; SELECT count(*) FROM songs",
        4,
      ],
      ['DROP TABLE songs; CREATE TABLE songs (title varchar(9)); SELECT count(*) FROM songs', 0],
    ])('[RU2] %s', async (script, answer) => {
      expect(await rowsOf(script)).toEqual([[answer]]);
    });

    test('[RU2] tells how many rows each statement touched', async () => {
      const outcome = await run(
        "INSERT INTO songs VALUES ('a'), ('b'); UPDATE houses SET floors = floors + 1; DELETE FROM citizens WHERE age IS NULL; CREATE TABLE t (a integer)",
      );
      const counts = outcome.kind === 'rows' ? outcome.results : [];
      expect(counts.map(({ command, rowCount }) => [command, rowCount])).toEqual([
        ['INSERT', 2],
        ['UPDATE', 3],
        ['DELETE', 1],
        ['CREATE TABLE', 0],
      ]);
    });

    test('[RU3] what a type holds arrives as it is', async () => {
      const outcome = await run(words.values);
      const [result] = outcome.kind === 'rows' ? outcome.results : [];
      expect(result?.rows).toEqual([words.valuesAsCells]);
      expect(result?.columns.map(({ type }) => type)).toEqual(words.valuesAsTypes);
    });

    test.each([
      ["INSERT INTO houses VALUES (1, 'Twin', 1)", words.codes.duplicate],
      ['INSERT INTO houses VALUES (9, NULL, 1)', words.codes.missing],
      ['SELECT 1 FROM nowhere', words.codes.noTable],
      ['SELECT nothing FROM houses', words.codes.noColumn],
      ['SELECT FROM WHERE', words.codes.syntax],
    ])('[RU5] %s fails with the code of the engine', async (sql, code) => {
      expect(await errorOf(sql)).toMatchObject({ code });
    });

    test('[RU9] EXPLAIN is a tree beside its rows', async () => {
      const outcome = await run(`${words.explain} SELECT name FROM citizens WHERE age > 3 ORDER BY name`);
      const [result] = outcome.kind === 'rows' ? outcome.results : [];
      expect(result?.rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(result?.plan)).toContain('citizens');
      expect(result?.plan?.[0]).toMatchObject({ step: expect.stringMatching(words.planRoot) });
      expect(await rowsOf('SELECT count(*) FROM citizens')).toEqual([[5]]);
    });

    test('[RU8] [RU4] what is far too large is cut, refused or stopped', async () => {
      const large = [
        `SELECT 1 ${' '.repeat(1_000_000)}`,
        `SELECT ${'1 + '.repeat(250_000)}1`,
        `/* ${'x'.repeat(1_000_000)} */ SELECT 1`,
        `SELECT '${'x'.repeat(1_000_000)}'`,
        `SELECT ${'1, '.repeat(9_999)}1`,
        `SELECT ${words.tenMegabytes}`,
      ];
      for (const sql of large) {
        const outcome = await run(sql);
        expect(outcome.kind).toMatch(/^(rows|error|rejected|stopped)$/);
        expect(JSON.stringify(outcome).length).toBeLessThan(2 * 256 * 1_024);
      }
      expect(await rowsOf('SELECT count(*) FROM houses')).toEqual([[3]]);
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
