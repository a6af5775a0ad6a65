import { Unsupported } from '../../errors/failure.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { Temporal } from '../../values/temporal.ts';
import { integerIn, textIn } from '../define/read.ts';
import { bound, scalar } from '../define/scalar.ts';
import { DATE, TIMESTAMP } from '../define/types.ts';
import { grouped } from './grouped.ts';
import { kindOfPattern, mysqlDateText, readMysqlDate } from './mysql-date.ts';

/** MySQL's DATE_FORMAT and TIME_FORMAT. */
export const dateFormat = scalar('ds', 'text', ([value, pattern]) =>
  value instanceof Temporal ? mysqlDateText(value, textIn(pattern)) : null,
);
export const timeFormat = scalar('ts', 'text', ([value, pattern]) =>
  value instanceof Temporal ? mysqlDateText(value, textIn(pattern)) : null,
);
/** MySQL's STR_TO_DATE: a date, a time or a datetime, as a constant pattern says. */
export const strToDate = bound(
  'ss',
  (_, { constants: [, pattern] }) => {
    const kind = typeof pattern === 'string' ? kindOfPattern(pattern) : 'timestamp';
    const precision = typeof pattern === 'string' && !pattern.includes('%f') ? 0 : 6;
    if (kind === 'date') return DATE;
    return kind === 'time' ? { kind, precision, zoned: false } : { ...TIMESTAMP, precision };
  },
  () =>
    ([text, pattern]) =>
      readMysqlDate(textIn(text), textIn(pattern)),
);
/** MySQL's FROM_UNIXTIME with a pattern. */
export const epochFormat = scalar('Ns', 'text', ([seconds, pattern]) => {
  const micros = rescale(seconds as Decimal, 6).digits;
  return micros < 0n ? null : mysqlDateText(new Temporal('timestamp', micros), textIn(pattern));
});
/** MySQL's FORMAT(number, digits): with commas. A locale is not known here. */
export const formatNumber = bound('NIs?', 'text', (_, { arguments: spans }) => ([number, digits, locale]) => {
  if (locale !== undefined && locale !== 'en_US')
    throw new Unsupported('FORMAT in another locale', spans[2] ?? null);
  return grouped(number as Decimal, Math.max(0, Math.min(30, Number(integerIn(digits)))));
});
