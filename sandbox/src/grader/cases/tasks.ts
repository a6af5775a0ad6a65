import { type GradedExercise, type PerDialect, inEveryDialect } from '@sqltown/content/grading';
import { ExerciseId, LessonId } from '@sqltown/shared/ids';
import { VILLAGE } from '../../fixtures/village.ts';

/** SQL that both engines read alike, or once for each. */
export type Sql = string | { readonly sqlite: string; readonly postgresql: string };

type Task = { readonly solution: Sql } & Partial<
  Pick<GradedExercise, 'orderBy' | 'columnNames' | 'requires' | 'forbids'>
> & { readonly state?: { readonly made?: string[]; readonly gone?: string[]; readonly trials?: string[] } };

/** What the cases are graded against: a reference each, as an exercise would have it. */
export const TASKS = {
  names: { solution: 'SELECT name FROM citizens' },
  grown: { solution: 'SELECT name FROM citizens WHERE age > 18' },
  'by-age': {
    solution: 'SELECT name, age FROM citizens WHERE age IS NOT NULL ORDER BY age',
    orderBy: [{ column: 1, descending: false }],
  },
  oldest: {
    solution: 'SELECT id, name, age FROM citizens WHERE age IS NOT NULL ORDER BY age DESC, id LIMIT 2',
    orderBy: [
      { column: 2, descending: true },
      { column: 0, descending: false },
    ],
  },
  ages: { solution: 'SELECT DISTINCT age FROM citizens' },
  savings: { solution: 'SELECT name, savings FROM citizens' },
  half: { solution: 'SELECT name, savings / 2.0 AS half FROM citizens' },
  average: { solution: 'SELECT AVG(age) FROM citizens' },
  people: { solution: 'SELECT COUNT(*) AS people FROM citizens', columnNames: 'match' },
  homes: { solution: 'SELECT c.name, h.name FROM citizens c JOIN houses h ON h.id = c.house_id' },
  empty: {
    solution:
      'SELECT h.name FROM houses h WHERE NOT EXISTS (SELECT 1 FROM citizens c WHERE c.house_id = h.id)',
  },
  crowds: { solution: 'SELECT house_id, COUNT(*) FROM citizens GROUP BY house_id' },
  unknown: { solution: 'SELECT name FROM citizens WHERE age IS NULL' },
  purse: { solution: 'SELECT name, COALESCE(savings, 0) AS purse FROM citizens' },
  'born-before': { solution: "SELECT name, born_on FROM citizens WHERE born_on < '2000-01-01'" },
  singers: { solution: 'SELECT name FROM citizens WHERE sings' },
  spelled: { solution: "SELECT 'house ' || name AS label FROM houses" },
  none: { solution: 'SELECT name FROM citizens WHERE age > 150' },
  grouped: { solution: 'SELECT age, COUNT(*) FROM citizens GROUP BY age', requires: ['GROUP BY'] },
  plain: { solution: 'SELECT name FROM citizens WHERE age > 18', forbids: ['SUBQUERY'] },
  raise: { solution: 'UPDATE houses SET floors = floors + 1 WHERE floors < 3', state: {} },
  leave: { solution: 'DELETE FROM citizens WHERE age IS NULL', state: {} },
  compose: { solution: "INSERT INTO songs (title) VALUES ('Noon')", state: {} },
  copy: { solution: 'INSERT INTO songs (title) SELECT name FROM houses WHERE floors > 1', state: {} },
  wells: {
    solution: 'CREATE TABLE wells (id INTEGER PRIMARY KEY, depth INTEGER NOT NULL CHECK (depth > 0))',
    state: {
      made: ['wells'],
      trials: [
        'INSERT INTO wells (id, depth) VALUES (1, 0)',
        'INSERT INTO wells (id, depth) VALUES (1, 5)',
        'INSERT INTO wells (id, depth) VALUES (1, NULL)',
      ],
    },
  },
  view: {
    solution: 'CREATE VIEW grown AS SELECT name FROM citizens WHERE age > 18',
    state: { made: ['grown'] },
  },
  verses: { solution: 'ALTER TABLE songs ADD COLUMN verses INTEGER', state: {} },
  silence: { solution: 'DROP TABLE songs', state: { gone: ['songs'] } },
  move: {
    solution:
      "BEGIN; UPDATE citizens SET house_id = (SELECT MAX(id) FROM houses) WHERE house_id = 1; INSERT INTO songs VALUES ('Moving'); COMMIT",
    state: {},
  },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof TASKS;

/** The tasks as exercises of the village, by name. */
export const EXERCISES: ReadonlyMap<ExerciseId, GradedExercise> = new Map(
  Object.entries<Task>(TASKS).map(([name, task]) => {
    const id = ExerciseId.parse(name);
    return [id, exerciseOf(id, task)] as const;
  }),
);

function exerciseOf(id: ExerciseId, { solution, state, ...rules }: Task): GradedExercise {
  return {
    id,
    lessonId: LessonId.parse('village-lesson'),
    dataset: VILLAGE.id,
    kind: 'query',
    alternates: [],
    mutants: [],
    hints: ['', '', ''],
    orderBy: null,
    columnNames: 'ignore',
    requires: [],
    forbids: [],
    ...rules,
    solution: inBoth(solution),
    state: state ? { ...state, trials: (state.trials ?? []).map(inBoth) } : null,
  };
}

/** The same SQL for every engine of the village, or one's own. */
export function inBoth(sql: Sql): PerDialect {
  return inEveryDialect(typeof sql === 'string' ? sql : { ...sql, others: sql.sqlite });
}
