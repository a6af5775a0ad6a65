import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Collation, Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { characterCount } from '../../values/text.ts';
import { pickCollation, textKey } from '../collations.ts';
import { type TextTest, compileLike } from '../like.ts';
import { RegexError, compileRegex } from '../regex.ts';
import { remembered } from '../remembered.ts';
import type { Operation } from '../semantics.ts';
import { integer } from '../type-arguments.ts';
import type { Server } from './server.ts';
import { textOf } from './text.ts';

/** LIKE by the collation's letters, space for space; REGEXP without regard to case where the collation has none. */
export function match(operator: string, operands: readonly Type[], server: Server, span: Span): Operation {
  const [text, pattern] = operands;
  const collation = matchCollation(text, pattern, server.collation);
  const compiled = remembered((source: string, escape: string | null): TextTest => {
    if (operator === 'LIKE') return like([source, escape], collation, span);
    if (operator !== 'REGEXP' && operator !== 'RLIKE') throw new Unsupported(operator, span);
    return regular(source, { server, ignoreCase: collation.fold !== 'none', span });
  });
  return {
    type: integer(32),
    evaluate: ([value = null, source = null, escape], { budget }) => {
      const test = compiled(shown(source, pattern), escape === undefined ? null : shown(escape, operands[2]));
      return test(shown(value, text), (steps) => budget.step(steps)) ? 1n : 0n;
    },
  };
}

function shown(value: Value, type: Type | undefined): string {
  return textOf(value, type ?? { kind: 'unknown' });
}

const BYTES: Collation = { name: 'binary', fold: 'none', accents: true, padded: false, rtrim: false };

function matchCollation(text: Type | undefined, pattern: Type | undefined, byDefault: Collation): Collation {
  if (text?.kind === 'blob' || pattern?.kind === 'blob') return BYTES;
  const [a, b] = [text, pattern].map((type) => (type && 'collation' in type ? type.collation : byDefault));
  return pickCollation(a ?? byDefault, b ?? byDefault, byDefault);
}

function like(
  [pattern, escape]: readonly [string, string | null],
  collation: Collation,
  span: Span,
): TextTest {
  if (escape !== null && characterCount(escape) > 1)
    fail(
      {
        kind: 'invalid-argument',
        name: 'ESCAPE',
        what: 'ERROR 1210 (HY000): Incorrect arguments to ESCAPE',
        code: '1210',
      },
      span,
    );
  const fold = textKey({ ...collation, padded: false, rtrim: false });
  return compileLike(pattern, { fold, escape: (escape ?? '\\') || null });
}

function regular(
  pattern: string,
  { server, ignoreCase, span }: { server: Server; ignoreCase: boolean; span: Span },
): TextTest {
  try {
    const options = { flavor: server.name, ignoreCase, lines: false, dotAll: false, extended: false };
    const regex = compileRegex(pattern, options);
    return (text, step) => regex.search(text, 0, step) !== null;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return fail({ kind: 'invalid-argument', name: 'REGEXP', ...regexWords(error.what, server) }, span);
  }
}

/** ICU's complaints have numbers of their own in MySQL; MariaDB says what PCRE says. */
const ICU: readonly (readonly [RegExp, number, string])[] = [
  [/parentheses/, 3691, 'Mismatched parenthesis in regular expression.'],
  [/brackets/, 3696, 'The regular expression contains an unclosed bracket expression.'],
  [/range/, 3697, 'The regular expression contains an [x-y] character range where x comes after y.'],
  [/repetition/, 3693, 'The maximum is less than the minumum in a {min,max} interval.'],
  [/escape/, 3689, 'Unrecognized escape sequence in regular expression.'],
];

function regexWords(what: string, { name }: Server): { readonly what: string; readonly code: string } {
  if (name === 'mariadb') return { what: `ERROR 1139 (42000): Regex error '${what}'`, code: '1139' };
  const [, number = 3688, words = 'Syntax error in regular expression.'] =
    ICU.find(([pattern]) => pattern.test(what)) ?? [];
  return { what: `ERROR ${number} (HY000): ${words}`, code: String(number) };
}
