import type { Limit, SortKey, TableSource } from '../../tree/queries.ts';
import type { Update } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseAlias, parseName } from '../names.ts';
import { parseFrom } from '../queries/from.ts';
import { parseLimit } from '../queries/limit.ts';
import type { Opening } from '../queries/query.ts';
import { parseTop } from '../queries/select.ts';
import { parseOrderBy } from '../sort-keys.ts';
import { parseAssignments } from './assignments.ts';
import { parseOnError } from './insert.ts';
import { parseOutput, parseReturning } from './returning.ts';

/** UPDATE in every form; the verb comes next. */
export function parseUpdate(cursor: Cursor, { common, offset }: Opening): Update {
  if (common && !cursor.can('with-change')) cursor.fail('SELECT');
  cursor.expect('UPDATE', 'statement');
  const top = parseTop(cursor);
  if (cursor.can('ignore') && cursor.isAny('LOW_PRIORITY')) cursor.unsupported('LOW_PRIORITY');
  const onError = parseOnError(cursor);
  const target = parseTarget(cursor);
  cursor.expect('SET', 'SET');
  const assignments = parseAssignments(cursor);
  const output = parseOutput(cursor);
  const from = cursor.can('update-from') && cursor.accept('FROM') ? parseFrom(cursor) : [];
  const where = cursor.accept('WHERE') ? parseCondition(cursor) : null;
  const cut = parseOrderAndLimit(cursor);
  const returning = output ?? (cursor.can('update-returning') ? parseReturning(cursor) : null);
  const change = { with: common, top, onError, target, assignments, from, where, ...cut, returning };
  return { type: 'update', ...change, span: cursor.since(offset) };
}

/** One table; in MySQL joins of several. A comma there is a cross join. */
function parseTarget(cursor: Cursor): TableSource {
  const { offset } = cursor.peek();
  if (!cursor.can('update-joins')) return parseChangedTable(cursor);
  return parseFrom(cursor).reduce((left, right) => ({
    type: 'join',
    kind: 'CROSS',
    natural: false,
    left,
    right,
    on: null,
    using: [],
    span: cursor.since(offset),
  }));
}

/** The one table that a change is about, under another name where the dialect lets it have one. */
export function parseChangedTable(cursor: Cursor): TableSource {
  const { offset } = cursor.peek();
  if (cursor.is('(') && cursor.can('connect-by')) cursor.unsupported('a change of a query');
  const name = parseName(cursor, 'table');
  const mayHaveAlias = cursor.can('target-alias-bare') || (cursor.can('target-alias') && cursor.is('AS'));
  const alias = mayHaveAlias
    ? parseAlias(cursor, { as: cursor.can('table-alias-as'), strings: false })
    : null;
  return { type: 'table', name, alias, columns: [], span: cursor.since(offset) };
}

/** ORDER BY and LIMIT of a change, as MySQL has them. */
export function parseOrderAndLimit(cursor: Cursor): { orderBy: SortKey[]; limit: Limit | null } {
  if (!cursor.can('change-order')) return { orderBy: [], limit: null };
  const orderBy = parseOrderBy(cursor);
  return { orderBy, limit: parseLimit(cursor, orderBy.length > 0) };
}
