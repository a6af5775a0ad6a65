import type { TableSource } from '../../tree/queries.ts';
import type { Delete } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseFrom } from '../queries/from.ts';
import type { Opening } from '../queries/query.ts';
import { parseTop } from '../queries/select.ts';
import { parseOutput, parseReturning } from './returning.ts';
import { parseChangedTable, parseOrderAndLimit } from './update.ts';

/** DELETE in every form; the verb comes next. */
export function parseDelete(cursor: Cursor, { common, offset }: Opening): Delete {
  if (common && !cursor.can('with-change')) cursor.fail('SELECT');
  cursor.expect('DELETE', 'statement');
  const top = parseTop(cursor);
  const hasFrom = cursor.accept('FROM');
  if (!hasFrom && !mayOmitFrom(cursor)) cursor.fail('FROM');
  const targets = parseTargets(cursor);
  const output = parseOutput(cursor);
  const others = parseOthers(cursor);
  // MySQL leaves FROM out only where the tables to delete from are named before it.
  if (!hasFrom && others.form === 'plain' && !cursor.can('delete-without-from')) cursor.fail('FROM');
  if (targets.length > 1 && others.form === 'plain') cursor.fail('end');
  const where = cursor.accept('WHERE') ? parseCondition(cursor) : null;
  const cut = parseOrderAndLimit(cursor);
  const returning = output ?? parseReturning(cursor);
  const change = { with: common, top, targets, ...others, where, ...cut, returning };
  return { type: 'delete', ...change, span: cursor.since(offset) };
}

function mayOmitFrom(cursor: Cursor): boolean {
  return cursor.can('delete-without-from') || cursor.can('delete-from-joins');
}

function parseTargets(cursor: Cursor): TableSource[] {
  const severalTables = cursor.can('delete-from-joins') && !cursor.can('delete-without-from');
  return severalTables ? cursor.list(() => parseChangedTable(cursor)) : [parseChangedTable(cursor)];
}

/** The tables that only decide which rows go. */
function parseOthers(cursor: Cursor): Pick<Delete, 'form' | 'from'> {
  if (cursor.can('delete-using') && cursor.accept('USING')) return { form: 'using', from: parseFrom(cursor) };
  if (cursor.can('delete-from-joins') && cursor.accept('FROM'))
    return { form: 'from', from: parseFrom(cursor) };
  return { form: 'plain', from: [] };
}
