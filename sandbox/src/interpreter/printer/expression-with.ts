import type { DialectRules } from '../dialects/dialect.ts';
import type { Expression } from '../tree/expressions.ts';
import { type Printer, printExpression } from './expressions.ts';
import { printQuery } from './queries.ts';

export function printerOf(rules: DialectRules): Printer {
  const printer: Printer = {
    rules,
    expression: (expression, minPower = 0) => printExpression(printer, expression, minPower),
    query: (query) => printQuery(printer, query),
  };
  return printer;
}

/** The SQL of an expression alone: what runs statements shows no others. */
export function expressionWith(expression: Expression, rules: DialectRules): string {
  return printerOf(rules).expression(expression);
}
