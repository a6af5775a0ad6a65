import { dayOfYear, isoWeek, isoWeekday, weekday } from '../../values/calendar.ts';
import { textIn } from '../define/read.ts';
import { type Define, scalar } from '../define/scalar.ts';
import type { ScalarFunction } from '../function.ts';
import { EPOCH, type Moment, momentOf, partsAt } from './sqlite-moment.ts';

/** A function of a time value and modifiers: without any, of now. */
function ofMoment(compute: (moment: Moment) => string | number | bigint | null): Define<ScalarFunction> {
  return scalar('a*', 'text', (values, { nowMicros }) => {
    const moment = momentOf(values, nowMicros);
    return moment && compute(moment);
  });
}

/** CURRENT_DATE and its kin: texts, as all of SQLite's dates are. */
function now(pattern: string): Define<ScalarFunction> {
  return scalar(
    '',
    'text',
    (_, { nowMicros }) => {
      const moment = momentOf([], nowMicros);
      return moment && format(moment, pattern);
    },
    { bare: 'must' },
  );
}

export const SQLITE_DATES = {
  CURRENT_DATE: now('%F'),
  CURRENT_TIME: now('%T'),
  CURRENT_TIMESTAMP: now('%F %T'),
  DATE: ofMoment((moment) => format(moment, '%F')),
  TIME: ofMoment((moment) => format(moment, moment.subsecond ? '%H:%M:%f' : '%T')),
  DATETIME: ofMoment((moment) => format(moment, moment.subsecond ? '%F %H:%M:%f' : '%F %T')),
  JULIANDAY: ofMoment(({ julian }) => julian / 86_400_000),
  UNIXEPOCH: ofMoment(({ julian, subsecond }) =>
    subsecond ? (julian - EPOCH) / 1000 : BigInt(Math.floor((julian - EPOCH) / 1000)),
  ),
  STRFTIME: scalar('a+', 'text', ([pattern = null, ...values], { nowMicros, budget }) => {
    if (pattern === null) return null;
    const moment = momentOf(values, nowMicros);
    if (!moment) return null;
    const text = format(moment, textIn(pattern));
    if (text) budget.text(text.length);
    return text;
  }),
};

/** Null for a letter that strftime doesn't know. */
function format(moment: Moment, pattern: string): string | null {
  const parts = partsAt(moment);
  let unknown = false;
  const text = pattern.replace(/%(.?)/gs, (_, letter: string) => {
    const value = CODES[letter]?.(parts, moment);
    if (value === undefined) unknown = true;
    return value ?? '';
  });
  return unknown ? null : text;
}

type Parts = ReturnType<typeof partsAt>;
const pad = (value: number, width = 2, fill = '0'): string => String(Math.floor(value)).padStart(width, fill);
const hour = ({ clock }: Parts): number => Math.floor(clock / 3_600_000);
const minute = ({ clock }: Parts): number => Math.floor(clock / 60_000) % 60;
const second = ({ clock }: Parts): number => (clock % 60_000) / 1000;
const year = ({ year: value }: Parts): string => (value < 0 ? `-${pad(-value, 4)}` : pad(value, 4));
const twelve = (parts: Parts): number => hour(parts) % 12 || 12;
/** Days since January 1st, from 0. */
const yearDay = ({ days }: Parts): number => dayOfYear(days) - 1;
const date = (parts: Parts): string => `${year(parts)}-${pad(parts.month)}-${pad(parts.day)}`;
const time = (parts: Parts): string => `${pad(hour(parts))}:${pad(minute(parts))}:${pad(second(parts))}`;

const CODES: Readonly<Record<string, (parts: Parts, moment: Moment) => string>> = {
  d: ({ day }) => pad(day),
  e: ({ day }) => pad(day, 2, ' '),
  f: (parts) => Math.min(second(parts), 59.999).toFixed(3).padStart(6, '0'),
  F: date,
  G: ({ days }) => pad(isoWeek(days).year, 4),
  g: ({ days }) => pad(isoWeek(days).year % 100),
  H: (parts) => pad(hour(parts)),
  I: (parts) => pad(twelve(parts)),
  j: (parts) => pad(yearDay(parts) + 1, 3),
  J: (_, { julian }) => String(Number((julian / 86_400_000).toPrecision(16))),
  k: (parts) => pad(hour(parts), 2, ' '),
  l: (parts) => pad(twelve(parts), 2, ' '),
  m: ({ month }) => pad(month),
  M: (parts) => pad(minute(parts)),
  p: (parts) => (hour(parts) >= 12 ? 'PM' : 'AM'),
  P: (parts) => (hour(parts) >= 12 ? 'pm' : 'am'),
  R: (parts) => `${pad(hour(parts))}:${pad(minute(parts))}`,
  s: (_, { julian, subsecond }) =>
    subsecond ? ((julian - EPOCH) / 1000).toFixed(3) : String(Math.floor((julian - EPOCH) / 1000)),
  S: (parts) => pad(second(parts)),
  T: time,
  u: ({ days }) => String(isoWeekday(days)),
  U: (parts) => pad(Math.floor((yearDay(parts) + 7 - weekday(parts.days)) / 7)),
  V: ({ days }) => pad(isoWeek(days).week),
  w: ({ days }) => String(weekday(days)),
  W: (parts) => pad(Math.floor((yearDay(parts) + 7 - ((weekday(parts.days) + 6) % 7)) / 7)),
  Y: year,
  '%': () => '%',
};
