import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { unchanged } from '../base.ts';
import { pickCollation } from '../collations.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { conversion, implicitConversion, toNumberType } from './casts.ts';
import { inputOf } from './input.ts';
import { C, INTERVAL, NUMERIC, TEXT, categoryOf, isOpen, nameOf, widerOf } from './types.ts';

/** Within a category types meet; a literal takes the type beside it; otherwise there is no such operator. */
export const compare: Semantics['compare'] = (left, right, operator, span) => {
  const type = sharedType(left, right);
  if (!type || (type.kind === 'json' && !type.binary))
    return fail({ kind: 'incomparable', left: nameOf(left), right: nameOf(right), operator }, span);
  return { type, compare: orderOf(type), left: into(left, type, span), right: into(right, type, span) };
};

function sharedType(left: Type, right: Type): Type | null {
  if (isOpen(left)) return isOpen(right) ? TEXT : plain(right);
  if (isOpen(right)) return plain(left);
  if (isSpan(left) && isSpan(right) && left.kind !== right.kind) return INTERVAL;
  if (categoryOf(left) !== categoryOf(right)) return null;
  if (left.kind === 'text' && right.kind === 'text') return sharedText(left, right);
  if (left.kind === 'array' && right.kind === 'array') {
    const of = sharedType(left.of, right.of);
    return of && { kind: 'array', of };
  }
  const wider = widerOf(left, right);
  // Beside a float everything is a float; numerics compare without regard to their scale.
  if (wider.kind === 'float') return { kind: 'float', bits: left.kind === right.kind ? wider.bits : 64 };
  return wider.kind === 'decimal' ? NUMERIC : wider;
}

function isSpan(type: Type): boolean {
  return type.kind === 'time' || type.kind === 'interval';
}

/** Lengths and scales have no part in a comparison. */
function plain(type: Type): Type {
  if (type.kind === 'text' && !type.fixed) return { ...TEXT, collation: type.collation };
  return type.kind === 'decimal' ? NUMERIC : type;
}

/** Two CHAR(n) are compared without their trailing spaces, and so is one beside a literal. */
function sharedText(left: Type & { kind: 'text' }, right: Type & { kind: 'text' }): Type {
  if (left.fixed && right.fixed) return left;
  return {
    ...TEXT,
    collation: pickCollation(left.fixed ? C : left.collation, right.fixed ? C : right.collation, C),
  };
}

function into(from: Type, to: Type, span: Span | null): Conversion | null {
  if (isOpen(from)) return to.kind === 'text' ? null : inputOf(to, span);
  if (categoryOf(from) === 'number' && categoryOf(to) === 'number') return toNumberType(from, to);
  if (from.kind === 'text' && to.kind === 'text')
    return from.fixed && !to.fixed ? conversion(from, to, span) : null;
  if (from.kind === to.kind && from.kind !== 'array') return null;
  return conversion(from, to, span);
}

/** UNION, CASE and their kin: the first type that the others can turn into by themselves. */
export const common: Semantics['common'] = (types, what, span) => {
  const known = types.filter((type) => !isOpen(type));
  let type: Type | undefined = known[0];
  for (const next of known.slice(1)) {
    if (!type || categoryOf(type) !== categoryOf(next))
      return fail(
        { kind: 'types-do-not-match', what, left: nameOf(type ?? next), right: nameOf(next) },
        span,
      );
    const forth = implicitConversion(type, next, span);
    const back = implicitConversion(next, type, span);
    if (forth && !back) type = next;
    else if (type.kind === 'text' && next.kind === 'text' && differs(type, next)) type = TEXT;
    else if (type.kind === 'decimal' && next.kind === 'decimal' && differs(type, next)) type = NUMERIC;
  }
  const result = type ?? TEXT;
  return { type: result, convert: types.map((from) => into(from, result, span)) };
};

function differs(left: Type, right: Type): boolean {
  if (left.kind === 'text' && right.kind === 'text')
    return left.length !== right.length || left.fixed !== right.fixed || left.name !== right.name;
  return (
    left.kind !== 'decimal' ||
    right.kind !== 'decimal' ||
    left.scale !== right.scale ||
    left.precision !== right.precision
  );
}

export const implicit: Semantics['implicit'] = (from, to, span) =>
  implicitConversion(from, to, span) ??
  (from.kind === to.kind
    ? unchanged
    : fail({ kind: 'cannot-cast', from: nameOf(from), to: nameOf(to) }, span));
