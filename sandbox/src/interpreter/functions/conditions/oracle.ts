import { NULL } from '../define/types.ts';
import { lazy } from '../define/scalar.ts';
import { converted } from './choices.ts';

/** Oracle: DECODE(value, search, result, …, default); two NULLs are equal. All take the type of the first result. */
export const decode = lazy(
  'aaaa*',
  ([, , result = NULL]) => result,
  (args, { semantics, span }) => {
    const [value = NULL, , result = NULL] = args;
    const pairs = Array.from({ length: Math.floor((args.length - 1) / 2) }, (_, i) => {
      const [search = NULL, given = NULL] = args.slice(1 + 2 * i);
      return {
        at: 1 + 2 * i,
        comparison: semantics.compare(value, search, '=', span),
        convert: semantics.implicit(given, result, span),
      };
    });
    const otherwise = args.length % 2 === 0 ? args.length - 1 : -1;
    const convertOther = semantics.implicit(args[otherwise] ?? NULL, result, span);
    return (argument, run) => {
      const wanted = argument(0);
      const found = pairs.find(({ at, comparison: { compare, left, right } }) => {
        const search = argument(at);
        if (wanted === null || search === null) return wanted === search;
        return compare(converted(wanted, left, run), converted(search, right, run)) === 0;
      });
      if (found) return converted(argument(found.at + 1), found.convert, run);
      return otherwise === -1 ? null : converted(argument(otherwise), convertOther, run);
    };
  },
);
