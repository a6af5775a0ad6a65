import { Unsupported } from '../errors/failure.ts';
import type { ColumnConstraint, ColumnDefinition, TableConstraint } from '../tree/definitions.ts';
import type { Identifier } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Pending } from './pending.ts';

/** The constraints behind a column; what only says something about the column itself is not among them. */
export function pendingOfColumn({ name, constraints }: ColumnDefinition): Pending[] {
  return constraints.flatMap((constraint) => pendingBehind(name, constraint) ?? []);
}

function pendingBehind(column: Identifier, constraint: ColumnConstraint): Pending | null {
  const written = { name: constraint.constraint, span: constraint.span };
  switch (constraint.type) {
    case 'unique':
      return { ...written, kind: 'unique', primary: false, keys: [column] };
    case 'primary-key':
      return { ...written, kind: 'unique', primary: true, keys: [column] };
    case 'check':
      return { ...written, kind: 'check', condition: constraint.condition, column: column.name };
    case 'references': {
      const { table, columns, onDelete, onUpdate } = constraint.references;
      const parent = { parent: table, parentColumns: columns, onDelete, onUpdate };
      return { ...written, kind: 'foreign', columns: [column], ...parent, isInline: true };
    }
    default:
      return null;
  }
}

/** A constraint for the whole table. T-SQL's DEFAULT … FOR is none of them. */
export function pendingOfTable(constraint: Exclude<TableConstraint, { type: 'default-for' }>): Pending {
  const written = { name: constraint.constraint, span: constraint.span };
  switch (constraint.type) {
    case 'primary-key-of':
      return { ...written, kind: 'unique', primary: true, keys: constraint.keys.map(bareColumn) };
    case 'unique-of':
      return { ...written, kind: 'unique', primary: false, keys: constraint.keys.map(bareColumn) };
    case 'index-of':
      return { ...written, kind: 'index', keys: constraint.keys };
    case 'check-of':
      return { ...written, kind: 'check', condition: constraint.condition, column: null };
    default: {
      const { table, columns, onDelete, onUpdate } = constraint.references;
      const parent = { parent: table, parentColumns: columns, onDelete, onUpdate };
      return { ...written, kind: 'foreign', columns: constraint.columns, ...parent, isInline: false };
    }
  }
}

/** The column that a sort key is, where it is nothing else. */
export function columnOfKey({ expression }: SortKey): Identifier | null {
  const bare = expression.type === 'collate' ? expression.operand : expression;
  if (bare.type !== 'column' || bare.outer) return null;
  const [part, another] = bare.name.parts;
  return part && !another ? part : null;
}

function bareColumn(key: SortKey): Identifier {
  const column = columnOfKey(key);
  if (!column) throw new Unsupported('an expression in a key', key.span);
  return column;
}
