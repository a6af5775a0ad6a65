import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { Decimal, decimalText } from '../../values/decimal.ts';
import { dateMicros } from '../../values/iso.ts';
import { Temporal, floorDivide, roundSeconds, yearOf } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';

/** `isClean`: nothing of the text was left over. */
export type MomentText = {
  readonly date: bigint | null;
  readonly time: bigint;
  readonly hasTime: boolean;
  readonly isClean: boolean;
};

const DELIMITED =
  /^\s*(\d{1,4})[^\d\s]+(\d{1,2})[^\d\s]+(\d{1,2})(?:[T\s]+(\d{1,2})(?:[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.(\d{0,9}))?)?)?)?(.*)$/s;
const PACKED = /^\s*(\d{4}|\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})(?:\.(\d{0,9}))?)?(.*)$/s;

/** A date with or without a time, in any of the forms that MySQL reads; null where it is none. */
export function readMoment(text: string): MomentText | null {
  const digits = /^\s*\d+/.exec(text)?.[0].trim().length ?? 0;
  const packed = digits === 6 || digits === 8 || digits === 12 || digits === 14;
  const match = packed ? packedMatch(text, digits) : DELIMITED.exec(text);
  if (!match) return null;
  const [, year = '', month, day, hour, minute = '0', second = '0', fraction = '', rest = ''] = match;
  const date = dateMicros(fullYear(year), Number(month), Number(day));
  const time = clockMicros([hour ?? '0', minute, second, fraction]);
  if (date === null || time === null || time >= MICROS_PER_DAY) return null;
  return { date, time, hasTime: hour !== undefined, isClean: rest.trim() === '' };
}

function packedMatch(text: string, digits: number): RegExpExecArray | null {
  if (digits === 8 || digits === 14) return PACKED.exec(text);
  return PACKED.exec(text.replace(/^\s*(\d{2})/, (year) => String(fullYear(year.trim()))));
}

/** 70 to 99 are of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

function clockMicros([hour = '0', minute = '0', second = '0', fraction = '']: readonly string[]):
  | bigint
  | null {
  if (Number(minute) > 59 || Number(second) > 59) return null;
  const micros = Math.round(Number(`0.${fraction || '0'}`) * 1_000_000);
  return BigInt(Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1_000_000n + BigInt(micros);
}

const CLOCK = /^\s*(-?)(?:(\d+)\s+)?(\d{1,3})(?::(\d{1,2})(?::(\d{1,2})(?:\.(\d{0,9}))?)?)?\s*$/;
const PACKED_CLOCK = /^\s*(-?)(\d{1,7})(?:\.(\d{0,9}))?\s*$/;
/** What is left of a text that is no time from end to end. */
const CLOCK_PREFIX = /^\s*(-?)(\d{1,6})(?!\d)/;
const MAX_CLOCK = 3_020_399_000_000n;

/** 10:30, 1 02:03:04, 103000; null where it is none. A full moment gives its time of day. */
export function readClock(text: string): bigint | null {
  const bare = PACKED_CLOCK.exec(text);
  if (bare) {
    const digits = (bare[2] ?? '').padStart(6, '0');
    return signed(
      bare[1],
      clockMicros([digits.slice(0, -4), digits.slice(-4, -2), digits.slice(-2), bare[3] ?? '']),
    );
  }
  const match = CLOCK.exec(text);
  if (!match) {
    const moment = readMoment(text);
    if (moment?.hasTime) return moment.time;
    // '2026-01-15' begins with 20 minutes and 26 seconds.
    const prefix = CLOCK_PREFIX.exec(text);
    return prefix && readClock(`${prefix[1] ?? ''}${prefix[2] ?? ''}`);
  }
  const [, sign, days = '0', hour = '0', minute = '0', second = '0', fraction = ''] = match;
  return signed(sign, clockMicros([String(Number(days) * 24 + Number(hour)), minute, second, fraction]));
}

/** A TIME ends at 838:59:59 either way. */
function signed(sign: string | undefined, micros: bigint | null): bigint | null {
  if (micros === null) return null;
  const held = micros > MAX_CLOCK ? MAX_CLOCK : micros;
  return sign === '-' ? -held : held;
}

export type MomentType = Type & { readonly kind: 'date' | 'time' | 'timestamp' };

/** Any value as a date, a time or a moment; null where it is none. `isClean` as in MomentText. */
export function momentOf(
  value: Value,
  type: MomentType,
  { nowMicros, rounding }: { nowMicros: bigint; rounding: 'round' | 'cut' },
): { readonly value: Temporal; readonly isClean: boolean } | null {
  if (value instanceof Temporal)
    return { value: turned(value, type, { nowMicros, rounding }), isClean: true };
  const text = textOfNumber(value);
  if (text === null) return null;
  if (type.kind === 'time') {
    const micros = readClock(text);
    return micros === null
      ? null
      : { value: roundSeconds(new Temporal('time', micros), type.precision, rounding), isClean: true };
  }
  const read = readMoment(text);
  if (!read || read.date === null) return null;
  const moment = new Temporal('timestamp', read.date + read.time);
  return { value: turned(moment, type, { nowMicros, rounding }), isClean: read.isClean };
}

function textOfNumber(value: Value): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Decimal) return decimalText(value);
  return typeof value === 'number' ? String(value) : null;
}

/** One kind of moment as another; a time of day is one of today. */
function turned(
  value: Temporal,
  type: MomentType,
  { nowMicros, rounding }: { nowMicros: bigint; rounding: 'round' | 'cut' },
): Temporal {
  if (type.kind === 'time') {
    const micros = value.kind === 'time' ? value.micros : value.micros - midnight(value.micros);
    return roundSeconds(new Temporal('time', micros), type.precision, rounding);
  }
  const micros = value.kind === 'time' ? midnight(nowMicros) + value.micros : value.micros;
  if (type.kind === 'date') return new Temporal('date', midnight(micros));
  return roundSeconds(new Temporal('timestamp', micros), type.precision, rounding);
}

function midnight(micros: bigint): bigint {
  return floorDivide(micros, MICROS_PER_DAY) * MICROS_PER_DAY;
}

/** Years that a date can have; beyond, a date's arithmetic gives NULL. */
export function isInRange(value: Temporal): boolean {
  const year = yearOf(value);
  return year >= 0 && year <= 9999;
}
