import { Decimal, multiply, parseDecimal, toInteger } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';

const MICROS_PER_SECOND = 1_000_000n;

/** What one of a unit is: months, days or microseconds, and how many. */
const UNITS: readonly (readonly [RegExp, 'months' | 'days' | 'micros', bigint])[] = [
  [/^(?:millennium|millennia|mils?)$/, 'months', 12_000n],
  [/^(?:century|centuries|cent|c)$/, 'months', 1200n],
  [/^(?:decades?|decs?)$/, 'months', 120n],
  [/^(?:years?|yrs?|y)$/, 'months', 12n],
  [/^(?:months?|mons?)$/, 'months', 1n],
  [/^(?:weeks?|w)$/, 'days', 7n],
  [/^(?:days?|d)$/, 'days', 1n],
  [/^(?:hours?|hrs?|h)$/, 'micros', 3600n * MICROS_PER_SECOND],
  [/^(?:minutes?|mins?|m)$/, 'micros', 60n * MICROS_PER_SECOND],
  [/^(?:seconds?|secs?|s)$/, 'micros', MICROS_PER_SECOND],
  [/^(?:milliseconds?|msecs?|ms)$/, 'micros', 1000n],
  [/^(?:microseconds?|usecs?|us)$/, 'micros', 1n],
];

const PART =
  /\s*(?:([+-]?)(\d+):(\d+)(?::(\d+(?:\.\d*)?))?|([+-]?)(\d+)-(\d+)(?=\s|$)|([+-]?(?:\d+\.?\d*|\.\d+))\s*([a-z]+)?(?![-+.\d])|(ago)|@)\s*/iy;
const ISO =
  /^P(?=.)(?:(-?\d+)Y)?(?:(-?\d+)M)?(?:(-?\d+)W)?(?:(-?\d+)D)?(?:T(?=.)(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+(?:\.\d+)?)S)?)?$/;

type Sum = { months: number; days: number; micros: bigint };

/**
 * 1 year 2 days, 3 04:05:06, 1-2, P1Y2M; null for anything else.
 * @param unit of a bare number at the end: INTERVAL '3' DAY; seconds where nothing is said.
 */
export function intervalFromText(text: string, unit = 'second'): Interval | null {
  const iso = ISO.exec(text);
  if (iso) return fromIso(iso.slice(1));
  const sum: Sum = { months: 0, days: 0, micros: 0n };
  let isAgo = false;
  PART.lastIndex = 0;
  if (text === '') return null;
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const match = PART.exec(text);
    if (!match || match[0] === '') return null;
    const [, clockSign, hours, minutes, seconds = '0', dashSign, years, months, number, word, ago] = match;
    if (hours !== undefined) addClock(sum, clockSign === '-', [hours, minutes ?? '0', seconds]);
    else if (years !== undefined) {
      const all = Number(years) * 12 + Number(months);
      sum.months += dashSign === '-' ? -all : all;
    } else if (number !== undefined) {
      // Before a time of day a bare number counts days.
      const bare = /^\s*[+-]?\d+:/.test(text.slice(PART.lastIndex)) ? 'day' : unit;
      if (!addUnits(sum, number, (word ?? bare).toLowerCase())) return null;
    } else if (ago !== undefined) isAgo = true;
  }
  const sign = isAgo ? -1 : 1;
  return new Interval(sum.months * sign, sum.days * sign, sum.micros * BigInt(sign));
}

/** Fractions of a month count 30 days, fractions of a day 24 hours. */
function addUnits(sum: Sum, number: string, word: string): boolean {
  const amount = parseDecimal(number);
  const unit = UNITS.find(([pattern]) => pattern.test(word));
  if (!amount || !unit) return false;
  const [, part, count] = unit;
  const exact = multiply(amount, new Decimal(count, 0));
  if (part === 'micros') {
    sum.micros += toInteger(exact);
    return true;
  }
  const whole = toInteger(exact, 'cut');
  const rest = new Decimal(exact.digits - whole * 10n ** BigInt(exact.scale), exact.scale);
  sum[part] += Number(whole);
  if (part === 'days') sum.micros += toInteger(multiply(rest, new Decimal(86_400n * MICROS_PER_SECOND, 0)));
  else if (rest.digits !== 0n && count === 1n) {
    const days = multiply(rest, new Decimal(30n, 0));
    const wholeDays = toInteger(days, 'cut');
    const dayRest = new Decimal(days.digits - wholeDays * 10n ** BigInt(days.scale), days.scale);
    sum.days += Number(wholeDays);
    sum.micros += toInteger(multiply(dayRest, new Decimal(86_400n * MICROS_PER_SECOND, 0)));
  } else if (rest.digits !== 0n) sum.months += Number(toInteger(rest));
  return true;
}

function addClock(
  sum: Sum,
  isNegative: boolean,
  [hours = '0', minutes = '0', seconds = '0']: string[],
): void {
  const whole = BigInt(hours) * 3600n + BigInt(minutes) * 60n;
  const micros = toInteger(multiply(parseDecimal(seconds) ?? new Decimal(0n, 0), new Decimal(1_000_000n, 0)));
  const all = whole * MICROS_PER_SECOND + micros;
  sum.micros += isNegative ? -all : all;
}

function fromIso(parts: readonly (string | undefined)[]): Interval {
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  const seconds = parseDecimal(parts[6] ?? '0') ?? new Decimal(0n, 0);
  const micros = toInteger(multiply(seconds, new Decimal(1_000_000n, 0)));
  return new Interval(
    years * 12 + months,
    weeks * 7 + days,
    BigInt(hours * 3600 + minutes * 60) * MICROS_PER_SECOND + micros,
  );
}
