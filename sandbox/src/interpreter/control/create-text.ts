import { columnNames } from '../catalog/columns.ts';
import { defaultText, expressionText, typeText } from '../catalog/described.ts';
import type { Table } from '../catalog/state.ts';
import type { Work } from '../session/work.ts';

/** The definition as MySQL writes it back. */
export function createText(table: Table, { context }: Work): string {
  const { semantics, state } = context;
  const listed = (columns: readonly number[]) => columnNames(table, columns).map(quoted).join(',');
  const lines = [
    ...table.columns.map((column) => {
      const parts = [quoted(column.name), typeText(column.type, semantics)];
      if (column.generated) {
        parts.push(
          `GENERATED ALWAYS AS (${expressionText(column.generated.value, semantics)}) ${column.generated.kept}`,
        );
      }
      if (column.notNull) parts.push('NOT NULL');
      if (column.identity) parts.push('AUTO_INCREMENT');
      else if (column.default)
        parts.push(`DEFAULT ${written(defaultText(column, semantics) ?? '', column.default.type)}`);
      else if (!column.notNull && !column.generated) parts.push('DEFAULT NULL');
      if (column.comment !== null) parts.push(`COMMENT ${text(column.comment)}`);
      return parts.join(' ');
    }),
    ...table.uniques.map(({ name: key, primary, columns }) =>
      primary ? `PRIMARY KEY (${listed(columns)})` : `UNIQUE KEY ${quoted(key)} (${listed(columns)})`,
    ),
    ...table.indexes.map(
      ({ name: key, unique, columns }) =>
        `${unique ? 'UNIQUE ' : ''}KEY ${quoted(key)} (${listed(columns ?? [])})`,
    ),
    ...table.foreignKeys.map((one) => {
      const parent = state.relations.get(one.table)?.name ?? one.table;
      const actions = [
        ...(one.onDelete === 'NO ACTION' ? [] : [` ON DELETE ${one.onDelete}`]),
        ...(one.onUpdate === 'NO ACTION' ? [] : [` ON UPDATE ${one.onUpdate}`]),
      ].join('');
      const parentColumns = one.parentColumns.map(quoted).join(', ');
      return `CONSTRAINT ${quoted(one.name)} FOREIGN KEY (${listed(one.columns)}) REFERENCES ${quoted(parent)} (${parentColumns})${actions}`;
    }),
    ...table.checks.map(
      ({ name: check, condition }) =>
        `CONSTRAINT ${quoted(check)} CHECK (${expressionText(condition, semantics)})`,
    ),
  ];
  const engine = table.options['ENGINE'] ?? 'InnoDB';
  return `CREATE TABLE ${quoted(table.name)} (\n  ${lines.join(',\n  ')}\n) ENGINE=${engine} DEFAULT CHARSET=utf8mb4`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function written(value: string, type: string): string {
  return type === 'literal' ? text(value) : value;
}
