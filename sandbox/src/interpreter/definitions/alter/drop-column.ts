import { columnAt, columnNumber, findColumnNumber } from '../../catalog/columns.ts';
import type { Table } from '../../catalog/state.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Work } from '../../session/work.ts';
import type { AlterAction } from '../../tree/definitions.ts';
import { referencesTo, viewsOf } from '../dependents.ts';
import { mentions } from '../../catalog/mentions.ts';
import { type Altered, withTable } from './altered.ts';
import { reordered } from './place.ts';

type Action = Extract<AlterAction, { type: 'drop-column' }>;

/** DROP COLUMN: what else needs the column goes along, or keeps it, as the dialect has it. */
export function dropColumn(
  { name, ifExists, behavior, span }: Action,
  altered: Altered,
  work: Work,
): Altered {
  const { semantics } = work.context;
  const { table, key, state } = altered;
  if (ifExists && findColumnNumber(table, name, semantics) < 0) return altered;
  const number = columnNumber(table, name, semantics);
  if (table.columns.length === 1) throw new Unsupported('dropping the last column', span);
  const column = columnAt(table, number).name;
  const by = holder(table, number, work);
  if (by !== null) {
    const unique = table.uniques.find((one) => one.columns.includes(number));
    const isIndex = table.indexes.some((one) => one.name === by);
    const holder = unique ? (unique.primary ? 'PRIMARY KEY' : 'UNIQUE') : isIndex ? 'INDEX' : null;
    fail({ kind: 'column-in-use', column, table: table.name, by, ...(holder && { holder }) }, name.span);
  }
  const child = [...referencesTo(key, state), ...ownReferences(altered)].find(({ foreignKey }) =>
    foreignKey.parentColumns.includes(column),
  );
  if (child && behavior !== 'CASCADE') {
    fail({ kind: 'column-in-use', column, table: table.name, by: child.foreignKey.name }, name.span);
  }
  if (child) throw new Unsupported('DROP COLUMN … CASCADE of a key that others refer to', span);
  if (viewsOf(key, state, semantics).length > 0 && semantics.dialect === 'postgresql') {
    throw new Unsupported('DROP COLUMN of a table that a view reads', span);
  }
  return withTable(altered, without(table, number, work));
}

function ownReferences({ key, table }: Altered) {
  return table.foreignKeys.filter((one) => one.table === key).map((foreignKey) => ({ foreignKey }));
}

/** What keeps a column in its table, or null: in PostgreSQL and MySQL keys and indexes go along with it. */
function holder(table: Table, number: number, { context }: Work): string | null {
  const { semantics } = context;
  const column = columnAt(table, number);
  const reads = (expression: Parameters<typeof mentions>[0]) => mentions(expression, column.name, semantics);
  const unique = table.uniques.find(({ columns }) => columns.includes(number));
  const index = table.indexes.find(({ columns, keys, where }) =>
    columns ? columns.includes(number) : keys.some(reads) || (where !== null && reads(where)),
  );
  const check = table.checks.find(({ condition }) => reads(condition));
  const foreignKey = table.foreignKeys.find(({ columns }) => columns.includes(number));
  const generated = table.columns.find(
    (one, i) => i !== number && one.generated && reads(one.generated.value),
  );
  switch (semantics.dialect) {
    case 'sqlite': {
      // Its statement loses the words of the column, and what stood behind it with them.
      const behind = semantics.fold(column.name, true, 'column');
      const other = table.checks.find(
        (one) => reads(one.condition) && semantics.fold(one.behind ?? '', true, 'column') !== behind,
      );
      const wider = foreignKey?.isInline ? undefined : foreignKey;
      return (unique ?? index ?? other ?? wider ?? generated)?.name ?? null;
    }
    case 'mssql':
      return column.defaultName ?? (unique ?? index ?? check ?? foreignKey ?? generated)?.name ?? null;
    case 'mysql':
    case 'mariadb':
      return (foreignKey ?? wide(check, number, table) ?? generated)?.name ?? null;
    case 'oracle':
      return (unique && unique.columns.length > 1 ? unique.name : null) ?? generated?.name ?? null;
    default:
      return generated?.name ?? null;
  }

  /** A check of this column alone goes along with it. */
  function wide<Check extends { readonly condition: Parameters<typeof mentions>[0] }>(
    one: Check | undefined,
    own: number,
    { columns }: Table,
  ): Check | undefined {
    const isWide = columns.some(
      ({ name }, i) => i !== own && one && mentions(one.condition, name, semantics),
    );
    return isWide ? one : undefined;
  }
}

/** The table without the column and what was about it. */
function without(table: Table, number: number, { context }: Work): Table {
  const { semantics } = context;
  const { name } = columnAt(table, number);
  const left = {
    ...table,
    uniques: table.uniques.filter(({ columns }) => !columns.includes(number)),
    checks: table.checks.filter(({ condition }) => !mentions(condition, name, semantics)),
    foreignKeys: table.foreignKeys.filter(({ columns }) => !columns.includes(number)),
    indexes: table.indexes.filter(
      ({ columns, keys }) =>
        !(columns ? columns.includes(number) : keys.some((key) => mentions(key, name, semantics))),
    ),
  };
  return reordered(
    left,
    table.columns.map((_, i) => i).filter((i) => i !== number),
  );
}
