import { Unsupported } from '../../errors/failure.ts';
import { daysFromCivil, isCivilDate } from '../../values/calendar.ts';
import { Temporal, microsFromParts, partsOf } from '../../values/temporal.ts';
import { refuse, type Words } from '../define/complain.ts';
import { MONTHS, WEEKDAYS } from '../dates/parts.ts';
import { type Element, readDateModel } from './date-model.ts';

type Read = { -readonly [Key in Field]?: number };
type Field =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'hour12'
  | 'minute'
  | 'second'
  | 'micros'
  | 'meridiem'
  | 'yearDay'
  | 'julian'
  | 'seconds'
  | 'bc';

/**
 * TO_DATE and TO_TIMESTAMP: a text as a model says. What the model doesn't speak of is the first of its kind: of the
 * month and year of now in Oracle, of the year 1 in PostgreSQL.
 */
export function readDate(
  text: string,
  model: string,
  dialect: 'oracle' | 'postgresql',
  nowMicros: bigint,
): Temporal {
  const read: Read = {};
  let at = 0;
  const skipSpaces = (): void => {
    while (/\s/.test(text.charAt(at))) at += 1;
  };
  for (const element of readDateModel(model, dialect)) {
    if ('literal' in element) at = behindLiteral(text, at, element.literal, dialect);
    else {
      skipSpaces();
      if (at >= text.length && dialect === 'oracle')
        fails(['ORA-01840', 'input value not long enough for date format']);
      if (at < text.length || dialect === 'oracle') at = readElement(element);
    }
  }
  skipSpaces();
  if (at < text.length && dialect === 'oracle')
    fails(['ORA-01830', 'date format picture ends before converting entire input string']);
  return momentOf(read, dialect, nowMicros, text);

  function fails(oracle: Words, postgresql?: Words): never {
    return refuse('TO_DATE', dialect, { oracle, ...(postgresql && { postgresql }) });
  }

  function readElement(element: Element): number {
    const { code } = element;
    if (code === 'MONTH' || code === 'MON')
      return name(MONTHS, (index) => (read.month = index + 1), ['ORA-01843', 'not a valid month'], element);
    if (code === 'DAY' || code === 'DY')
      return name(WEEKDAYS, () => 0, ['ORA-01846', 'not a valid day of the week'], element);
    const word = WORDS[code];
    if (word) {
      const found = word.exec(text.slice(at));
      if (!found)
        fails(
          ['ORA-01855', 'AM/A.M. or PM/P.M. required'],
          ['22007', `invalid value "${text.slice(at, at + 2)}" for "${element.letters}"`],
        );
      if (code.startsWith('B') || code === 'AD' || code === 'A.D.') read.bc = /^b/i.test(found[0]) ? 1 : 0;
      else read.meridiem = /^p/i.test(found[0]) ? 1 : 0;
      return at + found[0].length;
    }
    const field = FIELDS[code];
    if (!field) throw new Unsupported(`reading a date by ${element.letters}`, null);
    const [key, width, scale = 1] = field;
    const sign = key === 'year' && /^[+-]/.test(text.slice(at)) ? text.charAt(at) : '';
    const digits = /^\d*/.exec(text.slice(at + sign.length, at + sign.length + width))?.[0] ?? '';
    if (digits === '')
      fails(
        key === 'month'
          ? ['ORA-01843', 'not a valid month']
          : ['ORA-01858', 'a non-numeric character was found where a numeric was expected'],
        ['22007', `invalid value "${text.slice(at, at + width)}" for "${element.letters}"`],
      );
    read[key] = key === 'micros' ? Number(digits.padEnd(6, '0').slice(0, 6)) * scale : Number(sign + digits);
    if (key === 'year')
      read.year = fullYear(Number(digits), code, digits.length, dialect, nowMicros) * (sign === '-' ? -1 : 1);
    return at + sign.length + digits.length;
  }

  function name(
    names: readonly string[],
    take: (index: number) => number,
    words: Words,
    element: Element,
  ): number {
    const rest = text.slice(at).toLowerCase();
    const full = names.findIndex((each) => rest.startsWith(each.toLowerCase()));
    const index =
      full === -1 ? names.findIndex((each) => rest.startsWith(each.slice(0, 3).toLowerCase())) : full;
    if (index === -1)
      fails(words, [
        '22007',
        `invalid value "${text.slice(at, at + element.letters.length)}" for "${element.letters}"`,
      ]);
    take(index);
    return at + (full === -1 ? 3 : (names[index] ?? '').length);
  }
}

const WORDS: Readonly<Record<string, RegExp>> = {
  AM: /^[ap]m/i,
  PM: /^[ap]m/i,
  'A.M.': /^[ap]\.m\./i,
  'P.M.': /^[ap]\.m\./i,
  AD: /^(?:ad|bc)/i,
  BC: /^(?:ad|bc)/i,
  'A.D.': /^(?:a\.d\.|b\.c\.)/i,
  'B.C.': /^(?:a\.d\.|b\.c\.)/i,
};

const FIELDS: Readonly<Record<string, readonly [field: Field, width: number, scale?: number]>> = {
  YYYY: ['year', 4],
  RRRR: ['year', 4],
  YYY: ['year', 3],
  YY: ['year', 2],
  RR: ['year', 2],
  Y: ['year', 1],
  MM: ['month', 2],
  DD: ['day', 2],
  DDD: ['yearDay', 3],
  HH24: ['hour', 2],
  HH12: ['hour12', 2],
  HH: ['hour12', 2],
  MI: ['minute', 2],
  SS: ['second', 2],
  SSSSS: ['seconds', 5],
  J: ['julian', 7],
  MS: ['micros', 3],
  US: ['micros', 6],
  FF: ['micros', 9],
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => [`FF${count}`, ['micros', count] as const]),
  ),
};

/** Two digits: RR turns at 50; YY is of this century in Oracle, the nearest to 2020 in PostgreSQL. */
function fullYear(
  value: number,
  code: string,
  digits: number,
  dialect: 'oracle' | 'postgresql',
  nowMicros: bigint,
): number {
  if (digits >= 4) return value;
  const { year } = partsOf(new Temporal('timestamp', nowMicros));
  if (code.startsWith('RR')) {
    if (digits > 2) return value;
    const century = Math.trunc(year / 100) * 100;
    if (year % 100 < 50) return value < 50 ? century + value : century - 100 + value;
    return value < 50 ? century + 100 + value : century + value;
  }
  if (dialect === 'oracle') {
    if (code === 'YYYY') return value;
    const by = 10 ** code.length;
    return Math.trunc(year / by) * by + value;
  }
  if (code === 'YYYY' && digits > 2) return value;
  if (code === 'YYYY') return value;
  if (value < 70) return value + 2000;
  return value < 100 ? value + 1900 : value < 520 ? value + 2000 : value + 1000;
}

/** Oracle lets any punctuation stand for any; PostgreSQL skips whatever is no letter or digit. */
function behindLiteral(text: string, at: number, literal: string, dialect: 'oracle' | 'postgresql'): number {
  let next = at;
  if (/^\s$/.test(literal)) {
    while (/\s/.test(text.charAt(next))) next += 1;
    return next === at && /^[^\p{L}\p{N}]$/u.test(text.charAt(at)) ? at + 1 : next;
  }
  for (const letter of literal) {
    const isSign = /[^\p{L}\p{N}]/u.test(letter);
    if (isSign && /[^\p{L}\p{N}]/u.test(text.charAt(next)) && next < text.length) next += 1;
    else if (!isSign && (dialect === 'postgresql' || text.charAt(next) === letter)) next += 1;
    else if (!isSign)
      refuse('TO_DATE', dialect, { oracle: ['ORA-01861', 'literal does not match format string'] });
  }
  return next;
}

function momentOf(read: Read, dialect: 'oracle' | 'postgresql', nowMicros: bigint, text: string): Temporal {
  const now = partsOf(new Temporal('timestamp', nowMicros));
  const isOracle = dialect === 'oracle';
  const year = (read.year ?? (isOracle ? now.year : 1)) * (read.bc ? -1 : 1) + (read.bc ? 1 : 0);
  const month = read.month ?? (isOracle && read.yearDay === undefined ? now.month : 1);
  const day = read.day ?? 1;
  const hour = hourOf(read, dialect);
  const [minute, second] = [read.minute ?? 0, read.second ?? 0];
  check(month >= 1 && month <= 12, ['ORA-01843', 'not a valid month']);
  check(day >= 1 && day <= 31, ['ORA-01847', 'day of month must be between 1 and last day of month']);
  check(isCivilDate({ year, month, day }), ['ORA-01839', 'date not valid for month specified']);
  check(hour <= 23, ['ORA-01850', 'hour must be between 0 and 23']);
  check(minute <= 59, ['ORA-01851', 'minutes must be between 0 and 59']);
  check(second <= 59, ['ORA-01852', 'seconds must be between 0 and 59']);
  const clock = read.seconds === undefined ? { hour, minute, second } : { second: read.seconds };
  const days =
    read.julian === undefined
      ? read.yearDay === undefined
        ? daysFromCivil({ year, month, day })
        : daysFromCivil({ year, month: 1, day: 1 }) + read.yearDay - 1
      : read.julian - 2_440_588;
  return new Temporal(
    'timestamp',
    BigInt(days) * 86_400_000_000n + microsFromParts({ ...clock, micros: read.micros ?? 0 }),
  );

  function check(isRight: boolean, oracle: Words): void {
    if (!isRight)
      refuse('TO_DATE', dialect, {
        oracle,
        postgresql: ['22008', `date/time field value out of range: "${text}"`],
      });
  }
}

function hourOf(read: Read, dialect: 'oracle' | 'postgresql'): number {
  if (read.hour !== undefined) return read.hour;
  if (read.hour12 === undefined) return 0;
  if (read.hour12 < 1 || read.hour12 > 12)
    refuse('TO_DATE', dialect, {
      oracle: ['ORA-01849', 'hour must be between 1 and 12'],
      postgresql: ['22007', `hour "${read.hour12}" is invalid for the 12-hour clock`],
    });
  return (read.hour12 % 12) + (read.meridiem ? 12 : 0);
}
