import { fail } from '../../errors/failure.ts';
import type { Run } from '../../run/run.ts';
import type { Conversion } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import type { CallSite, ScalarFunction, SqlFunction } from '../function.ts';
import { coercion, isAccepted } from './coerce.ts';
import { settler } from './settle.ts';
import { type Signature, letterAt, readSignature } from './signature.ts';
import { type Result, resultType } from './types.ts';

export type Evaluate = (values: readonly Value[], run: Run) => Value;
export type Bind = (args: readonly Type[], site: CallSite) => Evaluate;
export type Options = Pick<ScalarFunction, 'takesNull' | 'volatile' | 'bare'>;
/** A function that has no name yet; the dialect's table gives it one, or several. */
export type Define<F extends SqlFunction = SqlFunction> = {
  (name: string): F;
  /** How well it takes arguments of these types; null where it can't without a conversion of last resort. */
  readonly fits?: (args: readonly Type[]) => number | null;
};

/** A function whose values are computed alike wherever it is called. */
export function scalar(
  signature: string,
  result: Result,
  evaluate: Evaluate,
  options: Options = {},
): Define<ScalarFunction> {
  return bound(signature, result, () => evaluate, options);
}

/** A function that looks at its arguments' types, its constants or its dialect first. */
export function bound(
  signature: string,
  result: Result,
  bind: Bind,
  options: Options = {},
): Define<ScalarFunction> {
  const shape = readSignature(signature);
  const define = (name: string): ScalarFunction => ({
    kind: 'scalar',
    name,
    ...factsOf(shape),
    ...options,
    type: typeOf(name),
    bind: bindTo,
  });
  return Object.assign(define, { fits: (args: readonly Type[]) => fitOf(shape, args) });

  function typeOf(name: string) {
    return (args: readonly Type[], site: CallSite): Type => {
      checkTypes(shape, name, args, site);
      return resultType(result, args, site);
    };
  }

  function bindTo(args: readonly Type[], site: CallSite): Evaluate {
    const ready = conversionOf(shape, args, site);
    const settle = settler(resultType(result, args, site), site.semantics.dialect);
    const evaluate = bind(args, site);
    return (values, run) => {
      const given = ready(values, run);
      if (!options.takesNull && given.includes(null)) return null;
      payFor(given, run);
      return settle(evaluate(given, run));
    };
  }
}

/** Shorter texts are read within the step that the call itself takes. */
const SHORT = 64;
const CHARACTERS_A_STEP = 16;

/** Whatever a function does with a text, it reads it: a call with a megabyte of it is no single step. */
function payFor(values: readonly Value[], { budget }: Run): void {
  for (const value of values)
    if (typeof value === 'string' && value.length > SHORT)
      budget.step(Math.floor(value.length / CHARACTERS_A_STEP));
}

export type EvaluateLazily = (argument: (index: number) => Value, run: Run) => Value;

/** A function that evaluates only the arguments that it needs. */
export function lazy(
  signature: string,
  result: Result,
  bindLazily: (args: readonly Type[], site: CallSite) => EvaluateLazily,
): Define<ScalarFunction> {
  const shape = readSignature(signature);
  const start = (args: readonly Type[], site: CallSite): EvaluateLazily => {
    const convert = args.map((type, i) =>
      conversionOf({ ...shape, letters: [letterAt(shape, i)] }, [type], site),
    );
    const settle = settler(resultType(result, args, site), site.semantics.dialect);
    const evaluate = bindLazily(args, site);
    return (argument, run) => settle(evaluate((i) => convert[i]?.([argument(i)], run)[0] ?? null, run));
  };
  return (name) => ({
    kind: 'scalar',
    name,
    ...factsOf(shape),
    takesNull: true,
    type(args, site) {
      checkTypes(shape, name, args, site);
      return resultType(result, args, site);
    },
    bindLazily: start,
    bind(args, site) {
      const evaluate = start(args, site);
      return (values, run) => evaluate((i) => values[i] ?? null, run);
    },
  });
}

/** The first of these that takes so many arguments of such types: `round(double)` beside `round(numeric, integer)`. */
export function overloaded(...choices: readonly Define<ScalarFunction>[]): Define<ScalarFunction> {
  return (name) => {
    const all = choices.map((choice) => choice(name));
    const pick = (args: readonly Type[]): ScalarFunction => {
      const fits = choices.map((choice) => choice.fits?.(args) ?? -1);
      const best = Math.max(...fits);
      const fitting = best === -1 ? -1 : fits.indexOf(best);
      const counted = all.findLast(({ least, most }) => least <= args.length && args.length <= most);
      const found = all[fitting] ?? counted ?? all[0];
      if (!found) throw new Error(`${name} has no variant`);
      return found;
    };
    return {
      kind: 'scalar',
      name,
      least: Math.min(...all.map(({ least }) => least)),
      most: Math.max(...all.map(({ most }) => most)),
      ...(all.some(({ takesNull }) => takesNull) && { takesNull: true }),
      type: (args, site) => pick(args).type(args, site),
      bind: (args, site) => pick(args).bind(args, site),
    };
  };
}

/** A literal of PostgreSQL without a type is a text where it may be one. */
function fitOf(shape: Signature, args: readonly Type[]): number | null {
  if (args.length < shape.least || args.length > shape.most) return null;
  if (!args.every((type, i) => isAccepted(letterAt(shape, i), type))) return null;
  return args.filter(({ kind }, i) => kind === 'unknown' && letterAt(shape, i) === 's').length;
}

export function factsOf({ least, most, words, conditions }: Signature) {
  return { least, most, ...(words.length > 0 && { words }), ...(conditions.length > 0 && { conditions }) };
}

/** PostgreSQL has the function for these types or doesn't; the others convert. */
export function checkTypes(shape: Signature, name: string, args: readonly Type[], site: CallSite): void {
  const { semantics } = site;
  const { dialect } = semantics;
  if (dialect !== 'postgresql' || args.every((type, i) => isAccepted(letterAt(shape, i), type))) return;
  fail(
    { kind: 'unknown-function', name: name.toLowerCase(), types: args.map((type) => semantics.nameOf(type)) },
    site.span,
  );
}

/** Brings the values of all arguments into the form that their letters say. */
export function conversionOf(shape: Signature, args: readonly Type[], site: CallSite) {
  const conversions: (Conversion | null)[] = args.map((type, i) =>
    coercion(letterAt(shape, i), type, site.semantics, site.arguments[i] ?? site.span),
  );
  if (conversions.every((conversion) => conversion === null)) return (values: readonly Value[]) => values;
  return (values: readonly Value[], run: Run): readonly Value[] =>
    values.map((value, i) => {
      const conversion = conversions[i];
      return value === null || !conversion ? value : conversion(value, run);
    });
}
