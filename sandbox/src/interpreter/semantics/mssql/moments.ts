import type { Type } from '../../types/type.ts';
import { MICROS_PER_DAY } from '../../values/calendar.ts';
import { dateMicros, dateText } from '../../values/iso.ts';
import { Temporal, floorDivide, partsOf, roundSeconds } from '../../values/temporal.ts';

export type MomentType = Type & { readonly kind: 'date' | 'time' | 'timestamp' };

/** 1900-01-01, day 0 of a DATETIME. */
export const DAY_ZERO = -25_567n * MICROS_PER_DAY;

/** A moment as one of that type: a DATETIME to a three-hundredth of a second, a SMALLDATETIME to the minute. */
export function fitted(value: Temporal, type: MomentType): Temporal {
  const midnight = floorDivide(value.micros, MICROS_PER_DAY) * MICROS_PER_DAY;
  if (type.kind === 'date') return new Temporal('date', midnight);
  if (type.kind === 'time') {
    const clock = value.kind === 'time' ? value.micros : value.micros - midnight;
    return roundSeconds(new Temporal('time', clock), type.precision);
  }
  const micros = value.kind === 'time' ? DAY_ZERO + value.micros : value.micros;
  if (type.name === 'DATETIME') return new Temporal('timestamp', toTicks(micros));
  if (type.name === 'SMALLDATETIME')
    return new Temporal('timestamp', floorDivide(micros + 30_000_000n, 60_000_000n) * 60_000_000n);
  return roundSeconds(new Temporal('timestamp', micros), type.precision);
}

/** .000, .003 or .007 seconds. */
function toTicks(micros: bigint): bigint {
  const seconds = floorDivide(micros, 1_000_000n);
  const ticks = ((micros - seconds * 1_000_000n) * 300n + 500_000n) / 1_000_000n;
  return seconds * 1_000_000n + ((ticks * 10n + 1n) / 3n) * 1000n;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

type Order = 'mdy' | 'dmy' | 'ymd';
/** How CONVERT's styles read the numbers of a date. */
const ORDERS: Readonly<Record<number, Order>> = {
  1: 'mdy',
  101: 'mdy',
  3: 'dmy',
  103: 'dmy',
  4: 'dmy',
  104: 'dmy',
  5: 'dmy',
  105: 'dmy',
  10: 'mdy',
  110: 'mdy',
  11: 'ymd',
  111: 'ymd',
  2: 'ymd',
  102: 'ymd',
};

const CLOCK = String.raw`(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.:](\d{1,9}))?)?)?\s*([AaPp][Mm])?`;
const FORMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*${CLOCK})?Z?$`), ['y', 'm', 'd']],
  [new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})(?:\s+${CLOCK})?$`), ['y', 'm', 'd']],
  [new RegExp(String.raw`^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s+${CLOCK})?$`), ['y', 'm', 'd']],
  [new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\s+${CLOCK})?$`), ['order']],
  [new RegExp(String.raw`^([A-Za-z]{3,9})\s+(\d{1,2}),?\s+(\d{4})(?:\s+${CLOCK})?$`), ['m', 'd', 'y']],
  [
    new RegExp(String.raw`^(\d{1,2})[\s-]([A-Za-z]{3,9})[\s,-]+(\d{4}|\d{2})(?:\s+${CLOCK})?$`),
    ['d', 'm', 'y'],
  ],
];
const CLOCK_ALONE = new RegExp(`^${CLOCK}$`);

/** A text as a moment, by us_english and the style; null where it is none. An empty one is 1900-01-01. */
export function momentFromText(text: string, style: number | null): Temporal | null {
  const trimmed = text.trim();
  if (trimmed === '') return new Temporal('timestamp', DAY_ZERO);
  const alone = /:|[AaPp][Mm]$/.test(trimmed) ? CLOCK_ALONE.exec(trimmed) : null;
  if (alone) {
    const clock = clockOf(alone.slice(1));
    return clock === null ? null : new Temporal('timestamp', DAY_ZERO + clock);
  }
  for (const [pattern, names] of FORMS) {
    const match = pattern.exec(trimmed);
    if (!match) continue;
    const order = names[0] === 'order' ? (ORDERS[style ?? 0] ?? 'mdy').split('') : names;
    const part = (name: string): string => match[order.indexOf(name) + 1] ?? '';
    const date = dateMicros(yearOf(part('y')), monthOf(part('m')), Number(part('d')));
    const clock = match[4] === undefined ? 0n : clockOf(match.slice(4));
    return date === null || clock === null ? null : new Temporal('timestamp', date + clock);
  }
  return null;
}

/** Two digits are of this century up to 49. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  return MONTHS.findIndex((name) => text.slice(0, 3).toLowerCase() === name.toLowerCase()) + 1;
}

function clockOf([hour = '0', minute = '0', second = '0', fraction = '', half]: readonly (
  | string
  | undefined
)[]): bigint | null {
  if (Number(minute) > 59 || Number(second) > 59) return null;
  const isLate = half?.toLowerCase() === 'pm';
  const hours = half ? (Number(hour) % 12) + (isLate ? 12 : 0) : Number(hour);
  if (hours > 23 || (half && Number(hour) > 12)) return null;
  const micros = Math.round(Number(`0.${fraction || '0'}`) * 1_000_000);
  return BigInt(hours * 3600 + Number(minute) * 60 + Number(second)) * 1_000_000n + BigInt(micros);
}

const two = (value: number): string => String(value).padStart(2, '0');
const space = (value: number): string => String(value).padStart(2, ' ');

/** The styles of CONVERT from date and time to text; null where there is no such style. */
export function styledMoment(value: Temporal, type: MomentType, style: number): string | null {
  const { year, month, day, hour, minute, second, micros } = partsOf(value);
  const y = String(year).padStart(4, '0');
  const name = MONTHS[month - 1] ?? '';
  const [m, d] = [two(month), two(day)];
  const clock = `${two(hour)}:${two(minute)}:${two(second)}`;
  const thousandths = String(Math.floor(micros / 1000)).padStart(3, '0');
  const twelve = `${space(hour % 12 || 12)}:${two(minute)}`;
  const half = hour < 12 ? 'AM' : 'PM';
  const century = style >= 100 ? y : y.slice(-2);
  const hasClock = type.kind !== 'date';
  const hasDate = type.kind !== 'time';
  const both = (date: string, time: string): string =>
    [hasDate ? date : '', hasClock ? time : ''].filter(Boolean).join(' ');
  const dates: Readonly<Record<number, string>> = {
    1: `${m}/${d}/${century}`,
    2: `${century}.${m}.${d}`,
    3: `${d}/${m}/${century}`,
    4: `${d}.${m}.${century}`,
    5: `${d}-${m}-${century}`,
    6: `${d} ${name} ${century}`,
    7: `${name} ${d}, ${century}`,
    8: clock,
    10: `${m}-${d}-${century}`,
    11: `${century}/${m}/${d}`,
    12: `${century}${m}${d}`,
    14: `${clock}:${thousandths}`,
  };
  if (style === 0 || style === 100) return both(`${name} ${space(day)} ${y}`, `${twelve}${half}`);
  if (style === 9 || style === 109)
    return both(`${name} ${space(day)} ${y}`, `${twelve}:${two(second)}:${thousandths}${half}`);
  if (style === 13 || style === 113) return both(`${d} ${name} ${y}`, `${clock}:${thousandths}`);
  if (style === 20 || style === 120) return both(`${y}-${m}-${d}`, clock);
  if (style === 21 || style === 25 || style === 121) return isoText(value, type);
  if (style === 23) return `${y}-${m}-${d}`;
  if (style === 24) return clock;
  if (style === 126 || style === 127) return isoT(value, type);
  return dates[style % 100] ?? null;
}

function isoT(value: Temporal, type: MomentType): string {
  const text = isoText(value, type).replace(' ', 'T');
  return type.kind === 'timestamp' && type.name === 'DATETIME' ? text.replace(/\.000$/, '') : text;
}

/** As results show it: with all the digits of its precision. */
export function isoText(value: Temporal, type: MomentType): string {
  if (type.kind === 'date') return dateText(value);
  const { hour, minute, second, micros } = partsOf(value);
  const precision = type.kind === 'timestamp' && type.name === 'SMALLDATETIME' ? 0 : type.precision;
  const fraction = String(micros).padStart(6, '0').padEnd(7, '0').slice(0, precision);
  const clock = `${two(hour)}:${two(minute)}:${two(second)}${fraction && `.${fraction}`}`;
  return type.kind === 'time' ? clock : `${dateText(value)} ${clock}`;
}
