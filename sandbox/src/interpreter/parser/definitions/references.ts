import type { ReferenceAction, References } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import { parseColumnList, parseName } from '../names.ts';

/** REFERENCES table (columns) ON DELETE …; the word comes next. */
export function parseReferences(cursor: Cursor): References {
  const { offset } = cursor.peek();
  cursor.expect('REFERENCES');
  const table = parseName(cursor, 'table');
  const columns = parseColumnList(cursor);
  let onDelete: ReferenceAction | null = null;
  let onUpdate: ReferenceAction | null = null;
  while (cursor.is('ON', 'DELETE') || cursor.is('ON', 'UPDATE')) {
    const isDelete = cursor.accept('ON', 'DELETE');
    if (!isDelete) {
      cursor.expect('ON');
      if (!cursor.can('update-actions')) cursor.fail('keyword');
      cursor.expect('UPDATE');
    }
    const action = parseAction(cursor);
    if (isDelete) onDelete = action;
    else onUpdate = action;
  }
  if (cursor.isAny('MATCH', 'DEFERRABLE') || cursor.is('NOT', 'DEFERRABLE'))
    cursor.unsupported(cursor.peek().value);
  return { type: 'reference', table, columns, onDelete, onUpdate, span: cursor.since(offset) };
}

function parseAction(cursor: Cursor): ReferenceAction {
  if (cursor.accept('NO', 'ACTION')) return 'NO ACTION';
  if (cursor.accept('SET', 'NULL')) return 'SET NULL';
  if (cursor.accept('SET', 'DEFAULT')) return 'SET DEFAULT';
  return cursor.acceptAny('CASCADE', 'RESTRICT') ?? cursor.fail('keyword');
}
