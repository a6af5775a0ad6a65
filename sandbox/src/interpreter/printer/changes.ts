import type { Expression } from '../tree/expressions.ts';
import type { Query, TableSource, With } from '../tree/queries.ts';
import type {
  Assignment,
  Change,
  Delete,
  Insert,
  Merge,
  MergeAction,
  MergeBranch,
  OnConflict,
  Returning,
  Update,
} from '../tree/statements.ts';
import { printList, printOrderBy } from './calls.ts';
import type { Printer } from './expressions.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName } from './literals.ts';
import { printItems, printLimit, printTop, printWith } from './queries.ts';
import { printColumns, printSource } from './sources.ts';

export function printChange(printer: Printer, change: Change): string {
  switch (change.type) {
    case 'insert':
      return printInsert(printer, change);
    case 'update':
      return printUpdate(printer, change);
    case 'delete':
      return printDelete(printer, change);
    default:
      return printMerge(printer, change);
  }
}

function printInsert(printer: Printer, insert: Insert): string {
  const { verb, onError, into, alias, columns, source, onConflict, returning } = insert;
  const { rules } = printer;
  const word = rules.features.has('insert-alias-bare') ? '' : 'AS ';
  const as = alias && word + printIdentifier(alias, rules);
  const aliasComesLast = rules.features.has('insert-row-alias');
  return joinParts([
    opening(printer, insert.with),
    verb,
    printOnError(printer, onError),
    `INTO ${printName(into, rules)}`,
    !aliasComesLast && as,
    printColumns(printer, columns),
    output(printer, returning),
    printInsertSource(printer, source),
    aliasComesLast && as,
    onConflict && printOnConflict(printer, onConflict),
    returningAtEnd(printer, returning),
  ]);
}

function printInsertSource(printer: Printer, source: Insert['source']): string {
  if (!('type' in source)) return `SET ${printAssignments(printer, source)}`;
  return source.type === 'default-values' ? 'DEFAULT VALUES' : printer.query(source satisfies Query);
}

function printOnError({ rules }: Printer, onError: Insert['onError']): string | null {
  return onError && rules.features.has('or-action') ? `OR ${onError}` : onError;
}

function printOnConflict(printer: Printer, conflict: OnConflict): string {
  const { form, keys, keysWhere, constraint, assignments, where } = conflict;
  if (form === 'duplicate-key') return `ON DUPLICATE KEY UPDATE ${printAssignments(printer, assignments)}`;
  return joinParts([
    'ON CONFLICT',
    keys.length > 0 && `(${printList(printer, keys)})`,
    printWhere(printer, keysWhere),
    constraint && `ON CONSTRAINT ${printIdentifier(constraint, printer.rules)}`,
    assignments.length > 0 ? `DO UPDATE SET ${printAssignments(printer, assignments)}` : 'DO NOTHING',
    printWhere(printer, where),
  ]);
}

function printUpdate(printer: Printer, update: Update): string {
  const { top, onError, target, assignments, from, where, returning } = update;
  return joinParts([
    opening(printer, update.with),
    'UPDATE',
    top && printTop(printer, top),
    printOnError(printer, onError),
    printSource(printer, target),
    `SET ${printAssignments(printer, assignments)}`,
    output(printer, returning),
    from.length > 0 && `FROM ${sources(printer, from)}`,
    printWhere(printer, where),
    printCut(printer, update),
    returningAtEnd(printer, returning),
  ]);
}

function printDelete(printer: Printer, change: Delete): string {
  const { top, targets, form, from, where, returning } = change;
  // The tables to delete from stand before a FROM of their own in MySQL.
  const isBare = form === 'from' && !printer.rules.features.has('delete-without-from');
  return joinParts([
    opening(printer, change.with),
    'DELETE',
    top && printTop(printer, top),
    `${isBare ? '' : 'FROM '}${sources(printer, targets)}`,
    output(printer, returning),
    form !== 'plain' && `${form === 'using' ? 'USING' : 'FROM'} ${sources(printer, from)}`,
    printWhere(printer, where),
    printCut(printer, change),
    returningAtEnd(printer, returning),
  ]);
}

function printCut(printer: Printer, { orderBy, limit }: Pick<Update, 'orderBy' | 'limit'>): string {
  return joinParts([
    orderBy.length > 0 && printOrderBy(printer, orderBy),
    limit && printLimit(printer, limit),
  ]);
}

function printMerge(printer: Printer, merge: Merge): string {
  const { into, using, on, branches, returning } = merge;
  const end = returning && printReturning(printer, returning);
  return joinParts([
    opening(printer, merge.with),
    `MERGE INTO ${printSource(printer, into)}`,
    `USING ${printSource(printer, using)}`,
    // Oracle asks for the parentheses, the others allow them.
    `ON (${printer.expression(on)})`,
    ...branches.map((branch) => printBranch(printer, branch)),
    end,
  ]);
}

function printBranch(printer: Printer, { when, condition, action }: MergeBranch): string {
  const and = condition ? ` AND ${printer.expression(condition)}` : '';
  return `WHEN ${when}${and} THEN ${printAction(printer, action)}`;
}

function printAction(printer: Printer, action: MergeAction): string {
  switch (action.type) {
    case 'merge-delete':
      return 'DELETE';
    case 'merge-nothing':
      return 'DO NOTHING';
    case 'merge-update':
      return joinParts([
        `UPDATE SET ${printAssignments(printer, action.assignments)}`,
        printWhere(printer, action.where),
        action.deleteWhere && `DELETE ${printWhere(printer, action.deleteWhere)}`,
      ]);
    default:
      return joinParts([
        'INSERT',
        printColumns(printer, action.columns),
        `VALUES (${printList(printer, action.values)})`,
        printWhere(printer, action.where),
      ]);
  }
}

function printAssignments(printer: Printer, assignments: readonly Assignment[]): string {
  return assignments
    .map(({ targets, value }) => {
      const names = targets.map((target) => printName(target, printer.rules)).join(', ');
      return `${targets.length > 1 ? `(${names})` : names} = ${printer.expression(value)}`;
    })
    .join(', ');
}

const opening = (printer: Printer, common: With | null): string | null =>
  common && printWith(printer, common);

const sources = (printer: Printer, tables: readonly TableSource[]): string =>
  tables.map((table) => printSource(printer, table)).join(', ');

function printWhere(printer: Printer, where: Expression | null): string | null {
  return where && `WHERE ${printer.expression(where)}`;
}

function output(printer: Printer, returning: Returning | null): string | null {
  return returning?.word === 'OUTPUT' ? printReturning(printer, returning) : null;
}

function returningAtEnd(printer: Printer, returning: Returning | null): string | null {
  return returning?.word === 'RETURNING' ? printReturning(printer, returning) : null;
}

function printReturning(printer: Printer, { word, items }: Returning): string {
  return `${word} ${printItems(printer, items)}`;
}
