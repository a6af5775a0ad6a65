import { fail } from '../../errors/failure.ts';
import type { Collation, Type } from '../../types/type.ts';
import { Decimal, multiply, parseDecimal, toInteger } from '../../values/decimal.ts';
import { Interval, addInterval } from '../../values/interval.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import type { Operation, Semantics } from '../semantics.ts';
import { isInRange, readMoment } from './moments.ts';
import { MAX_SIGNED, MIN_SIGNED, integerFrom } from './numbers.ts';
import { textOf } from './text.ts';
import { datetime, textType } from './types.ts';

/** Years, months and days of one, and seconds of one. */
type Unit = { readonly months?: number; readonly days?: number; readonly seconds?: number };

const UNITS: Readonly<Record<string, readonly Unit[]>> = {
  YEAR: [{ months: 12 }],
  QUARTER: [{ months: 3 }],
  MONTH: [{ months: 1 }],
  WEEK: [{ days: 7 }],
  DAY: [{ days: 1 }],
  HOUR: [{ seconds: 3600 }],
  MINUTE: [{ seconds: 60 }],
  SECOND: [{ seconds: 1 }],
  MICROSECOND: [{ seconds: 1e-6 }],
  YEAR_MONTH: [{ months: 12 }, { months: 1 }],
  DAY_HOUR: [{ days: 1 }, { seconds: 3600 }],
  DAY_MINUTE: [{ days: 1 }, { seconds: 3600 }, { seconds: 60 }],
  DAY_SECOND: [{ days: 1 }, { seconds: 3600 }, { seconds: 60 }, { seconds: 1 }],
  HOUR_MINUTE: [{ seconds: 3600 }, { seconds: 60 }],
  HOUR_SECOND: [{ seconds: 3600 }, { seconds: 60 }, { seconds: 1 }],
  MINUTE_SECOND: [{ seconds: 60 }, { seconds: 1 }],
};

/** An interval's fields are `day-time` where it reaches below a day: then a date that it moves becomes a DATETIME. */
export const interval: Semantics['interval'] = ({ unit, span }, operand) => {
  const parts = UNITS[unit ?? ''];
  if (!parts) return fail({ kind: 'unknown-type', name: `INTERVAL ${unit ?? ''}` }, span);
  const reachesTime = parts.some(({ seconds }) => seconds !== undefined);
  const type: Type = { kind: 'interval', fields: reachesTime ? 'day-time' : 'year-month' };
  return { type, convert: (value) => intervalOf(value, operand, parts) };
};

function intervalOf(value: Value, type: Type, parts: readonly Unit[]): Interval {
  const [only] = parts;
  if (parts.length === 1 && only) {
    if (only.seconds === 1) return new Interval(0, 0, secondsOf(value, type));
    const count = inSignedBits(integerFrom(value, type));
    const seconds = only.seconds === 1e-6 ? count : count * BigInt(only.seconds ?? 0) * 1_000_000n;
    return new Interval(Number(count) * (only.months ?? 0), Number(count) * (only.days ?? 0), seconds);
  }
  const text = textOf(value, type);
  const sign = /^\s*-/.test(text) ? -1 : 1;
  const numbers = (text.match(/\d+/g) ?? []).map((digits) => Number(inSignedBits(BigInt(digits))));
  // '5' MINUTE_SECOND is five seconds: numbers fill up from the right.
  const shift = parts.length - numbers.length;
  const sum = { months: 0, days: 0, seconds: 0 };
  parts.forEach(({ months = 0, days = 0, seconds = 0 }, i) => {
    const count = numbers[i - shift] ?? 0;
    sum.months += count * months;
    sum.days += count * days;
    sum.seconds += count * seconds;
  });
  return new Interval(sum.months * sign, sum.days * sign, BigInt(sum.seconds * sign) * 1_000_000n);
}

/** Counts are kept in 64 bits; what is beyond is out of every calendar anyway. */
function inSignedBits(count: bigint): bigint {
  return count > MAX_SIGNED ? MAX_SIGNED : count < MIN_SIGNED ? MIN_SIGNED : count;
}

function secondsOf(value: Value, type: Type): bigint {
  const seconds =
    parseDecimal(/^\s*-?\d*\.?\d*/.exec(textOf(value, type))?.[0].trim() ?? '') ?? new Decimal(0n, 0);
  return toInteger(multiply(seconds, new Decimal(1_000_000n, 0)));
}

/** A date, a DATETIME, a TIME or a text, moved by an interval; out of the calendar it is NULL. */
export function moved(
  from: Type,
  span: Type & { kind: 'interval' },
  sign: 1 | -1,
  collation: Collation,
): Operation {
  const type = movedType(from, span, collation);
  return {
    type,
    evaluate: ([value = null, by]) => {
      const { months, days, micros } = by as Interval;
      const signed = new Interval(months * sign, days * sign, micros * BigInt(sign));
      if (value instanceof Temporal) {
        const result = addInterval(value, signed);
        if (value.kind === 'time') return result;
        return isInRange(result)
          ? new Temporal(type.kind === 'date' ? 'date' : 'timestamp', result.micros)
          : null;
      }
      return movedText(textOf(value, from), signed, span.fields === 'day-time');
    },
  };
}

function movedType(from: Type, span: Type & { kind: 'interval' }, collation: Collation): Type {
  if (from.kind === 'date') return span.fields === 'day-time' ? datetime() : from;
  return from.kind === 'timestamp' || from.kind === 'time' ? from : textType(collation);
}

function movedText(text: string, by: Interval, reachesTime: boolean): Value {
  const read = readMoment(text);
  if (!read || read.date === null) return null;
  const result = addInterval(new Temporal('timestamp', read.date + read.time), by);
  if (!isInRange(result)) return null;
  const hasTime = read.hasTime || reachesTime;
  const fraction = result.micros % 1_000_000n === 0n ? 0 : 6;
  return textOf(new Temporal(hasTime ? 'timestamp' : 'date', result.micros), datetime(fraction));
}
