import { civilFromDays, daysFromCivil, daysInMonth } from '../../values/calendar.ts';
import { numberPrefix } from '../../values/number-text.ts';
import { textIn } from '../define/read.ts';
import type { Value } from '../../values/value.ts';

/**
 * A moment as SQLite computes with it: milliseconds since noon, 4714-11-24 BC (julian day × 86400000).
 * `raw` is the number that a time value was given as: 'unixepoch' and 'auto' read it anew.
 */
export type Moment = { readonly julian: number; readonly raw: number | null; readonly subsecond: boolean };

const DAY = 86_400_000;
/** Julian milliseconds at 1970-01-01T00:00. */
export const EPOCH = 210_866_760_000_000;
/** Behind 9999-12-31T23:59:59.999. */
const END = 464_269_060_800_000;

/** A time value with its modifiers (https://sqlite.org/lang_datefunc.html); null where SQLite gives NULL. */
export function momentOf(values: readonly Value[], nowMicros: bigint): Moment | null {
  const [first = 'now', ...modifiers] = values;
  if (values.includes(null)) return null;
  let moment = readTimeValue(first, nowMicros);
  let floor = 0;
  for (const [i, modifier] of modifiers.entries()) {
    if (!moment) return null;
    if (typeof modifier !== 'string') return null;
    const words = modifier.toLowerCase().trim();
    if (words === 'floor') {
      moment = { ...moment, julian: moment.julian - floor * DAY };
      continue;
    }
    const moved: Moved | null = modify(moment, words, i === 0);
    moment = moved && moved.moment;
    floor = moved?.floor ?? 0;
  }
  return moment && moment.julian >= 0 && moment.julian < END ? moment : null;
}

function readTimeValue(value: Value, nowMicros: bigint): Moment | null {
  if (typeof value === 'bigint' || typeof value === 'number') return fromNumber(Number(value));
  const text = textIn(value).trimEnd();
  if (text.toLowerCase() === 'now') return at(EPOCH + Math.floor(Number(nowMicros) / 1000));
  if (text.toLowerCase() === 'subsec' || text.toLowerCase() === 'subsecond')
    return { julian: EPOCH + Math.floor(Number(nowMicros) / 1000), raw: null, subsecond: true };
  return readDate(text) ?? readTime(text) ?? (numberPrefix(text) === text ? fromNumber(Number(text)) : null);
}

/** A number is a julian day where it can be one; otherwise a modifier must say what it is. */
function fromNumber(raw: number): Moment {
  const isJulian = raw >= 0 && raw < 5_373_484.5;
  return { julian: isJulian ? Math.floor(raw * DAY + 0.5) : Number.NaN, raw, subsecond: false };
}

function at(julian: number): Moment {
  return { julian, raw: null, subsecond: false };
}

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(?:(Z)|([+-])(\d{2}):(\d{2}))?$/i;

function readDate(text: string): Moment | null {
  const match = /^(-?\d{4})-(\d{2})-(\d{2})(?:[\sT]+(.*))?$/is.exec(text);
  if (!match) return null;
  const [, year, month, day, time] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return null;
  const clock = time === undefined || time === '' ? 0 : readClock(time);
  // Day 31 of a shorter month is a day of the next.
  return clock === null ? null : at(julianOf(Number(year), Number(month), Number(day)) + clock);
}

function readTime(text: string): Moment | null {
  const clock = readClock(text);
  return clock === null ? null : at(julianOf(2000, 1, 1) + clock);
}

/** Milliseconds since midnight in UTC. */
function readClock(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const [, hour, minute, second = '0', fraction = '', , sign, zoneHour = '0', zoneMinute = '0'] = match;
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59 || Number(zoneHour) > 14) return null;
  const seconds = Number(second) + Number(`0${fraction}`);
  const zone = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute));
  return Number(hour) * 3_600_000 + (Number(minute) - zone) * 60_000 + Math.floor(seconds * 1000 + 0.5);
}

function julianOf(year: number, month: number, day: number): number {
  return EPOCH + (daysFromCivil({ year, month, day: 1 }) + day - 1) * DAY;
}

/** Year, month, day, and milliseconds since midnight. */
export function partsAt({ julian }: Moment) {
  const days = Math.floor((julian - EPOCH) / DAY);
  return { days, ...civilFromDays(days), clock: julian - EPOCH - days * DAY };
}

type Moved = { readonly moment: Moment; readonly floor: number };

function modify(moment: Moment, words: string, isFirst: boolean): Moved | null {
  const { julian, raw } = moment;
  const to = (next: number, floor = 0): Moved | null =>
    Number.isNaN(next) ? null : { moment: { ...moment, julian: next, raw: null }, floor };
  if (words === 'subsec' || words === 'subsecond')
    return { moment: { ...moment, subsecond: true }, floor: 0 };
  if (words === 'unixepoch') return isFirst && raw !== null ? fromUnix(raw) : null;
  if (words === 'auto') return isFirst && raw !== null && Number.isNaN(julian) ? fromUnix(raw) : to(julian);
  if (words === 'julianday') return isFirst && raw !== null ? to(julian) : null;
  // Sessions run at UTC.
  if (words === 'utc' || words === 'localtime' || words === 'ceiling') return to(julian);
  const start = /^start of (day|month|year)$/.exec(words)?.[1];
  if (start) {
    const { year, month, day } = partsAt(moment);
    return to(julianOf(year, start === 'year' ? 1 : month, start === 'day' ? day : 1));
  }
  const weekday = /^weekday\s+([0-6])(?:\.0*)?$/.exec(words)?.[1];
  if (weekday) {
    const today = Math.floor((julian + 1.5 * DAY) / DAY) % 7;
    return to(julian + ((Number(weekday) - today + 7) % 7) * DAY);
  }
  return shift(moment, words, to);

  function fromUnix(seconds: number): Moved | null {
    const next = Math.floor(seconds * 1000 + EPOCH + 0.5);
    return next >= 0 && next < END ? to(next) : null;
  }
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};

/** `+3 days`, `-01:30`, `+0001-02-03 04:05`. */
function shift(
  moment: Moment,
  words: string,
  to: (julian: number, floor?: number) => Moved | null,
): Moved | null {
  const span = /^([+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?|[+-]?\.\d+)\s*(second|minute|hour|day|month|year)s?$/.exec(
    words,
  );
  if (span) {
    const [, number, unit = 'day'] = span;
    const count = Number(number);
    const millis = UNITS[unit] ?? DAY;
    if (unit !== 'month' && unit !== 'year') return to(moment.julian + rounded(count * millis));
    const months = Math.trunc(count) * (unit === 'year' ? 12 : 1);
    const [moved, floor] = plusMonths(moment, months);
    const rest = count - Math.trunc(count);
    return to(moved + (rest === 0 ? 0 : rounded(rest * millis)), floor);
  }
  const calendar = /^([+-])(\d{4})-(\d{2})-(\d{2})(?:\s+(.*))?$/.exec(words);
  if (calendar) {
    const [, sign, years, months, days, time] = calendar;
    if (Number(months) > 11 || Number(days) > 30) return null;
    const clock = time === undefined ? 0 : readClock(time);
    if (clock === null) return null;
    const by = sign === '-' ? -1 : 1;
    const [moved, floor] = plusMonths(moment, by * (Number(years) * 12 + Number(months)));
    return to(moved + by * (Number(days) * DAY + clock), floor);
  }
  const clock = /^([+-]?)(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(words);
  const millis = clock ? readClock(clock[2] ?? '') : null;
  return clock && millis !== null ? to(moment.julian + (clock[1] === '-' ? -millis : millis)) : null;
}

function rounded(millis: number): number {
  return Math.trunc(millis + (millis < 0 ? -0.5 : 0.5));
}

/** A day that the month doesn't have runs over into the next; `floor` says by how many days. */
function plusMonths(moment: Moment, months: number): readonly [julian: number, floor: number] {
  const { year, month, day, clock } = partsAt(moment);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return [julianOf(toYear, toMonth, day) + clock, Math.max(0, day - daysInMonth(toYear, toMonth))];
}
