import type { Literal, TypedLiteral } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';

/** A number, string, NULL, TRUE, or DATE '…'; null when none comes. */
export function parseLiteral(cursor: Cursor): Literal | TypedLiteral | null {
  const token = cursor.peek();
  const { offset } = token;
  if (token.kind === 'number') return literal('number', cursor.take().text);
  if (token.kind === 'string') {
    let { value } = cursor.take();
    // MySQL: what stands next to each other is one string.
    while (cursor.can('adjacent-strings') && cursor.peek().kind === 'string') value += cursor.take().value;
    return literal(token.string ?? 'plain', value);
  }
  if (cursor.accept('NULL')) return literal('null', 'NULL');
  if (cursor.can('boolean-values') && cursor.isAny('TRUE', 'FALSE'))
    return literal('boolean', cursor.take().value);
  if (!cursor.can('date-literals') || cursor.peek(1).kind !== 'string') return null;
  const kind = cursor.acceptAny('DATE', 'TIMESTAMP', 'TIME');
  if (!kind) return null;
  const { value } = cursor.take();
  return { type: 'typed-literal', kind, value, span: cursor.since(offset) };

  function literal(kind: Literal['kind'], value: string): Literal {
    return { type: 'literal', kind, value, span: cursor.since(offset) };
  }
}
