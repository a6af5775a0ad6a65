import { MARIADB_RULES } from '../../dialects/rules/mariadb.ts';
import { MYSQL_RULES } from '../../dialects/rules/mysql.ts';
import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Literal, TypedLiteral } from '../../tree/expressions.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, parseDecimal, precisionOf } from '../../values/decimal.ts';
import { bytesFromHex } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { baseOf } from '../base.ts';
import { cellOf, columnTypeOf } from '../cells.ts';
import type { Semantics, Typed } from '../semantics.ts';
import { decimal, integer } from '../type-arguments.ts';
import { assign } from './assignment.ts';
import { cast } from './casts.ts';
import { common, compare, implicit } from './comparison.ts';
import { mysqlFloat } from './float-text.ts';
import { interval } from './intervals.ts';
import { match } from './matching.ts';
import { momentOf } from './moments.ts';
import { MAX_SIGNED, MAX_UNSIGNED, floatOf } from './numbers.ts';
import { binary, unary } from './operators.ts';
import type { Server } from './server.ts';
import { strictCast, strictOperation, strictTruth } from './strict.ts';
import { shown, textOf } from './text.ts';
import {
  BIGINT,
  DATE,
  DEFAULT_COLLATIONS,
  DOUBLE,
  UNSIGNED_BIGINT,
  collationNamed,
  datetime,
  nameOf,
  textType,
  time,
  typesOf,
} from './types.ts';

export const mysql = semanticsOfServer({
  name: 'mysql',
  rules: MYSQL_RULES,
  collation: DEFAULT_COLLATIONS.mysql,
  rounding: 'round',
});
export const mariadb = semanticsOfServer({
  name: 'mariadb',
  rules: MARIADB_RULES,
  collation: DEFAULT_COLLATIONS.mariadb,
  rounding: 'cut',
});

/** https://dev.mysql.com/doc/refman/8.4/en/type-conversion.html, and MariaDB where it differs. */
function semanticsOfServer(server: Server): Semantics {
  const { name, rules, collation } = server;
  return {
    ...baseOf({
      rules,
      nulls: 'least',
      defaultCollation: collation,
      collationNamed: (wanted) => collationNamed(wanted, name),
      names: 'columns',
    }),
    literal: (node) => literal(node, server),
    typedLiteral: (node) => typedLiteral(node, server),
    interval,
    typeOf: typesOf(name),
    nameOf,
    binary: (operator, left, right, span) => {
      const operation = binary({ operator, left, right, span }, collation);
      return strictOperation(operator, [left, right], { operation, span });
    },
    unary: (operator, operand, span) =>
      strictOperation(operator, [operand], { operation: unary(operator, operand, span), span }),
    compare: (left, right, _operator, span) => compare(left, right, server, span),
    match: (operator, operands, span) => match(operator, operands, server, span),
    cast: (from, to, { span }) =>
      strictCast(from, to, { convert: cast(from, to, server, span), server, span }),
    implicit: (from, to, span) => implicit(from, to, server, span),
    assign: (from, to, column) => assign(from, to, server, column),
    common: (types) => common(types, server),
    truth: (type, _clause, span) => {
      const check = strictTruth(type, span);
      return (value, run) => {
        if (value === null) return null;
        check?.(value, run);
        return floatOf(value, type) !== 0;
      };
    },
    conditionType: integer(32),
    condition: (truth) => {
      if (truth === null) return null;
      return truth ? 1n : 0n;
    },
    text: textOf,
    cell: (value, type) => cellOf(asShown(value, type), (other) => textOf(other, type)),
    column: (type) => (type.kind === 'uuid' ? 'text' : columnTypeOf(type)),
  };
}

/** A quotient with the digits of its type; a FLOAT with six. */
function asShown(value: Value, type: Type): Value {
  if (value instanceof Decimal) return shown(value, type);
  const isSingle = typeof value === 'number' && type.kind === 'float' && type.bits === 32;
  return isSingle ? Number(mysqlFloat(value, 32)) : value;
}

function literal({ kind, value, span }: Literal, { collation }: Server): Typed {
  if (kind === 'null') return { type: { kind: 'null' }, value: null };
  if (kind === 'boolean') return { type: integer(32), value: value === 'TRUE' ? 1n : 0n };
  if (kind === 'number') return numberLiteral(value, span);
  if (kind === 'hex')
    return { type: { kind: 'blob', length: null, fixed: false }, value: bytesFromHex(value) };
  if (kind === 'bits') return { type: UNSIGNED_BIGINT, value: BigInt(`0b${value || '0'}`) };
  return { type: textType(collation), value };
}

function numberLiteral(text: string, span: Span): Typed {
  if (/^0x/i.test(text)) return { type: UNSIGNED_BIGINT, value: BigInt(text) };
  if (/e/i.test(text)) {
    const value = Number(text);
    if (Number.isFinite(value)) return { type: DOUBLE, value };
    return fail({ kind: 'illegal-number', type: 'double', text }, span);
  }
  const number = parseDecimal(text);
  if (!number) throw new Unsupported('a number of such size', span);
  if (!text.includes('.') && number.digits <= MAX_SIGNED) return { type: BIGINT, value: number.digits };
  if (!text.includes('.') && number.digits <= MAX_UNSIGNED)
    return { type: UNSIGNED_BIGINT, value: number.digits };
  return { type: decimal(Math.max(precisionOf(number), number.scale), number.scale), value: number };
}

function typedLiteral({ kind, value, span }: TypedLiteral, { rounding }: Server): Typed {
  const precision = Math.min(/\.(\d+)\s*$/.exec(value)?.[1]?.length ?? 0, 6);
  const type = kind === 'DATE' ? DATE : kind === 'TIME' ? time(precision) : datetime(precision);
  const moment =
    type.kind === 'date' || type.kind === 'time' || type.kind === 'timestamp'
      ? momentOf(value, type, { nowMicros: 0n, rounding })
      : null;
  if (!moment?.isClean)
    return fail({ kind: 'invalid-text', type: kind === 'TIMESTAMP' ? 'DATETIME' : kind, text: value }, span);
  return { type, value: moment.value };
}
