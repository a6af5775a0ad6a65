import type { DialectName } from '../../dialects/dialect.ts';
import { isCivilDate } from '../../values/calendar.ts';
import { Temporal, microsFromParts } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { bound } from '../define/scalar.ts';
import { DATE } from '../define/types.ts';

export const number = (value: Value | undefined): number => Number(value ?? 0n);

/** DATEFROMPARTS, make_date: refused where the calendar has no such day. */
export const makeDate = bound('iii', DATE, (_, { semantics: { dialect } }) => ([year, month, day]) => {
  const parts = { year: number(year), month: number(month), day: number(day) };
  if (!isCivilDate(parts) || parts.year < 1)
    refuseDate(dialect, `${parts.year}-${two(parts.month)}-${two(parts.day)}`, 'date');
  return new Temporal('date', microsFromParts(parts));
});
export const two = (value: number): string => String(value).padStart(2, '0');

export function refuseDate(dialect: DialectName, text: string, type: string): never {
  return refuse('DATEFROMPARTS', dialect, {
    postgresql: ['22008', `${type} field value out of range: ${text}`],
    mssql: [
      '289',
      `Cannot construct data type ${type}, some of the arguments have values which are not valid.`,
    ],
  });
}
