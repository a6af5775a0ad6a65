import { Unsupported, fail } from '../../errors/failure.ts';
import type { Conversion } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import { Decimal } from '../../values/decimal.ts';
import { Interval } from '../../values/interval.ts';
import { isNumeric, toDecimal } from '../../values/numeric.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { textIn } from '../define/read.ts';
import { bound, overloaded, scalar } from '../define/scalar.ts';
import { NULL, DATE, NUMERIC, ORACLE_DATE, TIMESTAMP, ZONED, textLike } from '../define/types.ts';
import type { CallSite } from '../function.ts';
import { shortest } from '../numbers/rounding.ts';
import { readDate } from './date-reading.ts';
import { dateText } from './date-text.ts';
import { numberText, readNumber } from './number-model.ts';

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
