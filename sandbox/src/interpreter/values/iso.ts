import { MICROS_PER_DAY, isCivilDate } from './calendar.ts';
import { Temporal, microsFromParts, partsOf } from './temporal.ts';

/** What a text says of date and time; `offsetMinutes` is its distance from UTC, null where it names none. */
export type IsoText = {
  readonly date: bigint | null;
  readonly time: bigint | null;
  readonly offsetMinutes: number | null;
};

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.](\d+))?)?`;
const ZONE = String.raw`\s*(Z|[+-]\d{2}(?::?\d{2})?)?`;
const ISO = new RegExp(`^(?:${DATE})?(?:[T ]\\s*)?(?:${TIME})?${ZONE}$`, 'i');

/** 2026-03-20, 08:30, 2026-03-20T08:30:00.5+02; null where it is none of these, or no day of the calendar. */
export function parseIso(text: string): IsoText | null {
  const match = ISO.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = year === undefined ? null : dateMicros(Number(year), Number(month), Number(day));
  const time = hour === undefined ? null : clockMicros(Number(hour), Number(minute), second, fraction);
  const isWrong = (year !== undefined && date === null) || (hour !== undefined && time === null);
  if (isWrong || (date === null && time === null) || (zone !== undefined && time === null)) return null;
  return { date, time, offsetMinutes: zone === undefined ? null : minutesOf(zone) };
}

/** Microseconds at the start of a day; null where the calendar has no such day. */
export function dateMicros(year: number, month: number, day: number): bigint | null {
  return isCivilDate({ year, month, day }) ? microsFromParts({ year, month, day }) : null;
}

/** Seven digits and more are rounded; 24:00:00 is the end of the day; null beyond it. */
function clockMicros(hour: number, minute: number, second = '0', fraction = ''): bigint | null {
  const seconds = Number(second);
  if (minute > 59 || seconds > 60) return null;
  const micros = Math.round(Number(`0.${fraction || '0'}`) * 1_000_000);
  const all = BigInt(hour * 3600 + minute * 60 + seconds) * 1_000_000n + BigInt(micros);
  return all > MICROS_PER_DAY ? null : all;
}

function minutesOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  const digits = zone.slice(1).replace(':', '');
  return sign * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0'));
}

/** 2026-03-20; 2026-03-20 08:30:00.5; 08:30:00. */
export function temporalText(value: Temporal, fraction: number | 'shortest' = 'shortest'): string {
  if (value.kind === 'date') return dateText(value);
  const clock = clockText(value, fraction);
  return value.kind === 'time' ? clock : `${dateText(value)} ${clock}`;
}

/** YYYY-MM-DD; years before 1 are written as PostgreSQL does, 0044-03-15 BC. */
export function dateText(value: Temporal): string {
  const { year, month, day } = partsOf(value);
  const shown = year > 0 ? year : 1 - year;
  return `${pad(shown, 4)}-${pad(month, 2)}-${pad(day, 2)}${year > 0 ? '' : ' BC'}`;
}

/** HH:MM:SS and a fraction of so many digits, or as many as it needs. */
export function clockText(value: Temporal, fraction: number | 'shortest' = 'shortest'): string {
  const { hour, minute, second, micros } = partsOf(value);
  const sign = value.kind === 'time' && value.micros < 0n ? '-' : '';
  const [h, m, s] = [hour, minute, second].map((part) => pad(Math.abs(part), 2));
  return `${sign}${h}:${m}:${s}${fractionText(Math.abs(micros), fraction)}`;
}

export function fractionText(micros: number, fraction: number | 'shortest'): string {
  const digits = pad(micros, 6);
  const shown =
    fraction === 'shortest' ? digits.replace(/0+$/, '') : digits.padEnd(fraction, '0').slice(0, fraction);
  return shown === '' ? '' : `.${shown}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
