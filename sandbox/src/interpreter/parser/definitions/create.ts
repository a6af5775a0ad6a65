import type { CreateIndex, CreateSequence, CreateView, Definition } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseColumnList, parseName } from '../names.ts';
import { parseCreateTable } from './create-table.ts';
import { parseStartAndStep } from './generated.ts';
import { parseKeys } from './table-constraints.ts';

/** CREATE; the word comes next. */
export function parseCreate(cursor: Cursor): Definition {
  const { offset } = cursor.peek();
  cursor.expect('CREATE');
  const orReplace = cursor.can('or-replace') && cursor.accept('OR', 'REPLACE');
  const temporary = acceptTemporary(cursor);
  const isUnique = !orReplace && !temporary && cursor.accept('UNIQUE');
  if (cursor.accept('INDEX')) return parseIndex(cursor, { isUnique, offset });
  if (isUnique) cursor.fail('keyword');
  if (cursor.accept('VIEW')) return parseView(cursor, { orReplace, temporary, offset });
  if (orReplace) cursor.unsupported(`CREATE OR REPLACE ${cursor.peek().value}`);
  if (cursor.can('identity') && cursor.is('OR', 'ALTER')) cursor.unsupported('CREATE OR ALTER');
  if (cursor.accept('TABLE')) return parseCreateTable(cursor, { temporary, offset });
  if (cursor.can('sequences') && cursor.accept('SEQUENCE')) return parseSequence(cursor, offset);
  return OTHERS.has(cursor.peek().value)
    ? cursor.unsupported(`CREATE ${cursor.peek().value}`)
    : cursor.fail('keyword');
}

const OTHERS = new Set(
  `DATABASE SCHEMA TYPE DOMAIN FUNCTION PROCEDURE PROC TRIGGER USER ROLE LOGIN EXTENSION MATERIALIZED VIRTUAL UNLOGGED
  RECURSIVE SYNONYM PACKAGE AGGREGATE RULE POLICY SERVER EVENT FULLTEXT SPATIAL CLUSTERED NONCLUSTERED BITMAP FORCE
  DEFINER ALGORITHM SQL PRIVATE EDITIONABLE STATISTICS COLLATION OPERATOR CAST TABLESPACE PUBLICATION`.split(
    /\s+/,
  ),
);

function acceptTemporary(cursor: Cursor): boolean {
  if (cursor.can('global-temporary')) return cursor.accept('GLOBAL', 'TEMPORARY');
  if (cursor.can('temp-word') && cursor.accept('TEMP')) return true;
  return cursor.can('temporary') && cursor.accept('TEMPORARY');
}

function parseView(
  cursor: Cursor,
  { orReplace, temporary, offset }: Pick<CreateView, 'orReplace' | 'temporary'> & { offset: number },
): CreateView {
  const ifNotExists = cursor.can('if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = parseName(cursor, 'table');
  const columns = parseColumnList(cursor);
  cursor.expect('AS');
  const query = cursor.query();
  if (cursor.is('WITH')) cursor.unsupported('WITH … OPTION');
  const view = { orReplace, temporary, ifNotExists, name, columns, query };
  return { type: 'create-view', ...view, span: cursor.since(offset) };
}

function parseIndex(
  cursor: Cursor,
  { isUnique, offset }: { isUnique: boolean; offset: number },
): CreateIndex {
  if (cursor.is('CONCURRENTLY')) cursor.unsupported('CONCURRENTLY');
  const ifNotExists = cursor.can('if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = cursor.can('index-unnamed') && cursor.is('ON') ? null : parseName(cursor);
  cursor.expect('ON');
  const table = parseName(cursor, 'table');
  if (cursor.is('USING')) cursor.unsupported('USING');
  const keys = parseKeys(cursor);
  const include = cursor.can('index-include') && cursor.accept('INCLUDE') ? parseColumnList(cursor) : [];
  const where = cursor.can('partial-index') && cursor.accept('WHERE') ? parseCondition(cursor) : null;
  const index = { unique: isUnique, ifNotExists, name, table, keys, include, where };
  return { type: 'create-index', ...index, span: cursor.since(offset) };
}

function parseSequence(cursor: Cursor, offset: number): CreateSequence {
  const ifNotExists = cursor.can('if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = parseName(cursor);
  const options = parseStartAndStep(cursor);
  return { type: 'create-sequence', ifNotExists, name, ...options, span: cursor.since(offset) };
}
