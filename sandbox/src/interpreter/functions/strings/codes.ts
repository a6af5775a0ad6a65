import { textIn } from '../define/read.ts';
import { isNumeric } from '../../values/numeric.ts';
import { Decimal, toInteger } from '../../values/decimal.ts';
import { bytesFromHex, hexOf } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { refuse } from '../define/complain.ts';
import { bound, scalar } from '../define/scalar.ts';
import { BYTES } from '../define/types.ts';
import { bytesOf, fromBytes } from './bytes.ts';

/** The code point of the first character; 0 for ''. */
export const codePoint = scalar('s', 'integer', ([text]) => BigInt(textIn(text).codePointAt(0) ?? 0));
/** SQLite: NULL for ''. */
export const unicode = scalar('s', 'integer', ([text]) => {
  const point = textIn(text).codePointAt(0);
  return point === undefined ? null : BigInt(point);
});
/** MySQL's ASCII: the first byte. */
export const firstByte = scalar('s', 'integer', ([text]) => BigInt(bytesOf(textIn(text))[0] ?? 0));
/** MySQL's ORD: the bytes of the first character, read as one number. */
export const order = scalar('s', 'integer', ([text]) => {
  const [first = ''] = textIn(text);
  return bytesOf(first).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
});

/** The character of a code point. */
export const character = bound('i', 'text', (_, { semantics: { dialect } }) => ([code]) => {
  const point = Number(code);
  if (point === 0 && dialect === 'postgresql')
    refuse('CHR', dialect, { postgresql: ['54000', 'null character not permitted'] });
  if (dialect === 'mssql') return point < 0 || point > 65_535 ? null : String.fromCharCode(point);
  if (point < 0 || point > 0x10_ff_ff)
    refuse('CHR', dialect, {
      postgresql: ['54000', `requested character too large for encoding: ${point}`],
      oracle: ['ORA-01426', 'numeric overflow'],
    });
  return String.fromCodePoint(point);
});
/** T-SQL's CHAR: 0 to 255, of code page 1252. */
export const characterOfByte = scalar('i', 'text', ([code]) => {
  const byte = Number(code);
  if (byte < 0 || byte > 255) return null;
  return new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
});
/** SQLite's char(65, 66). */
export const charactersOfPoints = scalar(
  'I*',
  'text',
  (codes) =>
    codes
      .map((code) => {
        const point = Number(code ?? 0n);
        return point < 0 || point > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(point);
      })
      .join(''),
  { takesNull: true },
);
/** MySQL's CHAR(77, 121): numbers as bytes, NULL passed over. It gives bytes; in the connection's client they show as text. */
export const charactersOfBytes = scalar(
  'I+',
  'text',
  (codes) => {
    const bytes = codes.flatMap((code) => (typeof code === 'bigint' ? bigEndian(code) : []));
    return fromBytes(Uint8Array.from(bytes));
  },
  { takesNull: true },
);

function bigEndian(code: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(32, code); rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  return bytes.length === 0 ? [0] : bytes;
}

/** Bytes of a text in hexadecimal; MySQL writes numbers as numbers. */
export const hex = bound('a', 'text', ([type], { semantics }) => ([value]) => {
  if (value instanceof Uint8Array) return hexOf(value).toUpperCase();
  if (isNumeric(value ?? null) && semantics.dialect !== 'sqlite')
    return BigInt.asUintN(64, wholeOf(value)).toString(16).toUpperCase();
  const text = typeof value === 'string' ? value : semantics.text(value ?? null, type ?? { kind: 'null' });
  return hexOf(bytesOf(text)).toUpperCase();
});
export const toHex = scalar('i', 'text', ([value]) => {
  const integer = value as bigint;
  const bits = integer < -(2n ** 31n) ? 64 : 32;
  return BigInt.asUintN(integer < 0n ? bits : 64, integer).toString(16);
});
export const toBase = (base: number) =>
  bound(
    'a',
    'text',
    () =>
      ([value]) =>
        BigInt.asUintN(64, wholeOf(value)).toString(base).toUpperCase(),
  );
export const unhex = scalar('s', BYTES, ([digits]) => {
  const text = textIn(digits);
  return bytesFromHex(text.length % 2 === 1 ? `0${text}` : text);
});
export const unhexStrict = scalar('s', BYTES, ([digits]) => bytesFromHex(textIn(digits)));

function wholeOf(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return toInteger(value);
  return typeof value === 'number'
    ? BigInt(Math.round(value))
    : BigInt(Math.trunc(Number.parseFloat(textIn(value))) || 0);
}

/** From one base to another: MySQL's CONV. */
export const convertBase = scalar('sII', 'text', ([digits, from, to]) => {
  const [base, target] = [Math.abs(Number(from)), Math.abs(Number(to))];
  if (base < 2 || base > 36 || target < 2 || target > 36) return null;
  const [, sign = '', body = ''] = /^\s*(-?)([0-9a-z]*)/i.exec(textIn(digits)) ?? [];
  let value = 0n;
  for (const digit of body.toLowerCase()) {
    const worth = Number.parseInt(digit, 36);
    if (worth >= base) break;
    value = value * BigInt(base) + BigInt(worth);
  }
  const unsigned = BigInt.asUintN(64, sign ? -value : value);
  const shown = Number(to) < 0 ? BigInt.asIntN(64, unsigned) : unsigned;
  return shown.toString(target).toUpperCase();
});

const doubled = (text: string, quote: string): string => text.replaceAll(quote, quote + quote);

/** SQLite: the literal that stands for a value. */
export const quoteOfSqlite = bound(
  'a',
  'text',
  ([type], { semantics }) =>
    ([value = null]) => {
      if (value === null) return 'NULL';
      if (value instanceof Uint8Array) return `X'${hexOf(value).toUpperCase()}'`;
      if (typeof value === 'string') return `'${doubled(value, "'")}'`;
      return semantics.text(value, type ?? { kind: 'null' });
    },
  { takesNull: true },
);
/** MySQL: with backslashes. */
export const quoteOfMysql = scalar(
  's',
  'text',
  ([text]) => {
    if (text === null) return 'NULL';
    return `'${textIn(text).replace(/['\\]/g, '\\$&').replaceAll('\0', '\\0').replaceAll('\x1a', '\\Z')}'`;
  },
  { takesNull: true },
);
export const quoteLiteral = bound('a', 'text', ([type], { semantics }) => ([value = null]) => {
  const text = typeof value === 'string' ? value : semantics.text(value, type ?? { kind: 'null' });
  const quoted = `'${doubled(text, "'").replaceAll('\\', '\\\\')}'`;
  return text.includes('\\') ? `E${quoted}` : quoted;
});
export const quoteNullable = bound(
  'a',
  'text',
  (args, site) => {
    const quote = quoteLiteral('QUOTE_LITERAL').bind(args, site);
    return (values, run) => (values[0] === null ? 'NULL' : quote(values, run));
  },
  { takesNull: true },
);
export const quoteIdentifier = scalar('s', 'text', ([name]) => identifierText(textIn(name)));
export function identifierText(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${doubled(name, '"')}"`;
}
/** T-SQL: QUOTENAME(name, quote). */
export const quoteName = scalar('ss?', 'text', ([name, quote = '[']) => {
  const pair = QUOTES[textIn(quote).slice(0, 1)];
  if (!pair || textIn(name).length > 128) return null;
  const [open, close] = pair;
  return open + doubled(textIn(name), close) + close;
});
const QUOTES: Readonly<Record<string, readonly [string, string]>> = {
  '[': ['[', ']'],
  ']': ['[', ']'],
  '"': ['"', '"'],
  "'": ["'", "'"],
  '(': ['(', ')'],
  ')': ['(', ')'],
  '<': ['<', '>'],
  '>': ['<', '>'],
  '{': ['{', '}'],
  '}': ['{', '}'],
  '`': ['`', '`'],
};

const SOUNDS: Readonly<Record<string, string>> = {
  B: '1',
  F: '1',
  P: '1',
  V: '1',
  C: '2',
  G: '2',
  J: '2',
  K: '2',
  Q: '2',
  S: '2',
  X: '2',
  Z: '2',
  D: '3',
  T: '3',
  L: '4',
  M: '5',
  N: '5',
  R: '6',
};

/** A letter and three digits; MySQL writes as many digits as there are, and H and W there part like sounds no more than vowels. */
export const soundex = bound('s', 'text', (_, { semantics: { dialect } }) => {
  const isMysql = dialect === 'mysql' || dialect === 'mariadb';
  return ([text]) => soundOf(textIn(text), isMysql ? 'mysql' : dialect === 'mssql' ? 'mssql' : 'standard');
});
/** T-SQL: how many of the four characters of two SOUNDEX codes agree. */
export const difference = scalar('ss', 'integer', ([a, b]) => {
  const [left, right] = [soundOf(textIn(a), 'mssql'), soundOf(textIn(b), 'mssql')];
  return BigInt(Array.from(left).filter((letter, i) => letter === right[i]).length);
});

function soundOf(text: string, form: 'mysql' | 'mssql' | 'standard'): string {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '');
  const [first] = letters;
  if (!first) return form === 'mssql' ? '0000' : '';
  let code = first;
  let last = SOUNDS[first] ?? '';
  for (const letter of letters.slice(1)) {
    const sound = SOUNDS[letter] ?? '';
    if (sound && sound !== last) code += sound;
    // H and W stand between like sounds without parting them; vowels part them, except in MySQL.
    const isBridge = letter === 'H' || letter === 'W';
    if (sound || (form !== 'mysql' && !isBridge)) last = sound;
  }
  return form === 'mysql' ? code.padEnd(4, '0') : code.slice(0, 4).padEnd(4, '0');
}
