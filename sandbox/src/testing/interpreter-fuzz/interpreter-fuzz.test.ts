import { describe, expect, test } from 'vitest';
import { DIALECT_NAMES } from '../../interpreter/dialects/dialect.ts';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import { databaseFrom } from '../../interpreter/session/database.ts';
import { fuzzDialect, sessionsOf } from './fuzz.ts';
import { PLANTS } from './plants.ts';
import { play } from './play.ts';
import { shrink } from './shrink.ts';
import type { Subject } from './subject.ts';
import { type World, worldsOf } from './worlds.ts';

const LAMPS: World = {
  state: databaseFrom({
    dialect: dialectOf('sqlite'),
    ddl: 'CREATE TABLE lamps (id INTEGER PRIMARY KEY, oil INTEGER)',
    rows: {
      lamps: [
        [1, 5],
        [2, null],
      ],
    },
  }),
  statements: ['SELECT oil FROM lamps'],
};
const ENDLESS = 'WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r';

/** What is found in a session on the lamps. */
function foundIn(statements: readonly string[], subject: Subject): string | null {
  const silent = { onStatement: () => undefined, onAnswer: () => undefined };
  return play(LAMPS, statements, { dialect: 'sqlite', subject, ...silent })?.what ?? null;
}

describe('the fuzz of the interpreter', () => {
  test.each(DIALECT_NAMES)('[IN65] [IN93] %s answers, refuses or stops whatever comes', (dialect) => {
    const worlds = worldsOf(dialect, []);
    const { statements, answers, violations } = fuzzDialect(dialect, { seed: 3, statements: 400, worlds });
    expect(violations).toEqual([]);
    expect(answers.rows).toBeGreaterThan(statements / 10);
  });

  test.each([
    ['throws', ['SELECT 1', 'SELECT CASE FROM lamps'], 'threw TypeError'],
    ['poisons', [ENDLESS], 'canary'],
    ['forgets', ['DELETE FROM lamps', 'SELECT nothing FROM lamps'], 'another state'],
    ['pollutes', ['SELECT 1 AS __proto__'], 'on a prototype'],
  ] as const)('finds what is planted: %s', (plant, statements, what) => {
    expect(foundIn(statements, PLANTS[plant])).toContain(what);
  });

  test('makes a session small, down to what breaks', () => {
    const statements = [
      'SELECT 1',
      'DELETE FROM lamps',
      'SELECT 2',
      "SELECT CASE x WHEN 'a' THEN oil FROM lamps",
    ];
    expect(shrink(statements, 'sqlite', (some) => foundIn(some, PLANTS.throws) !== null)).toEqual(['CASE']);
  });

  test('asks the same for the same seed', () => {
    const sessions = [7, 24].map((session) =>
      [1, 2].map(() => sessionsOf('sqlite', { seed: 5, worlds: [LAMPS] })(session)),
    );
    for (const [first, second] of sessions) expect(first).toEqual(second);
  });
});
