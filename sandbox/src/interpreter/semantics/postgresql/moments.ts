import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { Interval, addInterval, addIntervals, negateInterval } from '../../values/interval.ts';
import { Temporal, dateOf, daysOf } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { integer } from '../type-arguments.ts';
import { DATE, INTERVAL, time, timestamp } from './types.ts';

type Moment = {
  readonly type: Type;
  readonly evaluate: (left: Value, right: Value) => Value;
};

const asTimestamp = (value: Value): Temporal => new Temporal('timestamp', (value as Temporal).micros);
const stamp = (zoned: boolean) => (left: Value, right: Value) =>
  new Temporal('timestamp', addInterval(left as Temporal, right as Interval).micros, zoned);

/** By the kinds on both sides: `date - date`; timestamps with a zone are `zoned`. */
const OPERATIONS: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  ['date + integer', { type: DATE, evaluate: (a, b) => dateOf(daysOf(a as Temporal) + Number(b)) }],
  ['date - integer', { type: DATE, evaluate: (a, b) => dateOf(daysOf(a as Temporal) - Number(b)) }],
  ['date - date', { type: integer(32), evaluate: (a, b) => daysBetween(a as Temporal, b as Temporal) }],
  ['date + interval', { type: timestamp(), evaluate: (a, b) => stamp(false)(asTimestamp(a), b) }],
  ['date - interval', { type: timestamp(), evaluate: (a, b) => stamp(false)(asTimestamp(a), negated(b)) }],
  ['date + time', { type: timestamp(), evaluate: (a, b) => plusTime(a as Temporal, b as Temporal) }],
  ['timestamp + interval', { type: timestamp(), evaluate: stamp(false) }],
  ['timestamp - interval', { type: timestamp(), evaluate: (a, b) => stamp(false)(a, negated(b)) }],
  ['zoned + interval', { type: timestamp(true), evaluate: stamp(true) }],
  ['zoned - interval', { type: timestamp(true), evaluate: (a, b) => stamp(true)(a, negated(b)) }],
  ...['timestamp', 'zoned', 'date'].flatMap((left) =>
    ['timestamp', 'zoned', 'date'].flatMap((right): [string, Moment][] =>
      left === 'date' && right === 'date'
        ? []
        : [
            [
              `${left} - ${right}`,
              { type: INTERVAL, evaluate: (a, b) => between(a as Temporal, b as Temporal) },
            ],
          ],
    ),
  ),
  [
    'time + interval',
    { type: time(), evaluate: (a, b) => plusOnClock(a as Temporal, (b as Interval).micros) },
  ],
  [
    'time - interval',
    { type: time(), evaluate: (a, b) => plusOnClock(a as Temporal, -(b as Interval).micros) },
  ],
  [
    'time - time',
    {
      type: INTERVAL,
      evaluate: (a, b) => new Interval(0, 0, (a as Temporal).micros - (b as Temporal).micros),
    },
  ],
  ['interval + interval', { type: INTERVAL, evaluate: (a, b) => addIntervals(a as Interval, b as Interval) }],
  ['interval - interval', { type: INTERVAL, evaluate: (a, b) => addIntervals(a as Interval, negated(b)) }],
  ['interval * number', { type: INTERVAL, evaluate: (a, b) => scaledInterval(a as Interval, Number(b)) }],
]);

/** Date and time arithmetic; null where there is no such operator. */
export function momentOperation(operator: string, left: string, right: string): Moment | null {
  const own = OPERATIONS.get(`${left} ${operator} ${right}`);
  if (own) return own;
  const swapped =
    operator === '+' || operator === '*' ? OPERATIONS.get(`${right} ${operator} ${left}`) : undefined;
  return swapped ? { type: swapped.type, evaluate: (a, b) => swapped.evaluate(b, a) } : null;
}

function negated(value: Value): Interval {
  return negateInterval(value as Interval);
}

function daysBetween(left: Temporal, right: Temporal): bigint {
  return BigInt(daysOf(left) - daysOf(right));
}

function between(left: Temporal, right: Temporal): Interval {
  const micros = left.micros - right.micros;
  return new Interval(0, Number(micros / MICROS_PER_DAY), micros % MICROS_PER_DAY);
}

function plusTime(date: Temporal, clock: Temporal): Temporal {
  return new Temporal('timestamp', date.micros + clock.micros);
}

/** A clock goes round. */
function plusOnClock(clock: Temporal, micros: bigint): Temporal {
  const sum = (clock.micros + micros) % MICROS_PER_DAY;
  return new Temporal('time', sum < 0n ? sum + MICROS_PER_DAY : sum);
}

/** Fractions of months go into days, fractions of days into the time (interval_mul of timestamp.c). */
export function scaledInterval({ months, days, micros }: Interval, factor: number): Interval {
  const exactMonths = months * factor;
  const wholeMonths = Math.trunc(exactMonths);
  const exactDays = days * factor;
  const wholeDays = Math.trunc(exactDays);
  const monthDays = toMicro((exactMonths - wholeMonths) * 30);
  const wholeMonthDays = Math.trunc(monthDays);
  const seconds = toMicro((exactDays - wholeDays + monthDays - wholeMonthDays) * 86_400);
  const extraDays = Math.abs(seconds) >= 86_400 ? Math.trunc(seconds / 86_400) : 0;
  if (![wholeMonths, wholeDays + wholeMonthDays + extraDays].every((count) => Math.abs(count) < 2 ** 31))
    fail({ kind: 'out-of-range', type: 'interval', value: '', column: null });
  return new Interval(
    wholeMonths,
    wholeDays + wholeMonthDays + extraDays,
    BigInt(Math.round(Number(micros) * factor + (seconds - extraDays * 86_400) * 1e6)),
  );
}

function toMicro(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
