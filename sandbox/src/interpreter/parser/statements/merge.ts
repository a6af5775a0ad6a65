import type { Identifier } from '../../tree/expressions.ts';
import type { Merge, MergeAction, MergeBranch } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseIdentifier, parseTargetColumn } from '../names.ts';
import { parseSource } from '../queries/from.ts';
import type { Opening } from '../queries/query.ts';
import { parseAssigned, parseAssignments } from './assignments.ts';
import { parseOutput, parseReturning } from './returning.ts';

/** MERGE; the verb comes next. */
export function parseMerge(cursor: Cursor, { common, offset }: Opening): Merge {
  cursor.expect('MERGE', 'statement');
  if (!cursor.accept('INTO') && !cursor.can('insert-without-into')) cursor.fail('INTO');
  const into = parseSource(cursor);
  cursor.expect('USING');
  const using = parseSource(cursor);
  cursor.expect('ON');
  const on = parseCondition(cursor);
  const branches: MergeBranch[] = [];
  do branches.push(parseBranch(cursor));
  while (cursor.is('WHEN'));
  const returning = parseOutput(cursor) ?? parseReturning(cursor);
  return { type: 'merge', with: common, into, using, on, branches, returning, span: cursor.since(offset) };
}

function parseBranch(cursor: Cursor): MergeBranch {
  const { offset } = cursor.peek();
  cursor.expect('WHEN');
  const when = parseWhen(cursor);
  const condition = cursor.can('merge-conditions') && cursor.accept('AND') ? parseCondition(cursor) : null;
  cursor.expect('THEN');
  const action = when === 'NOT MATCHED' ? parseMissing(cursor) : parseMatched(cursor);
  return { type: 'merge-branch', when, condition, action, span: cursor.since(offset) };
}

function parseWhen(cursor: Cursor): MergeBranch['when'] {
  if (cursor.accept('MATCHED')) return 'MATCHED';
  cursor.expect('NOT');
  cursor.expect('MATCHED');
  if (!cursor.can('merge-by-source') || !cursor.accept('BY')) return 'NOT MATCHED';
  const side = cursor.acceptAny('SOURCE', 'TARGET') ?? cursor.fail('keyword');
  return side === 'SOURCE' ? 'NOT MATCHED BY SOURCE' : 'NOT MATCHED';
}

/** What becomes of a row that is there. */
function parseMatched(cursor: Cursor): MergeAction {
  const { offset } = cursor.peek();
  const nothing = parseNothing(cursor);
  if (nothing) return nothing;
  if (cursor.accept('DELETE')) return { type: 'merge-delete', span: cursor.since(offset) };
  cursor.expect('UPDATE');
  cursor.expect('SET', 'SET');
  const assignments = parseAssignments(cursor);
  const where = parseWhere(cursor);
  const deleteWhere = cursor.can('merge-where') && cursor.accept('DELETE') ? parseWhere(cursor) : null;
  return { type: 'merge-update', assignments, where, deleteWhere, span: cursor.since(offset) };
}

/** What becomes of a row that is missing. */
function parseMissing(cursor: Cursor): MergeAction {
  const { offset } = cursor.peek();
  const nothing = parseNothing(cursor);
  if (nothing) return nothing;
  cursor.expect('INSERT');
  const columns = cursor.is('(') ? cursor.parenthesized(() => cursor.list(() => parseTarget(cursor))) : [];
  cursor.expect('VALUES', 'VALUES');
  const values = cursor.parenthesized(() => cursor.list(() => parseAssigned(cursor)));
  return { type: 'merge-insert', columns, values, where: parseWhere(cursor), span: cursor.since(offset) };
}

/** Oracle's may be qualified; T-SQL knows what is meant, and refuses it. */
function parseTarget(cursor: Cursor): Identifier {
  if (cursor.can('merge-where')) return parseTargetColumn(cursor);
  const column = parseIdentifier(cursor);
  if (cursor.can('qualified-targets') && cursor.is('.')) cursor.fail('no-qualified-insert');
  return column;
}

function parseNothing(cursor: Cursor): MergeAction | null {
  const { offset } = cursor.peek();
  if (!cursor.can('merge-nothing') || !cursor.accept('DO', 'NOTHING')) return null;
  return { type: 'merge-nothing', span: cursor.since(offset) };
}

function parseWhere(cursor: Cursor): MergeBranch['condition'] {
  return cursor.can('merge-where') && cursor.accept('WHERE') ? parseCondition(cursor) : null;
}
