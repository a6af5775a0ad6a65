import type { RealDialect } from '../../engines/real-dialects.ts';

/** An answer that tries to carry a fact about hidden rows out by its verdict. */
export type LeakQuestion = {
  readonly way: string;
  /** Whether it does much work where the fact is true: the clock may tell that, at its grain. */
  readonly isHeavy: boolean;
  readonly sql: string;
};

/** Facts about hidden rows, none true of the visible village. */
const FACTS: readonly string[] = [
  "EXISTS (SELECT 1 FROM songs WHERE title = 'Secret')",
  "EXISTS (SELECT 1 FROM songs WHERE title LIKE 'Sec%')",
  '(SELECT MAX(length(title)) FROM songs) = 6',
  "substr((SELECT MAX(title) FROM songs), 1, 1) = 'S'",
  '(SELECT COUNT(*) FROM songs) = 1',
  'EXISTS (SELECT 1 FROM citizens WHERE age = 77)',
  '(SELECT MAX(age) FROM citizens) BETWEEN 70 AND 80',
  '(SELECT SUM(savings) FROM citizens) > 900',
  "EXISTS (SELECT 1 FROM citizens WHERE born_on = '1950-01-01')",
  "(SELECT COUNT(*) FROM citizens WHERE name = 'Zed') = 1",
  '(SELECT COUNT(*) FROM citizens) = 4',
  "(SELECT MIN(name) FROM citizens WHERE name > 'X') IS NOT NULL",
  '(SELECT COUNT(DISTINCT house_id) FROM citizens WHERE savings = 999) > 0',
  'EXISTS (SELECT 1 FROM houses h JOIN citizens c ON c.house_id = h.id WHERE c.age = 77)',
  '(SELECT MAX(id) FROM citizens) = 90',
  'EXISTS (SELECT id FROM citizens EXCEPT SELECT id FROM citizens WHERE id < 50)',
];

type Way = {
  readonly name: string;
  readonly isHeavy?: boolean;
  readonly ask: (fact: string, dialect: RealDialect) => string;
};

/** Right on the visible rows, wrong on hidden ones whatever they hold. */
const LUCKY = 'SELECT name FROM citizens WHERE age > 30';

const WAYS: readonly Way[] = [
  { name: 'an error of arithmetic', ask: (fact, dialect) => lucky(fact, FAILING[dialect].arithmetic) },
  { name: 'an error of a cast', ask: (fact, dialect) => lucky(fact, FAILING[dialect].cast) },
  { name: 'a value too large', ask: (fact, dialect) => lucky(fact, FAILING[dialect].size) },
  { name: 'more rows', ask: (fact) => `${LUCKY} OR (${fact})` },
  { name: 'fewer rows', ask: (fact) => `${LUCKY} AND NOT (${fact})` },
  { name: 'rows twice', ask: (fact) => `${LUCKY} UNION ALL SELECT name FROM citizens WHERE ${fact}` },
  {
    name: 'NULL for a value',
    ask: (fact) => `SELECT CASE WHEN ${fact} THEN NULL ELSE name END FROM citizens WHERE age > 30`,
  },
  {
    name: 'another value',
    ask: (fact) => `SELECT CASE WHEN ${fact} THEN '1' ELSE name END FROM citizens WHERE age > 30`,
  },
  { name: 'no rows by LIMIT', ask: (fact) => `${LUCKY} LIMIT CASE WHEN ${fact} THEN 0 ELSE 900 END` },
  {
    name: 'one known wrong answer or another',
    ask: (fact) => `SELECT name FROM citizens WHERE (age > 30 AND ${fact}) OR (age >= 18 AND NOT (${fact}))`,
  },
  {
    name: 'too many rows',
    isHeavy: true,
    ask: (fact) =>
      `${LUCKY} UNION ALL SELECT x.name FROM citizens x, citizens y, citizens z, citizens u, citizens v, citizens w WHERE ${fact}`,
  },
  { name: 'work without an end', isHeavy: true, ask: (fact) => lucky(fact, counting(1_000_000_000)) },
  {
    name: 'much work in a right answer',
    isHeavy: true,
    ask: (fact) =>
      `SELECT name FROM citizens WHERE age > 18 AND CASE WHEN ${fact} THEN ${counting(30_000)} ELSE 1 END >= 1`,
  },
];

/** What stops with an error when it is worked out, by an engine's own rules; the planner can't work it out before. */
const FAILING: Readonly<Record<RealDialect, Readonly<Record<'arithmetic' | 'cast' | 'size', string>>>> = {
  sqlite: {
    arithmetic: 'abs(-9223372036854775807 - (SELECT COUNT(*) > 0 FROM citizens))',
    cast: 'json(name)',
    size: 'length(zeroblob(100000000))',
  },
  postgresql: {
    arithmetic: '1 / (SELECT COUNT(*) - COUNT(*) FROM citizens)',
    cast: 'CAST(name AS INTEGER)',
    size: 'length(repeat(name, 400000000))',
  },
};

/** Every fact asked in every way: more than two hundred questions. */
export function leakQuestions(dialect: RealDialect): LeakQuestion[] {
  return WAYS.flatMap(({ name, isHeavy = false, ask }) =>
    FACTS.map((fact): LeakQuestion => ({ way: name, isHeavy, sql: ask(fact, dialect) })),
  );
}

function lucky(fact: string, what: string): string {
  return `${LUCKY} AND CASE WHEN ${fact} THEN ${what} ELSE 1 END >= 1`;
}

function counting(most: number): string {
  return `(WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < ${most}) SELECT COUNT(*) FROM r)`;
}
