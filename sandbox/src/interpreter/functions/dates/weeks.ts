import { civilFromDays, daysFromCivil, weekday } from '../../values/calendar.ts';

/**
 * MySQL's WEEK(date, mode), "Date and Time Functions": bit 0 of the mode, weeks begin on Monday; bit 1, weeks are 1 to
 * 53 and may belong to the year before or behind (otherwise 0 stands for those before the first); bit 2, the first week
 * is the one with the first Sunday or Monday (otherwise the one with four days or more), turned round for Monday.
 */
export function weekOfMysql(days: number, mode: number): { readonly year: number; readonly week: number } {
  const mondayFirst = (mode & 1) !== 0;
  const wholeYears = (mode & 2) !== 0;
  const firstWeekday = mondayFirst ? (mode & 4) !== 0 : (mode & 4) === 0;
  const { year } = civilFromDays(days);
  return weekIn(year);

  function weekIn(of: number): { year: number; week: number } {
    const start = startOf(of);
    if (days < start) return wholeYears ? weekIn(of - 1) : { year: of, week: 0 };
    if (wholeYears && days >= startOf(of + 1)) return weekIn(of + 1);
    return { year: of, week: Math.floor((days - start) / 7) + 1 };
  }

  /** The day that a year's first week begins with. */
  function startOf(of: number): number {
    const first = daysFromCivil({ year: of, month: 1, day: 1 });
    const behind = mondayFirst ? (weekday(first) + 6) % 7 : weekday(first);
    if (behind === 0) return first;
    const counts = !firstWeekday && behind <= 3;
    return counts ? first - behind : first - behind + 7;
  }
}
