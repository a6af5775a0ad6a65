import { dayOfYear, isoWeek, isoWeekday, weekday } from '../../values/calendar.ts';
import { Interval } from '../../values/interval.ts';
import { type Temporal, daysOf, partsOf, timeOfDay } from '../../values/temporal.ts';
import { Unsupported } from '../../errors/failure.ts';
import { MONTHS, WEEKDAYS } from '../dates/parts.ts';
import { type Element, type Model, readDateModel } from './date-model.ts';
import { romanNumeral } from './roman.ts';

/** TO_CHAR of a date, a timestamp or an interval. */
export function dateText(
  value: Temporal | Interval,
  model: string,
  dialect: 'oracle' | 'postgresql',
): string {
  const facts = value instanceof Interval ? factsOfInterval(value) : factsOf(value);
  const parsed: Model = readDateModel(model, dialect);
  return parsed
    .map((element) => ('literal' in element ? element.literal : show(element, facts, dialect)))
    .join('');
}

type Facts = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
  readonly days: number;
  readonly seconds: number;
};

function factsOf(value: Temporal): Facts {
  const days = value.kind === 'time' ? 0 : daysOf(value);
  return { ...partsOf(value), days, seconds: Number(timeOfDay(value) / 1_000_000n) };
}

function factsOfInterval({ months, days, micros }: Interval): Facts {
  const seconds = Number(micros / 1_000_000n);
  return {
    year: Math.trunc(months / 12),
    month: months % 12,
    day: days,
    hour: Math.trunc(seconds / 3600),
    minute: Math.trunc((seconds % 3600) / 60),
    second: seconds % 60,
    micros: Number(micros % 1_000_000n),
    days: 0,
    seconds,
  };
}

function show(element: Element, facts: Facts, dialect: 'oracle' | 'postgresql'): string {
  const { code, fill, ordinal } = element;
  const name = NAMES[code]?.(facts);
  if (name !== undefined) return inCase(name, element, NAME_WIDTH[code] ?? 0);
  const number = NUMBERS[code]?.(facts, dialect);
  if (number === undefined) throw new Unsupported(`the date format ${element.letters}`, null);
  const [value, width] = number;
  // PostgreSQL's FM takes the zeros of years too; a fraction of a second keeps them.
  const isFraction = code.startsWith('FF') || code === 'MS' || code === 'US';
  const digits = fill || isFraction ? value.padStart(width, '0') : value;
  return ordinal ? digits + ordinalOf(Number(value), ordinal) : digits;
}

function ordinalOf(value: number, form: 'TH' | 'th'): string {
  const teen = Math.trunc((value % 100) / 10) === 1;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return form === 'TH' ? suffix.toUpperCase() : suffix;
}

/** MONTH, Month or month: as the element is written; filled with blanks to the longest name. */
function inCase(name: string, { letters, fill }: Element, width: number): string {
  const [first = '', second = ''] = letters;
  const isUpper = first === first.toUpperCase() && second === second.toUpperCase();
  const cased = isUpper ? name.toUpperCase() : first === first.toUpperCase() ? name : name.toLowerCase();
  return fill ? cased.padEnd(width) : cased;
}

const NAME_WIDTH: Readonly<Record<string, number>> = { MONTH: 9, DAY: 9, RM: 4 };
const meridiem = ({ hour }: Facts): string => (hour % 24 >= 12 ? 'PM' : 'AM');
const dotted = (facts: Facts): string => `${meridiem(facts).slice(0, 1)}.M.`;
const era = ({ year }: Facts): string => (year > 0 ? 'AD' : 'BC');
const NAMES: Readonly<Record<string, (facts: Facts) => string>> = {
  MONTH: ({ month }) => MONTHS[month - 1] ?? '',
  MON: ({ month }) => (MONTHS[month - 1] ?? '').slice(0, 3),
  DAY: ({ days }) => WEEKDAYS[weekday(days)] ?? '',
  DY: ({ days }) => (WEEKDAYS[weekday(days)] ?? '').slice(0, 3),
  RM: ({ month }) => romanNumeral(month),
  AM: meridiem,
  PM: meridiem,
  'A.M.': dotted,
  'P.M.': dotted,
  AD: era,
  BC: era,
  'A.D.': (facts) => `${era(facts).slice(0, 1)}.${era(facts).slice(1)}.`,
  'B.C.': (facts) => `${era(facts).slice(0, 1)}.${era(facts).slice(1)}.`,
};

type Shown = readonly [digits: string, width: number];
const shownYear = ({ year }: Facts): number => (year > 0 ? year : 1 - year);
const lastDigits = (value: number, count: number): Shown => [String(value % 10 ** count), count];
const isoYear = ({ days }: Facts): number => isoWeek(days).year;
const fraction =
  (count: number) =>
  ({ micros }: Facts): Shown => [String(micros).padStart(6, '0').padEnd(9, '0').slice(0, count), count];

const NUMBERS: Readonly<Record<string, (facts: Facts, dialect: 'oracle' | 'postgresql') => Shown>> = {
  YYYY: (facts) => [String(shownYear(facts)), 4],
  SYYYY: (facts) => [`${facts.year > 0 ? ' ' : '-'}${String(shownYear(facts)).padStart(4, '0')}`, 5],
  'Y,YYY': (facts) => [
    `${Math.trunc(shownYear(facts) / 1000)},${String(shownYear(facts) % 1000).padStart(3, '0')}`,
    5,
  ],
  YYY: (facts) => lastDigits(shownYear(facts), 3),
  YY: (facts) => lastDigits(shownYear(facts), 2),
  Y: (facts) => lastDigits(shownYear(facts), 1),
  RRRR: (facts) => [String(shownYear(facts)), 4],
  RR: (facts) => lastDigits(shownYear(facts), 2),
  IYYY: (facts) => [String(isoYear(facts)), 4],
  IYY: (facts) => lastDigits(isoYear(facts), 3),
  IY: (facts) => lastDigits(isoYear(facts), 2),
  I: (facts) => lastDigits(isoYear(facts), 1),
  MM: ({ month }) => [String(month), 2],
  DDD: ({ days }) => [String(dayOfYear(days)), 3],
  DD: ({ day }) => [String(day), 2],
  D: ({ days }) => [String(weekday(days) + 1), 1],
  ID: ({ days }) => [String(isoWeekday(days)), 1],
  IDDD: ({ days }) => [String((isoWeek(days).week - 1) * 7 + isoWeekday(days)), 3],
  HH24: ({ hour }) => [String(hour), 2],
  HH12: ({ hour }) => [String(hour % 12 || 12), 2],
  HH: ({ hour }) => [String(hour % 12 || 12), 2],
  MI: ({ minute }) => [String(minute), 2],
  SS: ({ second }) => [String(second), 2],
  SSSS: ({ seconds }) => [String(seconds), 1],
  SSSSS: ({ seconds }, dialect) => [String(seconds), dialect === 'oracle' ? 5 : 1],
  MS: fraction(3),
  US: fraction(6),
  FF: fraction(6),
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => [`FF${count}`, fraction(count)])),
  X: () => ['.', 1],
  CC: ({ year }) => [String(Math.ceil(year / 100)), 2],
  Q: ({ month }) => [String(Math.ceil(month / 3)), 1],
  WW: ({ days }) => [String(Math.floor((dayOfYear(days) - 1) / 7) + 1), 2],
  IW: ({ days }) => [String(isoWeek(days).week), 2],
  W: ({ day }) => [String(Math.floor((day - 1) / 7) + 1), 1],
  J: ({ days }) => [String(days + 2_440_588), 7],
  TZ: () => ['UTC', 3],
  OF: () => ['+00', 3],
  TZH: () => ['+00', 3],
  TZM: () => ['00', 2],
};
