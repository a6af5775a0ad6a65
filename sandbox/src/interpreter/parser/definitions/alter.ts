import type { AlterAction, AlterTable } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseTypeName } from '../expressions/type-name.ts';
import { isNameToken, parseIdentifier, parseName } from '../names.ts';
import { parseColumn } from './columns.ts';
import { parseTableConstraint } from './table-constraints.ts';

/** ALTER TABLE; ALTER comes next. */
export function parseAlter(cursor: Cursor): AlterTable {
  const { offset } = cursor.peek();
  cursor.expect('ALTER');
  if (cursor.rules.unread.objects.has(cursor.peek().value))
    cursor.unsupported(`ALTER ${cursor.peek().value}`);
  cursor.expect('TABLE');
  const ifExists = cursor.can('alter-if-exists') && cursor.accept('IF', 'EXISTS');
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
  if (cursor.can('with-check') && cursor.is('WITH', 'CHECK', 'ADD')) {
    cursor.accept('WITH', 'CHECK');
  }
  if (cursor.is('ADD')) return parseAdd(cursor);
  if (cursor.can('modify') && cursor.is('MODIFY')) return parseModify(cursor);
  const { offset } = cursor.peek();
  if (cursor.can('change') && cursor.accept('CHANGE')) {
    cursor.accept('COLUMN');
    const from = parseIdentifier(cursor);
    const column = parseColumn(cursor);
    return [{ type: 'change-column', from, column, place: parsePlace(cursor), span: cursor.since(offset) }];
  }
  if (cursor.accept('DROP')) return parseDropActions(cursor, offset);
  const renames = cursor.can('rename-table') || cursor.can('rename-column');
  if (renames && cursor.accept('RENAME')) return [parseRename(cursor, offset)];
  const alters = cursor.can('alter-column') || cursor.can('alter-column-type');
  if (alters && cursor.accept('ALTER')) return [parseAlterColumn(cursor, offset)];
  return cursor.isAny(
    'OWNER',
    'ENABLE',
    'DISABLE',
    'SET',
    'SWITCH',
    'WITH',
    'AUTO_INCREMENT',
    'ENGINE',
    'CONVERT',
    'ORDER',
    'NOCHECK',
    'CHECK',
    'INHERIT',
    'ATTACH',
    'VALIDATE',
    'CLUSTER',
  )
    ? cursor.unsupported(`ALTER TABLE … ${cursor.peek().value}`)
    : cursor.fail('keyword');
}

/** ADD: one column or constraint; T-SQL and Oracle take several at once. */
function parseAdd(cursor: Cursor): AlterAction[] {
  cursor.expect('ADD');
  const isWordy = cursor.can('alter-add-word') && cursor.accept('COLUMN');
  if (!isWordy && !cursor.can('alter-add-bare')) cursor.fail('keyword');
  if (cursor.is('(') && (!isWordy || cursor.can('change'))) {
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
  const ifNotExists = isColumn && cursor.can('alter-if-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const column = parseColumn(cursor);
  return { type: 'add-column', ifNotExists, column, place: parsePlace(cursor), span: cursor.since(offset) };
}

/** Where MySQL puts a column. */
function parsePlace(cursor: Cursor): 'FIRST' | Identifier | null {
  if (!cursor.can('column-place')) return null;
  if (cursor.accept('FIRST')) return 'FIRST';
  return cursor.accept('AFTER') ? parseIdentifier(cursor) : null;
}

/** MODIFY: Oracle takes several in parentheses, and columns without a type. */
function parseModify(cursor: Cursor): AlterAction[] {
  cursor.expect('MODIFY');
  const read = (): AlterAction => {
    const { offset } = cursor.peek();
    const column = parseColumn(cursor, { mayLackType: !cursor.can('change') });
    return { type: 'modify-column', column, place: parsePlace(cursor), span: cursor.since(offset) };
  };
  if (cursor.is('(')) return cursor.parenthesized(() => cursor.list(read));
  if (cursor.can('change')) cursor.accept('COLUMN');
  return [read()];
}

/** DROP: Oracle and T-SQL take several columns at once. */
function parseDropActions(cursor: Cursor, offset: number): AlterAction[] {
  const key = cursor.can('drop-key') ? parseDropKey(cursor, offset) : null;
  if (key) return [key];
  if (cursor.can('drop-list') && cursor.is('(')) {
    return cursor.parenthesized(() => cursor.list(() => parseDroppedName(cursor)));
  }
  const dropped = [parseDropAction(cursor, offset)];
  while (cursor.can('alter-add-list') && cursor.accept(',')) {
    cursor.accept('COLUMN');
    dropped.push(parseDroppedName(cursor));
  }
  return dropped;
}

function parseDroppedName(cursor: Cursor): AlterAction {
  const name = parseIdentifier(cursor);
  return { type: 'drop-column', ifExists: false, name, behavior: null, span: name.span };
}

/** MySQL's DROP PRIMARY KEY, DROP INDEX i, DROP FOREIGN KEY f, DROP CHECK c. */
function parseDropKey(cursor: Cursor, offset: number): AlterAction | null {
  const done = (kind: DropKey['kind'], name: DropKey['name']): AlterAction => ({
    type: 'drop-key',
    kind,
    name,
    span: cursor.since(offset),
  });
  if (cursor.accept('PRIMARY', 'KEY')) return done('PRIMARY KEY', null);
  if (!cursor.can('index-in-table')) return null;
  if (cursor.accept('FOREIGN', 'KEY')) return done('FOREIGN KEY', parseIdentifier(cursor));
  if (cursor.acceptAny('INDEX', 'KEY')) return done('INDEX', parseIdentifier(cursor));
  return cursor.can('drop-check') && cursor.accept('CHECK') ? done('CHECK', parseIdentifier(cursor)) : null;
}

type DropKey = Extract<AlterAction, { type: 'drop-key' }>;

function parseDropAction(cursor: Cursor, offset: number): AlterAction {
  const isConstraint = cursor.can('alter-constraints') && cursor.accept('CONSTRAINT');
  if (!isConstraint && !cursor.accept('COLUMN')) {
    const isKnown = cursor.can('drop-key') && cursor.isAny('UNIQUE', 'PARTITION', 'PERIOD');
    if (isKnown || (cursor.can('default-for') && isNameToken(cursor))) {
      cursor.unsupported(`DROP ${cursor.peek().value}`);
    }
    if (!cursor.can('alter-add-word')) cursor.fail('keyword');
  }
  const mayLack = cursor.can('alter-if-exists') || cursor.can('drop-column-if-exists');
  const ifExists = mayLack && cursor.accept('IF', 'EXISTS');
  const name = parseIdentifier(cursor);
  const behavior = cursor.can('drop-behavior') ? cursor.acceptAny('CASCADE', 'RESTRICT') : null;
  if (cursor.isAny('CASCADE', 'INVALIDATE')) cursor.unsupported(cursor.peek().value);
  const dropped = { ifExists, name, behavior, span: cursor.since(offset) };
  return isConstraint ? { type: 'drop-constraint', ...dropped } : { type: 'drop-column', ...dropped };
}

function parseRename(cursor: Cursor, offset: number): AlterAction {
  if (cursor.can('rename-table') && cursor.accept('TO')) {
    return { type: 'rename-table', to: parseName(cursor, 'table'), span: cursor.since(offset) };
  }
  const kind = cursor.can('rename-key') ? acceptKeyKind(cursor) : null;
  if (kind) {
    const from = parseIdentifier(cursor);
    cursor.expect('TO');
    return { type: 'rename-key', kind, from, to: parseIdentifier(cursor), span: cursor.since(offset) };
  }
  if (!cursor.can('rename-column')) cursor.fail('keyword');
  cursor.accept('COLUMN');
  const from = parseIdentifier(cursor);
  cursor.expect('TO');
  return { type: 'rename-column', from, to: parseIdentifier(cursor), span: cursor.since(offset) };
}

function acceptKeyKind(cursor: Cursor): 'CONSTRAINT' | 'INDEX' | null {
  if (cursor.can('index-in-table')) return cursor.acceptAny('INDEX', 'KEY') && 'INDEX';
  return cursor.acceptAny('CONSTRAINT');
}

function parseAlterColumn(cursor: Cursor, offset: number): AlterAction {
  if (cursor.can('alter-column-type')) {
    cursor.expect('COLUMN');
    return { type: 'modify-column', column: parseColumn(cursor), place: null, span: cursor.since(offset) };
  }
  cursor.accept('COLUMN');
  const name = parseIdentifier(cursor);
  if (cursor.accept('SET', 'DEFAULT')) {
    return { type: 'set-default', name, value: cursor.expression(), span: cursor.since(offset) };
  }
  if (cursor.accept('DROP', 'DEFAULT')) {
    return { type: 'set-default', name, value: null, span: cursor.since(offset) };
  }
  if (cursor.can('alter-type') && cursor.accept('SET', 'NOT', 'NULL')) {
    return { type: 'set-not-null', name, notNull: true, span: cursor.since(offset) };
  }
  if (cursor.can('alter-type') && cursor.accept('DROP', 'NOT', 'NULL')) {
    return { type: 'set-not-null', name, notNull: false, span: cursor.since(offset) };
  }
  if (!cursor.can('alter-type')) {
    return cursor.is('SET') ? cursor.unsupported('ALTER COLUMN … SET') : cursor.fail('keyword');
  }
  cursor.accept('SET', 'DATA');
  cursor.expect('TYPE');
  const dataType = parseTypeName(cursor);
  const using = cursor.accept('USING') ? cursor.expression() : null;
  return { type: 'set-type', name, dataType, using, span: cursor.since(offset) };
}
