import { drawLiteral, type GeneratedTable } from './database.ts';
import type { Weighted } from './draw.ts';
import { drawCondition, drawExpression } from './expressions.ts';
import { alias, type Scope, type Task, used } from './scope.ts';

/** A few statements that write, define and take back, and end with every table as it is then. */
export function drawChanges(task: Task): string[] {
  const { draw, database, dialect } = task;
  const made = alias(task, 'made');
  const statements = [
    `CREATE TABLE ${made} (id ${INT[dialect]} PRIMARY KEY, n ${INT[dialect]} DEFAULT 7 CHECK (n < 50), t ${TEXT[dialect]} UNIQUE)`,
  ];
  used(task, 'CREATE TABLE');
  const tables: GeneratedTable[] = [...database.tables];
  for (let n = draw.int(2, 5); n > 0; n--)
    statements.push(draw.chance(0.5) ? changeMade(task, made) : change(task, draw.one(tables)));
  if (draw.chance(0.3)) statements.push(...takenBack(task, draw.one(tables)));
  if (draw.chance(0.3)) statements.push(define(task, made));
  const names = [...tables.map(({ name }) => name), made];
  return [...statements, ...names.map((name) => `SELECT * FROM ${name} ORDER BY 1`)];
}

const INT = { sqlite: 'INTEGER', postgresql: 'integer', mariadb: 'INT' } as const;
const TEXT = { sqlite: 'TEXT', postgresql: 'text', mariadb: 'VARCHAR(20)' } as const;

function scopeOf(table: GeneratedTable): Scope {
  return {
    columns: table.columns.map(({ name, type, nullable }) => ({
      sql: `${table.name}.${name}`,
      type,
      nullable,
    })),
    outer: [],
  };
}

function change(task: Task, table: GeneratedTable): string {
  const { draw } = task;
  const scope = scopeOf(table);
  const where = draw.chance(0.8) ? ` WHERE ${drawCondition(task, scope, 1)}` : '';
  if (draw.chance(0.25)) {
    used(task, 'DELETE');
    return `DELETE FROM ${table.name}${where}`;
  }
  used(task, 'UPDATE');
  const columns = table.columns.filter(({ references }, i) => i > 0 && references === null);
  const column = draw.one(columns);
  return `UPDATE ${table.name} SET ${column.name} = ${drawExpression(task, scope, column.type, 1)}${where}`;
}

function changeMade(task: Task, made: string): string {
  const { draw, dialect } = task;
  const row = (): string =>
    `(${draw.int(1, 6)}, ${draw.one(['1', '2', '60', 'NULL', 'DEFAULT'])}, ${draw.one(["'a'", "'b'", "'c'", 'NULL'])})`;
  const plainRow = (): string => `(${draw.int(1, 6)}, ${draw.int(1, 9)}, ${drawLiteral(draw, 'text')})`;
  const values = draw.several(1, 3, () => plainRow()).join(', ');
  const choices: Weighted<() => string>[] = [
    [
      3,
      () =>
        record(
          task,
          'INSERT',
          `INSERT INTO ${made} (id, n, t) VALUES ${dialect === 'sqlite' ? values : row()}`,
        ),
    ],
    [2, () => record(task, 'INSERT without columns', `INSERT INTO ${made} (id) VALUES (${draw.int(7, 12)})`)],
    [
      2,
      () =>
        record(
          task,
          'INSERT SELECT',
          `INSERT INTO ${made} (id, n) SELECT id + 20, id FROM ${draw.one(task.database.tables).name}`,
        ),
    ],
    [2, () => record(task, 'upsert', upsert(task, made, values))],
    [1, () => record(task, 'UPDATE key', `UPDATE ${made} SET id = id + 100`)],
    [
      1,
      () =>
        record(
          task,
          'DELETE subquery',
          `DELETE FROM ${made} WHERE id IN (SELECT id FROM ${draw.one(task.database.tables).name})`,
        ),
    ],
    [1, () => record(task, 'RETURNING', returning(task, made, values))],
  ];
  return draw.weighted(choices)();
}

function upsert(task: Task, made: string, values: string): string {
  const { draw, dialect } = task;
  if (dialect === 'mariadb') {
    const form = draw.one(['ON DUPLICATE KEY UPDATE n = n + 1', 'ON DUPLICATE KEY UPDATE n = VALUES(n)']);
    return draw.chance(0.3)
      ? `INSERT IGNORE INTO ${made} VALUES ${values}`
      : `INSERT INTO ${made} VALUES ${values} ${form}`;
  }
  return draw.one([
    `INSERT INTO ${made} VALUES ${values} ON CONFLICT DO NOTHING`,
    `INSERT INTO ${made} AS m VALUES ${values.split('), ')[0]?.replace(/\)?$/, ')')} ON CONFLICT (id) DO UPDATE SET n = excluded.n + m.n`,
  ]);
}

function returning({ draw, dialect }: Task, made: string, values: string): string {
  if (dialect === 'mariadb') return `DELETE FROM ${made} WHERE id < 4 RETURNING id, n`;
  return draw.one([
    `UPDATE ${made} SET n = n + 1 WHERE id < 9 RETURNING id, n`,
    `INSERT INTO ${made} VALUES ${values} RETURNING *`,
  ]);
}

function record(task: Task, construct: string, sql: string): string {
  used(task, construct);
  return sql;
}

/** Something done between a savepoint and its rollback. */
function takenBack(task: Task, table: GeneratedTable): string[] {
  used(task, 'ROLLBACK TO');
  return ['BEGIN', 'SAVEPOINT kept', change(task, table), 'ROLLBACK TO SAVEPOINT kept', 'COMMIT'];
}

function define(task: Task, made: string): string {
  const { draw, dialect } = task;
  const [construct, sql] = draw.one([
    ['ALTER ADD COLUMN', `ALTER TABLE ${made} ADD COLUMN extra ${INT[dialect]} DEFAULT 3`],
    ['ALTER DROP COLUMN', `ALTER TABLE ${made} DROP COLUMN n${dialect === 'postgresql' ? ' CASCADE' : ''}`],
    ['ALTER RENAME', `ALTER TABLE ${made} RENAME COLUMN n TO m`],
    ['CREATE INDEX', `CREATE UNIQUE INDEX by_n ON ${made} (n)`],
    ['CREATE VIEW', `CREATE VIEW ${made}_view AS SELECT id, t FROM ${made} WHERE id > 2`],
  ] as const);
  used(task, construct);
  return sql;
}
