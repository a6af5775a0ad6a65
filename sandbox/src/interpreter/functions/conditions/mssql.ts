import { NULL } from '../define/types.ts';
import { type Words, refuse } from '../define/complain.ts';
import { type Define, lazy } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { choosing, converted, firstKnown, nullIf } from './choices.ts';

/** T-SQL: the nth of the values that follow. */
export const choose = choosing('Ia+', 1, ({ length }) => (argument) => {
  const nth = argument(0);
  return typeof nth === 'bigint' && nth > 0n && nth < length ? Number(nth) : -1;
});

/** T-SQL: ISNULL takes the type of its first argument, and cuts the second to it. */
export const isNull = lazy(
  'aa',
  ([first = NULL, second = NULL]) => (first.kind === 'null' ? second : first),
  ([first = NULL, second = NULL], { semantics, span }) => {
    const to = first.kind === 'null' ? second : first;
    const convert = to.kind === 'null' ? null : semantics.implicit(second, to, span);
    const limit = to.kind === 'text' ? to.length : null;
    return (argument, run) => {
      const value = argument(0);
      if (value !== null) return value;
      const other = converted(argument(1), convert, run);
      return typeof other === 'string' && limit !== null ? other.slice(0, limit) : other;
    };
  },
);

/** T-SQL has no type for what is NULL alone. */
function notOnlyNull(define: Define<ScalarFunction>, words: Words, first: number): Define<ScalarFunction> {
  return (name) => {
    const plain = define(name);
    return {
      ...plain,
      type(args, site) {
        if (args.slice(0, first).every(({ kind }) => kind === 'null'))
          refuse(name, 'mssql', { mssql: words });
        return plain.type(args, site);
      },
    };
  };
}

export const coalesceOfMssql = notOnlyNull(
  firstKnown('aa+'),
  ['4127', 'At least one of the arguments to COALESCE must be an expression that is not the NULL constant.'],
  Number.POSITIVE_INFINITY,
);
export const nullIfOfMssql = notOnlyNull(
  nullIf,
  [
    '4151',
    'The type of the first argument to NULLIF cannot be the NULL constant because the type of the first argument has to be known.',
  ],
  1,
);
