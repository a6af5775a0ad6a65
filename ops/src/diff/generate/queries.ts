import type { ValueType } from './database.ts';
import type { Weighted } from './draw.ts';
import { drawAggregate } from './aggregates.ts';
import { drawCondition, drawExpression } from './expressions.ts';
import { mistaken } from './mistakes.ts';
import { drawRecursion } from './recursion.ts';
import { alias, drawType, type Scope, type Task, used } from './scope.ts';
import { drawSource, type Source } from './sources.ts';
import { drawWindowCall } from './windows.ts';

/** How many queries carry a mistake: the errors are compared as well. */
const MISTAKES = 0.07;

/** `isOrdered`: its rows come in one order only, so their order is compared, too. */
export type GeneratedQuery = { readonly sql: string; readonly isOrdered: boolean };

export function drawQuery(task: Task): GeneratedQuery {
  const query = drawRight(task);
  const wrong = task.draw.chance(MISTAKES) ? mistaken(query.sql, task) : null;
  if (wrong === null) return query;
  used(task, wrong.construct);
  return { sql: wrong.sql, isOrdered: false };
}

function drawRight(task: Task): GeneratedQuery {
  const isBeyond = task.weight === 'beyond';
  const choices: Weighted<() => GeneratedQuery>[] = [
    [8, () => plain(task)],
    [5, () => grouped(task)],
    [isBeyond ? 3 : 1, () => windowed(task)],
    [isBeyond ? 2 : 1, () => combined(task)],
    [isBeyond ? 2 : 1, () => common(task)],
    [isBeyond ? 1 : 0.2, () => ({ sql: drawRecursion(task), isOrdered: false })],
  ];
  return task.draw.weighted(choices)();
}

function whereOf(task: Task, scope: Scope): string {
  return task.draw.chance(0.4) ? ` WHERE ${drawCondition(task, scope, 2)}` : '';
}

function plain(task: Task): GeneratedQuery {
  const { draw, dialect } = task;
  const source = drawSource(task);
  const scope: Scope = { columns: source.columns, outer: [] };
  const distinct = draw.chance(0.15);
  if (distinct) used(task, 'DISTINCT');
  const star = !distinct && draw.chance(0.1) && source.ids.length === 1;
  if (star) used(task, '*');
  const made = draw.several(
    1,
    3,
    (i) => `${drawExpression(task, scope, drawType(task, scope), 2)} AS c${i + 1}`,
  );
  const where = whereOf(task, scope);
  const from = ` FROM ${source.sql}${where}`;
  if (distinct) return { sql: `SELECT DISTINCT ${made.join(', ')}${from}`, isOrdered: false };
  if (dialect === 'postgresql' && task.weight === 'beyond' && draw.chance(0.12)) {
    used(task, 'DISTINCT ON');
    const key = draw.one(scope.columns).sql;
    return {
      sql: `SELECT DISTINCT ON (${key}) ${key}, ${source.ids.join(', ')}${from} ORDER BY ${[key, ...source.ids].join(', ')}`,
      isOrdered: true,
    };
  }
  const items = star ? ['*'] : [...source.ids, ...made];
  if (!draw.chance(0.5))
    return { sql: `SELECT ${(star ? items : made).join(', ')}${from}`, isOrdered: false };
  used(task, 'ORDER BY');
  return { sql: `SELECT ${items.join(', ')}${from}${orderOf(task, scope, source.ids)}`, isOrdered: true };
}

/** A total order: whatever keys come first, the ids come last. And a cut, now and then. */
function orderOf(task: Task, scope: Scope, ids: readonly string[]): string {
  const { draw, dialect } = task;
  const direction = (): string => {
    const word = draw.weighted([
      [4, ''],
      [3, ' DESC'],
      [1, ' ASC'],
    ]);
    if (dialect === 'mariadb' || !draw.chance(0.15)) return word;
    const nulls = draw.one(['FIRST', 'LAST']);
    used(task, `NULLS ${nulls}`);
    return `${word} NULLS ${nulls}`;
  };
  const keys = draw.several(
    0,
    2,
    () => drawExpression(task, scope, drawType(task, scope), draw.chance(0.3) ? 1 : 0) + direction(),
  );
  const order = ` ORDER BY ${[...keys.filter((key) => !/^\(?-?[\d.']/.test(key)), ...ids].join(', ')}`;
  return order + cutOf(task);
}

function cutOf(task: Task): string {
  const { draw, dialect, weight } = task;
  if (!draw.chance(0.45)) return '';
  const count = draw.int(0, 5);
  const offset = draw.chance(0.4) ? draw.int(0, 3) : null;
  if (dialect === 'postgresql' && weight === 'beyond' && draw.chance(0.6)) {
    used(task, 'FETCH');
    return `${offset === null ? '' : ` OFFSET ${offset} ROWS`} FETCH FIRST ${count} ROWS ONLY`;
  }
  used(task, 'LIMIT');
  if (offset === null) return ` LIMIT ${count}`;
  used(task, 'OFFSET');
  if (dialect !== 'postgresql' && draw.chance(0.2)) return ` LIMIT ${offset}, ${count}`;
  return ` LIMIT ${count} OFFSET ${offset}`;
}

function grouped(task: Task): GeneratedQuery {
  const { draw } = task;
  const source = drawSource(task);
  const scope: Scope = { columns: source.columns, outer: [] };
  const from = ` FROM ${source.sql}${whereOf(task, scope)}`;
  const aggregates = draw
    .several(1, 3, () => drawAggregate(task, scope, () => true))
    .flatMap((each) => each ?? []);
  if (aggregates.length === 0) aggregates.push({ sql: 'COUNT(*)', type: 'int' });
  const named = aggregates.map(({ sql }, i) => `${sql} AS a${i + 1}`);
  if (draw.chance(0.25)) {
    used(task, 'aggregate without GROUP BY');
    return { sql: `SELECT ${named.join(', ')}${from}`, isOrdered: false };
  }
  used(task, 'GROUP BY');
  const keys = [...new Set(draw.several(1, 2, () => keyOf(task, scope)))];
  const having = draw.chance(0.35) ? havingOf(task, scope) : '';
  const items = [...keys.map((key, i) => `${key} AS k${i + 1}`), ...named];
  return {
    sql: `SELECT ${items.join(', ')}${from} GROUP BY ${groupingOf(task, keys)}${having}`,
    isOrdered: false,
  };
}

function keyOf(task: Task, scope: Scope): string {
  if (task.draw.chance(0.8)) return task.draw.one(scope.columns).sql;
  used(task, 'GROUP BY expression');
  const key = drawExpression(task, scope, 'int', 1);
  return /[a-z]\d*\./.test(key) && !key.includes('SELECT') ? key : task.draw.one(scope.columns).sql;
}

function groupingOf(task: Task, keys: readonly string[]): string {
  const { draw, dialect, weight } = task;
  const list = keys.join(', ');
  if (weight === 'lesson' || dialect === 'sqlite') return list;
  if (!draw.chance(dialect === 'mariadb' ? 0.25 : 0.6)) return list;
  if (dialect === 'mariadb') {
    used(task, 'WITH ROLLUP');
    return `${list} WITH ROLLUP`;
  }
  const form = draw.one(['ROLLUP', 'CUBE', 'GROUPING SETS']);
  used(task, form);
  return form === 'GROUPING SETS' ? `GROUPING SETS ((${list}), (${keys[0]}), ())` : `${form} (${list})`;
}

function havingOf(task: Task, scope: Scope): string {
  used(task, 'HAVING');
  const aggregate = drawAggregate(task, scope, ({ result }) => result === 'int' || result === 'dec');
  return ` HAVING ${aggregate?.sql ?? 'COUNT(*)'} ${task.draw.one(['>', '>=', '<', '='])} ${task.draw.int(0, 4)}`;
}

function windowed(task: Task): GeneratedQuery {
  const { draw } = task;
  const source = drawSource(task);
  const scope: Scope = { columns: source.columns, outer: [] };
  const calls = draw.several(1, 2, (i) => `${drawWindowCall(task, scope, source.ids)} AS w${i + 1}`);
  return {
    sql: `SELECT ${[...source.ids, ...calls].join(', ')} FROM ${source.sql}${whereOf(task, scope)}`,
    isOrdered: false,
  };
}

function combined(task: Task): GeneratedQuery {
  const { draw, dialect } = task;
  const types = draw.several(1, 2, () => draw.one<ValueType>(['int', 'text', 'int', 'dec', 'date']));
  const side = (): string => {
    const source = drawSource(task);
    const scope: Scope = { columns: source.columns, outer: [] };
    const items = types.map((type, i) => `${drawExpression(task, scope, type, 1)} AS c${i + 1}`);
    return `SELECT ${items.join(', ')} FROM ${source.sql}${whereOf(task, scope)}`;
  };
  const operator = draw.weighted<string>([
    [3, 'UNION'],
    [3, 'UNION ALL'],
    [2, 'INTERSECT'],
    [2, 'EXCEPT'],
    [dialect === 'sqlite' || task.weight === 'lesson' ? 0 : 3, 'EXCEPT ALL'],
    [dialect === 'sqlite' || task.weight === 'lesson' ? 0 : 3, 'INTERSECT ALL'],
  ]);
  used(task, operator);
  const sides = draw.chance(0.2) ? [side(), side(), side()] : [side(), side()];
  const order = draw.chance(0.4) ? ` ORDER BY ${types.map((_, i) => i + 1).join(', ')}` : '';
  if (order !== '') used(task, 'ORDER BY position');
  return { sql: `${sides.join(` ${operator} `)}${order}`, isOrdered: order !== '' };
}

function common(task: Task): GeneratedQuery {
  const { draw } = task;
  used(task, 'WITH');
  const inner: Source = drawSource(task);
  const scope: Scope = { columns: inner.columns, outer: [] };
  const type = drawType(task, scope);
  const name = alias(task, 'with_');
  const columns = draw.chance(0.4) ? ' (id, made)' : '';
  const body = `SELECT ${inner.ids[0]} AS id, ${drawExpression(task, scope, type, 1)} AS made FROM ${inner.sql}${whereOf(task, scope)}`;
  const as = alias(task);
  const outside: Scope = {
    columns: [
      { sql: `${as}.id`, type: 'int', nullable: true },
      { sql: `${as}.made`, type, nullable: true },
    ],
    outer: [],
  };
  const again = draw.chance(0.3) ? ` JOIN ${name} AS again ON again.id = ${as}.id` : '';
  if (again !== '') used(task, 'common table used twice');
  const item = drawExpression(task, outside, type, 1);
  return {
    sql: `WITH ${name}${columns} AS (${body}) SELECT ${as}.id, ${item} AS c FROM ${name} AS ${as}${again}${whereOf(task, outside)}`,
    isOrdered: false,
  };
}
