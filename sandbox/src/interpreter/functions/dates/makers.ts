import type { DialectName } from '../../dialects/dialect.ts';
import type { Type } from '../../types/type.ts';
import { isCivilDate } from '../../values/calendar.ts';
import { Decimal, rescale, toInteger } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { type Numeric, toFloat } from '../../values/numeric.ts';
import { Temporal, dateOf, daysOf, microsFromParts, timeOfDay } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { integerIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { BOOLEAN, DATE, INTERVAL, TIME, TIMESTAMP } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { fractionDigits, timeLike } from './fractions.ts';

const number = (value: Value | undefined): number => Number(value ?? 0n);

/** DATEFROMPARTS, make_date: refused where the calendar has no such day. */
export const makeDate = bound('iii', DATE, (_, { semantics: { dialect } }) => ([year, month, day]) => {
  const parts = { year: number(year), month: number(month), day: number(day) };
  if (!isCivilDate(parts) || parts.year < 1)
    refuseDate(dialect, `${parts.year}-${two(parts.month)}-${two(parts.day)}`, 'date');
  return new Temporal('date', microsFromParts(parts));
});
const two = (value: number): string => String(value).padStart(2, '0');

function refuseDate(dialect: DialectName, text: string, type: string): never {
  return refuse('DATEFROMPARTS', dialect, {
    postgresql: ['22008', `${type} field value out of range: ${text}`],
    mssql: [
      '289',
      `Cannot construct data type ${type}, some of the arguments have values which are not valid.`,
    ],
  });
}

/** PostgreSQL's make_timestamp(year, month, day, hour, minute, seconds). */
export function makeTimestamp(zoned: boolean): Define<ScalarFunction> {
  return bound(
    'iiiiif',
    { ...TIMESTAMP, zoned },
    (_, { semantics: { dialect } }) =>
      ([year, month, day, hour, minute, seconds]) => {
        const date = { year: number(year), month: number(month), day: number(day) };
        if (!isCivilDate(date))
          refuseDate(dialect, `${date.year}-${two(date.month)}-${two(date.day)}`, 'date');
        const micros = BigInt(Math.round(toFloat(seconds as Numeric) * 1_000_000));
        const all = microsFromParts({ ...date, hour: number(hour), minute: number(minute) }) + micros;
        return new Temporal('timestamp', all, zoned);
      },
  );
}
export const makeTime = scalar('iif', TIME, ([hour, minute, seconds]) => {
  const micros = BigInt(Math.round(toFloat(seconds as Numeric) * 1_000_000));
  return new Temporal(
    'time',
    (BigInt(number(hour)) * 3600n + BigInt(number(minute)) * 60n) * 1_000_000n + micros,
  );
});
/** PostgreSQL's make_interval(years, months, weeks, days, hours, mins, secs). */
export const makeInterval = scalar(
  'i?iiiiif',
  INTERVAL,
  ([years, months, weeks, days, hours, minutes, seconds]) => {
    const time = (BigInt(number(hours)) * 3600n + BigInt(number(minutes)) * 60n) * 1_000_000n;
    const micros = BigInt(Math.round(toFloat((seconds ?? 0) as Numeric) * 1_000_000));
    return new Interval(number(years) * 12 + number(months), number(weeks) * 7 + number(days), time + micros);
  },
);

/** T-SQL's DATETIMEFROMPARTS and its kin; the last argument counts milliseconds, or units of the precision behind it. */
export function dateTimeFromParts(
  type: Type & { kind: 'timestamp' },
  signature: string,
): Define<ScalarFunction> {
  return bound(
    signature,
    type,
    (_, { semantics: { dialect } }) =>
      ([year, month, day, hour, minute, second, fraction = 0n, precision = 3n]) => {
        const parts = {
          year: number(year),
          month: number(month),
          day: number(day),
          hour: number(hour),
          minute: number(minute),
          second: number(second),
        };
        const micros = (integerIn(fraction) * 1_000_000n) / 10n ** integerIn(precision);
        if (
          !isCivilDate(parts) ||
          parts.hour > 23 ||
          parts.minute > 59 ||
          parts.second > 59 ||
          micros >= 1_000_000n
        )
          refuseDate(dialect, '', type.name?.toLowerCase() ?? 'datetime2');
        return new Temporal('timestamp', microsFromParts(parts) + micros);
      },
  );
}
export const timeFromParts = scalar('iiiii', TIME, ([hour, minute, second, fraction, precision]) => {
  const micros = (integerIn(fraction) * 1_000_000n) / 10n ** integerIn(precision);
  if (number(hour) > 23 || number(minute) > 59 || number(second) > 59) refuseDate('mssql', '', 'time');
  return new Temporal(
    'time',
    BigInt(number(hour) * 3600 + number(minute) * 60 + number(second)) * 1_000_000n + micros,
  );
});

/** MySQL: MAKEDATE(year, day of the year). */
export const makeDateOfYear = scalar('II', DATE, ([year, day]) => {
  const [y, d] = [number(year), number(day)];
  if (d < 1) return null;
  const full = y < 70 ? y + 2000 : y < 100 ? y + 1900 : y;
  return dateOf(daysOf(new Temporal('date', microsFromParts({ year: full }))) + d - 1);
});
/** MySQL: MAKETIME(hour, minute, second). */
export const makeTimeOfMysql = bound('IIn', timeLike, () => ([hour, minute, second]) => {
  const [h, m] = [integerIn(hour), integerIn(minute)];
  const micros = BigInt(Math.round(toFloat(second as Numeric) * 1_000_000));
  if (m < 0n || m > 59n || micros < 0n || micros >= 60_000_000n) return null;
  const clock = m * 60_000_000n + micros;
  return new Temporal('time', h < 0n ? h * 3_600_000_000n - clock : h * 3_600_000_000n + clock);
});
export const secondsToTime = bound(
  'n',
  timeLike,
  () =>
    ([seconds]) =>
      new Temporal('time', BigInt(Math.round(toFloat(seconds as Numeric) * 1_000_000))),
);
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
/** PostgreSQL's to_timestamp(seconds). */
export const timestampOfEpoch = scalar('f', { kind: 'timestamp', precision: 6, zoned: true }, ([given]) => {
  const seconds = toFloat(given as Numeric);
  if (!Number.isFinite(seconds))
    refuse('TO_TIMESTAMP', 'postgresql', { postgresql: ['22008', 'timestamp cannot be NaN'] });
  return new Temporal('timestamp', BigInt(Math.round(seconds * 1_000_000)), true);
});
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

export const isFinite = scalar('a', BOOLEAN, () => true);
