import { POSTGRESQL_RULES } from '../../dialects/rules/postgresql.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { TypedLiteral } from '../../tree/expressions.ts';
import type { Type } from '../../types/type.ts';
import { parseDecimal } from '../../values/decimal.ts';
import type { Value } from '../../values/value.ts';
import { baseOf } from '../base.ts';
import { cellOf, columnTypeOf } from '../cells.ts';
import type { Semantics, Typed } from '../semantics.ts';
import { integer } from '../type-arguments.ts';
import { assign } from './assignment.ts';
import { cast } from './casts.ts';
import { common, compare, implicit } from './comparison.ts';
import { postgresFloat } from './float-text.ts';
import { booleanFromText } from './input.ts';
import { intervalFromText } from './interval-input.ts';
import { match } from './matching.ts';
import { binary, unary } from './operators.ts';
import { outputOf, textOf } from './output.ts';
import { momentFromText } from './temporal-input.ts';
import {
  BOOLEAN,
  C,
  DATE,
  INTERVAL,
  NUMERIC,
  UNKNOWN,
  collationNamed,
  isOpen,
  nameOf,
  time,
  timestamp,
  typeOf,
} from './types.ts';

/** https://www.postgresql.org/docs/current/typeconv.html */
export const postgresql: Semantics = {
  ...baseOf({
    rules: POSTGRESQL_RULES,
    nulls: 'greatest',
    defaultCollation: C,
    collationNamed,
    names: 'lower',
  }),
  literal: ({ kind, value, span }): Typed => {
    if (kind === 'null') return { type: { kind: 'null' }, value: null };
    if (kind === 'boolean') return { type: BOOLEAN, value: value === 'TRUE' };
    if (kind === 'number') return numberLiteral(value, span);
    if (kind === 'hex' || kind === 'bits') return fail({ kind: 'unknown-type', name: 'bit' }, span);
    return { type: UNKNOWN, value };
  },
  typedLiteral,
  interval: ({ value, unit, span }) => ({
    type: INTERVAL,
    convert: (text) => {
      const word = (unit ?? 'second').replace(/^.* TO /, '').toLowerCase();
      return (
        intervalFromText((text as string).trim(), word) ??
        fail({ kind: 'invalid-text', type: 'interval', text: text as string }, value.span ?? span)
      );
    },
  }),
  typeOf,
  nameOf,
  binary,
  unary,
  compare,
  match,
  cast,
  implicit,
  assign,
  common,
  truth: (type, clause, span) => {
    if (type.kind === 'boolean' || type.kind === 'null') return (value) => value as boolean | null;
    if (isOpen(type)) {
      return (value) =>
        value === null
          ? null
          : (booleanFromText((value as string).trim().toLowerCase()) ??
            fail({ kind: 'invalid-text', type: 'boolean', text: value as string }, span));
    }
    return fail({ kind: 'not-a-condition', type: nameOf(type), clause: clause as never }, span);
  },
  conditionType: BOOLEAN,
  condition: (truth) => truth,
  text: textOf,
  cell: (value, type) => cellOf(shortened(value, type), (other) => outputOf(other, type)),
  column: (type) => columnTypeOf(type),
};

/** A real goes as its shortest digits, not as the double that it is stored in. */
function shortened(value: Value, type: Type): Value {
  const isSingle = type.kind === 'float' && type.bits === 32 && typeof value === 'number';
  return isSingle && Number.isFinite(value) ? Number(postgresFloat(value, 32)) : value;
}

function numberLiteral(text: string, span: Span): Typed {
  const digits = text.replaceAll('_', '');
  if (/^(?:\d+|0x[\da-f]+)$/i.test(digits)) {
    const value = BigInt(digits);
    if (value < 2n ** 31n) return { type: integer(32), value };
    if (value < 2n ** 63n) return { type: integer(64), value };
  }
  const value = parseDecimal(digits);
  if (!value) throw new Unsupported('a number of such size', span);
  return { type: NUMERIC, value };
}

function typedLiteral({ kind, value, span }: TypedLiteral): Typed {
  const type = kind === 'DATE' ? DATE : kind === 'TIME' ? time() : timestamp();
  if (type.kind !== 'date' && type.kind !== 'time' && type.kind !== 'timestamp') throw new Error(kind);
  return { type, value: momentFromText(value, type, { nowMicros: 0n, span }) };
}
