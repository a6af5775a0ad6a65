import { columnNames } from '../catalog/columns.ts';
import { DATABASE_NAME } from '../catalog/names.ts';
import { relationNamed } from '../catalog/resolve.ts';
import type { Table } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Done, Work } from '../session/work.ts';
import type { Name } from '../tree/expressions.ts';
import type { Show } from '../tree/statements.ts';
import { answered } from './answered.ts';
import { createText } from './create-text.ts';
import { showColumns } from './describe.ts';

/** SHOW: what MySQL tells of its tables, and a few settings of PostgreSQL. */
export function show(node: Show, work: Work): Done {
  const { dialect } = work.context.semantics;
  if (node.like || node.where) throw new Unsupported('SHOW with a condition', node.span);
  if (dialect === 'postgresql') return showSetting(node, work);
  const { what, of } = node;
  const tables = [...work.context.state.relations.values()];
  switch (what) {
    case 'TABLES': {
      const names = tables.filter(({ temporary }) => !temporary).map(({ name }) => [name]);
      return answered([`Tables_in_${DATABASE_NAME}`], sorted(names), work);
    }
    case 'FULL TABLES': {
      const rows = tables.map(({ name, kind }) => [name, kind === 'table' ? 'BASE TABLE' : 'VIEW']);
      return answered([`Tables_in_${DATABASE_NAME}`, 'Table_type'], sorted(rows), work);
    }
    case 'DATABASES':
    case 'SCHEMAS':
      return answered(['Database'], [['information_schema'], [DATABASE_NAME]], work);
    case 'COLUMNS':
    case 'FIELDS':
      return showColumns(needed(of, node), work);
    case 'INDEX':
    case 'INDEXES':
    case 'KEYS':
      return showIndex(needed(of, node), work);
    case 'CREATE TABLE':
      return showCreate(needed(of, node), work);
    case 'WARNINGS':
    case 'ERRORS':
      return answered(['Level', 'Code', 'Message'], [], work);
    default:
      throw new Unsupported(`SHOW ${what}`, node.span);
  }
}

function needed(of: Name | null, { what, span }: Show): Name {
  if (of) return of;
  throw new Unsupported(`SHOW ${what} without a table`, span);
}

function sorted(rows: readonly string[][]): string[][] {
  return rows.toSorted(([left = ''], [right = '']) => (left < right ? -1 : Number(left > right)));
}

const SETTINGS: ReadonlyMap<string, string> = new Map([
  ['SEARCH_PATH', '"$user", public'],
  ['SERVER_VERSION', '18.0'],
  ['TIMEZONE', 'UTC'],
  ['TIME ZONE', 'UTC'],
  ['DATESTYLE', 'ISO, MDY'],
  ['CLIENT_ENCODING', 'UTF8'],
  ['SERVER_ENCODING', 'UTF8'],
  ['TRANSACTION ISOLATION LEVEL', 'read committed'],
  ['TRANSACTION_ISOLATION', 'read committed'],
]);

function showSetting({ what, span }: Show, work: Work): Done {
  const value = SETTINGS.get(what);
  if (value === undefined) throw new Unsupported(`SHOW ${what}`, span);
  const name = what.startsWith('TRANSACTION')
    ? 'transaction_isolation'
    : what.replace('TIME ZONE', 'TimeZone');
  return answered([SPELLED.get(name) ?? name.toLowerCase()], [[value]], work);
}

const SPELLED: ReadonlyMap<string, string> = new Map([
  ['TIMEZONE', 'TimeZone'],
  ['TimeZone', 'TimeZone'],
  ['DATESTYLE', 'DateStyle'],
]);

function tableNamed(name: Name, verb: string, { context }: Work): Table {
  const relation = relationNamed(name, context);
  if (relation.kind === 'table') return relation;
  return fail({ kind: 'not-a-table', name: relation.name, verb }, name.span);
}

function showIndex(name: Name, work: Work): Done {
  const table = tableNamed(name, 'SHOW INDEX', work);
  const keys = [
    ...table.uniques.map((unique) => ({ ...unique, unique: true })),
    ...table.indexes.filter(({ columns }) => columns !== null),
  ];
  const rows = keys.flatMap(({ name: key, unique, columns }) =>
    columnNames(table, columns ?? []).map((column, i) => [
      table.name,
      unique ? 0 : 1,
      key,
      i + 1,
      column,
      'BTREE',
    ]),
  );
  return answered(
    ['Table', 'Non_unique', 'Key_name', 'Seq_in_index', 'Column_name', 'Index_type'],
    rows,
    work,
  );
}

function showCreate(name: Name, work: Work): Done {
  const table = tableNamed(name, 'SHOW CREATE TABLE', work);
  return answered(['Table', 'Create Table'], [[table.name, createText(table, work)]], work);
}
