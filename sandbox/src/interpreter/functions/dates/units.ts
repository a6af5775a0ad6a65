import type { DialectName } from '../../dialects/dialect.ts';
import { fail } from '../../errors/failure.ts';
import { refuse } from '../define/complain.ts';

/** The units of time that functions speak of, under one name each. */
export type Unit =
  | 'microsecond'
  | 'millisecond'
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium'
  | 'weekday'
  | 'isoweekday'
  | 'dayofyear'
  | 'isoweek'
  | 'isoyear'
  | 'epoch'
  | 'julian'
  | 'nanosecond';

/** T-SQL, "DATEPART", Arguments: a unit and its abbreviations. */
const MSSQL: Readonly<Record<string, string>> = {
  year: 'year yy yyyy',
  quarter: 'quarter qq q',
  month: 'month mm m',
  dayofyear: 'dayofyear dy y',
  day: 'day dd d',
  week: 'week wk ww',
  weekday: 'weekday dw w',
  hour: 'hour hh',
  minute: 'minute mi n',
  second: 'second ss s',
  millisecond: 'millisecond ms',
  microsecond: 'microsecond mcs',
  nanosecond: 'nanosecond ns',
  isoweek: 'iso_week isowk isoww',
};
const MYSQL: Readonly<Record<string, string>> = {
  microsecond: 'microsecond frac_second sql_tsi_frac_second',
  second: 'second sql_tsi_second',
  minute: 'minute sql_tsi_minute',
  hour: 'hour sql_tsi_hour',
  day: 'day sql_tsi_day',
  week: 'week sql_tsi_week',
  month: 'month sql_tsi_month',
  quarter: 'quarter sql_tsi_quarter',
  year: 'year sql_tsi_year',
};
/** PostgreSQL, 9.9.1 and datetime.c: plurals and abbreviations are known. */
const POSTGRESQL: Readonly<Record<string, string>> = {
  microsecond: 'microseconds microsecond us usec usecs useconds',
  millisecond: 'milliseconds millisecond ms msec msecs mseconds',
  second: 'second seconds s sec secs',
  minute: 'minute minutes m min mins',
  hour: 'hour hours h hr hrs',
  day: 'day days d',
  week: 'week weeks w',
  month: 'month months mon mons',
  quarter: 'quarter qtr',
  year: 'year years y yr yrs',
  decade: 'decade decades dec decs',
  century: 'century centuries c cent',
  millennium: 'millennium millennia mil mils',
  weekday: 'dow',
  isoweekday: 'isodow',
  dayofyear: 'doy',
  isoyear: 'isoyear',
  epoch: 'epoch',
  julian: 'julian',
};
const ORACLE: Readonly<Record<string, string>> = Object.fromEntries(
  ['year', 'month', 'day', 'hour', 'minute', 'second'].map((unit) => [unit, unit]),
);

function byWord(units: Readonly<Record<string, string>>): ReadonlyMap<string, Unit> {
  return new Map(
    Object.entries(units).flatMap(([unit, words]) =>
      words.split(' ').map((word) => [word, unit as Unit] as const),
    ),
  );
}

const WORDS: Readonly<Record<Exclude<DialectName, 'sqlite'>, ReadonlyMap<string, Unit>>> = {
  postgresql: byWord(POSTGRESQL),
  mysql: byWord(MYSQL),
  mariadb: byWord(MYSQL),
  mssql: byWord(MSSQL),
  oracle: byWord(ORACLE),
};

/** The unit that a word stands for. @throws SqlFailure where it stands for none. */
export function unitOf(word: string, dialect: DialectName, name: string): Unit {
  const unit = dialect === 'sqlite' ? undefined : WORDS[dialect].get(word.toLowerCase());
  if (unit) return unit;
  if (dialect === 'mysql' || dialect === 'mariadb')
    fail({ kind: 'unknown-column', name: word, qualifier: null, clause: 'SELECT' });
  return refuse(name, dialect, {
    postgresql: ['22023', `unit "${word.toLowerCase()}" not recognized for type timestamp without time zone`],
    mssql: ['155', `'${word.toLowerCase()}' is not a recognized ${name.toLowerCase()} option.`],
    oracle: ['ORA-00907', 'missing right parenthesis'],
  });
}
