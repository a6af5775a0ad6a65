import { hexOf } from '../../values/text.ts';
import { isNumeric, toFloat, exactly } from '../../values/numeric.ts';
import { Decimal, decimalText, rescale, toInteger } from '../../values/decimal.ts';
import { integerPrefix, numberPrefix } from '../../values/number-text.ts';
import type { Value } from '../../values/value.ts';
import { textIn } from '../define/read.ts';
import { bound } from '../define/scalar.ts';

const DIRECTIVE = /%([-+ 0#,!]*)(\*|\d+)?(?:\.(\*|\d+))?(?:l{0,2})([%a-zA-Z])/g;

/** SQLite's printf (https://sqlite.org/printf.html). What is left out counts as 0 or ''. */
export const printf = bound(
  'a+',
  'text',
  (args, { semantics }) => {
    const text = (value: Value, at: number): string =>
      value === null
        ? ''
        : typeof value === 'string'
          ? value
          : semantics.text(value, args[at] ?? { kind: 'null' });
    return (values, { budget }) => {
      const [pattern = null] = values;
      if (pattern === null) return null;
      let next = 1;
      const take = (): readonly [Value, number] => {
        next += 1;
        return [values[next - 1] ?? null, next - 1];
      };
      const result = textIn(pattern).replace(
        DIRECTIVE,
        (_, flags: string, width: string | undefined, precision: string | undefined, letter: string) => {
          if (letter === '%') return '%';
          const wide = width === '*' ? Number(wholeOf(take()[0])) : Number(width ?? 0);
          const digits =
            precision === '*'
              ? Number(wholeOf(take()[0]))
              : precision === undefined
                ? null
                : Number(precision);
          budget.text(Math.abs(wide) + (digits ?? 0));
          const [value, at] = take();
          return filled(converted(value, text(value, at), letter, flags, digits), flags, wide, letter);
        },
      );
      budget.text(result.length);
      return result;
    };
  },
  { takesNull: true },
);

function wholeOf(value: Value): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? saturated(BigInt(Math.trunc(value))) : 0n;
  if (value instanceof Decimal) return toInteger(value, 'cut');
  return typeof value === 'string' ? saturated(BigInt(integerPrefix(value) ?? 0)) : 0n;
}

/** An integer of SQLite has 64 bits. */
function saturated(whole: bigint): bigint {
  if (BigInt.asIntN(64, whole) === whole) return whole;
  return whole > 0n ? 2n ** 63n - 1n : -(2n ** 63n);
}

function floatOf(value: Value): number {
  if (value !== null && isNumeric(value)) return toFloat(value);
  return typeof value === 'string' ? Number(numberPrefix(value) ?? 0) : 0;
}

function converted(value: Value, text: string, letter: string, flags: string, digits: number | null): string {
  const plus = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  switch (letter) {
    case 'd':
    case 'i':
    case 'u': {
      const whole = wholeOf(value);
      const all = String(whole < 0n ? -whole : whole).padStart(digits ?? 1, '0');
      const commas = flags.includes(',') ? all.replace(/\B(?=(?:\d{3})+$)/g, ',') : all;
      return (whole < 0n ? '-' : plus) + commas;
    }
    case 'x':
    case 'X':
    case 'o': {
      const all = BigInt.asUintN(64, wholeOf(value))
        .toString(letter === 'o' ? 8 : 16)
        .padStart(digits ?? 1, '0');
      const prefix = flags.includes('#') ? (letter === 'o' ? '0' : '0x') : '';
      return prefix + (letter === 'X' ? all.toUpperCase() : all);
    }
    case 'f':
    case 'e':
    case 'E':
    case 'g':
    case 'G': {
      const float = floatOf(value);
      const shown = floatText(Math.abs(float), letter, digits ?? 6, flags);
      return (float < 0 ? '-' : plus) + shown;
    }
    case 'c':
      return Array.from(text)[0] ?? '';
    case 'q':
      return cut(text.replaceAll("'", "''"), digits);
    case 'Q':
      return value === null ? 'NULL' : `'${cut(text.replaceAll("'", "''"), digits)}'`;
    case 'w':
      return cut(text.replaceAll('"', '""'), digits);
    case 's':
    case 'z':
      return cut(
        value instanceof Uint8Array ? hexOf(value) && new TextDecoder().decode(value) : text,
        digits,
      );
    default:
      return '';
  }
}

function cut(text: string, digits: number | null): string {
  return digits === null ? text : Array.from(text).slice(0, digits).join('');
}

function floatText(value: number, letter: string, digits: number, flags: string): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : 'Inf';
  if (letter === 'f') {
    const fixed = decimalText(rescale(exactly(value), digits));
    return flags.includes(',') ? fixed.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\..*)/g, ',') : fixed;
  }
  if (letter === 'e' || letter === 'E') return exponential(value, digits, letter);
  const places = digits === 0 ? 1 : digits;
  const power = value === 0 ? 0 : Number(value.toExponential(places - 1).split('e')[1]);
  const isPlain = power >= -4 && power < places;
  const text = isPlain
    ? value.toFixed(Math.max(0, places - 1 - power))
    : exponential(value, places - 1, letter === 'g' ? 'e' : 'E');
  if (flags.includes('#')) return text;
  return isPlain
    ? text.includes('.')
      ? text.replace(/\.?0+$/, '')
      : text
    : text.replace(/\.?0+(?=[eE])/, '');
}

function exponential(value: number, digits: number, letter: string): string {
  const [mantissa = '', power = '0'] = value.toExponential(Math.min(100, digits)).split('e');
  return `${mantissa}${letter}${power.startsWith('-') ? '-' : '+'}${power.replace(/^[-+]/, '').padStart(2, '0')}`;
}

function filled(text: string, flags: string, width: number, letter: string): string {
  const size = Math.abs(width);
  const missing = size - Array.from(text).length;
  if (missing <= 0) return text;
  if (flags.includes('-') || width < 0) return text + ' '.repeat(missing);
  const isNumber = /[diufeEgGxXo]/.test(letter);
  if (!flags.includes('0') || !isNumber) return ' '.repeat(missing) + text;
  const sign = /^[-+ ]/.exec(text)?.[0] ?? '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}
