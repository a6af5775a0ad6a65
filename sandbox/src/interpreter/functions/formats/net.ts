import { Unsupported } from '../../errors/failure.ts';
import { weekday } from '../../values/calendar.ts';
import { Decimal, decimalText, rescale } from '../../values/decimal.ts';
import { type Temporal, daysOf, partsOf } from '../../values/temporal.ts';
import { MONTHS, WEEKDAYS } from '../dates/parts.ts';
import { grouped } from './grouped.ts';

/** T-SQL's FORMAT is .NET's, in the culture en-US: "Standard date and time format strings", "Custom numeric format strings". */
const STANDARD_DATES: Readonly<Record<string, string>> = {
  d: 'M/d/yyyy',
  D: 'dddd, MMMM d, yyyy',
  t: 'h:mm tt',
  T: 'h:mm:ss tt',
  f: 'dddd, MMMM d, yyyy h:mm tt',
  F: 'dddd, MMMM d, yyyy h:mm:ss tt',
  g: 'M/d/yyyy h:mm tt',
  G: 'M/d/yyyy h:mm:ss tt',
  m: 'MMMM d',
  M: 'MMMM d',
  y: 'MMMM yyyy',
  Y: 'MMMM yyyy',
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffff",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffff",
};

const DATE_PIECES = /'[^']*'|"[^"]*"|\\.|%|d+|M+|y+|h+|H+|m+|s+|f+|F+|t+|g+|z+|K|./gs;

const two = (number: number): string => String(number).padStart(2, '0');

export function netDateText(value: Temporal, format: string): string | null {
  if (format.length === 1 && !STANDARD_DATES[format]) return null;
  const pattern = (format.length === 1 ? STANDARD_DATES[format] : undefined) ?? format;
  const parts = partsOf(value);
  const micros = String(parts.micros).padStart(6, '0').padEnd(7, '0');
  return pattern.replace(DATE_PIECES, (piece) => {
    const count = piece.length;
    const numbered = (number: number): string => (count === 1 ? String(number) : two(number));
    switch (piece.charAt(0)) {
      case "'":
      case '"':
        return piece.slice(1, -1);
      case '\\':
        return piece.slice(1);
      case '%':
        return '';
      case 'd':
        if (count >= 3) return (WEEKDAYS[weekday(daysOf(value))] ?? '').slice(0, count === 3 ? 3 : undefined);
        return numbered(parts.day);
      case 'M':
        if (count >= 3) return (MONTHS[parts.month - 1] ?? '').slice(0, count === 3 ? 3 : undefined);
        return numbered(parts.month);
      case 'y':
        if (count <= 2) return numbered(parts.year % 100);
        return String(parts.year).padStart(count, '0');
      case 'h':
        return numbered(parts.hour % 12 || 12);
      case 'H':
        return numbered(parts.hour);
      case 'm':
        return numbered(parts.minute);
      case 's':
        return numbered(parts.second);
      case 'f':
        return micros.slice(0, count);
      case 'F':
        return micros.slice(0, count).replace(/0+$/, '');
      case 't':
        return (parts.hour >= 12 ? 'PM' : 'AM').slice(0, count);
      case 'g':
        return 'A.D.';
      case 'z':
      case 'K':
        throw new Unsupported('time zones in FORMAT', null);
      default:
        return piece;
    }
  });
}

const STANDARD_NUMBER = /^([CDEFGNPRX])(\d{0,2})$/i;

export function netNumberText(value: Decimal | number | bigint, format: string): string | null {
  const exact = asDecimal(value);
  const standard = STANDARD_NUMBER.exec(format);
  if (!standard) return /^[A-Za-z]$/.test(format) ? null : custom(exact, format);
  const [, letter = '', digits = ''] = standard;
  const places = digits === '' ? 2 : Number(digits);
  const isNegative = exact.digits < 0n;
  const size = isNegative ? new Decimal(-exact.digits, exact.scale) : exact;
  const minus = isNegative ? '-' : '';
  switch (letter.toUpperCase()) {
    case 'N':
      return withMinus(isNegative, size, grouped(size, places), places);
    case 'F':
      return withMinus(isNegative, size, decimalText(rescale(size, places)), places);
    case 'C':
      return isNegative ? `-$${grouped(size, places)}` : `$${grouped(size, places)}`;
    case 'P': {
      const share = new Decimal(size.digits * 100n, size.scale);
      return `${minus}${grouped(share, places)}%`;
    }
    case 'D':
      return typeof value === 'bigint'
        ? minus + String(size.digits).padStart(digits === '' ? 1 : Number(digits), '0')
        : null;
    case 'X': {
      if (typeof value !== 'bigint') return null;
      const hex = BigInt.asUintN(32, value)
        .toString(16)
        .padStart(Number(digits || '1'), '0');
      return letter === 'X' ? hex.toUpperCase() : hex;
    }
    case 'G':
      if (digits === '') return minus + decimalText(size);
      throw new Unsupported(`FORMAT with ${format}`, null);
    default:
      throw new Unsupported(`FORMAT with ${format}`, null);
  }
}

function asDecimal(value: Decimal | number | bigint): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') return new Decimal(value, 0);
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(power);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? new Decimal(digits * 10n ** BigInt(-scale), 0) : new Decimal(digits, scale);
}

/** A number that is rounded to zero keeps its sign (.NET Core 3.0 and later); SQL Server's .NET Framework drops it. */
function withMinus(isNegative: boolean, size: Decimal, text: string, places: number): string {
  return isNegative && rescale(size, places).digits !== 0n ? `-${text}` : text;
}

/** 0 and # stand for digits, `,` between them for groups, % for hundredths; sections for positive; negative; zero. */
function custom(value: Decimal, format: string): string {
  const sections = format.split(';');
  const [positive = '', negative, zero] = sections;
  if (value.digits === 0n && zero !== undefined) return section(value, zero);
  if (value.digits < 0n) {
    const size = new Decimal(-value.digits, value.scale);
    return negative ? section(size, negative) : `-${section(size, positive)}`;
  }
  return section(value, positive);
}

const isDigit = (piece: string): boolean => piece === '0' || piece === '#';

function section(value: Decimal, format: string): string {
  if (/[eE][+-]?0/.test(format) || /‰/.test(format)) throw new Unsupported(`FORMAT with ${format}`, null);
  const pieces = Array.from(
    format.matchAll(/'[^']*'|"[^"]*"|\\.|[0#.,%]|[^0#.,%'"\\]+/gs),
    ([piece]) => piece,
  );
  const point = pieces.indexOf('.');
  const before = pieces.slice(0, point === -1 ? undefined : point);
  const behind = point === -1 ? [] : pieces.slice(point + 1);
  const lastDigit = before.findLastIndex(isDigit);
  const hasGroups = before.some(
    (piece, i) => piece === ',' && i < lastDigit && before.slice(0, i).some(isDigit),
  );
  const thousands = before.slice(lastDigit + 1).filter((piece) => piece === ',').length;
  const percent = pieces.includes('%') ? 100n : 1n;
  const places = behind.filter(isDigit).length;
  const rounded = rescale(new Decimal(value.digits * percent, value.scale + thousands * 3), places);
  const [whole = '', fraction = ''] = decimalText(rounded).split('.');
  const shown = wholeText(before, whole === '0' ? '' : whole, hasGroups);
  const lastZero = behind.filter(isDigit).lastIndexOf('0');
  const kept = fraction.slice(0, Math.max(lastZero + 1, fraction.replace(/0+$/, '').length));
  const tail = behind.filter((piece) => !isDigit(piece));
  return `${shown}${kept === '' ? '' : `.${kept}`}${plainText(tail)}`;
}

/** Literals without their quotes; what stands for digits is no text. */
function plainText(pieces: readonly string[]): string {
  return pieces
    .map((piece) => {
      if (/^['"]/.test(piece)) return piece.slice(1, -1);
      if (piece.startsWith('\\')) return piece.slice(1);
      return /^[0#,]$/.test(piece) ? '' : piece;
    })
    .join('');
}

/** Each digit at its place, from the right; the first place takes all that are left over. */
function wholeText(pieces: readonly string[], digits: string, hasGroups: boolean): string {
  const firstZero = pieces.findIndex((piece) => piece === '0');
  const firstDigit = pieces.findIndex(isDigit);
  let [left, count, text] = [digits.length, 0, ''];
  const put = (digit: string): void => {
    if (hasGroups && count > 0 && count % 3 === 0) text = `,${text}`;
    text = digit + text;
    count += 1;
  };
  for (let i = pieces.length - 1; i >= 0; i -= 1) {
    const piece = pieces[i] ?? '';
    if (!isDigit(piece)) {
      text = plainText([piece]) + text;
      continue;
    }
    if (left > 0) put(digits.charAt(left - 1));
    else if (firstZero !== -1 && i >= firstZero) put('0');
    left -= 1;
    if (i === firstDigit) for (; left > 0; left -= 1) put(digits.charAt(left - 1));
  }
  return text;
}
