import type { OutputColumn } from '../binder/context.ts';
import { keptName } from '../catalog/names.ts';
import type { DatabaseState, StoredRow, Table, TableColumn } from '../catalog/state.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import { strictly } from '../run/run.ts';
import { runQuery } from '../session/run-query.ts';
import type { Work } from '../session/work.ts';
import type { CreateTable } from '../tree/definitions.ts';
import type { Query } from '../tree/queries.ts';
import type { Type } from '../types/type.ts';

/** CREATE TABLE … AS: the columns and rows of a query; of its tables' constraints nothing but NOT NULL, in MySQL. */
export function createTableAs(
  node: CreateTable,
  query: Query,
  naming: { readonly name: string; readonly key: string; readonly temporary: boolean },
  work: Work,
): DatabaseState {
  if (node.columns.some((column) => column.dataType !== null) || node.constraints.length > 0) {
    throw new Unsupported('CREATE TABLE AS with columns of its own', node.span);
  }
  const names = node.columns.map((column) => keptName(column.name, work.context.semantics, 'column'));
  const { state, run } = work.context;
  const table = strictly(run, 'all', () => tableFrom(query, { ...naming, names }, work));
  return { ...state, relations: new Map([...state.relations, [naming.key, table]]) };
}

/** A table that holds what a query gives. */
export function tableFrom(
  query: Query,
  {
    name,
    temporary,
    names,
  }: { readonly name: string; readonly temporary: boolean; readonly names: readonly string[] },
  work: Work,
): Table {
  const { columns: outputs, rows } = runQuery(query, work);
  if (names.length > outputs.length) {
    fail({ kind: 'insert-columns', columns: names.length, values: outputs.length, table: name }, query.span);
  }
  const columns = outputs.map((output, i) => columnFrom(output, names[i], work));
  const seen = new Set<string>();
  for (const column of columns) {
    const folded = work.context.semantics.fold(column.name, true, 'column');
    if (seen.has(folded)) fail({ kind: 'duplicate-column', name: column.name, table: name }, query.span);
    seen.add(folded);
  }
  const stored = rows.map((values, i): StoredRow => ({ id: i + 1, values }));
  const bare = { uniques: [], checks: [], foreignKeys: [], indexes: [], options: {} };
  return { kind: 'table', name, temporary, columns, ...bare, rows: stored, nextRowId: stored.length + 1 };
}

function columnFrom({ name, type }: OutputColumn, given: string | undefined, { context }: Work): TableColumn {
  const kept = keptType(type, context.semantics.defaultCollation);
  return {
    name: given ?? name,
    type: kept,
    declaredType: context.semantics.nameOf(kept),
    notNull: false,
    default: null,
    generated: null,
    identity: null,
    onUpdate: null,
    defaultName: null,
    comment: null,
  };
}

/** A bare NULL or a quoted literal is a text once it is kept. */
function keptType(type: Type, collation: Extract<Type, { kind: 'text' }>['collation']): Type {
  if (type.kind !== 'null' && type.kind !== 'unknown') return type;
  return { kind: 'text', length: null, fixed: false, collation };
}
