import { Unsupported, fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { characterCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { pickCollation, textKey } from '../collations.ts';
import { compileLike } from '../like.ts';
import { remembered } from '../remembered.ts';
import type { Semantics } from '../semantics.ts';
import { textOf } from './text.ts';
import { LATIN } from './types.ts';

/** LIKE with %, _, [a-f] and [^0-9], by the collation's letters. */
export const match: Semantics['match'] = (operator, operands, span) => {
  if (operator !== 'LIKE') throw new Unsupported(operator, span);
  const [text, pattern] = operands;
  const collations = [text, pattern].map((type) => (type && 'collation' in type ? type.collation : LATIN));
  const collation = pickCollation(collations[0] ?? LATIN, collations[1] ?? LATIN, LATIN);
  const fold = textKey({ ...collation, padded: false, rtrim: false });
  const compiled = remembered((source: string, escape: string | null) => {
    if (escape !== null && characterCount(escape) !== 1)
      fail(
        {
          kind: 'invalid-argument',
          name: 'ESCAPE',
          what: `The invalid escape character "${escape}" was specified in a LIKE predicate.`,
          code: '506',
        },
        span,
      );
    return compileLike(source, { fold, escape, sets: true });
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
