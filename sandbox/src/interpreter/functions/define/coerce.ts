import type { DialectName } from '../../dialects/dialect.ts';
import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Conversion, Semantics } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import { Decimal, decimalFromFloat, toInteger } from '../../values/decimal.ts';
import { numberPrefix, wholeNumberText } from '../../values/number-text.ts';
import { isNumeric, toDecimal, toFloat } from '../../values/numeric.ts';
import { trimSpacesAtEnd } from '../../values/text.ts';
import { textIn } from './read.ts';
import { Temporal } from '../../values/temporal.ts';
import type { Value } from '../../values/value.ts';
import { DATE, FLOAT64, INTERVAL, NUMERIC, TIME, TIMESTAMP } from './types.ts';

const NUMBERS = new Set<Type['kind']>(['integer', 'decimal', 'float']);
const EXACT = new Set<Type['kind']>(['integer', 'decimal']);
const FREE = new Set<Type['kind']>(['null', 'unknown']);

/** PostgreSQL looks for a function of these argument types, and has no other. */
export function isAccepted(letter: string, type: Type): boolean {
  const { kind } = type;
  if (FREE.has(kind)) return true;
  switch (letter) {
    case 's':
      return kind === 'text';
    case 'i':
      return kind === 'integer' && type.bits <= 32;
    case 'I':
      return kind === 'integer';
    case 'm':
    case 'n':
    case 'f':
      return NUMBERS.has(kind);
    case 'N':
      return EXACT.has(kind);
    case 'd':
      return kind === 'date' || kind === 'timestamp';
    case 't':
      return kind === 'time' || kind === 'date' || kind === 'timestamp' || kind === 'interval';
    case 'x':
      return kind === 'interval' || kind === 'time';
    case 'j':
      return kind === 'json';
    case 'J':
      return kind === 'json' && type.binary;
    case 'y':
      return kind === 'blob' || kind === 'text';
    case 'b':
    case 'c':
      return kind === 'boolean';
    case 'A':
      return kind === 'array';
    default:
      return true;
  }
}

/** How an argument becomes what its letter says; null where it is so already. */
export function coercion(letter: string, type: Type, semantics: Semantics, span: Span): Conversion | null {
  const { kind } = type;
  const { dialect } = semantics;
  const to = (wanted: Type): Conversion => semantics.implicit(type, wanted, span);
  switch (letter) {
    case 's':
      return kind === 'text' && !type.fixed ? null : asText(type, semantics);
    case 'y':
      if (kind === 'text' && type.fixed) return asText(type, semantics);
      return kind === 'blob' || kind === 'text'
        ? null
        : (value) =>
            value instanceof Uint8Array || typeof value === 'string' ? value : semantics.text(value, type);
    case 'i':
    case 'I':
      return kind === 'integer'
        ? null
        : chain(asNumber(type, semantics, span), (value) => asInteger(value, dialect));
    case 'm':
      return kind === 'any' ? mathNumber : asNumber(type, semantics, span);
    case 'n':
      return asNumber(type, semantics, span);
    case 'N':
      return chain(asNumber(type, semantics, span), (value) => exact(value));
    case 'f':
      return kind === 'float' ? null : chain(asNumber(type, semantics, span), (value) => float(value));
    case 'd':
      return kind === 'date' || kind === 'timestamp' ? null : to(TIMESTAMP);
    case 'D':
      return kind === 'date' ? null : kind === 'timestamp' ? midnight : to(DATE);
    case 't':
      if (kind === 'text' && dialect !== 'postgresql') return momentOrTime(to(TIMESTAMP), to(TIME));
      return kind === 'time' || kind === 'timestamp' || kind === 'date' || kind === 'interval'
        ? null
        : to(TIME);
    case 'x':
      return kind === 'interval' ? null : to(INTERVAL);
    default:
      return null;
  }
}

/** A text is a time of day unless a date stands in it. */
function momentOrTime(moment: Conversion, time: Conversion): Conversion {
  return (value, run) =>
    /^\s*\d+[^\d:.\s]\d+|^\s*\d+:\d+:\d+\s/.test(textIn(value)) ? moment(value, run) : time(value, run);
}

/** Padding of CHAR(n) goes where PostgreSQL makes text of it. */
function asText(type: Type, semantics: Semantics): Conversion {
  if (type.kind === 'text')
    return semantics.dialect === 'postgresql' ? (value) => trimSpacesAtEnd(textIn(value)) : (value) => value;
  return (value) => (typeof value === 'string' ? value : semantics.text(value, type));
}

function asNumber(type: Type, semantics: Semantics, span: Span): Conversion | null {
  if (NUMBERS.has(type.kind)) return null;
  if (type.kind === 'any' || type.kind === 'boolean') return (value) => sqliteNumber(value);
  if (FREE.has(type.kind) && semantics.dialect !== 'postgresql') return null;
  return semantics.implicit(type, semantics.dialect === 'oracle' ? NUMERIC : FLOAT64, span);
}

/** SQLite's mathematical functions give NULL for a text that is no number from end to end. */
function mathNumber(value: Value): Value {
  if (value instanceof Uint8Array) return null;
  return typeof value === 'string' && wholeNumberText(value) === null ? null : sqliteNumber(value);
}

/** SQLite, "Datatypes", 4.2: a text counts as the number that it begins with. */
function sqliteNumber(value: Value): Value {
  if (value === null || isNumeric(value)) return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  const prefix = numberPrefix(textIn(value));
  if (prefix === null) return 0n;
  // What 64 bits don't hold is a float there; a number of a megabyte would take its time as an integer.
  if (!/^[+-]?\d{1,19}$/.test(prefix)) return Number(prefix);
  const whole = BigInt(prefix);
  return BigInt.asIntN(64, whole) === whole ? whole : Number(prefix);
}

/**
 * A fraction is rounded where the dialect rounds arguments (MySQL, PostgreSQL), cut elsewhere. What 64 bits don't hold
 * is the widest integer, or too large for T-SQL.
 */
function asInteger(value: Value, dialect: DialectName): Value {
  if (typeof value === 'number' && !Number.isFinite(value)) return null;
  const whole = wholeOf(value, dialect);
  if (typeof whole !== 'bigint' || BigInt.asIntN(64, whole) === whole) return whole;
  if (dialect === 'mssql')
    return fail({ kind: 'out-of-range', type: 'expression to int', value: '', column: null });
  return whole > 0n ? 2n ** 63n - 1n : -(2n ** 63n);
}

function wholeOf(value: Value, dialect: DialectName): Value {
  if (typeof value === 'number') return BigInt(rounds(dialect) ? Math.round(value) : Math.trunc(value));
  return value instanceof Decimal ? toInteger(value, rounds(dialect) ? 'half-away' : 'cut') : value;
}

function rounds(dialect: DialectName): boolean {
  return dialect === 'mysql' || dialect === 'mariadb' || dialect === 'postgresql';
}

function exact(value: Value): Value {
  if (typeof value === 'number') return decimalFromFloat(value);
  return typeof value === 'bigint' ? toDecimal(value) : value;
}

function float(value: Value): Value {
  return isNumeric(value) ? toFloat(value) : value;
}

function midnight(value: Value): Value {
  if (!(value instanceof Temporal)) return value;
  const day = 86_400_000_000n;
  const rest = ((value.micros % day) + day) % day;
  return new Temporal('date', value.micros - rest);
}

function chain(first: Conversion | null, second: (value: Value) => Value): Conversion {
  return (value, run) => {
    const ready = first ? first(value, run) : value;
    return ready === null ? null : second(ready);
  };
}
