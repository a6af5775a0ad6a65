import { Unsupported, fail } from '../../errors/failure.ts';
import { characterCount } from '../../values/text.ts';
import { BINARY, pickCollation, textKey } from '../collations.ts';
import { compileLike } from '../like.ts';
import { remembered } from '../remembered.ts';
import type { Semantics } from '../semantics.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { textOf } from './text.ts';

/** LIKE by code points; every value is read as text. */
export const match: Semantics['match'] = (operator, operands, span) => {
  if (operator !== 'LIKE') throw new Unsupported(operator, span);
  const [text, pattern] = operands;
  const [a, b] = [text, pattern].map((type) => (type && 'collation' in type ? type.collation : BINARY));
  const fold = textKey({ ...pickCollation(a ?? BINARY, b ?? BINARY, BINARY), padded: false });
  const wrong = (): never =>
    fail(
      {
        kind: 'invalid-argument',
        name: 'LIKE',
        what: 'missing or illegal character following the escape character',
        code: 'ORA-01424',
      },
      span,
    );
  const compiled = remembered((source: string, escape: string | null) => {
    if (escape !== null && characterCount(escape) !== 1)
      fail(
        {
          kind: 'invalid-argument',
          name: 'ESCAPE',
          what: 'escape character must be character string of length 1',
          code: 'ORA-01425',
        },
        span,
      );
    return compileLike(source, { fold, escape, endsWithEscape: wrong, wrongEscape: wrong });
  });
  return {
    type: { kind: 'boolean' },
    evaluate: ([value = null, source = null, escape], { budget }) => {
      const test = compiled(shown(source, pattern), escape === undefined ? null : shown(escape, operands[2]));
      return test(shown(value, text), (steps) => budget.step(steps));
    },
  };
};

function shown(value: Value, type: Type | undefined): string {
  return textOf(value, type ?? { kind: 'unknown' });
}
