import type { Expression } from '../tree/expressions.ts';
import type {
  CommonTable,
  Limit,
  Query,
  QueryBody,
  Select,
  SelectItem,
  SetOperation,
  Top,
  With,
} from '../tree/queries.ts';
import { printList, printSortKeys, printWindow } from './calls.ts';
import { type Printer, printRow } from './expressions.ts';
import { printGroupBy } from './group-by.ts';
import { joinParts } from './join-parts.ts';
import { printIdentifier, printName } from './literals.ts';
import { printColumns, printSource } from './sources.ts';

export function printQuery(printer: Printer, query: Query): string {
  const { with: common, body, orderBy, siblings, limit, locking, maxRecursion } = query;
  return joinParts([
    common && printWith(printer, common),
    printBody(printer, body),
    orderBy.length > 0 && `ORDER ${siblings ? 'SIBLINGS ' : ''}BY ${printSortKeys(printer, orderBy)}`,
    limit && printLimit(printer, limit),
    locking !== null && `FOR ${locking}`,
    maxRecursion !== null && `OPTION (MAXRECURSION ${maxRecursion})`,
  ]);
}

export function printWith(printer: Printer, { recursive, tables }: With): string {
  return `WITH ${recursive ? 'RECURSIVE ' : ''}${tables.map((table) => printCommonTable(printer, table)).join(', ')}`;
}

function printCommonTable(printer: Printer, { name, columns, materialized, query }: CommonTable): string {
  const title = printIdentifier(name, printer.rules) + printColumns(printer, columns);
  return joinParts([title, 'AS', materialized, `(${printer.query(query)})`]);
}

function printBody(printer: Printer, body: QueryBody): string {
  switch (body.type) {
    case 'query':
      return `(${printer.query(body)})`;
    case 'values':
      return `VALUES ${body.rows.map((row) => printRow(printer, row)).join(', ')}`;
    case 'set-operation':
      return printSetOperation(printer, body);
    default:
      return printSelect(printer, body);
  }
}

function printSetOperation(printer: Printer, { operator, all, left, right }: SetOperation): string {
  return `${printBody(printer, left)} ${operator}${all ? ' ALL' : ''} ${printBody(printer, right)}`;
}

function printSelect(printer: Printer, select: Select): string {
  const { distinct, distinctOn, top, items, into, from, where, hierarchy, groupBy, having, windows } = select;
  const { rules, expression } = printer;
  return joinParts([
    'SELECT',
    distinct && 'DISTINCT',
    distinctOn.length > 0 && `ON (${printList(printer, distinctOn)})`,
    top && printTop(printer, top),
    printItems(printer, items),
    into && `INTO ${printName(into, rules)}`,
    from.length > 0 && `FROM ${from.map((source) => printSource(printer, source)).join(', ')}`,
    where && `WHERE ${expression(where)}`,
    hierarchy !== null && hierarchy.startWith && `START WITH ${expression(hierarchy.startWith)}`,
    hierarchy && `CONNECT BY ${hierarchy.nocycle ? 'NOCYCLE ' : ''}${expression(hierarchy.connectBy)}`,
    groupBy && printGroupBy(printer, groupBy),
    having && `HAVING ${expression(having)}`,
    windows.length > 0 &&
      `WINDOW ${windows
        .map(({ name, window }) => `${printIdentifier(name, rules)} AS ${printWindow(printer, window)}`)
        .join(', ')}`,
  ]);
}

/** What SELECT and RETURNING list. */
export function printItems({ expression, rules }: Printer, items: readonly SelectItem[]): string {
  return items
    .map(({ expression: value, alias, assigns }) =>
      joinParts([
        assigns !== null && `${assigns} =`,
        expression(value),
        alias && `AS ${printIdentifier(alias, rules)}`,
      ]),
    )
    .join(', ');
}

export function printTop({ expression }: Printer, { count, percent, ties }: Top): string {
  return joinParts([`TOP (${expression(count)})`, percent && 'PERCENT', ties && 'WITH TIES']);
}

export function printLimit(printer: Printer, { form, count, offset, percent, ties }: Limit): string {
  const text = form === 'fetch' ? (value: Expression) => printRowCount(printer, value) : printer.expression;
  const size = count && text(count);
  const skip = offset && text(offset);
  if (form === 'comma') return `LIMIT ${skip}, ${size}`;
  if (form === 'limit') return joinParts([`LIMIT ${size ?? 'ALL'}`, skip && `OFFSET ${skip}`]);
  return joinParts([
    skip && `OFFSET ${skip} ROWS`,
    size && `FETCH NEXT ${size}${percent ? ' PERCENT' : ''} ROWS ${ties ? 'WITH TIES' : 'ONLY'}`,
  ]);
}

/** PostgreSQL takes no operators before ROWS, and a column called ROW would be that word. */
function printRowCount(printer: Printer, count: Expression): string {
  const text = printer.expression(count);
  return BARE_COUNTS.has(count.type) ? text : `(${text})`;
}

const BARE_COUNTS: ReadonlySet<Expression['type']> = new Set(['literal', 'placeholder', 'subquery']);
