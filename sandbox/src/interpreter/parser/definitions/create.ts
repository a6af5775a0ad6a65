import type {
  CreateEnum,
  CreateIndex,
  CreateSequence,
  CreateView,
  Definition,
} from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition } from '../expressions/condition.ts';
import { parseTypeName } from '../expressions/type-name.ts';
import { parseColumnList, parseName } from '../names.ts';
import { acceptClustered } from './columns.ts';
import { parseCreateTable } from './create-table.ts';
import { parseSequenceOptions } from './sequence-options.ts';
import { parseKeys } from './table-constraints.ts';

/** CREATE; the word comes next. */
export function parseCreate(cursor: Cursor): Definition {
  const { offset } = cursor.peek();
  cursor.expect('CREATE');
  const orReplace = acceptOrReplace(cursor);
  const temporary = acceptTemporary(cursor);
  const isUnique = !orReplace && !temporary && cursor.accept('UNIQUE');
  const clustered = acceptClustered(cursor);
  if (cursor.accept('INDEX')) return parseIndex(cursor, { isUnique, clustered, offset });
  if (clustered) cursor.fail('keyword');
  if (isUnique) cursor.fail('keyword');
  if (cursor.accept('VIEW')) return parseView(cursor, { orReplace, temporary, offset });
  if (orReplace) cursor.unsupported(`CREATE OR REPLACE ${cursor.peek().value}`);
  if (cursor.accept('TABLE')) return parseCreateTable(cursor, { temporary, offset });
  if (cursor.can('sequences') && cursor.accept('SEQUENCE')) return parseSequence(cursor, offset);
  if (cursor.can('enum-types') && cursor.accept('TYPE')) return parseEnum(cursor, offset);
  return cursor.rules.unread.objects.has(cursor.peek().value)
    ? cursor.unsupported(`CREATE ${cursor.peek().value}`)
    : cursor.fail('keyword');
}

/** OR REPLACE, which T-SQL calls OR ALTER. */
function acceptOrReplace(cursor: Cursor): boolean {
  if (cursor.can('or-alter')) return cursor.accept('OR', 'ALTER');
  return cursor.can('or-replace') && cursor.accept('OR', 'REPLACE');
}

function acceptTemporary(cursor: Cursor): boolean {
  if (cursor.can('global-temporary')) return cursor.accept('GLOBAL', 'TEMPORARY');
  if (cursor.can('temp-word') && cursor.accept('TEMP')) return true;
  return cursor.can('temporary') && cursor.accept('TEMPORARY');
}

function parseView(
  cursor: Cursor,
  { orReplace, temporary, offset }: Pick<CreateView, 'orReplace' | 'temporary'> & { offset: number },
): CreateView {
  const ifNotExists = cursor.can('view-if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
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
  { isUnique, clustered, offset }: Pick<CreateIndex, 'clustered'> & { isUnique: boolean; offset: number },
): CreateIndex {
  if (cursor.is('CONCURRENTLY')) cursor.unsupported('CONCURRENTLY');
  const ifNotExists = cursor.can('index-if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = cursor.can('index-unnamed') && cursor.is('ON') ? null : parseName(cursor);
  cursor.expect('ON');
  const table = parseName(cursor, 'table');
  if (cursor.is('USING')) cursor.unsupported('USING');
  const keys = parseKeys(cursor);
  const include = cursor.can('index-include') && cursor.accept('INCLUDE') ? parseColumnList(cursor) : [];
  const where = cursor.can('partial-index') && cursor.accept('WHERE') ? parseCondition(cursor) : null;
  if (cursor.isAny('TABLESPACE', 'WITH', 'USING', 'ONLINE', 'COMMENT', 'NULLS'))
    cursor.unsupported(cursor.peek().value);
  const index = { unique: isUnique, clustered, ifNotExists, name, table, keys, include, where };
  return { type: 'create-index', ...index, span: cursor.since(offset) };
}

function parseSequence(cursor: Cursor, offset: number): CreateSequence {
  const ifNotExists = cursor.can('if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = parseName(cursor);
  const dataType = cursor.can('typed-sequences') && cursor.accept('AS') ? parseTypeName(cursor) : null;
  const options = parseSequenceOptions(cursor);
  return { type: 'create-sequence', ifNotExists, name, dataType, ...options, span: cursor.since(offset) };
}

/** CREATE TYPE … AS ENUM; other types are known, and not read. */
function parseEnum(cursor: Cursor, offset: number): CreateEnum {
  const name = parseName(cursor);
  if (!cursor.accept('AS', 'ENUM')) cursor.unsupported('CREATE TYPE without ENUM');
  const labels = cursor.parenthesized(() => cursor.list(() => parseLabel(cursor)));
  return { type: 'create-enum', name, labels, span: cursor.since(offset) };
}

function parseLabel(cursor: Cursor): string {
  if (cursor.peek().kind !== 'string') cursor.fail('expression');
  return cursor.take().value;
}
