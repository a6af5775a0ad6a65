import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Run } from '../../run/run.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { isIntegerText, wholeNumberText } from '../../values/number-text.ts';
import type { Value } from '../../values/value.ts';
import type { Conversion, Operation } from '../semantics.ts';
import { type MomentType, momentOf } from './moments.ts';
import { decimalFrom } from './numbers.ts';
import type { Server } from './server.ts';
import { textOf } from './text.ts';

/*
 * What is a warning in a query is an error in a change, in strict mode, in which both servers start: a text that is no
 * number or no date, and a division by zero. https://dev.mysql.com/doc/refman/8.4/en/sql-mode.html#sql-mode-strict
 */

/** How a text that is an operand is read, as the message calls it. */
const READ_AS: Readonly<Record<string, NumberName>> = {
  '+': 'DOUBLE',
  '-': 'DOUBLE',
  '*': 'DOUBLE',
  '/': 'DOUBLE',
  '%': 'DOUBLE',
  MOD: 'DOUBLE',
  DIV: 'DECIMAL',
  '&': 'DECIMAL',
  '|': 'DECIMAL',
  '^': 'DECIMAL',
  '<<': 'DECIMAL',
  '>>': 'DECIMAL',
  '~': 'DECIMAL',
};
const DIVISIONS = new Set(['/', '%', 'MOD', 'DIV']);

type NumberName = 'INTEGER' | 'DECIMAL' | 'DOUBLE';

/** The operation, held to strict mode where the run is. */
export function strictOperation(
  operator: string,
  operands: readonly Type[],
  { operation, span }: { readonly operation: Operation; readonly span: Span },
): Operation {
  const readAs = READ_AS[operator];
  if (readAs === undefined || operands.some(({ kind }) => kind === 'interval')) return operation;
  const divides = DIVISIONS.has(operator);
  if (!divides && !operands.some(isText)) return operation;
  return {
    ...operation,
    evaluate(values, run) {
      if (run.strict !== 'all') return operation.evaluate(values, run);
      for (const [i, type] of operands.entries()) checkNumber(values[i] ?? null, type, { readAs, span });
      const result = operation.evaluate(values, run);
      if (divides && result === null) fail({ kind: 'division-by-zero' }, span);
      return result;
    },
  };
}

/** CAST and what is converted on its own, held to strict mode where the run is. */
export function strictCast(
  from: Type,
  to: Type,
  { convert, server, span }: { readonly convert: Conversion; readonly server: Server; readonly span: Span },
): Conversion {
  const checks = castCheck(from, to, server, span);
  if (!checks) return convert;
  return (value, run) => {
    if (run.strict === 'all') checks(value, run);
    return convert(value, run);
  };
}

function castCheck(
  from: Type,
  to: Type,
  server: Server,
  span: Span,
): ((value: Value, run: Run) => void) | null {
  switch (to.kind) {
    case 'integer':
      return isText(from) ? (value) => checkNumber(value, from, { readAs: 'INTEGER', span }) : null;
    case 'float':
      return isText(from) ? (value) => checkNumber(value, from, { readAs: 'DOUBLE', span }) : null;
    case 'decimal':
      return (value) => {
        checkNumber(value, from, { readAs: 'DECIMAL', span });
        checkRange(decimalFrom(value, from), to, span);
      };
    case 'date':
    case 'time':
    case 'timestamp':
      return (value, run) => checkMoment(value, from, { to, server, span, run });
    default:
      return null;
  }
}

/** A side of a comparison that is converted for it; dates are held to strict mode even where constants are computed. */
export function strictSide(
  from: Type,
  to: Type,
  { convert, server, span }: { readonly convert: Conversion; readonly server: Server; readonly span: Span },
): Conversion {
  if (isMoment(to))
    return (value, run) => {
      if (run.strict !== 'none') checkMoment(value, from, { to, server, span, run });
      return convert(value, run);
    };
  if (!isText(from) || (to.kind !== 'integer' && to.kind !== 'decimal' && to.kind !== 'float'))
    return convert;
  const readAs = server.name === 'mariadb' && to.kind === 'integer' ? 'DECIMAL' : 'DOUBLE';
  return (value, run) => {
    if (run.strict === 'all') checkNumber(value, from, { readAs, span });
    return convert(value, run);
  };
}

/** A value as a condition. */
export function strictTruth(type: Type, span: Span): ((value: Value, run: Run) => void) | null {
  if (!isText(type)) return null;
  return (value, run) => {
    if (run.strict === 'all') checkNumber(value, type, { readAs: 'DECIMAL', span });
  };
}

function isText({ kind }: Type): boolean {
  return kind === 'text';
}

function isMoment(type: Type): type is MomentType {
  return type.kind === 'date' || type.kind === 'time' || type.kind === 'timestamp';
}

function checkNumber(
  value: Value,
  type: Type,
  { readAs, span }: { readonly readAs: NumberName; readonly span: Span },
): void {
  if (!isText(type) || typeof value !== 'string') return;
  const whole = wholeNumberText(value);
  if (whole !== null && (readAs !== 'INTEGER' || isIntegerText(whole))) return;
  fail({ kind: 'invalid-text', type: readAs, text: value, isCut: true }, span);
}

function checkRange(value: Decimal, { precision, scale }: Type & { kind: 'decimal' }, span: Span): void {
  const { digits } = rescale(value, scale ?? 0);
  const most = 10n ** BigInt(precision ?? 65);
  if (digits < most && digits > -most) return;
  // The servers name no column here, and say so.
  fail({ kind: 'out-of-range', type: 'decimal', value: String(value.digits), column: '(null)' }, span);
}

function checkMoment(
  value: Value,
  from: Type,
  {
    to,
    server: { rounding },
    span,
    run: { nowMicros },
  }: { readonly to: MomentType; readonly server: Server; readonly span: Span; readonly run: Run },
): void {
  const moment = momentOf(value, to, { nowMicros, rounding });
  if (moment?.isClean) return;
  const type = to.kind === 'time' || (moment && to.kind === 'date') ? to.kind : 'datetime';
  fail({ kind: 'invalid-text', type, text: textOf(value, from), isCut: moment !== null }, span);
}
