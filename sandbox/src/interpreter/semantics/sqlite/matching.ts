import { fail } from '../../errors/failure.ts';
import { characterCount } from '../../values/text.ts';
import { asciiLower } from '../collations.ts';
import { type TextTest, compileGlob, compileLike } from '../like.ts';
import { remembered } from '../remembered.ts';
import type { Semantics } from '../semantics.ts';
import { NONE } from './types.ts';
import { textOf } from './values.ts';

/** LIKE takes ASCII letters for alike; GLOB doesn't. Every value is read as text. */
export const match: Semantics['match'] = (operator, operands, span) => {
  if (operator === 'MATCH') {
    fail(
      {
        kind: 'invalid-argument',
        name: 'MATCH',
        what: 'unable to use function MATCH in the requested context',
        code: 'SQLITE_ERROR',
      },
      span,
    );
  }
  if (operator === 'REGEXP') {
    fail({ kind: 'unknown-function', name: 'REGEXP', types: operands.map(() => '') }, span);
  }
  const compiled = remembered((pattern: string, escape: string | null): TextTest => {
    if (operator === 'GLOB') return compileGlob(pattern);
    if (escape !== null && characterCount(escape) !== 1)
      fail(
        {
          kind: 'invalid-argument',
          name: 'ESCAPE',
          what: 'ESCAPE expression must be a single character',
          code: 'SQLITE_ERROR',
        },
        span,
      );
    return compileLike(pattern, { fold: asciiLower, escape });
  });
  return {
    type: NONE,
    evaluate: ([text = null, pattern = null, escape], { budget }) => {
      const test = compiled(textOf(pattern), escape === undefined ? null : textOf(escape));
      return test(textOf(text), (steps) => budget.step(steps)) ? 1n : 0n;
    },
  };
};
