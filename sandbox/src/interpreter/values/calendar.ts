/** The proleptic Gregorian calendar, counted in days since 1970-01-01. Years are astronomical: year 0 is 1 BC. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

export const MICROS_PER_DAY = 86_400_000_000n;

const DAYS_PER_ERA = 146_097;
const YEARS_PER_ERA = 400;
/** From 0000-03-01, where the eras begin, to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;

/** Counts from March, so that the leap day is the last of its year (H. Hinnant, "chrono-Compatible Date Algorithms"). */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / YEARS_PER_ERA);
  const yearOfEra = y - era * YEARS_PER_ERA;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + dayOfYear - DAYS_TO_EPOCH;
}

export function civilFromDays(days: number): CivilDate {
  const z = days + DAYS_TO_EPOCH;
  const era = Math.floor(z / DAYS_PER_ERA);
  const dayOfEra = z - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  return { year: yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0), month, day };
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

export function isCivilDate({ year, month, day }: CivilDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * So many months on; a day that the month doesn't have becomes its last.
 * @param stickToEnd the last day of a month stays the last: Oracle's ADD_MONTHS.
 */
export function addMonths(days: number, months: number, stickToEnd = false): number {
  const { year, month, day } = civilFromDays(days);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  const last = daysInMonth(toYear, toMonth);
  const isEnd = stickToEnd && day === daysInMonth(year, month);
  return daysFromCivil({ year: toYear, month: toMonth, day: isEnd ? last : Math.min(day, last) });
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(days: number): number {
  return modulo(days + 4, 7);
}

/** 1 for Monday to 7 for Sunday. */
export function isoWeekday(days: number): number {
  return weekday(days) || 7;
}

/** From 1. */
export function dayOfYear(days: number): number {
  return days - daysFromCivil({ year: civilFromDays(days).year, month: 1, day: 1 }) + 1;
}

/** ISO 8601: a week belongs to the year that its Thursday lies in. */
export function isoWeek(days: number): { readonly year: number; readonly week: number } {
  const thursday = days + 4 - isoWeekday(days);
  return { year: civilFromDays(thursday).year, week: Math.ceil(dayOfYear(thursday) / 7) };
}

/** The remainder that is never negative. */
export function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}
