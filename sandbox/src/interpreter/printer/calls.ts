import type { Call, Frame, FrameBound, Identifier, Window, WordyCall } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Printer } from './expressions.ts';
import { printIdentifier, printName } from './literals.ts';

export function printCall(printer: Printer, call: Call): string {
  const { distinct, orderBy, separator, withinGroup, filter, nulls, over } = call;
  const inside = [
    ...(distinct ? ['DISTINCT'] : []),
    ...(call.arguments.length > 0 ? [printList(printer, call.arguments)] : []),
    ...(orderBy.length > 0 ? [printOrderBy(printer, orderBy)] : []),
    ...(separator ? [`SEPARATOR ${printer.expression(separator)}`] : []),
  ];
  const parts = [
    `${printName(call.name, printer.rules)}(${inside.join(' ')})`,
    ...(withinGroup.length > 0 ? [`WITHIN GROUP (${printOrderBy(printer, withinGroup)})`] : []),
    ...(filter ? [`FILTER (WHERE ${printer.expression(filter)})`] : []),
    ...(nulls ? [`${nulls} NULLS`] : []),
    ...(over ? [`OVER ${printOver(printer, over)}`] : []),
  ];
  return parts.join(' ');
}

/** The words take what binds tighter than IN: EXTRACT(YEAR FROM a + b). */
export function printWordyCall({ rules, expression }: Printer, { name, parts }: WordyCall): string {
  const minPower = (rules.power.get('PREDICATE') ?? 0) + 1;
  const inside = parts.map(({ word, value }) =>
    [word, value ? apart(expression(value, minPower)) : ''].filter(Boolean).join(' '),
  );
  return `${name}(${inside.join(' ')})`;
}

/** A column that is called as a joining word would be that word. */
function apart(text: string): string {
  return /^(?:LEADING|TRAILING|BOTH|FROM|IN|FOR|PLACING)$/i.test(text) ? `(${text})` : text;
}

function printOver(printer: Printer, over: Window | Identifier): string {
  return over.type === 'identifier' ? printIdentifier(over, printer.rules) : printWindow(printer, over);
}

export function printWindow(printer: Printer, { base, partitionBy, orderBy, frame }: Window): string {
  const parts = [
    ...(base ? [printIdentifier(base, printer.rules)] : []),
    ...(partitionBy.length > 0 ? [`PARTITION BY ${printList(printer, partitionBy)}`] : []),
    ...(orderBy.length > 0 ? [printOrderBy(printer, orderBy)] : []),
    ...(frame ? [printFrame(printer, frame)] : []),
  ];
  return `(${parts.join(' ')})`;
}

function printFrame(printer: Printer, { unit, start, end, exclude }: Frame): string {
  const first = printBound(printer, start);
  const extent = end ? `BETWEEN ${first} AND ${printBound(printer, end)}` : first;
  return `${unit} ${extent}${exclude === null ? '' : ` EXCLUDE ${exclude}`}`;
}

function printBound({ rules, expression }: Printer, { at, distance }: FrameBound): string {
  if (!distance) return at;
  const text = expression(distance, (rules.power.get('PREDICATE') ?? 0) + 1);
  // A column of this name would be the word.
  return `${/^(?:UNBOUNDED|CURRENT)$/i.test(text) ? `(${text})` : text} ${at}`;
}

export function printOrderBy(printer: Printer, keys: readonly SortKey[]): string {
  return `ORDER BY ${printSortKeys(printer, keys)}`;
}

export function printSortKeys(printer: Printer, keys: readonly SortKey[], minPower = 0): string {
  const printKey = ({ expression, direction, nulls }: SortKey): string =>
    [printer.expression(expression, minPower), direction, nulls && `NULLS ${nulls}`]
      .filter(Boolean)
      .join(' ');
  return keys.map(printKey).join(', ');
}

export function printList(printer: Printer, items: Call['arguments']): string {
  return items.map((item) => printer.expression(item)).join(', ');
}
