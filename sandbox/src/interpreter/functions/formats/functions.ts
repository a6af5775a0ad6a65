import { Unsupported, fail } from '../../errors/failure.ts';
import type { Conversion } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import type { CallSite } from '../function.ts';
import { Decimal, rescale } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { isNumeric, toDecimal } from '../../values/numeric.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { integerIn, textIn } from '../define/read.ts';
import { bound, overloaded, scalar } from '../define/scalar.ts';
import { DATE, NUMERIC, ORACLE_DATE, TIMESTAMP, ZONED, textLike } from '../define/types.ts';
import { shortest } from '../numbers/rounding.ts';
import { identifierText } from '../strings/codes.ts';
import { dateText } from './date-text.ts';
import { readDate } from './date-reading.ts';
import { kindOfPattern, mysqlDateText, readMysqlDate } from './mysql-date.ts';
import { grouped, netDateText, netNumberText } from './net.ts';
import { numberText, readNumber } from './number-model.ts';

const NULL: Type = { kind: 'null' };

/** TO_CHAR(value, model); Oracle's without a model writes as a conversion to text does. */
export const toChar = bound(
  'as?',
  (args, site) => {
    const [type = NULL] = args;
    const { semantics, span } = site;
    const isKnown = ['date', 'timestamp', 'time', 'interval', 'integer', 'decimal', 'float', 'null'].includes(
      type.kind,
    );
    if (semantics.dialect === 'postgresql' && !isKnown)
      fail(
        { kind: 'unknown-function', name: 'to_char', types: args.map((each) => semantics.nameOf(each)) },
        span,
      );
    return textLike([], site);
  },
  ([type = NULL], { semantics }) => {
    const dialect = semantics.dialect === 'oracle' ? 'oracle' : 'postgresql';
    return ([value = null, model], { budget }) => {
      if (value === null) return null;
      if (model === undefined) return semantics.text(value, type);
      const pattern = textIn(model);
      if (pattern === '' && dialect === 'postgresql') return null;
      budget.text(pattern.length * 4);
      if (value instanceof Temporal || value instanceof Interval) return dateText(value, pattern, dialect);
      if (isNumeric(value)) return numberText(exactOf(value), pattern, dialect);
      const number = semantics.text(value, type).trim();
      if (!/^[+-]?\d+(?:\.\d+)?$/.test(number))
        refuse('TO_CHAR', dialect, { oracle: ['ORA-01722', 'invalid number'] });
      return numberText(readNumber(number, '9'.repeat(40), dialect), pattern, dialect);
    };
  },
);

function exactOf(value: Value): Decimal {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Unsupported('TO_CHAR of infinity', null);
    return shortest(value);
  }
  return toDecimal(value as Decimal);
}

/** Oracle reads a text by its default format; PostgreSQL has no such function. Null where a model is given. */
function withoutModel(name: string, args: readonly Type[], type: Type, site: CallSite): Conversion | null {
  if (args.length > 1) return null;
  const { semantics, span } = site;
  if (semantics.dialect === 'postgresql')
    fail({ kind: 'unknown-function', name, types: args.map((each) => semantics.nameOf(each)) }, span);
  return semantics.implicit(textLike([], site), type, span);
}

/** TO_DATE(text, model): PostgreSQL gives a date, Oracle its DATE with a time of day. */
export const toDate = bound(
  'ss?',
  (_, { semantics: { dialect } }) => (dialect === 'oracle' ? ORACLE_DATE : DATE),
  (args, site) => {
    const { semantics } = site;
    const byDefault = withoutModel('to_date', args, ORACLE_DATE, site);
    return ([text = null, model], run) => {
      if (byDefault) return byDefault(text, run);
      if (semantics.dialect === 'oracle')
        return readDate(textIn(text), textIn(model), 'oracle', run.nowMicros);
      const day = 86_400_000_000n;
      const { micros } = readDate(textIn(text), textIn(model), 'postgresql', run.nowMicros);
      return new Temporal('date', micros - (((micros % day) + day) % day));
    };
  },
);

/** TO_TIMESTAMP(text, model): with a time zone in PostgreSQL. */
export const toTimestamp = bound(
  'ss?',
  (_, { semantics: { dialect } }) => (dialect === 'oracle' ? TIMESTAMP : ZONED),
  (args, site) => {
    const { semantics } = site;
    const byDefault = withoutModel('to_timestamp', args, TIMESTAMP, site);
    const isOracle = semantics.dialect === 'oracle';
    return ([text = null, model], run) => {
      if (byDefault) return byDefault(text, run);
      const { micros } = readDate(
        textIn(text),
        textIn(model),
        isOracle ? 'oracle' : 'postgresql',
        run.nowMicros,
      );
      return new Temporal('timestamp', micros, !isOracle);
    };
  },
);

export const toNumber = overloaded(
  bound(
    'ss',
    NUMERIC,
    (_, { semantics: { dialect } }) =>
      ([text, model]) =>
        readNumber(textIn(text), textIn(model), dialect === 'oracle' ? 'oracle' : 'postgresql'),
  ),
  scalar('N', NUMERIC, ([value = null]) => value),
);

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

/** T-SQL's FORMAT(value, format, culture), in the culture en-US alone; an unknown format gives NULL. */
export const netFormat = bound(
  'ass?',
  'text',
  (_, { arguments: spans, semantics }) =>
    ([value = null, format, culture]) => {
      if (culture !== undefined && !/^en(?:-us)?$/i.test(textIn(culture)))
        throw new Unsupported(`FORMAT in the culture ${textIn(culture)}`, spans[2] ?? null);
      if (value instanceof Temporal) return netDateText(value, textIn(format));
      if (value !== null && isNumeric(value)) return netNumberText(value, textIn(format));
      return refuse('FORMAT', semantics.dialect, {
        mssql: ['8116', 'Argument data type varchar is invalid for argument 1 of format function.'],
      });
    },
);

/** T-SQL's STR(number, length, decimals): right-aligned, asterisks where it is too long. */
export const str = scalar('fI?I?', 'text', ([value, length = 10n, places = 0n], { budget }) => {
  const [room, digits] = [Number(length), Math.min(16, Number(places))];
  if (room < 1 || digits < 0) throw new Unsupported('STR with this length', null);
  budget.text(room);
  const exact = shortest(value as number);
  const whole = decimalOf(rescale(exact, 0));
  if (whole.length > room) return '*'.repeat(room);
  const kept = Math.max(0, Math.min(digits, room - decimalOf(rescale(exact, 0, 'cut')).length - 1));
  return decimalOf(rescale(exact, kept)).padStart(room);
});

function decimalOf({ digits, scale }: Decimal): string {
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const text = scale === 0 ? all : `${all.slice(0, -scale)}.${all.slice(-scale)}`;
  return digits < 0n ? `-${text}` : text;
}

const PLACEHOLDER = /%(?:(\d+)\$)?(-)?(?:(\d+)|\*)?([%sIL])/g;

/** PostgreSQL's format(text, …): %s, %I, %L, with places and widths. */
export const formatText = bound(
  'sa*',
  'text',
  (args, { semantics }) => {
    const text = (value: Value, at: number): string => {
      if (value === null) return '';
      if (typeof value === 'boolean') return value ? 't' : 'f';
      return typeof value === 'string' ? value : semantics.text(value, args[at] ?? NULL);
    };
    return (values, { budget }) => {
      const [pattern = null] = values;
      if (pattern === null) return null;
      let next = 0;
      const result = textIn(pattern).replace(
        PLACEHOLDER,
        (
          all,
          place: string | undefined,
          minus: string | undefined,
          width: string | undefined,
          kind: string,
        ) => {
          if (kind === '%') return '%';
          if (all.includes('*')) throw new Unsupported('format with %*s', null);
          next = place === undefined ? next + 1 : Number(place);
          if (next >= values.length || next === 0)
            refuse('FORMAT', 'postgresql', { postgresql: ['22023', 'too few arguments for format()'] });
          const value = values[next] ?? null;
          if (value === null && kind === 'I')
            refuse('FORMAT', 'postgresql', {
              postgresql: ['22004', 'null values cannot be formatted as an SQL identifier'],
            });
          const shown =
            kind === 'I'
              ? identifierText(text(value, next))
              : kind === 'L'
                ? literal(value, text(value, next))
                : text(value, next);
          budget.text(Number(width ?? 0));
          return minus ? shown.padEnd(Number(width ?? 0)) : shown.padStart(Number(width ?? 0));
        },
      );
      budget.text(result.length);
      return result;
    };
  },
  { takesNull: true },
);

function literal(value: Value, text: string): string {
  if (value === null) return 'NULL';
  const quoted = `'${text.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
}
