import { columnAt } from '../catalog/columns.ts';
import { mentions } from '../catalog/mentions.ts';
import type { Table } from '../catalog/state.ts';
import { fail } from '../errors/failure.ts';
import type { Conversion } from '../semantics/semantics.ts';
import type { Work } from '../session/work.ts';
import type { Row, Value } from '../values/value.ts';
import { type RowTest, type RowValue, storedTable } from './bound-table.ts';
import type { Draft } from './draft.ts';
import { type ForeignRule, type StatementVerb, foreignRule } from './foreign-rules.ts';
import { rowText } from './row-text.ts';
import { type UniqueRule, uniqueRules } from './unique-rules.ts';

export type Verb = 'INSERT' | 'UPDATE';

/** All that a table asks of its rows, bound once a statement. */
export type TableRules = {
  readonly table: Table;
  readonly uniques: readonly UniqueRule[];
  /** As a child. */
  readonly parents: readonly ForeignRule[];
  /** As a parent. */
  readonly children: readonly ForeignRule[];
  /** The row with its generated columns. */
  complete(row: Row): Row;
  /** @throws SqlFailure not-null, check-failed */
  checkRow(row: Row, verb: Verb): void;
};

export function tableRules(
  key: string,
  { draft, verb: statementVerb }: { readonly draft: Draft; readonly verb: StatementVerb },
  work: Work,
): TableRules {
  const { table } = draft.table(key);
  const { tables } = draft;
  const bind = (child: Table, childKey: string, foreignKey: Table['foreignKeys'][number]) =>
    foreignRule(foreignKey, { child, childKey, tables, verb: statementVerb }, work);
  const children = [...tables].flatMap(([childKey, child]) =>
    child.foreignKeys.filter((one) => one.table === key).map((one) => bind(child, childKey, one)),
  );
  const checks = checksOf(table, work);
  return {
    table,
    uniques: uniqueRules(table, work),
    parents: table.foreignKeys.map((one) => bind(table, key, one)),
    children,
    complete: completing(table, work),
    checkRow(row, verb) {
      for (const [i, column] of table.columns.entries()) {
        if (!column.notNull || (row[i] ?? null) !== null) continue;
        fail({
          kind: 'not-null',
          column: column.name,
          table: table.name,
          row: rowText(row, table, work),
          verb,
        });
      }
      for (const { name, column, test } of checks) {
        if (test(row) !== false) continue;
        fail({
          kind: 'check-failed',
          constraint: name,
          table: table.name,
          row: rowText(row, table, work),
          verb: statementVerb,
          ...column,
        });
      }
    },
  };
}

type Check = { readonly name: string; readonly column: { readonly column?: string }; readonly test: RowTest };

function checksOf(table: Table, work: Work): Check[] {
  if (table.checks.length === 0) return [];
  const bound = storedTable(table, work);
  return table.checks.map(({ name, condition }) => {
    const [only, another] = table.columns.filter((one) =>
      mentions(condition, one.name, work.context.semantics),
    );
    const column = only && !another ? { column: only.name } : {};
    return { name, column, test: bound.test(condition, 'CHECK') };
  });
}

type Generated = { readonly column: number; readonly value: RowValue; readonly assign: Conversion };

/** Fills generated columns in their order, so that one may build on another before it. */
function completing(table: Table, work: Work): (row: Row) => Row {
  const generated = table.columns.flatMap((column, i): Generated[] => {
    if (!column.generated) return [];
    const value = storedTable(table, work).value(column.generated.value, 'SELECT');
    const place = { name: column.name, table: table.name, span: null };
    return [
      { column: i, value, assign: work.context.semantics.assign(value.type, columnAt(table, i).type, place) },
    ];
  });
  if (generated.length === 0) return (row) => row;
  return (row) => {
    const values: Value[] = [...row];
    for (const { column, value, assign } of generated) {
      const made = value.of(values);
      values[column] = made === null ? null : assign(made, work.context.run);
    }
    return values;
  };
}
