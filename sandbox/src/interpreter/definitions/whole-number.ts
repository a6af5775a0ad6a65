import { fail, Unsupported } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Work } from '../session/work.ts';

const WIDEST = 2n ** 63n;

/**
 * A number that a sequence or an identity is defined by. PostgreSQL's grammar lets any number stand there, which must
 * then be a bigint (defGetInt64 in its define.c).
 */
export function wholeNumber(text: string, span: Span, { context }: Work): bigint {
  const isWhole = /^-?\d+$/.test(text);
  if (context.semantics.dialect === 'postgresql') {
    if (!isWhole) return fail({ kind: 'invalid-text', type: 'bigint', text }, null);
    const value = BigInt(text);
    if (value >= -WIDEST && value < WIDEST) return value;
    return fail({ kind: 'out-of-range', type: 'bigint', value: text, column: null }, null);
  }
  if (!isWhole) throw new Unsupported(`the number ${text} of a sequence`, span);
  return BigInt(text);
}
