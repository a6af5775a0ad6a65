import type { DialectName } from '../dialects/dialect.ts';
import { rulesOf } from '../dialects/index.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Query } from '../tree/queries.ts';
import { type Printer, printExpression } from './expressions.ts';
import { printQuery } from './queries.ts';

/**
 * The SQL of a query or expression, on one line, in the dialect's own quotes, with no more parentheses than it
 * needs. `parse(print(tree))` gives the same tree, places aside (FE8).
 */
export function print(tree: Query | Expression, dialect: DialectName): string {
  const printer: Printer = {
    rules: rulesOf(dialect),
    expression: (expression, minPower = 0) => printExpression(printer, expression, minPower),
    query: (query) => printQuery(printer, query),
  };
  return tree.type === 'query' ? printer.query(tree) : printer.expression(tree);
}
