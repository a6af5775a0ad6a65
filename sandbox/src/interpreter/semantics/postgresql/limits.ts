import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { Temporal, roundSeconds } from '../../values/temporal.ts';
import { characterCount, firstCharacters } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { type Conversion } from '../semantics.ts';
import { unchanged } from '../base.ts';
import { fullNameOf, nameOf } from './types.ts';

export type Target = {
  /** A cast cuts a text that is too long; an assignment refuses it. */
  readonly explicit: boolean;
  readonly column: { readonly name: string; readonly table: string } | null;
  readonly span: Span | null;
};

/** What a type's range, length and precision do to a value of it. */
export function limited(type: Type, target: Target): Conversion {
  switch (type.kind) {
    case 'integer':
      return (value) => inRange(value as bigint, type, target.span);
    case 'decimal':
      return type.precision === null ? unchanged : (value) => scaled(value as Decimal, type, target);
    case 'float':
      return type.bits === 32 ? (value) => Math.fround(value as number) : unchanged;
    case 'text':
      return type.length === null ? unchanged : (value) => sized(value as string, type, target);
    case 'time':
    case 'timestamp':
      return type.precision >= 6
        ? unchanged
        : (value) => (value instanceof Temporal ? roundSeconds(value, type.precision) : value);
    default:
      return unchanged;
  }
}

export function inRange(value: bigint, type: Type, span: Span | null): bigint {
  const bits = type.kind === 'integer' ? type.bits : 64;
  if (value === BigInt.asIntN(bits, value)) return value;
  return fail({ kind: 'out-of-range', type: nameOf(type), value: '', column: null }, span);
}

function scaled(value: Decimal, type: Type & { kind: 'decimal' }, { span }: Target): Decimal {
  const { precision, scale } = type;
  const rounded = rescale(value, scale ?? 0);
  const limit = 10n ** BigInt(Math.max((precision ?? 0) - (scale ?? 0) + rounded.scale, 0));
  const digits = rounded.digits < 0n ? -rounded.digits : rounded.digits;
  if (digits < limit) return rounded;
  return fail({ kind: 'out-of-range', type: fullNameOf(type), value: '', column: null }, span);
}

/** Spaces beyond the length are cut in any case; CHAR(n) is filled up. */
function sized(value: string, type: Type & { kind: 'text' }, { explicit, column, span }: Target): Value {
  const length = type.length ?? 0;
  const given = characterCount(value);
  if (given > length) {
    const kept = firstCharacters(value, length);
    if (explicit || /^ *$/.test(value.slice(kept.length))) return kept;
    return fail(
      {
        kind: 'too-long',
        column: column?.name ?? null,
        table: column?.table ?? null,
        length,
        given,
        type: fullNameOf(type),
        value,
      },
      span,
    );
  }
  return type.fixed ? value + ' '.repeat(length - given) : value;
}
