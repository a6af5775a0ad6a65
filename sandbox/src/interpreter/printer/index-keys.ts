import type { Call, Expression, Name } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import { printSortKeys } from './calls.ts';
import type { Printer } from './expressions.ts';
import { printName } from './literals.ts';

/** Where an index takes no bare expression, all that may not stand without has parentheses of its own. */
export function printKeys(printer: Printer, keys: readonly SortKey[]): string {
  if (printer.rules.features.has('index-expressions')) return `(${printSortKeys(printer, keys)})`;
  return `(${printSortKeys({ ...printer, expression: (key) => printKey(printer, key) }, keys)})`;
}

function printKey(printer: Printer, key: Expression): string {
  if (key.type === 'collate') {
    return `${printKey(printer, key.operand)} COLLATE ${printName(key.collation, printer.rules)}`;
  }
  const text = printer.expression(key);
  return mayStandBare(printer, key, text) ? text : `(${text})`;
}

function mayStandBare({ rules }: Printer, key: Expression, text: string): boolean {
  if (key.type === 'column') return !isReserved(rules, key.name);
  // It is printed with parentheses of its own; in more it would be another tree.
  if (key.type === 'subquery') return true;
  if (key.type !== 'call') return false;
  return rules.features.has('index-calls') || (isPrefix(key, text) && !isReserved(rules, key.name));
}

/** MySQL's name(10): the column's first characters, which reads as a call. */
function isPrefix({ arguments: [size, ...others] }: Call, text: string): boolean {
  const isSize = size?.type === 'literal' && size.kind === 'number' && others.length === 0;
  return isSize && text.endsWith(`(${size.value})`);
}

function isReserved({ reserved }: Printer['rules'], { parts: [first] }: Name): boolean {
  return first?.quoted === false && reserved.has(first.name.toUpperCase());
}
