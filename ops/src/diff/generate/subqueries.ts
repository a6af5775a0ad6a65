import type { GeneratedTable, ValueType } from './database.ts';
import { alias, drawType, type Scope, type ScopeColumn, type Task, used } from './scope.ts';

/** The columns of a table under an alias. */
export function columnsOf(table: GeneratedTable, as: string): ScopeColumn[] {
  return table.columns.map(({ name, type, nullable }) => ({ sql: `${as}.${name}`, type, nullable }));
}

type Inner = { readonly from: string; readonly where: string; readonly scope: Scope };

/** One table, seen from a query inside another; most often tied to the row around it. */
function drawInner(task: Task, around: Scope): Inner {
  const { draw, database } = task;
  const table = draw.one(database.tables);
  const as = alias(task, 's');
  const scope: Scope = { columns: columnsOf(table, as), outer: [...around.columns, ...around.outer] };
  const conditions: string[] = [];
  const mates = around.columns.filter(({ type }) => type === 'int');
  if (mates.length > 0 && draw.chance(0.6)) {
    used(task, 'correlated subquery');
    const own = draw.one(scope.columns.filter(({ type }) => type === 'int'));
    conditions.push(`${own.sql} ${draw.one(['=', '=', '=', '<', '>='])} ${draw.one(mates).sql}`);
  }
  if (draw.chance(0.4)) conditions.push(task.condition(task, scope, 0));
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return { from: `${table.name} ${task.dialect === 'sqlite' ? 'AS ' : ''}${as}`, where, scope };
}

/** EXISTS, IN, ANY, ALL; null where no column fits. */
export function drawSubqueryCondition(task: Task, scope: Scope): string | null {
  const { draw, dialect } = task;
  const inner = drawInner(task, scope);
  const not = draw.chance(0.35);
  const kind = draw.weighted<'exists' | 'in' | 'quantified' | 'scalar'>([
    [3, 'exists'],
    [4, 'in'],
    [dialect === 'sqlite' || task.weight === 'lesson' ? 0 : 4, 'quantified'],
    [2, 'scalar'],
  ]);
  if (kind === 'exists') {
    used(task, not ? 'NOT EXISTS' : 'EXISTS');
    return `${not ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${inner.from}${inner.where})`;
  }
  const type = drawType(task, { columns: inner.scope.columns, outer: [] });
  const left = scope.columns.filter((column) => column.type === type);
  const right = inner.scope.columns.filter((column) => column.type === type);
  if (left.length === 0 || right.length === 0) return null;
  const query = `SELECT ${draw.one(right).sql} FROM ${inner.from}${inner.where}`;
  if (kind === 'in') {
    used(task, not ? 'NOT IN subquery' : 'IN subquery');
    return `${draw.one(left).sql} ${not ? 'NOT ' : ''}IN (${query})`;
  }
  if (kind === 'quantified') {
    const quantifier = draw.one(['ANY', 'ALL']);
    used(task, quantifier);
    return `${draw.one(left).sql} ${draw.one(['=', '<>', '<', '>='])} ${quantifier} (${query})`;
  }
  used(task, 'scalar subquery compared');
  return `${draw.one(left).sql} ${draw.one(['=', '<', '>'])} (SELECT ${draw.one(['MIN', 'MAX'])}(${draw.one(right).sql}) FROM ${inner.from}${inner.where})`;
}

/** A query of one value, which can't have two rows. */
export function drawScalarSubquery(task: Task, scope: Scope, type: ValueType): string | null {
  const { draw } = task;
  const inner = drawInner(task, scope);
  used(task, 'scalar subquery');
  if (type === 'int' && draw.chance(0.5)) return `(SELECT COUNT(*) FROM ${inner.from}${inner.where})`;
  const columns = inner.scope.columns.filter((column) => column.type === type);
  if (columns.length === 0) return null;
  return `(SELECT ${draw.one(['MIN', 'MAX'])}(${draw.one(columns).sql}) FROM ${inner.from}${inner.where})`;
}
