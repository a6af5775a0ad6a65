import { Unsupported } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { Interval } from '../../values/interval.ts';
import { Temporal, dateOf, daysOf, partsOf, timeOfDay } from '../../values/temporal.ts';
import { integerIn, textIn } from '../define/read.ts';
import { type Define, bound, overloaded, scalar } from '../define/scalar.ts';
import { DATE, NULL } from '../define/types.ts';
import type { CallSite, ScalarFunction } from '../function.ts';
import { DAYS, MICROS, MONTHS, isClock, moved } from './additions.ts';
import { unitOf } from './units.ts';

/** MySQL: DATE_ADD and DATE_SUB are + and - of an interval; ADDDATE takes a number of days as well. */
export function withInterval(
  operator: '+' | '-',
  form: 'interval' | 'or days' = 'interval',
): Define<ScalarFunction> {
  const operation = ([date = NULL, interval = NULL]: readonly Type[], { semantics, span }: CallSite) =>
    semantics.binary(operator, date, interval, span);
  const byInterval: Define<ScalarFunction> = (name) => ({
    kind: 'scalar',
    name,
    least: 2,
    most: 2,
    type: (args, site) => operation(args, site).type,
    bind(args, site) {
      const { evaluate } = operation(args, site) as Evaluates;
      return (values, run) => evaluate(values, run);
    },
  });
  if (form === 'interval') return byInterval;
  const byDays = bound(
    'aI',
    ([date = NULL], { semantics, span }) => semantics.binary(operator, date, DAYS, span).type,
    ([date = NULL], { semantics, span }) => {
      const { evaluate } = semantics.binary(operator, date, DAYS, span) as Evaluates;
      return ([value = null, days], run) => evaluate([value, new Interval(0, Number(days), 0n)], run);
    },
  );
  const isInterval = Object.assign(byInterval, {
    fits: (args: readonly Type[]) => (args[1]?.kind === 'interval' ? 0 : null),
  });
  return overloaded(isInterval, byDays);
}

type Evaluates = { readonly evaluate: ReturnType<ScalarFunction['bind']> };

/** MySQL: whole units from one moment to the other. */
export const timestampDifference = bound(
  'wdd',
  'bigint',
  (_, { semantics: { dialect } }) =>
    ([word, from, to]) => {
      const unit = unitOf(textIn(word), dialect, 'TIMESTAMPDIFF');
      const [a, b] = [from as Temporal, to as Temporal];
      const months = MONTHS[unit];
      if (months === undefined) return (b.micros - a.micros) / (MICROS[unit] ?? 1n);
      return BigInt(Math.trunc(wholeMonths(a, b) / months));
    },
);

/** Full months between: a month is full when day and time of day are reached again. */
function wholeMonths(from: Temporal, to: Temporal): number {
  if (from.micros > to.micros) return -wholeMonths(to, from);
  const [a, b] = [partsOf(from), partsOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const isShort = b.day < a.day || (b.day === a.day && timeOfDay(to) < timeOfDay(from));
  return isShort ? months - 1 : months;
}

/** MySQL: TIMESTAMPADD(unit, count, date) is date + INTERVAL count unit. */
export const timestampAdd = bound(
  'wIa',
  ([, , date = NULL], site) => moved(date, site).type,
  ([, , date = NULL], site) => {
    const { evaluate } = moved(date, site) as Evaluates;
    const { dialect } = site.semantics;
    return ([word, given, value = null], run) => {
      const unit = unitOf(textIn(word), dialect, 'TIMESTAMPADD');
      const count = integerIn(given);
      const months = Number(count) * (MONTHS[unit] ?? 0);
      const micros = isClock(unit) ? count * (MICROS[unit] ?? 0n) : 0n;
      const days = unit === 'day' ? Number(count) : unit === 'week' ? Number(count) * 7 : 0;
      return evaluate([value, new Interval(months, days, micros)], run);
    };
  },
);

/** MySQL: days between two dates, whatever the time of day. */
export const daysBetween = scalar('dd', 'integer', ([a, b]) =>
  BigInt(daysOf(a as Temporal) - daysOf(b as Temporal)),
);

/** MySQL's periods: YYMM or YYYYMM. */
function monthsOfPeriod(period: bigint): number {
  const [year, month] = [Number(period / 100n), Number(period % 100n)];
  const full = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
  return full * 12 + month - 1;
}
export const periodAdd = scalar('II', 'integer', ([period, months]) => {
  // The server counts months in 32 bits.
  const all = monthsOfPeriod(integerIn(period)) + Number(BigInt.asIntN(32, integerIn(months)));
  return BigInt(Math.floor(all / 12) * 100 + (all % 12) + 1);
});
export const periodDifference = scalar('II', 'integer', ([a, b]) =>
  BigInt(monthsOfPeriod(integerIn(a)) - monthsOfPeriod(integerIn(b))),
);

/** MySQL: days since year 0; its calendar begins at 0000-01-01 as day 1 of a year without leap day. */
const YEAR_ZERO = 719_528;
export const toDays = scalar('d', 'integer', ([value]) =>
  value instanceof Temporal ? BigInt(daysOf(value) + YEAR_ZERO) : null,
);
/** Of 9999-12-31. */
const LAST_DAY = 3_652_424n;
export const fromDays = scalar('I', DATE, ([days]) => {
  const day = integerIn(days);
  if (day < 0n || day > LAST_DAY) throw new Unsupported('the date 0000-00-00', null);
  return dateOf(Number(day) - YEAR_ZERO);
});
export const toSeconds = scalar('d', 'bigint', ([value]) => {
  if (!(value instanceof Temporal)) return null;
  return BigInt(daysOf(value) + YEAR_ZERO) * 86_400n + timeOfDay(value) / 1_000_000n;
});
