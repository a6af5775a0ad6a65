import { ORACLE_RULES } from '../../dialects/rules/oracle.ts';
import { fail } from '../../errors/failure.ts';
import type { Literal } from '../../tree/expressions.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, normalize, parseDecimal } from '../../values/decimal.ts';
import { temporalText } from '../../values/iso.ts';
import { Temporal } from '../../values/temporal.ts';
import { byteCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { baseOf } from '../base.ts';
import { cellOf, columnTypeOf } from '../cells.ts';
import { BINARY } from '../collations.ts';
import type { Semantics, Typed } from '../semantics.ts';
import { float } from '../type-arguments.ts';
import { assign } from './assignment.ts';
import { common, compare } from './comparison.ts';
import { cast, implicit } from './conversions.ts';
import { match } from './matching.ts';
import { intervalFromText, momentLiteral } from './moments.ts';
import { numberOf } from './numbers.ts';
import { binary, unary } from './operators.ts';
import { textOf } from './text.ts';
import {
  DATE,
  DAY_TO_SECOND,
  NUMBER,
  TIMESTAMP,
  VARCHAR2,
  YEAR_TO_MONTH,
  char,
  collationNamed,
  nameOf,
  typeOf,
} from './types.ts';

/** https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Data-Type-Comparison-Rules.html */
export const oracle: Semantics = {
  ...baseOf({
    rules: ORACLE_RULES,
    nulls: 'greatest',
    defaultCollation: BINARY,
    collationNamed,
    names: 'upper',
  }),
  literal,
  typedLiteral: ({ kind, value, span }) => {
    if (kind === 'TIME') return fail({ kind: 'invalid-format', what: 'literal', text: value }, span);
    return { type: kind === 'DATE' ? DATE : TIMESTAMP, value: momentLiteral(kind, value, span) };
  },
  interval: ({ unit, span }) => ({
    type: /YEAR|MONTH/.test(unit ?? '') ? YEAR_TO_MONTH : DAY_TO_SECOND,
    convert: (text) =>
      intervalFromText(text as string, unit ?? '') ??
      fail({ kind: 'invalid-format', what: 'interval', text: text as string }, span),
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
    if (type.kind === 'boolean') return (value) => value as boolean | null;
    return fail({ kind: 'not-a-condition', type: nameOf(type), clause: clause as never }, span);
  },
  conditionType: { kind: 'boolean' },
  condition: (truth) => truth,
  text: textOf,
  cell: (value, type) => cellOf(asShown(value), (other) => shownText(other, type)),
  column: columnTypeOf,
};

function asShown(value: Value): Value {
  return value instanceof Decimal ? normalize(value) : value;
}

/** Dates go as ISO, whatever NLS_DATE_FORMAT says. */
function shownText(value: Value, type: Type): string {
  if (!(value instanceof Temporal)) return textOf(value, type);
  return temporalText(value, type.kind === 'timestamp' ? Math.min(type.precision, 6) : 0);
}

/** '' is NULL. A literal is a CHAR. */
function literal({ kind, value, span }: Literal): Typed {
  if (kind === 'null') return { type: { kind: 'null' }, value: null };
  if (kind === 'boolean') return { type: { kind: 'boolean' }, value: value === 'TRUE' };
  if (kind !== 'number')
    return value === '' ? { type: VARCHAR2, value: null } : { type: char(byteCount(value)), value };
  if (/[fd]$/i.test(value))
    return { type: float(/f$/i.test(value) ? 32 : 64), value: Number(value.slice(0, -1)) };
  const number = parseDecimal(value);
  if (!number) return fail({ kind: 'out-of-range', type: 'NUMBER', value: '', column: null }, span);
  return { type: NUMBER, value: numberOf(number, span) };
}
