import { Unsupported } from '../../errors/failure.ts';
import { Decimal, decimalText, normalize, rescale } from '../../values/decimal.ts';
import { refuse } from '../define/complain.ts';
import { romanNumeral } from './roman.ts';

type Place =
  | { readonly kind: 'digit'; readonly zero: boolean }
  | { readonly kind: 'comma' | 'point' }
  | { readonly kind: 'literal'; readonly text: string };
type SignForm = 'before' | 'S before' | 'S behind' | 'MI' | 'PR' | 'SG before' | 'PL';

/** A number format model: Oracle, "Number Format Models"; PostgreSQL, table 9.33. */
type NumberModel = {
  readonly places: readonly Place[];
  readonly fill: boolean;
  readonly sign: SignForm;
  readonly exponent: boolean;
  readonly ordinal: string;
  /** Digits behind V: the number is multiplied by so many tens. */
  readonly shift: number;
  readonly dollar: '' | '$' | 'L';
};

const CODES = /FM|EEEE|TH|th|SG|PL|MI|PR|TM9|TME|TM|RN|"(?:[^"\\]|\\.)*"|./gis;

function readModel(text: string, dialect: 'oracle' | 'postgresql'): NumberModel {
  const places: Place[] = [];
  let [fill, sign, exponent, ordinal, shift, behindV, dollar]: [
    boolean,
    SignForm,
    boolean,
    string,
    number,
    boolean,
    NumberModel['dollar'],
  ] = [true, 'before', false, '', 0, false, ''];
  for (const [code] of text.matchAll(CODES)) {
    const upper = code.toUpperCase();
    if (code === '9' || code === '0') {
      places.push({ kind: 'digit', zero: code === '0' });
      if (behindV) shift += 1;
    } else if (code === ',' || upper === 'G') places.push({ kind: 'comma' });
    else if (code === '.' || upper === 'D') places.push({ kind: 'point' });
    else if (upper === 'FM') fill = false;
    else if (upper === 'EEEE') exponent = true;
    else if (upper === 'S') sign = places.some(({ kind }) => kind === 'digit') ? 'S behind' : 'S before';
    else if (upper === 'MI') sign = 'MI';
    else if (upper === 'PR') sign = 'PR';
    else if (upper === 'V') behindV = true;
    else if (upper === 'L' || (code === '$' && dialect === 'oracle')) dollar = upper as NumberModel['dollar'];
    else if (dialect === 'oracle')
      refuse('TO_CHAR', dialect, { oracle: ['ORA-01481', 'invalid number format model'] });
    else if (upper === 'TH') ordinal = code;
    else if (upper === 'SG') sign = 'SG before';
    else if (upper === 'PL') sign = 'PL';
    else
      places.push({
        kind: 'literal',
        text: code.startsWith('"') ? code.slice(1, -1).replace(/\\(.)/g, '$1') : code,
      });
  }
  return { places, fill, sign, exponent, ordinal, shift, dollar };
}

const isDigit = ({ kind }: Place): boolean => kind === 'digit';

/** TO_CHAR(number, model). */
export function numberText(value: Decimal, text: string, dialect: 'oracle' | 'postgresql'): string {
  const upper = text.toUpperCase();
  if (/^(?:FM)?RN$/.test(upper)) return roman(value, upper.startsWith('FM'));
  if (dialect === 'oracle' && /^TM9?$/.test(upper))
    return decimalText(normalize(value)).replace(/^(-?)0\./, '$1.');
  if (dialect === 'oracle' && /^(?:FM)?[0X]*X$/.test(upper)) return hexText(value, text);
  const model = readModel(text, dialect);
  if (model.exponent) return exponentText(value, model, dialect);
  const point = model.places.findIndex(({ kind }) => kind === 'point');
  const places = point === -1 ? model.places.length : point;
  const wholePlaces = model.places.slice(0, places);
  const fractionPlaces = model.places.slice(places);
  const moved = new Decimal(value.digits * 10n ** BigInt(model.shift), value.scale);
  const rounded = rescale(moved, fractionPlaces.filter(isDigit).length);
  const isNegative = rounded.digits < 0n;
  const [whole = '', fraction = ''] = decimalText(
    isNegative ? new Decimal(-rounded.digits, rounded.scale) : rounded,
  ).split('.');
  const room = wholePlaces.filter(isDigit).length;
  const digits = whole === '0' ? '' : whole;
  if (digits.length > room || (room === 0 && dialect === 'postgresql')) return overflow(model, dialect);
  const shown = showWhole(wholePlaces, digits, room, model, fractionPlaces.length === 0);
  const behind = showFraction(fractionPlaces, fraction, model.fill);
  return signed(shown, behind, isNegative, model, dialect, Number(digits || '0'));
}

function showWhole(
  places: readonly Place[],
  digits: string,
  room: number,
  { fill }: NumberModel,
  isWhole: boolean,
): string {
  const firstZero = places.findIndex((place) => place.kind === 'digit' && place.zero);
  let [text, left, begun] = ['', room, false];
  for (const [i, place] of places.entries()) {
    if (place.kind === 'digit') {
      const digit = left <= digits.length ? digits.charAt(digits.length - left) : '';
      // Zero itself is shown where nothing else would be.
      const isLast = left === 1 && digits === '' && isWhole;
      const zero = firstZero !== -1 && i >= firstZero;
      if (digit !== '' || zero || isLast) {
        text += digit === '' ? '0' : digit;
        begun = true;
      } else if (fill) text += ' ';
      left -= 1;
    } else if (place.kind === 'comma') text += begun ? ',' : fill ? ' ' : '';
    else if (place.kind === 'literal') text += place.text;
  }
  return text;
}

function showFraction(places: readonly Place[], fraction: string, fill: boolean): string {
  const digitPlaces = places.filter((place) => place.kind === 'digit');
  const lastZero = digitPlaces.findLastIndex((place) => place.kind === 'digit' && place.zero);
  const needed = fill ? fraction.length : Math.max(lastZero + 1, fraction.replace(/0+$/, '').length);
  let [text, at] = ['', 0];
  for (const place of places) {
    if (place.kind === 'point') text += '.';
    else if (place.kind === 'literal') text += place.text;
    else if (place.kind === 'digit') {
      if (at < needed) text += fraction.charAt(at);
      at += 1;
    }
  }
  return text;
}

function ordinalOf(value: number, form: string): string {
  if (form === '') return '';
  const isTeen = Math.trunc((value % 100) / 10) === 1;
  const suffix = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return form === 'TH' ? suffix.toUpperCase() : suffix;
}

/** Puts the sign right before the first digit, in a column of its own where the number is filled. */
function signed(
  whole: string,
  behind: string,
  isNegative: boolean,
  model: NumberModel,
  dialect: 'oracle' | 'postgresql',
  value: number,
): string {
  const { fill, sign, dollar } = model;
  const ordinal = isNegative ? '' : ordinalOf(value, model.ordinal);
  const blanks = /^ */.exec(whole)?.[0] ?? '';
  const digits = whole.slice(blanks.length) + behind;
  const currency = currencyOf(dollar, dialect);
  const body = currency + digits;
  const minus = isNegative ? '-' : '';
  const blank = fill ? ' ' : '';
  if (sign === 'MI') return `${blanks}${body}${isNegative ? '-' : blank}`;
  if (sign === 'S behind') return `${blanks}${body}${isNegative ? '-' : '+'}`;
  if (sign === 'S before') return `${blanks}${isNegative ? '-' : '+'}${body}`;
  if (sign === 'SG before') return `${isNegative ? '-' : '+'}${blanks}${body}`;
  if (sign === 'PL') return `${isNegative ? ' ' : '+'}${blanks}${minus || blank}${body}`;
  if (sign === 'PR') {
    if (isNegative) return `${blanks}<${body}>`;
    return fill ? `${blanks} ${body} ` : body;
  }
  const literal = /^[^\d.]*(?=[\d.])/.exec(body)?.[0] ?? '';
  const leads = dialect === 'postgresql' && literal !== '' && !literal.includes(',');
  if (leads) return `${blanks}${literal}${minus || blank}${body.slice(literal.length)}${ordinal}`;
  return `${blanks}${minus || blank}${body}${ordinal}`;
}

/** Oracle keeps ten columns for a local currency's sign, and fills them up on the left. */
function currencyOf(dollar: NumberModel['dollar'], dialect: 'oracle' | 'postgresql'): string {
  if (dollar === '') return '';
  if (dialect === 'postgresql') return ' ';
  if (dollar === 'L') throw new Unsupported('the number format L', null);
  return '$';
}

function overflow(model: NumberModel, dialect: 'oracle' | 'postgresql'): string {
  const width = model.places.length + (model.dollar === '' ? 0 : 1) + (model.sign === 'PR' ? 2 : 1);
  if (dialect === 'oracle') return '#'.repeat(width);
  const marks = model.places.map((place) => {
    if (place.kind === 'literal') return place.text;
    return { digit: '#', point: '.', comma: ',' }[place.kind];
  });
  return (model.fill && model.sign === 'before' ? ' ' : '') + marks.join('');
}

function exponentText(
  value: Decimal,
  { places, fill }: NumberModel,
  dialect: 'oracle' | 'postgresql',
): string {
  const point = places.findIndex(({ kind }) => kind === 'point');
  const digits = point === -1 ? 0 : places.slice(point).filter(({ kind }) => kind === 'digit').length;
  const magnitude = value.digits < 0n ? -value.digits : value.digits;
  const power = magnitude === 0n ? 0 : String(magnitude).length - 1 - value.scale;
  let mantissa = rescale(new Decimal(magnitude, value.scale + power), digits);
  let shownPower = power;
  if (mantissa.digits >= 10n ** BigInt(digits + 1)) {
    mantissa = rescale(new Decimal(mantissa.digits, mantissa.scale + 1), digits);
    shownPower += 1;
  }
  const sign = value.digits < 0n ? '-' : fill ? ' ' : '';
  const letter = dialect === 'oracle' ? 'E' : 'e';
  return `${dialect === 'oracle' && fill ? ' ' : ''}${sign}${decimalText(mantissa)}${letter}${shownPower < 0 ? '-' : '+'}${String(Math.abs(shownPower)).padStart(2, '0')}`;
}

function roman(value: Decimal, isBare: boolean): string {
  const whole = Number(rescale(value, 0).digits);
  if (whole < 1 || whole > 3999) return '#'.repeat(15);
  return isBare ? romanNumeral(whole) : romanNumeral(whole).padStart(15);
}

function hexText(value: Decimal, model: string): string {
  const whole = rescale(value, 0).digits;
  const isBare = /^FM/i.test(model);
  const body = model.replace(/^FM/i, '');
  const digits = whole.toString(16);
  const cased = /x/.test(body) ? digits : digits.toUpperCase();
  if (whole < 0n || cased.length > body.length) return '#'.repeat(body.length + 1);
  const filled = body.startsWith('0') ? cased.padStart(body.length, '0') : cased;
  return isBare ? filled : filled.padStart(body.length + 1);
}

/** Oracle's X: no more digits than the model has. */
function hexNumber(text: string, model: string): Decimal {
  const digits = text.trim();
  if (!/^[\da-f]+$/i.test(digits) || digits.length > model.replace(/^FM/i, '').length)
    refuse('TO_NUMBER', 'oracle', { oracle: ['ORA-01722', 'invalid number'] });
  return new Decimal(BigInt(`0x${digits}`), 0);
}

/** TO_NUMBER(text, model): the digits, once signs, commas and currency are gone as the model says. */
export function readNumber(text: string, model: string, dialect: 'oracle' | 'postgresql'): Decimal {
  if (dialect === 'oracle' && /^(?:FM)?[0X]*X$/i.test(model)) return hexNumber(text, model);
  const { places } = readModel(model, dialect);
  const hasPoint = places.some(({ kind }) => kind === 'point');
  const isNegative = /-|^\s*<.*>\s*$/.test(text);
  const plain = text.replace(/[\s+\-<>$,]/g, '');
  const isNumber =
    dialect === 'oracle'
      ? /^\d*(?:\.\d*)?$/.test(plain) && /\d/.test(plain)
      : /\d/.test(plain) && places.some(({ kind }) => kind === 'digit');
  const point = places.findIndex(({ kind }) => kind === 'point');
  const room = (point === -1 ? places : places.slice(0, point)).filter(({ kind }) => kind === 'digit').length;
  const [whole = '', fraction = ''] = plain.replace(/[^\d.]/g, '').split('.');
  if (!isNumber || (dialect === 'oracle' && (whole.length > room || (fraction !== '' && !hasPoint))))
    refuse('TO_NUMBER', dialect, {
      oracle: ['ORA-01722', 'invalid number'],
      postgresql: ['22P02', `invalid input syntax for type numeric: "${isNegative ? '-' : ' '}"`],
    });
  const kept = hasPoint ? fraction : '';
  const digits = BigInt(whole.slice(0, dialect === 'postgresql' ? room : undefined) + kept || '0');
  return new Decimal(isNegative ? -digits : digits, kept.length);
}
