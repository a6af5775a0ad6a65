import type { AlterAction, AlterTable } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import { parseTypeName } from '../expressions/type-name.ts';
import { parseIdentifier, parseName } from '../names.ts';
import { parseColumn } from './columns.ts';
import { parseTableConstraint } from './table-constraints.ts';

/** ALTER TABLE; ALTER comes next. */
export function parseAlter(cursor: Cursor): AlterTable {
  const { offset } = cursor.peek();
  cursor.expect('ALTER');
  if (!cursor.accept('TABLE')) cursor.unsupported(`ALTER ${cursor.peek().value}`);
  const ifExists = cursor.can('if-exists') && cursor.can('alter-several') && cursor.accept('IF', 'EXISTS');
  const name = parseName(cursor, 'table');
  const actions = parseActions(cursor);
  return { type: 'alter-table', ifExists, name, actions, span: cursor.since(offset) };
}

function parseActions(cursor: Cursor): AlterAction[] {
  const actions = parseAction(cursor);
  while (cursor.can('alter-several') && cursor.accept(',')) actions.push(...parseAction(cursor));
  return actions;
}

function parseAction(cursor: Cursor): AlterAction[] {
  if (cursor.is('ADD')) return parseAdd(cursor);
  if (cursor.can('modify') && cursor.is('MODIFY')) return parseModify(cursor);
  const { offset } = cursor.peek();
  if (cursor.can('change') && cursor.accept('CHANGE')) {
    cursor.accept('COLUMN');
    const from = parseIdentifier(cursor);
    return [{ type: 'change-column', from, column: parseColumn(cursor), span: cursor.since(offset) }];
  }
  if (cursor.accept('DROP')) return [parseDropAction(cursor, offset)];
  if (cursor.accept('RENAME')) return [parseRename(cursor, offset)];
  if (cursor.accept('ALTER')) return [parseAlterColumn(cursor, offset)];
  return cursor.isAny(
    'OWNER',
    'ENABLE',
    'DISABLE',
    'SET',
    'RENAME',
    'SWITCH',
    'WITH',
    'AUTO_INCREMENT',
    'ENGINE',
  )
    ? cursor.unsupported(`ALTER TABLE … ${cursor.peek().value}`)
    : cursor.fail('keyword');
}

/** ADD: one column or constraint; T-SQL and Oracle take several at once. */
function parseAdd(cursor: Cursor): AlterAction[] {
  cursor.expect('ADD');
  const isWordy = cursor.can('alter-add-word') && cursor.accept('COLUMN');
  if (!isWordy && !cursor.can('alter-add-bare')) cursor.fail('keyword');
  if (!isWordy && cursor.is('(')) {
    if (!cursor.can('modify')) cursor.fail('name');
    return cursor.parenthesized(() => cursor.list(() => parseAdded(cursor, false)));
  }
  const added = [parseAdded(cursor, isWordy)];
  while (cursor.can('alter-add-list') && cursor.accept(',')) {
    added.push(parseAdded(cursor, false));
  }
  return added;
}

function parseAdded(cursor: Cursor, isColumn: boolean): AlterAction {
  const { offset } = cursor.peek();
  const constraint = !isColumn && cursor.can('alter-constraints') ? parseTableConstraint(cursor) : null;
  if (constraint) return { type: 'add-constraint', constraint, span: cursor.since(offset) };
  const ifNotExists =
    isColumn &&
    cursor.can('alter-several') &&
    cursor.can('if-not-exists') &&
    cursor.accept('IF', 'NOT', 'EXISTS');
  const column = parseColumn(cursor);
  if (cursor.isAny('FIRST', 'AFTER')) cursor.unsupported(cursor.peek().value);
  return { type: 'add-column', ifNotExists, column, span: cursor.since(offset) };
}

/** MODIFY: Oracle takes several in parentheses, and columns without a type. */
function parseModify(cursor: Cursor): AlterAction[] {
  cursor.expect('MODIFY');
  const read = (): AlterAction => {
    const { offset } = cursor.peek();
    return {
      type: 'modify-column',
      column: parseColumn(cursor, { mayLackType: !cursor.can('change') }),
      span: cursor.since(offset),
    };
  };
  if (cursor.is('(')) return cursor.parenthesized(() => cursor.list(read));
  if (cursor.can('change')) cursor.accept('COLUMN');
  return [read()];
}

function parseDropAction(cursor: Cursor, offset: number): AlterAction {
  const isConstraint = cursor.can('alter-constraints') && cursor.accept('CONSTRAINT');
  if (!isConstraint && !cursor.accept('COLUMN')) {
    if (cursor.isAny('PRIMARY', 'FOREIGN', 'INDEX', 'KEY', 'CHECK', '(')) {
      cursor.unsupported(`DROP ${cursor.peek().value}`);
    }
    if (!cursor.can('alter-add-word')) cursor.fail('keyword');
  }
  const ifExists =
    cursor.can('if-exists') && cursor.can('alter-constraints') && cursor.accept('IF', 'EXISTS');
  const name = parseIdentifier(cursor);
  if (cursor.isAny('CASCADE', 'RESTRICT')) cursor.unsupported(cursor.peek().value);
  return {
    type: isConstraint ? 'drop-constraint' : 'drop-column',
    ifExists,
    name,
    span: cursor.since(offset),
  };
}

function parseRename(cursor: Cursor, offset: number): AlterAction {
  if (cursor.can('rename-table') && cursor.accept('TO')) {
    return { type: 'rename-table', to: parseName(cursor, 'table'), span: cursor.since(offset) };
  }
  if (cursor.isAny('CONSTRAINT', 'INDEX', 'KEY')) cursor.unsupported(`RENAME ${cursor.peek().value}`);
  if (!cursor.can('rename-column')) cursor.fail('keyword');
  cursor.accept('COLUMN');
  const from = parseIdentifier(cursor);
  cursor.expect('TO');
  return { type: 'rename-column', from, to: parseIdentifier(cursor), span: cursor.since(offset) };
}

function parseAlterColumn(cursor: Cursor, offset: number): AlterAction {
  if (cursor.can('alter-column-type')) {
    cursor.expect('COLUMN');
    return { type: 'modify-column', column: parseColumn(cursor), span: cursor.since(offset) };
  }
  if (!cursor.can('alter-column')) cursor.unsupported('ALTER TABLE … ALTER');
  cursor.accept('COLUMN');
  const name = parseIdentifier(cursor);
  if (cursor.accept('SET', 'DEFAULT')) {
    return { type: 'set-default', name, value: cursor.expression(), span: cursor.since(offset) };
  }
  if (cursor.accept('DROP', 'DEFAULT')) {
    return { type: 'set-default', name, value: null, span: cursor.since(offset) };
  }
  if (cursor.accept('SET', 'NOT', 'NULL')) {
    return { type: 'set-not-null', name, notNull: true, span: cursor.since(offset) };
  }
  if (cursor.accept('DROP', 'NOT', 'NULL')) {
    return { type: 'set-not-null', name, notNull: false, span: cursor.since(offset) };
  }
  cursor.accept('SET', 'DATA');
  cursor.expect('TYPE');
  const dataType = parseTypeName(cursor);
  const using = cursor.accept('USING') ? cursor.expression() : null;
  return { type: 'set-type', name, dataType, using, span: cursor.since(offset) };
}
