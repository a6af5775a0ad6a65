import { Decimal, toInteger } from '../../values/decimal.ts';
import { integerPrefix } from '../../values/number-text.ts';
import { bytesFromHex } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { integerIn, textIn } from '../define/read.ts';
import { type Define, bound, scalar } from '../define/scalar.ts';
import { BYTES } from '../define/types.ts';
import type { ScalarFunction } from '../function.ts';
import { bytesOf, fromBytes } from './bytes.ts';
import { characters } from './characters.ts';
import { foldOf } from './folding.ts';
import { clamp } from './substrings.ts';
import type { Side } from './trims.ts';

/** MySQL's ASCII: the first byte. */
export const firstByte = scalar('s', 'integer', ([text]) => BigInt(bytesOf(textIn(text))[0] ?? 0));
/** MySQL's ORD: the bytes of the first character, read as one number. */
export const order = scalar('s', 'integer', ([text]) => {
  const [first = ''] = textIn(text);
  return bytesOf(first).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
});
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

/** As CONV reads it: the digits that its text begins with. */
function leadingInteger(value: Value | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Decimal) return toInteger(value, 'cut');
  return BigInt(integerPrefix(typeof value === 'number' ? String(value) : textIn(value)) ?? 0);
}

function saturated(whole: bigint): bigint {
  return whole >= 2n ** 64n ? 2n ** 64n - 1n : whole < -(2n ** 63n) ? -(2n ** 63n) : whole;
}

function bigEndian(code: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(32, code); rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 255n));
  return bytes.length === 0 ? [0] : bytes;
}
export const toBase = (base: number) =>
  bound(
    'a',
    'text',
    () =>
      ([value]) =>
        BigInt.asUintN(64, saturated(leadingInteger(value)))
          .toString(base)
          .toUpperCase(),
  );
export const unhex = scalar('s', BYTES, ([digits]) => {
  const text = textIn(digits);
  return bytesFromHex(text.length % 2 === 1 ? `0${text}` : text);
});

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

/** MySQL: what stands before the nth delimiter, or behind the nth from the end. */
export const substringIndex = bound('ssI', 'text', () => ([text, by, nth]) => {
  const [delimiter, n] = [textIn(by), clamp(nth)];
  if (delimiter === '' || n === 0) return '';
  const fields = textIn(text).split(delimiter);
  return (n > 0 ? fields.slice(0, n) : fields.slice(n)).join(delimiter);
});

/** MySQL: the place of the first argument among the others. */
export const field = bound(
  'a+',
  'integer',
  (args, site) => {
    const { semantics, span } = site;
    const allText = args.every(({ kind }) => kind === 'text' || kind === 'enum' || kind === 'null');
    const common = allText
      ? semantics.common(args, 'FIELD', span).type
      : { kind: 'float' as const, bits: 64 as const };
    const key = semantics.key(common);
    const convert = args.map((type) => (allText ? null : semantics.implicit(type, common, span)));
    return ([wanted, ...others], run) => {
      if (wanted === null || wanted === undefined) return 0n;
      const keyOf = (value: Value, i: number) => {
        const conversion = convert[i];
        return value === null ? null : key(conversion ? conversion(value, run) : value);
      };
      const target = keyOf(wanted, 0);
      return BigInt(others.findIndex((value, i) => value !== null && keyOf(value, i + 1) === target) + 1);
    };
  },
  { takesNull: true },
);

/** MySQL: the place of a text in a list with commas. */
export const findInSet = bound('ss', 'integer', (args, site) => {
  const fold = foldOf(args, site);
  return ([text, list]) => {
    if (list === '') return 0n;
    const wanted = fold(textIn(text));
    return BigInt(
      textIn(list)
        .split(',')
        .findIndex((item) => fold(item) === wanted) + 1,
    );
  };
});

/** MySQL: the nth of the texts that follow. */
export const element = bound(
  'Is+',
  'text',
  () =>
    ([nth, ...texts]) => {
      const n = clamp(nth);
      return n < 1 ? null : (texts[n - 1] ?? null);
    },
  { takesNull: true },
);

/** MySQL: INSERT(text, position, length, new); the text itself where the position lies outside. */
export const insert = bound('siis', 'text', () => ([value, from, count, inserted]) => {
  const text = characters(textIn(value), 'points');
  const [start, many] = [clamp(from), clamp(count)];
  if (start < 1 || start > text.length) return textIn(value);
  const end = many < 0 ? text.length : start - 1 + many;
  return text.slice(0, start - 1).join('') + textIn(inserted) + text.slice(end).join('');
});

/** MySQL cuts a whole text from the ends, as often as it stands there. */
export function trimWord(side: Side, signature: 's' | 'ss?' = 'ss?'): Define<ScalarFunction> {
  return bound(signature, 'text', () => ([value, given = ' ']) => {
    let text = textIn(value);
    const word = textIn(given);
    if (word === '') return text;
    if (side !== 'TRAILING') while (text.startsWith(word)) text = text.slice(word.length);
    if (side !== 'LEADING') while (text.endsWith(word)) text = text.slice(0, -word.length);
    return text;
  });
}

/** MySQL: the members whose bits are set, with commas. */
export const makeSet = bound(
  'Is+',
  'text',
  () =>
    ([bits, ...names]) => {
      if (bits === null) return null;
      const set = integerIn(bits);
      return names
        .flatMap((name, i) => (name !== null && (set >> BigInt(i)) & 1n ? [textIn(name)] : []))
        .join(',');
    },
  { takesNull: true },
);

/** MySQL: -1, 0 or 1. */
export const compareTexts = bound('ss', 'integer', ([left, right], { semantics, span }) => {
  const { compare } = semantics.compare(left ?? { kind: 'null' }, right ?? { kind: 'null' }, '=', span);
  return ([a = null, b = null]) => BigInt(Math.sign(compare(a, b)));
});
