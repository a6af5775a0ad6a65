import type { Call, Expression, Literal, WordyCall } from '../tree/expressions.ts';

/**
 * A wordy call as an ordinary one, under the name by which its function is known: EXTRACT(YEAR FROM d) is
 * EXTRACT('YEAR', d); TRIM(BOTH 'x' FROM s) is "TRIM BOTH"(s, 'x'), a name that nobody can write as a call.
 */
export function plainCall(call: WordyCall): Call {
  const { span, parts } = call;
  const [first] = parts;
  const after = (word: string): Expression | null =>
    parts.find((part) => part.word === word && part.value)?.value ?? null;
  const unnamed = first?.word === '' ? first.value : null;

  if (call.name === 'EXTRACT') return plain('EXTRACT', present(unnamed && unit(unnamed), after('FROM')));
  if (call.name === 'POSITION') return plain('POSITION', present(unnamed, after('IN')));
  if (call.name === 'OVERLAY')
    return plain('OVERLAY', present(unnamed, after('PLACING'), after('FROM'), after('FOR')));
  if (call.name === 'SUBSTRING') {
    const from = after('FROM') ?? (after('FOR') ? number('1') : null);
    return plain('SUBSTRING', present(unnamed, from, after('FOR')));
  }
  const side =
    ['LEADING', 'TRAILING', 'BOTH'].find((word) => parts.some((part) => part.word === word)) ?? 'BOTH';
  const characters = side === first?.word ? first.value : unnamed;
  return plain(`TRIM ${side}`, present(after('FROM') ?? unnamed, after('FROM') ? characters : null));

  function plain(name: string, args: readonly Expression[]): Call {
    const identifier = {
      type: 'identifier' as const,
      name,
      quoted: false,
      span: { ...span, length: call.name.length },
    };
    return {
      type: 'call',
      name: { type: 'name', parts: [identifier], span: identifier.span },
      distinct: false,
      arguments: args,
      orderBy: [],
      separator: null,
      withinGroup: [],
      filter: null,
      nulls: null,
      over: null,
      span,
    };
  }

  function number(value: string): Literal {
    return { type: 'literal', kind: 'number', value, span };
  }
}

const present = (...values: (Expression | null)[]): Expression[] => values.filter((value) => value !== null);

/** The parser reads a unit as a column. */
function unit(expression: Expression): Expression {
  if (expression.type !== 'column') return expression;
  const value = expression.name.parts
    .map(({ name }) => name)
    .join('.')
    .toUpperCase();
  return { type: 'literal', kind: 'plain', value, span: expression.span };
}
