import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { dateMicros, parseIso } from '../../values/iso.ts';
import { Temporal, floorDivide } from '../../values/temporal.ts';
import { nameOf } from './types.ts';

type Reading = { readonly nowMicros: bigint; readonly span: Span | null };
type MomentType = Type & { readonly kind: 'date' | 'time' | 'timestamp' };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** DateStyle is ISO, MDY. A date in any of its usual forms, with or without a time of day. */
export function momentFromText(text: string, type: MomentType, { nowMicros, span }: Reading): Temporal {
  const trimmed = text.trim();
  const special = SPECIAL[trimmed.toLowerCase()]?.(nowMicros);
  const micros = special ?? microsOf(trimmed, type) ?? refuse(text, type, span);
  if (type.kind === 'date') return new Temporal('date', floorDivide(micros, MICROS_PER_DAY) * MICROS_PER_DAY);
  if (type.kind === 'timestamp') return new Temporal('timestamp', micros, type.zoned);
  const isWholeDay = micros === MICROS_PER_DAY;
  return new Temporal(
    'time',
    isWholeDay ? micros : micros - floorDivide(micros, MICROS_PER_DAY) * MICROS_PER_DAY,
  );
}

const midnight = (nowMicros: bigint): bigint => floorDivide(nowMicros, MICROS_PER_DAY) * MICROS_PER_DAY;
const SPECIAL: Readonly<Record<string, (nowMicros: bigint) => bigint>> = {
  __proto__: null as never,
  now: (nowMicros) => nowMicros,
  today: midnight,
  tomorrow: (nowMicros) => midnight(nowMicros) + MICROS_PER_DAY,
  yesterday: (nowMicros) => midnight(nowMicros) - MICROS_PER_DAY,
  epoch: () => 0n,
};

function microsOf(text: string, type: MomentType): bigint | null {
  const read = parseIso(isoFrom(text));
  if (!read) return null;
  const { date, time, offsetMinutes } = read;
  if (type.kind === 'time') return time;
  if (date === null) return null;
  // A date, and a timestamp without a zone, look away from the zone that a text names.
  const zone = type.kind === 'timestamp' && type.zoned ? BigInt(offsetMinutes ?? 0) * 60_000_000n : 0n;
  return date + (time ?? 0n) - zone;
}

/** The other ways to write a day, as ISO: 20260320, 3/20/2026, Mar 20, 2026, 20 March 2026, 2026/03/20; 8:30 PM. */
function isoFrom(text: string): string {
  const [, date = '', rest = ''] =
    /^(\d{8}|\d{1,2}\/\d{1,2}\/\d{4}|\d{4}\/\d{1,2}\/\d{1,2}|[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}[ -][a-z]{3,9}[ -]\d{4}|\d{4}-[a-z]{3,9}-\d{1,2})(.*)$/i.exec(
      text,
    ) ?? [];
  const [year, month, day] = date === '' ? [] : numbersOf(date.toLowerCase());
  const iso = year === undefined ? text : `${year}-${String(month).padStart(2, '0')}-${day}${rest}`;
  return iso
    .replace(/ (?:BC|AD)$/i, '')
    .replace(
      /(\d{1,2})(:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*([ap])m$/i,
      (_, hour: string, minutes: string, half: string) => {
        const shift = half.toLowerCase() === 'p' ? 12 : 0;
        return `${String((Number(hour) % 12) + shift).padStart(2, '0')}${minutes}`;
      },
    );
}

function numbersOf(date: string): (number | undefined)[] {
  if (/^\d{8}$/.test(date)) return [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number);
  const parts = date.split(/[\s,./-]+/);
  const name = parts.findIndex((part) => /^[a-z]/.test(part));
  const month = MONTHS.indexOf((parts[name] ?? '').slice(0, 3)) + 1;
  if (name >= 0) {
    const others = parts.filter((_, i) => i !== name).map(Number);
    const [first = 0, second = 0] = others;
    return first > 31 ? [first, month, second] : [second, month, first];
  }
  const [a, b, c] = parts.map(Number);
  return (a ?? 0) > 31 ? [a, b, c] : [c, a, b];
}

/** A day that doesn't exist is out of range; anything else is no date. */
function refuse(text: string, type: MomentType, span: Span | null): never {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(isoFrom(text.trim())) ?? [];
  const hasDay = year !== undefined && dateMicros(Number(year), Number(month), Number(day)) === null;
  const hasTime = /(?:^|[ T])\d{1,2}:\d{2}(?::\d{2})?/.test(text);
  if (hasDay || hasTime) fail({ kind: 'out-of-range', type: nameOf(type), value: text, column: null }, span);
  return fail({ kind: 'invalid-text', type: nameOf(type), text }, span);
}
