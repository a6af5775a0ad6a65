import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { characterCount } from '../../values/text.ts';
import { type TextTest, compileLike } from '../like.ts';
import { type RegexOptions, RegexError, compileRegex } from '../regex.ts';
import { remembered } from '../remembered.ts';
import type { Operation, Semantics } from '../semantics.ts';
import { BOOLEAN, categoryOf, isOpen, nameOf } from './types.ts';
import { textOf } from './output.ts';
import { similarToRegex } from './similar.ts';

const SIGNS: Readonly<Record<string, string>> = { LIKE: '~~', ILIKE: '~~*', 'SIMILAR TO': '~' };

/** LIKE, ILIKE, SIMILAR TO, and the regular expression operators. */
export const match: Semantics['match'] = (operator, operands, span): Operation => {
  const [text, pattern] = operands;
  if (text && pattern && !(isText(text) && isText(pattern))) {
    fail(
      {
        kind: 'operator-types',
        operator: SIGNS[operator] ?? operator,
        left: nameOf(text),
        right: nameOf(pattern),
      },
      span,
    );
  }
  const compiled = remembered((source: string, escape: string | null) =>
    testFor(operator, [source, escape], span),
  );
  const isNegated = operator.startsWith('!');
  return {
    type: BOOLEAN,
    evaluate: ([value = null, source = null, escape], { budget }) => {
      const test = compiled(shown(source, pattern), escape === undefined ? null : shown(escape, operands[2]));
      return test(shown(value, text), (steps) => budget.step(steps)) !== isNegated;
    },
  };
};

function isText(type: Type): boolean {
  return isOpen(type) || categoryOf(type) === 'text';
}

function shown(value: Value, type: Type | undefined): string {
  return textOf(value, type ?? { kind: 'unknown' });
}

function testFor(operator: string, [source, escape]: readonly [string, string | null], span: Span): TextTest {
  if (escape !== null && characterCount(escape) > 1)
    fail({ kind: 'invalid-argument', name: 'ESCAPE', what: 'invalid escape string', code: '22025' }, span);
  if (operator === 'LIKE' || operator === 'ILIKE') {
    return compileLike(source, {
      fold: operator === 'LIKE' ? (character) => character : (character) => character.toLowerCase(),
      escape: (escape ?? '\\') || null,
      endsWithEscape: () =>
        fail(
          {
            kind: 'invalid-argument',
            name: 'LIKE',
            what: 'LIKE pattern must not end with escape character',
            code: '22025',
          },
          span,
        ),
    });
  }
  const pattern = operator === 'SIMILAR TO' ? similarToRegex(source, escape ?? '\\') : source;
  const regex = compiledRegex(pattern, { ignoreCase: operator.endsWith('*') }, span);
  return (text, step) => regex.search(text, 0, step) !== null;
}

/** An advanced regular expression; its errors are PostgreSQL's. */
function compiledRegex(
  pattern: string,
  options: Pick<RegexOptions, 'ignoreCase'>,
  span: Span,
): ReturnType<typeof compileRegex> {
  try {
    return compileRegex(pattern, {
      flavor: 'postgresql',
      lines: false,
      dotAll: true,
      extended: false,
      ...options,
    });
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return fail({ kind: 'invalid-argument', name: '~', what: error.message, code: '2201B' }, span);
  }
}
