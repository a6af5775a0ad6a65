import type { DialectRules } from '../dialects/dialect.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Statement } from '../tree/statements.ts';
import { isStatement } from '../tree/walk.ts';
import { printChange } from './changes.ts';
import { printControl } from './control.ts';
import { printDefinition } from './definitions.ts';
import { printerOf } from './expression-with.ts';
import type { Printer } from './expressions.ts';

/**
 * The SQL of a statement or expression, on one line, in the dialect's own quotes, with no more parentheses than it
 * needs. `parse(print(tree))` gives the same tree, places aside (FE8).
 */
export function printWith(tree: Statement | Expression, rules: DialectRules): string {
  const printer = printerOf(rules);
  return isStatement(tree) ? printStatement(printer, tree) : printer.expression(tree);
}

function printStatement(printer: Printer, statement: Statement): string {
  switch (statement.type) {
    case 'query':
      return printer.query(statement);
    case 'insert':
    case 'update':
    case 'delete':
    case 'merge':
      return printChange(printer, statement);
    case 'transaction':
    case 'set-transaction':
    case 'set':
    case 'set-option':
    case 'declare':
    case 'show':
    case 'describe':
    case 'use':
      return printControl(printer, statement);
    case 'explain':
      return `${statement.form} ${printStatement(printer, statement.statement)}`;
    default:
      return printDefinition(printer, statement);
  }
}
