import type { Control, Describe, Explain, Show } from '../../tree/statements.ts';
import type { Name } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { isNameToken, parseIdentifier, parseName } from '../names.ts';
import { parseDeclare } from './declare.ts';
import { parseAlterSession, parseSet } from './set.ts';
import { parseTransaction } from './transaction.ts';

/** What steers the session; null when none of it comes. */
export function parseControl(cursor: Cursor): Control | null {
  const { offset } = cursor.peek();
  const transaction = parseTransaction(cursor);
  if (transaction) return transaction;
  if (cursor.is('SET') && (cursor.can('set-variable') || cursor.is('SET', 'TRANSACTION')))
    return parseSet(cursor);
  if (cursor.can('alter-session') && cursor.is('ALTER', 'SESSION')) return parseAlterSession(cursor);
  if (cursor.can('declare') && cursor.is('DECLARE')) return parseDeclare(cursor);
  if (cursor.can('show') && cursor.accept('SHOW')) return parseShow(cursor, offset);
  if (cursor.can('describe') && cursor.acceptAny('DESCRIBE', 'DESC')) return parseDescribe(cursor, offset);
  if (cursor.can('use') && cursor.accept('USE')) {
    return { type: 'use', database: parseIdentifier(cursor), span: cursor.since(offset) };
  }
  return cursor.is('EXPLAIN') ? parseExplain(cursor, offset) : null;
}

/** DESCRIBE t, DESC t column; before a statement it is MySQL's EXPLAIN. */
function parseDescribe(cursor: Cursor, offset: number): Describe | Explain {
  if (cursor.can('explain') && cursor.isAny('SELECT', 'WITH', 'INSERT', 'UPDATE', 'DELETE')) {
    const statement = cursor.statement();
    return { type: 'explain', form: 'EXPLAIN', statement, span: cursor.since(offset) };
  }
  const table = parseName(cursor, 'table');
  const column = cursor.can('show') && isNameToken(cursor) ? parseIdentifier(cursor) : null;
  return { type: 'describe', table, column, span: cursor.since(offset) };
}

/** SHOW TABLES, SHOW COLUMNS FROM t LIKE 'a%', SHOW search_path. */
function parseShow(cursor: Cursor, offset: number): Show {
  if (cursor.peek().kind !== 'word') cursor.fail('keyword');
  if (!cursor.can('describe')) return parseShowSetting(cursor, offset);
  const what = SHOWN.find((words) => cursor.accept(...words.split(' ')));
  if (!what)
    return OTHERS_SHOWN.has(cursor.peek().value)
      ? cursor.unsupported(`SHOW ${cursor.peek().value}`)
      : cursor.fail('keyword');
  const isCreate = what.startsWith('CREATE');
  const of = isCreate || cursor.acceptAny('FROM', 'IN') ? parseName(cursor, 'table') : null;
  const like = cursor.accept('LIKE') ? cursor.expression() : null;
  const where = !like && cursor.accept('WHERE') ? parseCondition(cursor) : null;
  return { type: 'show', what, of, like, where, span: cursor.since(offset) };
}

/** What MySQL and MariaDB show and SQLTown reads; the longer before what they begin with. */
const SHOWN =
  `FULL TABLES, FULL COLUMNS, FULL FIELDS, FULL PROCESSLIST, TABLES, COLUMNS, FIELDS, PROCESSLIST, INDEX, INDEXES,
  KEYS, DATABASES, SCHEMAS, WARNINGS, ERRORS, ENGINES, COLLATION, GRANTS, CREATE TABLE, CREATE VIEW, CREATE DATABASE,
  CREATE SEQUENCE, TABLE STATUS, CHARACTER SET, VARIABLES, SESSION VARIABLES, GLOBAL VARIABLES, STATUS, SESSION STATUS,
  GLOBAL STATUS`.split(/,\s+/);
const OTHERS_SHOWN = new Set(
  `BINARY BINLOG COUNT CREATE EVENTS EXTENDED FUNCTION MASTER OPEN PLUGINS PRIVILEGES PROCEDURE PROFILE PROFILES RELAYLOG
  REPLICA REPLICAS SLAVE STORAGE TRIGGERS PACKAGE EXPLAIN ANALYZE`.split(/\s+/),
);

/** PostgreSQL's SHOW takes the name of a setting, and nothing else. */
function parseShowSetting(cursor: Cursor, offset: number): Show {
  const words = cursor.accept('ALL') ? ['ALL'] : [spelt(parseName(cursor, 'keyword')).toUpperCase()];
  return {
    type: 'show',
    what: words.join(' '),
    of: null,
    like: null,
    where: null,
    span: cursor.since(offset),
  };
}

const spelt = ({ parts }: Name): string => parts.map(({ name }) => name).join('.');

function parseExplain(cursor: Cursor, offset: number): Explain | null {
  const form = acceptExplain(cursor);
  if (!form) return null;
  const hasOptions =
    (cursor.is('(') && !cursor.opensQuery()) || cursor.isAny('FORMAT', 'EXTENDED', 'VERBOSE');
  if (hasOptions) cursor.unsupported('EXPLAIN with options');
  if (cursor.is('EXPLAIN')) cursor.fail('statement');
  const statement = cursor.statement();
  return { type: 'explain', form, statement, span: cursor.since(offset) };
}

function acceptExplain(cursor: Cursor): Explain['form'] | null {
  if (cursor.can('explain-query-plan') && cursor.accept('EXPLAIN', 'QUERY', 'PLAN'))
    return 'EXPLAIN QUERY PLAN';
  if (cursor.can('explain-analyze') && cursor.accept('EXPLAIN', 'ANALYZE')) return 'EXPLAIN ANALYZE';
  if (cursor.can('explain-plan-for') && cursor.accept('EXPLAIN', 'PLAN', 'FOR')) return 'EXPLAIN PLAN FOR';
  return cursor.can('explain') && cursor.accept('EXPLAIN') ? 'EXPLAIN' : null;
}
