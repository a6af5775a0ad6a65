import type { EngineName } from '../../engines/engine.ts';

/** The rows of the table of bad input. */
export const ROWS = [
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S6',
  'S7',
  'S8',
  'S9',
  'S10',
  'S11',
  'S12',
  'S13',
  'S14',
  'S15',
  'S16',
] as const;
export type Row = (typeof ROWS)[number];

export const ABOUT: Readonly<Record<Row, string>> = {
  S1: 'recursion without an end',
  S2: 'joins and lists without measure',
  S3: 'values that are too large',
  S4: 'a series of a billion',
  S5: 'nesting',
  S6: 'sleeping, locking, never ending',
  S7: 'files and programs',
  S8: 'looking into the catalogue',
  S9: 'other roles, own code',
  S10: 'what the next learner might see',
  S11: 'tricks on the grader',
  S12: 'unicode',
  S13: 'patterns that backtrack',
  S14: 'results that harm whoever shows them',
  S15: 'nested values, recursive code',
  S16: 'the server around MariaDB',
};

/**
 * One hostile input. `{file}` in it is the path of a file that nobody may read, `{port}` a port that nobody may call.
 * Whatever it is, it ends in time, and the next run sees nothing of it.
 */
export type Bomb = {
  readonly row: Row;
  readonly engines: readonly EngineName[];
  readonly sql: string;
  /** Rows would be the harm itself. */
  readonly mustNotAnswer: boolean;
  /** What another learner asks afterwards; the answer must not hold the word. */
  readonly afterwards?: { readonly sql: string; readonly never: string };
  /** It is handed in as an answer to this exercise, and must not pass. */
  readonly answerTo?: string;
};

type Sqls = readonly string[];

/** Makes the bombs of some engines. */
export function bombsOf(...engines: EngineName[]) {
  const make = (row: Row, mustNotAnswer: boolean, sqls: Sqls): Bomb[] =>
    sqls.map((sql) => ({ row, engines, sql, mustNotAnswer }));
  return {
    /** They may even answer, as long as it is in time and in measure. */
    ends: (row: Row, sqls: Sqls) => make(row, false, sqls),
    /** They may not answer. */
    fails: (row: Row, sqls: Sqls) => make(row, true, sqls),
    leaves: (row: Row, pairs: readonly (readonly [sql: string, probe: string, never: string])[]): Bomb[] =>
      pairs.map(([sql, probe, never]) => ({
        row,
        engines,
        sql,
        mustNotAnswer: false,
        afterwards: { sql: probe, never },
      })),
    cheats: (answerTo: string, sqls: Sqls): Bomb[] =>
      sqls.map((sql) => ({ row: 'S11', engines, sql, mustNotAnswer: false, answerTo })),
  };
}

export const times = (count: number, text: string, between = ''): string =>
  Array.from({ length: count }, () => text).join(between);
