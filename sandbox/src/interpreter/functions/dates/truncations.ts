import { Unsupported } from '../../errors/failure.ts';
import { MICROS_PER_DAY, weekday } from '../../values/calendar.ts';
import { Temporal, daysOf, floorDivide, microsFromParts, partsOf } from '../../values/temporal.ts';
import type { Unit } from './units.ts';

export const CLOCK: Readonly<Partial<Record<Unit, bigint>>> = {
  microsecond: 1n,
  millisecond: 1000n,
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: MICROS_PER_DAY,
};

/** The moment that a unit began at: a week on the weekday that `firstDay` names, 0 for Sunday. */
export function startOf(value: Temporal, unit: Unit, firstDay = 1): bigint {
  const clock = CLOCK[unit];
  if (clock !== undefined) return floorDivide(value.micros, clock) * clock;
  const { year, month } = partsOf(value);
  const days = daysOf(value);
  switch (unit) {
    case 'week':
    case 'isoweek':
      return BigInt(days - ((weekday(days) - firstDay + 7) % 7)) * MICROS_PER_DAY;
    case 'month':
      return microsFromParts({ year, month });
    case 'quarter':
      return microsFromParts({ year, month: Math.floor((month - 1) / 3) * 3 + 1 });
    case 'year':
      return microsFromParts({ year });
    case 'decade':
      return microsFromParts({ year: Math.floor(year / 10) * 10 });
    case 'century':
      return microsFromParts({ year: Math.floor((year - 1) / 100) * 100 + 1 });
    case 'millennium':
      return microsFromParts({ year: Math.floor((year - 1) / 1000) * 1000 + 1 });
    default:
      throw new Unsupported(`cutting a date to ${unit}`, null);
  }
}
