import type { Identifier, Row } from '../../tree/expressions.ts';
import { type Query, queryOf } from '../../tree/queries.ts';
import type { Insert, OnConflict } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseAlias, parseColumnList, parseIdentifier, parseName, parseTargetColumn } from '../names.ts';
import type { Opening } from '../queries/query.ts';
import { parseAssigned, parseAssignments } from './assignments.ts';
import { parseOutput, parseReturning } from './returning.ts';

/** INSERT and REPLACE, in every form; the verb comes next. */
export function parseInsert(cursor: Cursor, { common, offset }: Opening): Insert {
  if (common && !cursor.can('with-insert')) cursor.fail('SELECT');
  const verb = cursor.acceptAny('INSERT', 'REPLACE') ?? cursor.fail('statement');
  if (cursor.can('connect-by') && cursor.isAny('ALL', 'FIRST')) {
    cursor.unsupported(`INSERT ${cursor.peek().value}`);
  }
  if (cursor.can('ignore') && cursor.isAny('LOW_PRIORITY', 'HIGH_PRIORITY', 'DELAYED')) {
    cursor.unsupported(cursor.peek().value);
  }
  const onError = parseOnError(cursor);
  if (cursor.can('top') && cursor.is('TOP')) cursor.unsupported('INSERT TOP');
  if (!cursor.accept('INTO') && !cursor.can('insert-without-into')) cursor.fail('INTO');
  if (cursor.can('connect-by') && cursor.is('(')) cursor.unsupported('INSERT INTO a query');
  const into = parseName(cursor, 'table');
  const name = parseInsertAlias(cursor);
  const columns =
    cursor.opensQuery() || (cursor.can('insert-set') && cursor.accept('(', ')')) ? [] : parseTargets(cursor);
  const output = parseOutput(cursor);
  if (cursor.isAny('OVERRIDING', 'EXEC', 'EXECUTE')) cursor.unsupported(cursor.peek().value);
  const source = parseInsertSource(cursor);
  const alias = cursor.can('insert-row-alias') && cursor.accept('AS') ? parseIdentifier(cursor) : name;
  if (alias && alias !== name && cursor.is('(')) cursor.unsupported('columns of a row alias');
  const onConflict = parseOnConflict(cursor);
  const returning = output ?? parseReturning(cursor);
  const target = { with: common, verb, onError, into, alias, columns };
  return { type: 'insert', ...target, source, onConflict, returning, span: cursor.since(offset) };
}

/** The columns to fill; where they may be qualified, it can only be by the one table. */
function parseTargets(cursor: Cursor): Identifier[] {
  if (!cursor.is('(') || !cursor.can('qualified-targets') || cursor.can('output'))
    return parseColumnList(cursor);
  return cursor.parenthesized(() => cursor.list(() => parseTargetColumn(cursor)));
}

/** Oracle's stands bare. */
function parseInsertAlias(cursor: Cursor): Insert['alias'] {
  if (cursor.can('insert-alias-bare')) return parseAlias(cursor, { as: false, strings: false });
  return cursor.can('insert-alias') && cursor.accept('AS') ? parseIdentifier(cursor) : null;
}

/** SQLite's OR IGNORE and its kin, MySQL's IGNORE. */
export function parseOnError(cursor: Cursor): Insert['onError'] {
  if (cursor.can('ignore') && cursor.accept('IGNORE')) return 'IGNORE';
  if (!cursor.can('or-action') || !cursor.accept('OR')) return null;
  return cursor.acceptAny('IGNORE', 'REPLACE', 'ABORT', 'FAIL', 'ROLLBACK') ?? cursor.fail('keyword');
}

function parseInsertSource(cursor: Cursor): Insert['source'] {
  const { offset } = cursor.peek();
  if (cursor.can('insert-default-values') && cursor.accept('DEFAULT', 'VALUES')) {
    return { type: 'default-values', span: cursor.since(offset) };
  }
  if (cursor.can('insert-set') && cursor.accept('SET')) return parseAssignments(cursor);
  if (cursor.accept('VALUES') || (cursor.can('insert-set') && cursor.accept('VALUE'))) {
    return parseRows(cursor, offset);
  }
  if (cursor.isAny('SELECT', 'WITH', '(')) return cursor.query();
  return cursor.fail('VALUES');
}

/** Unlike a query's, these rows may hold DEFAULT, and MySQL's need no ROW. */
function parseRows(cursor: Cursor, offset: number): Query {
  const rows = [parseRow(cursor)];
  while (cursor.can('insert-many-rows') && cursor.accept(',')) rows.push(parseRow(cursor));
  const span = cursor.since(offset);
  const body = { type: 'values' as const, rows, span };
  return queryOf(body);
}

function parseRow(cursor: Cursor): Row {
  const { offset } = cursor.peek();
  // MySQL: a row of defaults.
  const keyword = cursor.can('values-rows') && cursor.accept('ROW');
  const isEmpty = cursor.can('insert-set') && cursor.accept('(', ')');
  const items = isEmpty ? [] : cursor.parenthesized(() => cursor.list(() => parseAssigned(cursor)));
  return { type: 'row', items, keyword, span: cursor.since(offset) };
}

function parseOnConflict(cursor: Cursor): OnConflict | null {
  const { offset } = cursor.peek();
  if (cursor.can('on-duplicate-key') && cursor.accept('ON')) {
    for (const word of ['DUPLICATE', 'KEY', 'UPDATE']) cursor.expect(word);
    const nowhere = { keys: [], keysWhere: null, constraint: null, where: null };
    const assignments = parseAssignments(cursor);
    return {
      type: 'on-conflict',
      form: 'duplicate-key',
      ...nowhere,
      assignments,
      span: cursor.since(offset),
    };
  }
  if (!cursor.can('on-conflict') || !cursor.accept('ON')) return null;
  cursor.expect('CONFLICT');
  const target = parseConflictTarget(cursor);
  cursor.expect('DO');
  const update = cursor.accept('NOTHING') ? { assignments: [], where: null } : parseConflictUpdate(cursor);
  if (cursor.is('ON', 'CONFLICT')) cursor.unsupported('a second ON CONFLICT');
  return { type: 'on-conflict', form: 'conflict', ...target, ...update, span: cursor.since(offset) };
}

function parseConflictTarget(cursor: Cursor): Pick<OnConflict, 'keys' | 'keysWhere' | 'constraint'> {
  if (cursor.can('on-conflict-constraint') && cursor.accept('ON', 'CONSTRAINT')) {
    return { keys: [], keysWhere: null, constraint: parseIdentifier(cursor) };
  }
  if (!cursor.is('(')) return { keys: [], keysWhere: null, constraint: null };
  const keys = cursor.parenthesized(() => cursor.list(() => cursor.expression()));
  return { keys, keysWhere: cursor.accept('WHERE') ? parseCondition(cursor) : null, constraint: null };
}

function parseConflictUpdate(cursor: Cursor): Pick<OnConflict, 'assignments' | 'where'> {
  cursor.expect('UPDATE');
  cursor.expect('SET', 'SET');
  const assignments = parseAssignments(cursor);
  return { assignments, where: cursor.accept('WHERE') ? parseCondition(cursor) : null };
}
