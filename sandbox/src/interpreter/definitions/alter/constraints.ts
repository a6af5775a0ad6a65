import { columnAt, columnNumber } from '../../catalog/columns.ts';
import { keptName } from '../../catalog/names.ts';
import type { Table } from '../../catalog/state.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction, TableConstraint } from '../../tree/definitions.ts';
import type { Identifier } from '../../tree/expressions.ts';
import { addConstraint } from '../add-constraint.ts';
import { checkCondition, checkNotNull, checkReferences, checkUnique } from '../check-rows.ts';
import { constraintName } from '../constraint-names.ts';
import { referencesTo } from '../dependents.ts';
import { pendingOfTable } from '../pending-constraints.ts';
import { type Altered, withTable } from './altered.ts';

type Action<Type extends AlterAction['type']> = Extract<AlterAction, { type: Type }>;

/** ADD CONSTRAINT: rows that are there must hold it. */
export function addTableConstraint(
  constraint: TableConstraint,
  { key, table, state }: Altered,
  work: Work,
): Table {
  if (constraint.type === 'default-for') return addDefault(constraint, { key, table, state }, work);
  const made = addConstraint(table, pendingOfTable(constraint), { work, state });
  for (const unique of made.uniques) {
    if (table.uniques.includes(unique)) continue;
    if (unique.primary) for (const column of unique.columns) checkNotNull(made, column);
    checkUnique(made, unique, work);
  }
  for (const check of made.checks) if (!table.checks.includes(check)) checkCondition(made, check, work);
  for (const foreignKey of made.foreignKeys) {
    if (!table.foreignKeys.includes(foreignKey)) checkReferences({ table: made, key }, foreignKey, work);
  }
  return made;
}

/** T-SQL's ADD CONSTRAINT … DEFAULT 0 FOR age. */
function addDefault(
  { constraint, column, value, span }: Extract<TableConstraint, { type: 'default-for' }>,
  { table, state }: Altered,
  { context }: Work,
): Table {
  const { semantics } = context;
  const number = columnNumber(table, column, semantics);
  const { name, default: before } = columnAt(table, number);
  if (before) fail({ kind: 'duplicate-constraint', name: columnAt(table, number).defaultName ?? name }, span);
  const defaultName =
    constraint?.name ?? constraintName('mssql', { kind: 'default', columns: [name] }, { table, state });
  const columns = table.columns.map((one, i) =>
    i === number ? { ...one, default: value, defaultName } : one,
  );
  return { ...table, columns };
}

/** DROP CONSTRAINT, whatever kind it is of. */
export function dropConstraint(action: Action<'drop-constraint'>, altered: Altered, work: Work): Altered {
  const { name, ifExists, behavior, span } = action;
  const { table } = altered;
  const { semantics } = work.context;
  const isNamed = named(name, work);
  const left = {
    ...table,
    uniques: table.uniques.filter((one) => !isNamed(one)),
    checks: table.checks.filter((one) => !isNamed(one)),
    foreignKeys: table.foreignKeys.filter((one) => !isNamed(one)),
    columns: table.columns.map((column) =>
      column.defaultName !== null && isNamed({ name: column.defaultName })
        ? { ...column, default: null, defaultName: null }
        : column,
    ),
  };
  const isFound =
    left.uniques.length + left.checks.length + left.foreignKeys.length <
      table.uniques.length + table.checks.length + table.foreignKeys.length ||
    left.columns.some((column, i) => column !== table.columns[i]);
  if (!isFound) {
    if (ifExists) return altered;
    fail(
      { kind: 'unknown-constraint', name: keptName(name, semantics, 'column'), table: table.name },
      name.span,
    );
  }
  const dropped = table.uniques.find(isNamed);
  if (dropped) checkUnreferenced(dropped.columns, altered, { by: dropped.name, behavior, span });
  return withTable(altered, left);
}

/** A key that others refer to stays. */
function checkUnreferenced(
  columns: readonly number[],
  { key, table, state }: Altered,
  {
    by,
    behavior,
    span,
  }: { readonly by: string; readonly behavior: string | null; readonly span: Action<'drop-key'>['span'] },
): void {
  const names = columns.map((column) => columnAt(table, column).name);
  const reference = referencesTo(key, state).find(
    ({ foreignKey }) =>
      foreignKey.parentColumns.length === names.length &&
      foreignKey.parentColumns.every((name) => names.includes(name)),
  );
  if (!reference) return;
  if (behavior === 'CASCADE') throw new Unsupported('DROP CONSTRAINT … CASCADE', span);
  fail({ kind: 'constraint-in-use', constraint: by, table: table.name, by: reference.foreignKey.name }, span);
}

/** MySQL's DROP PRIMARY KEY, DROP INDEX, DROP FOREIGN KEY, DROP CHECK. */
export function dropKey({ kind, name, span }: Action<'drop-key'>, altered: Altered, work: Work): Table {
  const { table } = altered;
  const isNamed = name ? named(name, work) : () => false;
  const missing = () =>
    fail(
      { kind: 'unknown-constraint', name: name?.name ?? 'PRIMARY', table: table.name },
      name?.span ?? span,
    );
  if (kind === 'FOREIGN KEY') {
    if (!table.foreignKeys.some(isNamed)) missing();
    return { ...table, foreignKeys: table.foreignKeys.filter((one) => !isNamed(one)) };
  }
  if (kind === 'CHECK') {
    if (!table.checks.some(isNamed)) missing();
    return { ...table, checks: table.checks.filter((one) => !isNamed(one)) };
  }
  const isKey = kind === 'PRIMARY KEY' ? ({ primary }: { primary: boolean }) => primary : isNamed;
  const unique = table.uniques.find(isKey);
  if (unique) {
    checkUnreferenced(unique.columns, altered, { by: unique.name, behavior: null, span });
    const counting = unique.columns.find((column) => columnAt(table, column).identity !== null);
    if (counting !== undefined) fail({ kind: 'auto-column-key' }, span);
    return { ...table, uniques: table.uniques.filter((one) => one !== unique) };
  }
  if (!table.indexes.some(isNamed)) missing();
  return { ...table, indexes: table.indexes.filter((one) => !isNamed(one)) };
}

export function renameKey({ from, to, span }: Action<'rename-key'>, { table }: Altered, work: Work): Table {
  const isNamed = named(from, work);
  const name = keptName(to, work.context.semantics, 'column');
  const all = [...table.uniques, ...table.checks, ...table.foreignKeys, ...table.indexes];
  if (!all.some(isNamed)) fail({ kind: 'unknown-constraint', name: from.name, table: table.name }, span);
  if (all.some((one) => one.name === name)) fail({ kind: 'duplicate-constraint', name }, to.span);
  const rename = <One extends { readonly name: string }>(one: One): One =>
    isNamed(one) ? { ...one, name } : one;
  return {
    ...table,
    uniques: table.uniques.map(rename),
    checks: table.checks.map(rename),
    foreignKeys: table.foreignKeys.map(rename),
    indexes: table.indexes.map(rename),
  };
}

function named(identifier: Identifier, { context }: Work): (one: { readonly name: string }) => boolean {
  const wanted = context.semantics.fold(identifier.name, identifier.quoted, 'column');
  return ({ name }) => context.semantics.fold(name, true, 'column') === wanted;
}
