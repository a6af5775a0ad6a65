import { Decimal, rescale, toInteger } from '../../values/decimal.ts';
import { type Numeric, toFloat } from '../../values/numeric.ts';
import { Temporal, dateOf, daysOf, microsFromParts, timeOfDay, yearOf } from '../../values/temporal.ts';
import { integerIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { DATE, TIMESTAMP } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { fractionDigits, timeLike } from './fractions.ts';
import { number } from './makers.ts';
import { startOf } from './truncations.ts';
import { weekOfMysql } from './weeks.ts';

const LAST_YEAR = 9999;
/** More than all years have. */
const MOST_DAYS = 4_000_000;

/** MySQL: MAKEDATE(year, day of the year). */
export const makeDateOfYear = scalar('II', DATE, ([year, day]) => {
  const [y, d] = [number(year), number(day)];
  if (d < 1) return null;
  const full = y < 70 ? y + 2000 : y < 100 ? y + 1900 : y;
  if (y < 0 || full > LAST_YEAR || d > MOST_DAYS) return null;
  const date = dateOf(daysOf(new Temporal('date', microsFromParts({ year: full }))) + d - 1);
  return yearOf(date) > LAST_YEAR ? null : date;
});
/** MySQL: MAKETIME(hour, minute, second). */
export const makeTimeOfMysql = bound('IIn', timeLike, () => ([hour, minute, second]) => {
  const [h, m] = [integerIn(hour), integerIn(minute)];
  const seconds = toFloat(second as Numeric);
  if (m < 0n || m > 59n || !(seconds >= 0 && seconds < 60)) return null;
  const clock = m * 60_000_000n + BigInt(Math.round(seconds * 1_000_000));
  const time = h < 0n ? h * 3_600_000_000n - clock : h * 3_600_000_000n + clock;
  return new Temporal('time', withinTime(time, LONGEST));
});

/** 838:59:59 in microseconds: no TIME is longer. */
const LONGEST = 3_020_399_000_000n;

function withinTime(micros: bigint, longest: bigint): bigint {
  if (micros > longest) return longest;
  return micros < -longest ? -longest : micros;
}

/** Beyond any TIME. */
const MOST_SECONDS = 1e9;

export const secondsToTime = bound('n', timeLike, (_, { semantics: { dialect } }) => ([seconds]) => {
  // MariaDB keeps the fraction of the last second.
  const longest = dialect === 'mariadb' ? LONGEST + 999_999n : LONGEST;
  const given = Math.min(Math.max(toFloat(seconds as Numeric), -MOST_SECONDS), MOST_SECONDS);
  return new Temporal('time', withinTime(BigInt(Math.round(given * 1_000_000)), longest));
});
export const timeToSeconds = scalar('t', 'bigint', ([value]) => {
  const time = value as Temporal;
  return (time.kind === 'time' ? time.micros : timeOfDay(time)) / 1_000_000n;
});

/** Seconds since 1970; of now without an argument. A fraction of the argument stays. */
export const unixTimestamp = bound(
  'd?',
  (args, site) => {
    const digits = fractionDigits(args, site);
    return digits > 0
      ? { kind: 'decimal', precision: 18, scale: digits }
      : { kind: 'integer', bits: 64, unsigned: false };
  },
  (args, site) => {
    const digits = fractionDigits(args, site);
    return ([value], { nowMicros }) => {
      const micros = value instanceof Temporal ? value.micros : nowMicros;
      return micros < 0n ? 0n : rescale(new Decimal(micros, 6), digits, 'cut');
    };
  },
);
export const momentOfEpoch = bound(
  'N',
  (args, site) => ({ ...TIMESTAMP, precision: fractionDigits(args, site) }),
  () =>
    ([seconds]) => {
      const { digits, scale } = seconds as Decimal;
      const micros = toInteger(new Decimal(digits * 1_000_000n, scale));
      return micros < 0n ? null : new Temporal('timestamp', micros);
    },
);

/** The date of a moment: MySQL's DATE(). */
export const dateOnly = scalar('d', { kind: 'date' }, ([value]) =>
  value instanceof Temporal ? new Temporal('date', startOf(value, 'day')) : null,
);
/** Its time of day: MySQL's TIME(). */
export const timeOnly = bound('t', timeLike, () => ([value]) => {
  if (!(value instanceof Temporal)) return null;
  return value.kind === 'time' ? value : new Temporal('time', value.micros - startOf(value, 'day'));
});

export function named(name: (value: Temporal) => string): Define<ScalarFunction> {
  return bound(
    'd',
    'text',
    () =>
      ([value]) =>
        value instanceof Temporal ? name(value) : null,
  );
}

export function weekFunction(form: 'week' | 'yearweek'): Define<ScalarFunction> {
  return bound('dI?', 'integer', () => ([value, mode = 0n]) => {
    if (!(value instanceof Temporal)) return null;
    const days = daysOf(value);
    if (form === 'week') return BigInt(weekOfMysql(days, Number(mode)).week);
    const { year, week } = weekOfMysql(days, Number(mode) | 2);
    return BigInt(year * 100 + week);
  });
}
