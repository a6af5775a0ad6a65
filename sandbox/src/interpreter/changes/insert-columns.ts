import type { Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Insert } from '../tree/statements.ts';
import type { Target } from './target.ts';

/** The columns that an INSERT without a list is about. */
export function impliedColumns(table: Table, values: number, { context }: Work): number[] {
  const { dialect } = context.semantics;
  const all = table.columns.map((_, i) => i);
  if (dialect === 'sqlite') return all.filter((i) => !table.columns[i]?.generated);
  if (dialect === 'mssql') {
    return all.filter((i) => !table.columns[i]?.generated && !table.columns[i]?.identity);
  }
  return dialect === 'postgresql' ? all.slice(0, values) : all;
}

/** Columns that take no value from a statement: generated ones, and identities that count by themselves. */
export function checkGiven(
  { key, table }: Target,
  columns: readonly number[],
  { columns: named, span }: Pick<Insert, 'columns' | 'span'>,
  { context, memory }: Work,
): void {
  const { dialect } = context.semantics;
  for (const number of columns) {
    const column = table.columns[number];
    if (!column) continue;
    const at = named.find(({ name }) => name.toLowerCase() === column.name.toLowerCase())?.span ?? span;
    if (column.generated) fail({ kind: 'generated-column', column: column.name, table: table.name }, at);
    const isOpen = dialect === 'mssql' && memory.identityInsert === key;
    if (column.identity?.form === 'ALWAYS' && !isOpen) {
      fail({ kind: 'identity-insert', column: column.name, table: table.name }, at);
    }
  }
  const mustName = dialect === 'mssql' && memory.identityInsert === key;
  const lacks = table.columns.some(({ identity }, i) => identity && !columns.includes(i));
  if (mustName && lacks) fail({ kind: 'identity-needed', table: table.name }, span);
}
