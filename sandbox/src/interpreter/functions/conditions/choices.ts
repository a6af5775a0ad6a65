import type { Run } from '../../run/run.ts';
import type { Conversion } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { type Define, bound, lazy } from '../define/scalar.ts';
import type { CallSite, ScalarFunction } from '../function.ts';

const NULL = { kind: 'null' } as const;

/** One type for all; in Oracle's own functions that of the first, and the others are converted to it. */
function unified(name: string, args: readonly Type[], { semantics, span }: CallSite) {
  if (semantics.dialect !== 'oracle' || name === 'COALESCE') return semantics.common(args, name, span);
  const type = args.find(({ kind }) => kind !== 'null') ?? NULL;
  return {
    type,
    convert: args.map((each) => (each.kind === 'null' ? null : semantics.implicit(each, type, span))),
  };
}
export function converted(
  value: Value | undefined,
  conversion: Conversion | null | undefined,
  run: Run,
): Value {
  if (value === null || value === undefined) return null;
  return conversion ? conversion(value, run) : value;
}

/** The first that is not NULL: COALESCE, IFNULL, NVL. */
export function firstKnown(signature: string): Define<ScalarFunction> {
  return choosing(signature, 0, ({ length }) => (argument) => {
    for (let i = 0; i < length; i += 1) if (argument(i) !== null) return i;
    return -1;
  });
}

/** IF, IIF; NULL where no third argument says otherwise. */
export function choice(signature: string): Define<ScalarFunction> {
  return choosing(signature, 1, ({ length }) => (argument) => {
    if (argument(0) === true) return 1;
    return length > 2 ? 2 : -1;
  });
}

/** NVL2(a, known, unknown). */
export const nullChoice = choosing('aaa', 1, () => (argument) => (argument(0) === null ? 2 : 1));

/** Gives one of the arguments from `first` on, in the type common to them: the one that `pick` names, -1 for NULL. */
export function choosing(
  signature: string,
  first: number,
  pick: (args: readonly Type[]) => (argument: (index: number) => Value) => number,
): Define<ScalarFunction> {
  return (name) => {
    const unify = (args: readonly Type[], site: CallSite) => unified(name, args.slice(first), site);
    return lazy(
      signature,
      (args, site) => unify(args, site).type,
      (args, site) => {
        const { convert } = unify(args, site);
        const which = pick(args);
        // PostgreSQL reads a literal whether it is needed or not.
        const literals = args.flatMap(({ kind }, i) => (kind === 'unknown' && i >= first ? [i] : []));
        return (argument, run) => {
          for (const i of literals) converted(argument(i), convert[i - first], run);
          const index = which(argument);
          return index < 0 ? null : converted(argument(index), convert[index - first], run);
        };
      },
    )(name);
  };
}

/** MySQL's ISNULL(a): whether a is NULL. */
export const isNullTest = bound(
  'a',
  'truth',
  () =>
    ([value]) =>
      value === null,
  { takesNull: true },
);

/** NULL where both are equal, else the first. */
export const nullIf = bound(
  'aa',
  ([first = NULL, second = NULL], { semantics, span }) => {
    semantics.compare(first, second, '=', span);
    return first;
  },
  ([first = NULL, second = NULL], { semantics, span }) => {
    const { compare, left, right } = semantics.compare(first, second, '=', span);
    return ([a = null, b = null], run) => {
      if (a === null || b === null) return a;
      return compare(converted(a, left, run), converted(b, right, run)) === 0 ? null : a;
    };
  },
  { takesNull: true },
);

/** The greatest or the least. NULLs are passed over in PostgreSQL and T-SQL, and make all NULL elsewhere. */
export function extreme(which: 'greatest' | 'least', signature = 'aa*'): Define<ScalarFunction> {
  const wanted = which === 'greatest' ? 1 : -1;
  return (name) => {
    const unify = (args: readonly Type[], site: CallSite) => unified(name, args, site);
    return bound(
      signature,
      (args, site) => unify(args, site).type,
      (args, site) => {
        const { type, convert } = unify(args, site);
        const { semantics } = site;
        const { dialect } = semantics;
        const compare = semantics.order(type);
        const skips = dialect === 'postgresql' || dialect === 'mssql';
        return (values, run) => {
          let best: Value = null;
          for (const [i, given] of values.entries()) {
            if (given === null && !skips) return null;
            const value = converted(given, convert[i], run);
            if (value !== null && (best === null || Math.sign(compare(value, best)) === wanted)) best = value;
          }
          return best;
        };
      },
      { takesNull: true },
    )(name);
  };
}

/** PostgreSQL: how many of the arguments are NULL, or are not. */
export function countNulls(isNullWanted: boolean): Define<ScalarFunction> {
  return bound(
    'a+',
    'integer',
    () => (values) => BigInt(values.filter((value) => (value === null) === isNullWanted).length),
    { takesNull: true },
  );
}
