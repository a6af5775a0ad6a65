import { columnNumber } from '../catalog/columns.ts';
import { defaultText, extraText, keyLetter, typeText } from '../catalog/described.ts';
import { relationNamed } from '../catalog/resolve.ts';
import type { Relation } from '../catalog/state.ts';
import { describeQuery } from '../session/run-query.ts';
import type { Done, Work } from '../session/work.ts';
import type { Name } from '../tree/expressions.ts';
import type { Describe } from '../tree/statements.ts';
import { answered } from './answered.ts';

/** DESCRIBE: MySQL's list of columns, or SQL*Plus's for Oracle. */
export function describe({ table, column }: Describe, work: Work): Done {
  const { semantics } = work.context;
  const relation = relationNamed(table, work.context);
  if (semantics.dialect === 'oracle') return describeOracle(relation, work);
  const rows = mysqlColumns(relation, work);
  if (!column || relation.kind !== 'table') return answered(FIELDS, rows, work);
  return answered(FIELDS, [rows[columnNumber(relation, column, semantics)] ?? []], work);
}

const FIELDS = ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'];

/** SHOW COLUMNS FROM. */
export function showColumns(name: Name, work: Work): Done {
  const relation = relationNamed(name, work.context);
  return answered(FIELDS, mysqlColumns(relation, work), work);
}

function mysqlColumns(relation: Relation, work: Work): (string | null)[][] {
  const { semantics } = work.context;
  if (relation.kind !== 'table') {
    return columnsOf(relation, work).map(({ name, type }) => [
      name,
      typeText(type, semantics),
      'YES',
      '',
      null,
      '',
    ]);
  }
  return relation.columns.map((column, i) => [
    column.name,
    typeText(column.type, semantics),
    column.notNull ? 'NO' : 'YES',
    keyLetter(relation, i),
    defaultText(column, semantics),
    extraText(column),
  ]);
}

function columnsOf(relation: Exclude<Relation, { kind: 'table' }>, work: Work) {
  if (relation.kind === 'virtual') return relation.columns;
  const columns = describeQuery(relation.query, work);
  return columns.map(({ type }, i) => ({ name: relation.columns[i] ?? '', type }));
}

function describeOracle(relation: Relation, work: Work): Done {
  const { semantics } = work.context;
  const columns =
    relation.kind === 'table'
      ? relation.columns
      : columnsOf(relation, work).map((column) => ({ ...column, notNull: false }));
  const rows = columns.map(({ name, notNull, type }) => [
    name,
    notNull ? 'NOT NULL' : '',
    typeText(type, semantics),
  ]);
  return answered(['Name', 'Null?', 'Type'], rows, work);
}
