import { Unsupported } from '../../errors/failure.ts';
import { dayOfYear, daysFromCivil, isCivilDate, weekday } from '../../values/calendar.ts';
import { Temporal, daysOf, microsFromParts, partsOf } from '../../values/temporal.ts';
import { MONTHS, WEEKDAYS } from '../dates/parts.ts';
import { weekOfMysql } from '../dates/weeks.ts';

const two = (value: number): string => String(Math.abs(value)).padStart(2, '0');

/** DATE_FORMAT ("Date and Time Functions", the table of specifiers); an unknown letter stands for itself. */
export function mysqlDateText(value: Temporal, pattern: string): string {
  return pattern.replace(/%(.)/gs, (_, letter: string) => SPECIFIERS[letter]?.(value) ?? letter);
}

const twelve = (value: Temporal): number => partsOf(value).hour % 12 || 12;
const meridiem = (value: Temporal): string => (partsOf(value).hour % 24 >= 12 ? 'PM' : 'AM');
const clock = (value: Temporal): string => `${two(partsOf(value).minute)}:${two(partsOf(value).second)}`;
const week = (value: Temporal, mode: number): string => two(weekOfMysql(daysOf(value), mode).week);
const weekYear = (value: Temporal, mode: number): string =>
  String(weekOfMysql(daysOf(value), mode).year).padStart(4, '0');

const SPECIFIERS: Readonly<Record<string, (value: Temporal) => string>> = {
  a: (value) => (WEEKDAYS[weekday(daysOf(value))] ?? '').slice(0, 3),
  b: (value) => (MONTHS[partsOf(value).month - 1] ?? '').slice(0, 3),
  c: (value) => String(partsOf(value).month),
  D: (value) => ordinal(partsOf(value).day),
  d: (value) => two(partsOf(value).day),
  e: (value) => String(partsOf(value).day),
  f: (value) => String(partsOf(value).micros).padStart(6, '0'),
  H: (value) => two(partsOf(value).hour),
  h: (value) => two(twelve(value)),
  I: (value) => two(twelve(value)),
  i: (value) => two(partsOf(value).minute),
  j: (value) => String(dayOfYear(daysOf(value))).padStart(3, '0'),
  k: (value) => String(partsOf(value).hour),
  l: (value) => String(twelve(value)),
  M: (value) => MONTHS[partsOf(value).month - 1] ?? '',
  m: (value) => two(partsOf(value).month),
  p: meridiem,
  r: (value) => `${two(twelve(value))}:${clock(value)} ${meridiem(value)}`,
  S: (value) => two(partsOf(value).second),
  s: (value) => two(partsOf(value).second),
  T: (value) => `${two(partsOf(value).hour)}:${clock(value)}`,
  U: (value) => week(value, 0),
  u: (value) => week(value, 1),
  V: (value) => week(value, 2),
  v: (value) => week(value, 3),
  W: (value) => WEEKDAYS[weekday(daysOf(value))] ?? '',
  w: (value) => String(weekday(daysOf(value))),
  X: (value) => weekYear(value, 2),
  x: (value) => weekYear(value, 3),
  Y: (value) => String(partsOf(value).year).padStart(4, '0'),
  y: (value) => two(partsOf(value).year % 100),
  '%': () => '%',
};

function ordinal(value: number): string {
  const isTeen = value >= 11 && value <= 13;
  return `${value}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

const DATE_LETTERS = /%[aAbcDdejMmUuVvWwXxYy]/;
const TIME_LETTERS = /%[fHhIiklprSsT]/;

/** What STR_TO_DATE gives for a pattern: the kind of its parts. */
export function kindOfPattern(pattern: string): 'date' | 'time' | 'timestamp' {
  if (!TIME_LETTERS.test(pattern)) return 'date';
  return DATE_LETTERS.test(pattern) ? 'timestamp' : 'time';
}

type Read = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  micros: number;
  pm: boolean | null;
  yearDay: number | null;
};

/** STR_TO_DATE: null where the text doesn't fit the pattern. */
export function readMysqlDate(text: string, pattern: string): Temporal | null {
  const read: Read = {
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    micros: 0,
    pm: null,
    yearDay: null,
  };
  const rest = match(text, pattern, read);
  if (rest === null) return null;
  const { year, month, day, minute, second, micros, yearDay } = read;
  const hour = read.pm === null ? read.hour : (read.hour % 12) + (read.pm ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const kind = kindOfPattern(pattern);
  const time = microsFromParts({ hour, minute, second, micros });
  if (kind === 'time') return new Temporal('time', time);
  if (yearDay !== null) {
    const days = daysFromCivil({ year, month: 1, day: 1 }) + yearDay - 1;
    return new Temporal(kind, BigInt(days) * 86_400_000_000n + time);
  }
  // MySQL keeps a 31st of April; here it is no date.
  if (month >= 1 && month <= 12 && day >= 1 && day <= 31 && !isCivilDate({ year, month, day }))
    throw new Unsupported(`the date ${text}`, null);
  if (!isCivilDate({ year, month, day })) return null;
  return new Temporal(kind, microsFromParts({ year, month, day, hour, minute, second, micros }));
}

const NUMBERS: Readonly<Record<string, readonly [field: Exclude<keyof Read, 'pm'>, digits: number]>> = {
  Y: ['year', 4],
  y: ['year', 2],
  m: ['month', 2],
  c: ['month', 2],
  d: ['day', 2],
  e: ['day', 2],
  H: ['hour', 2],
  k: ['hour', 2],
  h: ['hour', 2],
  I: ['hour', 2],
  l: ['hour', 2],
  i: ['minute', 2],
  S: ['second', 2],
  s: ['second', 2],
  f: ['micros', 6],
  j: ['yearDay', 3],
};

function match(text: string, pattern: string, read: Read): string | null {
  let rest = text;
  for (const [piece, letter] of pattern.matchAll(/%(.)|\s+|[^%\s]/gs)) {
    rest = rest.trimStart();
    if (letter === undefined) {
      if (piece.trim() === '') continue;
      if (!rest.startsWith(piece)) return null;
      rest = rest.slice(piece.length);
      continue;
    }
    const next = take(letter, rest, read);
    if (next === null) return null;
    rest = next;
  }
  // Characters behind the pattern's end only warn.
  return rest;
}

function take(letter: string, text: string, read: Read): string | null {
  if (letter === 'T' || letter === 'r') return match(text, letter === 'T' ? '%H:%i:%s' : '%I:%i:%s %p', read);
  const number = NUMBERS[letter];
  if (number) {
    const [field, width] = number;
    const digits = new RegExp(`^\\d{1,${width}}`).exec(text)?.[0];
    if (digits === undefined) return null;
    read[field] = letter === 'f' ? Number(digits.padEnd(6, '0')) : Number(digits);
    if (field === 'year' && digits.length <= 2) read.year += read.year < 70 ? 2000 : 1900;
    return text.slice(digits.length);
  }
  if (letter === 'D') {
    const day = /^(\d{1,2})(?:st|nd|rd|th)/i.exec(text);
    read.day = Number(day?.[1] ?? 0);
    return day ? text.slice(day[0].length) : null;
  }
  if (letter === 'p') {
    const word = /^[ap]m/i.exec(text)?.[0];
    read.pm = word?.toLowerCase() === 'pm';
    return word ? text.slice(2) : null;
  }
  const names = { M: MONTHS, b: MONTHS, W: WEEKDAYS, a: WEEKDAYS }[letter];
  if (!names) return text.startsWith(letter) ? text.slice(1) : null;
  const isShort = letter === 'b' || letter === 'a';
  const index = names.findIndex((name) =>
    text.toLowerCase().startsWith((isShort ? name.slice(0, 3) : name).toLowerCase()),
  );
  if (index === -1) return null;
  if (names === MONTHS) read.month = index + 1;
  return text.slice(isShort ? 3 : (names[index] ?? '').length);
}
