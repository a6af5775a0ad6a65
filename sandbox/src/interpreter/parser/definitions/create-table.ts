import type { ColumnDefinition, CreateTable, TableConstraint, TableOption } from '../../tree/definitions.ts';
import type { TokenKind } from '../../lexer/token.ts';
import type { Cursor } from '../cursor.ts';
import { parseName } from '../names.ts';
import { parseColumn } from './columns.ts';
import { parseTableConstraint } from './table-constraints.ts';

/** CREATE TABLE, from the name on. */
export function parseCreateTable(
  cursor: Cursor,
  { temporary, offset }: { temporary: boolean; offset: number },
): CreateTable {
  const ifNotExists = cursor.can('if-not-exists') && cursor.accept('IF', 'NOT', 'EXISTS');
  const name = parseName(cursor, 'table');
  if (cursor.is('LIKE') || cursor.is('(', 'LIKE')) cursor.unsupported('CREATE TABLE … LIKE');
  const body = cursor.is('(') && !cursor.opensQuery() ? parseBody(cursor) : { columns: [], constraints: [] };
  const options = parseOptions(cursor);
  const query = parseAs(cursor);
  if (!query && body.columns.length === 0) cursor.fail('(');
  const isUntyped = body.columns.some(
    ({ dataType, constraints }) => dataType === null && !constraints.some(({ type }) => type === 'generated'),
  );
  if (!query && isUntyped && !cursor.can('untyped-columns')) cursor.fail('keyword');
  const table = { temporary, ifNotExists, name, ...body, options, query };
  return { type: 'create-table', ...table, span: cursor.since(offset) };
}

function parseBody(cursor: Cursor): { columns: ColumnDefinition[]; constraints: TableConstraint[] } {
  const columns: ColumnDefinition[] = [];
  const constraints: TableConstraint[] = [];
  cursor.parenthesized(() =>
    cursor.list(() => {
      const constraint = parseTableConstraint(cursor);
      if (constraint) constraints.push(constraint);
      else columns.push(parseColumn(cursor, { mayLackType: mayLackType(cursor) }));
    }),
  );
  return { columns, constraints };
}

/** `CREATE TABLE t (a, b) AS …` takes the types from the query. */
function mayLackType(cursor: Cursor): boolean {
  const isBare = cursor.can('create-table-names') && [',', ')'].includes(cursor.peek(1).value);
  return isBare || cursor.can('untyped-columns');
}

function parseAs(cursor: Cursor): CreateTable['query'] {
  if (!cursor.can('create-table-as') || !cursor.accept('AS')) return null;
  const query = cursor.query();
  if (cursor.is('WITH')) cursor.unsupported('WITH [NO] DATA');
  return query;
}

/** WITHOUT ROWID, STRICT; ENGINE = InnoDB; anything else is known to somebody, and not read. */
function parseOptions(cursor: Cursor): TableOption[] {
  if (cursor.can('table-words') && cursor.isAny('WITHOUT', 'STRICT')) {
    return cursor.list(() => parseTableWord(cursor));
  }
  const options: TableOption[] = [];
  while (cursor.peek().kind === 'word' && !cursor.is('AS')) {
    const onCommit = parseOnCommit(cursor);
    if (onCommit) {
      options.push(onCommit);
      continue;
    }
    if (KNOWN_TO_SOME.has(cursor.peek().value)) cursor.unsupported(`the table option ${cursor.peek().value}`);
    if (!cursor.can('table-settings')) cursor.fail('(');
    options.push(parseSetting(cursor));
    cursor.accept(',');
  }
  return options;
}

/** What a temporary table keeps when a transaction ends. */
function parseOnCommit(cursor: Cursor): TableOption | null {
  const { offset } = cursor.peek();
  if (!cursor.can('on-commit') || !cursor.accept('ON', 'COMMIT')) return null;
  const verb = cursor.acceptAny('PRESERVE', 'DELETE', 'DROP') ?? cursor.fail('keyword');
  if (verb !== 'DROP') cursor.expect('ROWS');
  const value = verb === 'DROP' ? verb : `${verb} ROWS`;
  return { type: 'table-option', name: 'ON COMMIT', value, span: cursor.since(offset) };
}

function parseTableWord(cursor: Cursor): TableOption {
  const { offset } = cursor.peek();
  const name = cursor.accept('STRICT') ? 'STRICT' : 'WITHOUT ROWID';
  if (name === 'WITHOUT ROWID') {
    cursor.expect('WITHOUT');
    cursor.expect('ROWID');
  }
  return { type: 'table-option', name, value: null, span: cursor.since(offset) };
}

const KNOWN_TO_SOME = new Set(
  'INHERITS PARTITION WITH TABLESPACE ON USING LIKE OF ROW_FORMAT SELECT STORAGE ORGANIZATION'.split(' '),
);

const NAMED: readonly TokenKind[] = ['word', 'quoted-name', 'string'];
/** MySQL's settings, and what they may stand at. */
const SETTING_KINDS = {
  ENGINE: NAMED,
  AUTO_INCREMENT: ['number'],
  CHARSET: NAMED,
  COLLATE: NAMED,
  COMMENT: ['string'],
} satisfies Readonly<Record<string, readonly TokenKind[]>>;

function parseSetting(cursor: Cursor): TableOption {
  const { offset } = cursor.peek();
  cursor.accept('DEFAULT');
  const isLong = cursor.accept('CHARACTER', 'SET');
  const name = isLong
    ? 'CHARSET'
    : (cursor.acceptAny('ENGINE', 'AUTO_INCREMENT', 'CHARSET', 'COLLATE', 'COMMENT') ?? cursor.fail('end'));
  cursor.accept('=');
  if (!SETTING_KINDS[name].some((kind) => kind === cursor.peek().kind)) cursor.fail('keyword');
  const { kind, value, text } = cursor.take();
  return {
    type: 'table-option',
    name,
    value: kind === 'string' || kind === 'quoted-name' ? value : text,
    span: cursor.since(offset),
  };
}
