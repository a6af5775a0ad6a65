import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  civilFromDays,
  dayOfYear,
  daysFromCivil,
  daysInMonth,
  isCivilDate,
  isoWeek,
  weekday,
} from './calendar.ts';
import { parseIso, temporalText } from './iso.ts';
import { Temporal, dateOf, microsFromParts, partsOf, plusMonths, roundSeconds } from './temporal.ts';

const day = (text: string): number => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return daysFromCivil({ year, month, day: date });
};
const shown = (days: number): string => temporalText(dateOf(days));

describe('the calendar', () => {
  const days = integer({ min: -719_000, max: 2_900_000 });
  test('[IN2] a day read from its date is the same day, and agrees with JavaScript', () => {
    assert(
      property(days, (count) => {
        const civil = civilFromDays(count);
        expect(daysFromCivil(civil)).toBe(count);
        expect(isCivilDate(civil)).toBe(true);
        const date = new Date(count * 86_400_000);
        expect([civil.year, civil.month, civil.day, weekday(count)]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCDay(),
        ]);
      }),
    );
  });

  test('[IN2] so many months on and back is the same month', () => {
    assert(
      property(days, integer({ min: -500, max: 500 }), (count, months) => {
        const back = civilFromDays(addMonths(addMonths(count, months), -months));
        expect([back.year, back.month]).toEqual([civilFromDays(count).year, civilFromDays(count).month]);
      }),
    );
  });

  const months: readonly (readonly [string, number, string, string])[] = [
    ['2026-01-31', 1, '2026-02-28', '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29', '2024-02-29'],
    ['2026-02-28', 1, '2026-03-28', '2026-03-31'],
    ['2026-03-15', -3, '2025-12-15', '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28', '2027-02-28'],
  ];
  test.each(months)('[IN2] %s and %d months is %s, in Oracle %s', (from, count, expected, sticking) => {
    expect(shown(addMonths(day(from), count))).toBe(expected);
    expect(shown(addMonths(day(from), count, true))).toBe(sticking);
  });

  const weeks: readonly (readonly [string, number, number, number])[] = [
    ['2026-01-01', 2026, 1, 1],
    ['2027-01-01', 2026, 53, 1],
    ['2024-12-30', 2025, 1, 365],
    ['2024-12-31', 2025, 1, 366],
    ['2026-03-20', 2026, 12, 79],
  ];
  test.each(weeks)('[IN2] %s lies in ISO year %d, week %d; it is day %d', (text, year, week, ordinal) => {
    expect(isoWeek(day(text))).toEqual({ year, week });
    expect(dayOfYear(day(text))).toBe(ordinal);
  });

  test('[IN2] months have their lengths', () => {
    expect([2, 4, 12].map((month) => daysInMonth(2000, month))).toEqual([29, 30, 31]);
    expect(daysInMonth(1900, 2)).toBe(28);
  });
});

describe('dates and times as text', () => {
  const micros = integer({ min: -62_000_000_000, max: 250_000_000_000 });
  test('[IN2] a timestamp reads back from its text', () => {
    assert(
      property(micros, integer({ min: 0, max: 999_999 }), (seconds, fraction) => {
        const value = new Temporal('timestamp', BigInt(seconds) * 1_000_000n + BigInt(fraction));
        const read = parseIso(temporalText(value));
        expect((read?.date ?? 0n) + (read?.time ?? 0n)).toBe(value.micros);
        expect(microsFromParts(partsOf(value))).toBe(value.micros);
      }),
    );
  });

  test('[IN2] reads ISO forms, and refuses days that there are not', () => {
    expect(parseIso('2026-03-20T08:30:00.5+02:30')).toEqual({
      date: microsFromParts({ year: 2026, month: 3, day: 20 }),
      time: 30_600_500_000n,
      offsetMinutes: 150,
    });
    expect(parseIso('08:30')).toEqual({ date: null, time: 30_600_000_000n, offsetMinutes: null });
    const wrong = ['2026-02-29', '2026-13-01', '25:00:00', '08:60', 'today', '', 'T', '2026-03-20Z'];
    expect(wrong.filter((text) => parseIso(text))).toEqual([]);
  });

  test('[IN2] writes fractions as asked, rounds seconds, and goes months on', () => {
    const value = new Temporal(
      'timestamp',
      microsFromParts({ year: 2026, month: 1, day: 31, micros: 500_000 }),
    );
    expect(temporalText(value)).toBe('2026-01-31 00:00:00.5');
    expect(temporalText(value, 3)).toBe('2026-01-31 00:00:00.500');
    expect(temporalText(roundSeconds(value, 0))).toBe('2026-01-31 00:00:01');
    expect(temporalText(roundSeconds(value, 0, 'cut'))).toBe('2026-01-31 00:00:00');
    expect(temporalText(plusMonths(value, 1))).toBe('2026-02-28 00:00:00.5');
    expect(temporalText(new Temporal('time', -90_061_000_000n))).toBe('-25:01:01');
  });
});
