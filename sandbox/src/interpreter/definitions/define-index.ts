import { columnAt, columnNumber } from '../catalog/columns.ts';
import { keptName } from '../catalog/names.ts';
import type { DatabaseState, Index, Table } from '../catalog/state.ts';
import { boundTable } from '../changes/bound-table.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Work } from '../session/work.ts';
import type { Expression, Identifier } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import { constraintName } from './constraint-names.ts';
import { columnOfKey } from './pending-constraints.ts';

type Wanted = {
  readonly name: Identifier | null;
  readonly unique: boolean;
  readonly keys: readonly SortKey[];
  readonly where: Expression | null;
  readonly span: Span;
};

/** An index as it was written, every key bound once so that a wrong one is found now. */
export function defineIndex(
  table: Table,
  { name, unique, keys, where, span }: Wanted,
  { work, state }: { readonly work: Work; readonly state: DatabaseState },
): Index {
  const { semantics } = work.context;
  const bare = keys.map(columnOfKey);
  const columns = bare.map((column) => column && columnNumber(table, column, semantics));
  const bound = boundTable(table, work);
  keys.forEach((key, i) => {
    if (columns[i] === null) bound.value(key.expression, 'SELECT');
  });
  if (where) bound.test(where, 'WHERE');
  if (semantics.dialect === 'mssql' && columns.includes(null))
    throw new Unsupported('an expression in an index', span);
  const names = columns.map((column) => (column === null ? 'expr' : columnAt(table, column).name));
  const made = name
    ? keptName(name, semantics, 'column')
    : constraintName(semantics.dialect, { kind: 'index', columns: names }, { table, state });
  if (table.indexes.some((index) => index.name === made)) fail({ kind: 'duplicate-index', name: made }, span);
  return {
    name: made,
    keys: keys.map((key) => key.expression),
    columns: columns.every((column) => column !== null) ? columns : null,
    descending: keys.map((key) => key.direction === 'DESC'),
    unique,
    where,
  };
}
