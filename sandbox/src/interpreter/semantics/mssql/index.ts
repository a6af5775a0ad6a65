import { MSSQL_RULES } from '../../dialects/rules/mssql.ts';
import { SqlFailure, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Literal } from '../../tree/expressions.ts';
import type { Type } from '../../types/type.ts';
import { parseDecimal, precisionOf } from '../../values/decimal.ts';
import { Temporal } from '../../values/temporal.ts';
import { bytesFromHex, characterCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { baseOf } from '../base.ts';
import { cellOf, columnTypeOf } from '../cells.ts';
import type { Conversion, Semantics, Typed } from '../semantics.ts';
import { decimal, integer } from '../type-arguments.ts';
import { assign } from './assignment.ts';
import { common, compare, implicit } from './comparison.ts';
import { conversion } from './conversions.ts';
import { match } from './matching.ts';
import { isoText } from './moments.ts';
import { binary, unary } from './operators.ts';
import { momentType, textOf } from './text.ts';
import { FLOAT, LATIN, collationNamed, nameOf, typeOf, varchar } from './types.ts';

/** https://learn.microsoft.com/sql/t-sql/data-types/data-type-conversion-database-engine */
export const mssql: Semantics = {
  ...baseOf({ rules: MSSQL_RULES, nulls: 'least', defaultCollation: LATIN, collationNamed, names: 'both' }),
  literal,
  typedLiteral: ({ kind, span }) =>
    fail({ kind: 'unknown-column', name: kind, qualifier: null, clause: 'SELECT' }, span),
  interval: ({ span }) =>
    fail({ kind: 'unknown-column', name: 'INTERVAL', qualifier: null, clause: 'SELECT' }, span),
  typeOf,
  nameOf,
  binary,
  unary,
  compare,
  match,
  cast: (from, to, { form, style, span }) => {
    const convert = conversion(from, to, { style, span });
    if (!convert) return fail({ kind: 'cannot-cast', from: nameOf(from), to: nameOf(to) }, span);
    return form.startsWith('TRY') ? orNull(convert) : convert;
  },
  implicit,
  assign,
  common,
  truth: (type, clause, span) => {
    if (type.kind === 'boolean') return (value) => value as boolean | null;
    return fail({ kind: 'not-a-condition', type: nameOf(type), clause: clause as never }, span);
  },
  conditionType: { kind: 'boolean' },
  condition: (truth) => truth,
  text: textOf,
  cell: (value, type) => cellOf(asShown(value, type), (other) => shownText(other, type)),
  column: (type) => {
    if (isBit(type)) return 'boolean';
    return type.kind === 'uuid' ? 'text' : columnTypeOf(type);
  },
};

/** TRY_CAST and TRY_CONVERT give NULL for a value that doesn't fit. */
function orNull(convert: Conversion): Conversion {
  return (value, run) => {
    try {
      return convert(value, run);
    } catch (failure) {
      if (failure instanceof SqlFailure) return null;
      throw failure;
    }
  };
}

/** A BIT is a truth for whoever reads it. */
function asShown(value: Value, type: Type): Value {
  return isBit(type) && typeof value === 'bigint' ? value !== 0n : value;
}

function isBit(type: Type): boolean {
  return type.kind === 'integer' && type.bits === 1;
}

function shownText(value: Value, type: Type): string {
  return value instanceof Temporal ? isoText(value, momentType(value, type)) : textOf(value, type);
}

function literal({ kind, value, span }: Literal): Typed {
  if (kind === 'null') return { type: { kind: 'null' }, value: null };
  if (kind === 'number') return numberLiteral(value, span);
  if (kind === 'hex')
    return { type: { kind: 'blob', length: null, fixed: false }, value: bytesFromHex(value) };
  const length = Math.max(characterCount(value), 1);
  return { type: varchar(length, kind === 'national' ? 'NVARCHAR' : 'VARCHAR'), value };
}

function numberLiteral(text: string, span: Span): Typed {
  if (/^0x/i.test(text)) {
    const digits = text.slice(2);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    return { type: { kind: 'blob', length: even.length / 2, fixed: false }, value: bytesFromHex(even) };
  }
  if (/e/i.test(text)) {
    const value = Number(text);
    if (Number.isFinite(value)) return { type: FLOAT, value };
    return fail({ kind: 'illegal-number', type: 'float', text }, span);
  }
  const number = parseDecimal(text);
  if (!number || precisionOf(number) > 38)
    return fail({ kind: 'illegal-number', type: 'numeric', text }, span);
  const digits = precisionOf(number);
  if (!text.includes('.') && number.digits < 2n ** 31n)
    return { type: { ...(integer(32) as Type & { kind: 'integer' }), digits }, value: number.digits };
  return { type: decimal(Math.max(digits, number.scale), number.scale), value: number };
}
