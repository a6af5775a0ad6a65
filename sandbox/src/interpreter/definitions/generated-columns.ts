import { boundTable } from '../changes/bound-table.ts';
import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';
import type { ColumnDefinition } from '../tree/definitions.ts';

/** Binds generated columns, so that a wrong one is found now; T-SQL's and Oracle's may take their type from there. */
export function settleGenerated(table: Table, nodes: readonly ColumnDefinition[], work: Work): Table {
  const bound = boundTable(table, work);
  const columns = table.columns.map((column, i) => {
    if (!column.generated) return column;
    const { type } = bound.value(column.generated.value, 'SELECT');
    const isTyped = nodes[i]?.dataType !== null || work.context.semantics.dialect === 'sqlite';
    return isTyped ? column : { ...column, type, declaredType: work.context.semantics.nameOf(type) };
  });
  return { ...table, columns };
}
