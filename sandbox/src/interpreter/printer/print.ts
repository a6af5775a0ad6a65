import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/index.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Statement } from '../tree/statements.ts';
import { isStatement } from '../tree/walk.ts';
import { printChange } from './changes.ts';
import { printControl } from './control.ts';
import { printDefinition } from './definitions.ts';
import { type Printer, printExpression } from './expressions.ts';
import { printQuery } from './queries.ts';

/**
 * The SQL of a statement or expression, on one line, in the dialect's own quotes, with no more parentheses than it
 * needs. `parse(print(tree))` gives the same tree, places aside (FE8).
 */
export function print(tree: Statement | Expression, dialect: DialectName): string {
  const printer: Printer = {
    rules: rulesOf(dialect),
    expression: (expression, minPower = 0) => printExpression(printer, expression, minPower),
    query: (query) => printQuery(printer, query),
  };
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
