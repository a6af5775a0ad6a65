import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { isCivilDate } from '../../values/calendar.ts';
import { Temporal, daysOf, microsFromParts, partsOf, plusMonths } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { integerIn, textIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { DATE, DATETIME, TIME } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { MICROS, endOfMonth, plusUnits } from './additions.ts';
import { number, refuseDate } from './makers.ts';
import { monthName, partOf, weekdayName } from './parts.ts';
import { startOf } from './truncations.ts';
import { type Unit, unitOf } from './units.ts';

/** T-SQL: DATEADD(unit, count, date). A date stays one, and takes no units of the clock. */
export const dateAdd = bound(
  'wId',
  ([, , type]) =>
    type?.kind === 'date' || type?.kind === 'timestamp' || type?.kind === 'time' ? type : DATETIME,
  ([, , type]) =>
    ([word, count, value]) => {
      const unit = unitOf(textIn(word), 'mssql', 'DATEADD');
      const isClock = ['hour', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'].includes(unit);
      if (type?.kind === 'date' && isClock)
        refuse('DATEADD', 'mssql', {
          mssql: [
            '9810',
            `The datepart ${textIn(word).toLowerCase()} is not supported by date function dateadd for data type date.`,
          ],
        });
      const moved = plusUnits(value as Temporal, integerIn(count), unit);
      const { year } = partsOf(moved);
      const least = type?.kind === 'timestamp' && type.name === 'DATETIME' ? 1753 : 1;
      if (year < least || year > 9999)
        refuse('DATEADD', 'mssql', {
          mssql: ['517', `Adding a value to a 'datetime' column caused an overflow.`],
        });
      return type?.kind === 'date' ? new Temporal('date', moved.micros) : moved;
    },
);

/** T-SQL: how many boundaries of a unit lie between two moments: from December 31st to January 1st is one year. */
export function dateDifference(result: 'integer' | 'bigint'): Define<ScalarFunction> {
  return bound('wdd', result, () => ([word, from, to]) => {
    const unit = unitOf(textIn(word), 'mssql', 'DATEDIFF');
    const count = boundary(to as Temporal, unit) - boundary(from as Temporal, unit);
    if (result === 'integer' && (count > 2n ** 31n - 1n || count < -(2n ** 31n)))
      refuse('DATEDIFF', 'mssql', {
        mssql: [
          '535',
          'The datediff function resulted in an overflow. The number of dateparts separating two date/time instances is too large. Try to use datediff with a less precise datepart.',
        ],
      });
    return count;
  });
}

/** How many boundaries of a unit lie before a moment. */
function boundary(value: Temporal, unit: Unit): bigint {
  const { year, month } = partsOf(value);
  if (unit === 'year') return BigInt(year);
  if (unit === 'quarter') return BigInt(year * 4 + Math.ceil(month / 3));
  if (unit === 'month') return BigInt(year * 12 + month);
  // Weeks begin on Sunday, whatever DATEFIRST says.
  if (unit === 'week' || unit === 'isoweek') return BigInt(Math.floor((daysOf(value) + 4) / 7));
  if (unit === 'nanosecond') return value.micros * 1000n;
  const micros = MICROS[unit] ?? 1n;
  return value.micros / micros - (value.micros % micros < 0n ? 1n : 0n);
}

/** T-SQL: EOMONTH(date, months on). */
export const endOfMonths = scalar('dI?', DATE, ([value, months = 0n]) =>
  endOfMonth(plusMonths(value as Temporal, Number(months))),
);

/** T-SQL 2022: DATETRUNC(unit, date); the type stays. Weeks begin on Sunday. */
export const dateTruncOfMssql = bound(
  'wd',
  ([, type]) =>
    type?.kind === 'date' || type?.kind === 'timestamp'
      ? type
      : { kind: 'timestamp', precision: 7, zoned: false },
  () =>
    ([word, value]) => {
      const unit = unitOf(textIn(word), 'mssql', 'DATETRUNC');
      const given = value as Temporal;
      const first = unit === 'isoweek' ? 1 : 0;
      return new Temporal(
        given.kind,
        startOf(given, unit === 'dayofyear' ? 'day' : unit, first),
        given.zoned,
      );
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
        const micros = fractionOfSecond(fraction, precision);
        if (!isCivilDate(parts) || !isClock(parts) || micros === null)
          refuseDate(dialect, '', type.name?.toLowerCase() ?? 'datetime2');
        return new Temporal('timestamp', microsFromParts(parts) + micros);
      },
  );
}

/** So many units of which `precision` digits make a second, in microseconds; null where they are no fraction of one. */
function fractionOfSecond(fraction: Value | undefined, precision: Value | undefined): bigint | null {
  const [units, digits] = [integerIn(fraction), integerIn(precision)];
  if (digits < 0n || digits > 7n) throw new Unsupported(`${digits} digits of a second`, null);
  const micros = (units * 1_000_000n) / 10n ** digits;
  return units >= 0n && micros < 1_000_000n ? micros : null;
}

function isClock({ hour, minute, second }: { hour: number; minute: number; second: number }): boolean {
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

export const timeFromParts = scalar('iiiii', TIME, ([hour, minute, second, fraction, precision]) => {
  const micros = fractionOfSecond(fraction, precision);
  const clock = { hour: number(hour), minute: number(minute), second: number(second) };
  if (!isClock(clock) || micros === null) return refuseDate('mssql', '', 'time');
  return new Temporal(
    'time',
    BigInt(number(hour) * 3600 + number(minute) * 60 + number(second)) * 1_000_000n + micros,
  );
});

/** T-SQL: DATEPART(unit, d). */
export const datePart = bound('wd', 'integer', () => ([word, value]) => {
  const unit = unitOf(textIn(word), 'mssql', 'DATEPART');
  return BigInt(partOf(value as Temporal, unit, 'mssql'));
});

/** T-SQL: as DATEPART, but months and weekdays by name. */
export const dateName = bound('wd', 'text', () => ([word, value]) => {
  const unit = unitOf(textIn(word), 'mssql', 'DATENAME');
  if (unit === 'month') return monthName(value as Temporal);
  if (unit === 'weekday') return weekdayName(value as Temporal);
  return String(partOf(value as Temporal, unit, 'mssql'));
});
