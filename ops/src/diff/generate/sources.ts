import type { GeneratedTable } from './database.ts';
import { drawCondition, drawExpression } from './expressions.ts';
import { alias, type Scope, type ScopeColumn, type Task, used } from './scope.ts';
import { columnsOf } from './subqueries.ts';

/** What stands in FROM, and the columns that it gives. `ids`: together unique for each of its rows, or NULL. */
export type Source = {
  readonly sql: string;
  readonly columns: readonly ScopeColumn[];
  readonly ids: readonly string[];
};

export function drawSource(task: Task): Source {
  const { draw, weight } = task;
  let source = drawOne(task);
  const joins = draw.weighted([
    [5, 0],
    [4, 1],
    [weight === 'beyond' ? 2 : 1, 2],
  ]);
  for (let n = 1; n <= joins; n++) source = join(task, source, n === joins);
  return source;
}

function drawOne(task: Task): Source {
  const { draw, database, weight } = task;
  const table = draw.one(database.tables);
  if (draw.chance(weight === 'beyond' ? 0.15 : 0.05)) return derived(task, table);
  return tableSource(task, table);
}

function tableSource(task: Task, table: GeneratedTable): Source {
  const as = alias(task);
  const word = task.draw.chance(0.5) ? ' AS ' : ' ';
  return { sql: `${table.name}${word}${as}`, columns: columnsOf(table, as), ids: [`${as}.id`] };
}

function derived(task: Task, table: GeneratedTable): Source {
  const { draw } = task;
  used(task, 'derived table');
  const inside = alias(task, 'd');
  const as = alias(task);
  const scope: Scope = { columns: columnsOf(table, inside), outer: [] };
  const type = draw.one(table.columns).type;
  const made = drawExpression(task, scope, type, 1);
  const where = draw.chance(0.5) ? ` WHERE ${drawCondition(task, scope, 1)}` : '';
  return {
    sql: `(SELECT ${inside}.id, ${made} AS made FROM ${table.name} AS ${inside}${where}) AS ${as}`,
    columns: [
      { sql: `${as}.id`, type: 'int', nullable: false },
      { sql: `${as}.made`, type, nullable: true },
    ],
    ids: [`${as}.id`],
  };
}

/** A comma binds less than JOIN does: only the last one may be one. */
function join(task: Task, left: Source, isLast: boolean): Source {
  const { draw, dialect, weight } = task;
  const right = drawOne(task);
  const isBeyond = weight === 'beyond';
  const kind = draw.weighted<string>([
    [5, 'JOIN'],
    [1, 'INNER JOIN'],
    [4, 'LEFT JOIN'],
    [isBeyond ? 1 : 0.5, 'RIGHT JOIN'],
    [dialect === 'mariadb' || !isBeyond ? 0 : 1, 'FULL JOIN'],
    [1, 'CROSS JOIN'],
    [isLast ? (isBeyond ? 1 : 0.5) : 0, ','],
    [isBeyond ? 1 : 0.3, 'USING'],
    [isBeyond && dialect === 'postgresql' ? 1 : 0, 'LATERAL'],
  ]);
  used(task, kind === ',' ? 'comma join' : kind);
  const both = [...left.columns, ...right.columns];
  const ids = [...left.ids, ...right.ids];
  if (kind === 'CROSS JOIN') return { sql: `${left.sql} CROSS JOIN ${right.sql}`, columns: both, ids };
  if (kind === ',') return { sql: `${left.sql}, ${right.sql}`, columns: both, ids };
  if (kind === 'USING') {
    const sides = draw.one(['JOIN', 'LEFT JOIN']);
    return left.ids.length === 1
      ? { sql: `${left.sql} ${sides} ${right.sql} USING (id)`, columns: both, ids }
      : { sql: `${left.sql} CROSS JOIN ${right.sql}`, columns: both, ids };
  }
  if (kind === 'LATERAL') return lateral(task, left);
  // FULL JOIN of PostgreSQL takes only what it can hash or merge.
  const on = kind === 'FULL JOIN' ? equality(task, left, right) : drawOn(task, left, right);
  return { sql: `${left.sql} ${kind} ${right.sql} ON ${on}`, columns: both, ids };
}

function drawOn(task: Task, left: Source, right: Source): string {
  const { draw } = task;
  const key = equality(task, left, right);
  if (draw.chance(0.75)) return key;
  const scope: Scope = { columns: [...left.columns, ...right.columns], outer: [] };
  return `${key} AND ${drawCondition(task, scope, 1)}`;
}

/** A key of one side against the id of the other, or any two whole numbers. */
function equality({ draw }: Task, left: Source, right: Source): string {
  const ints = (source: Source): ScopeColumn[] => source.columns.filter(({ type }) => type === 'int');
  const id = draw.chance(0.6) ? (right.ids[0] ?? '') : draw.one(ints(right)).sql;
  return `${draw.one(ints(left)).sql} = ${id}`;
}

function lateral(task: Task, left: Source): Source {
  const { draw, database } = task;
  const table = draw.one(database.tables);
  const inside = alias(task, 'l');
  const as = alias(task);
  const own = draw.one(left.columns.filter(({ type }) => type === 'int'));
  return {
    sql: `${left.sql} ${draw.one(['LEFT JOIN', 'JOIN'])} LATERAL (SELECT ${inside}.id FROM ${table.name} ${inside} WHERE ${inside}.id >= ${own.sql} ORDER BY ${inside}.id LIMIT 2) ${as} ON TRUE`,
    columns: [...left.columns, { sql: `${as}.id`, type: 'int', nullable: true }],
    ids: [...left.ids, `${as}.id`],
  };
}
