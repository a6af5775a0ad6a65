import type { Identifier } from '../tree/expressions.ts';
import type { Join, TableSource } from '../tree/queries.ts';
import { printCall } from './calls.ts';
import type { Printer } from './expressions.ts';
import { printIdentifier, printName } from './literals.ts';

/** A table, a query in parentheses, a function, or what joins make of them. */
export function printSource(printer: Printer, source: TableSource): string {
  switch (source.type) {
    case 'table':
      return printName(source.name, printer.rules) + printAlias(printer, source);
    case 'derived-table':
      return `${source.lateral ? 'LATERAL ' : ''}(${printer.query(source.query)})${printAlias(printer, source)}`;
    case 'table-function':
      return `${source.lateral ? 'LATERAL ' : ''}${printCall(printer, source.call)}${printAlias(printer, source)}`;
    default:
      return printJoin(printer, source);
  }
}

type Aliased = { readonly alias: Identifier | null; readonly columns: readonly Identifier[] };

function printAlias(printer: Printer, { alias, columns }: Aliased): string {
  if (!alias) return '';
  const as = printer.rules.features.has('table-alias-as') ? ' AS ' : ' ';
  return as + printIdentifier(alias, printer.rules) + printColumns(printer, columns);
}

/** `(a, b)`; nothing for none. */
export function printColumns({ rules }: Printer, columns: readonly Identifier[]): string {
  return columns.length > 0 ? `(${columns.map((column) => printIdentifier(column, rules)).join(', ')})` : '';
}

function printJoin(printer: Printer, { kind, natural, left, right, on, using }: Join): string {
  const words = kind === 'INNER' ? 'JOIN' : kind.endsWith('APPLY') ? kind : `${kind} JOIN`;
  const inner = printSource(printer, right);
  const meeting = on ? ` ON ${printer.expression(on)}` : '';
  const columns = using.length > 0 ? ` USING ${printColumns(printer, using)}` : '';
  return `${printSource(printer, left)} ${natural ? 'NATURAL ' : ''}${words} ${
    right.type === 'join' ? `(${inner})` : inner
  }${meeting}${columns}`;
}
