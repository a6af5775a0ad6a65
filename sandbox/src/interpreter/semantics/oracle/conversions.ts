import { Unsupported, fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { type Decimal, rescale, toNumber } from '../../values/decimal.ts';
import { Temporal, roundSeconds } from '../../values/temporal.ts';
import { bytesFromHex, characterCount, firstCharacters } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { unchanged } from '../base.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { intervalFromText, momentFromText } from './moments.ts';
import { decimalFrom } from './operators.ts';
import { textOf } from './text.ts';
import { isDate, isNumber, nameOf } from './types.ts';

export const cast: Semantics['cast'] = (from, to, { span }) =>
  conversion(from, to, { isCast: true, span }) ??
  fail({ kind: 'types-do-not-match', what: 'cast', left: nameOf(to), right: nameOf(from) }, span);

export type Converting = { readonly isCast: boolean; readonly span: Span | null };

/** What Oracle converts by itself and in CAST; null where the types are inconsistent. */
export function conversion(from: Type, to: Type, { isCast, span }: Converting): Conversion | null {
  if (from.kind === 'null') return unchanged;
  switch (to.kind) {
    case 'decimal':
    case 'integer':
      if (!isNumber(from) && from.kind !== 'text') return null;
      return (value) => fitted(decimalFrom(value, span), to, span);
    case 'float':
      if (!isNumber(from) && from.kind !== 'text') return null;
      return (value) => {
        const float = typeof value === 'number' ? value : toNumber(decimalFrom(value, span));
        return to.bits === 32 ? Math.fround(float) : float;
      };
    case 'text':
      return (value) => (isCast ? sized(textOf(value, from), to) : textOf(value, from));
    case 'timestamp':
      return toMoment(from, to, span);
    case 'interval':
      return toInterval(from, to, span);
    case 'blob':
      return from.kind === 'blob'
        ? unchanged
        : from.kind === 'text'
          ? (value) => bytesFromHex(value as string)
          : null;
    case 'boolean':
      return from.kind === 'boolean' ? unchanged : null;
    default:
      return unchanged;
  }
}

/** NUMBER(p, s): rounded to the scale, refused beyond the precision. */
export function fitted(value: Decimal, to: Type, span: Span | null): Decimal {
  if (to.kind !== 'decimal' || to.precision === null) return value;
  const rounded = rescale(value, to.scale ?? 0);
  const most = 10n ** BigInt(Math.max(to.precision - (to.scale ?? 0) + rounded.scale, 0));
  if (rounded.digits < most && rounded.digits > -most) return rounded;
  return fail({ kind: 'out-of-range', type: 'NUMBER', value: '', column: 'precision' }, span);
}

/** A cast cuts what is too long, and fills a CHAR up. */
function sized(text: string, to: Type & { kind: 'text' }): Value {
  if (to.length === null) return text;
  const given = characterCount(text);
  if (given > to.length) return firstCharacters(text, to.length);
  return to.fixed ? text + ' '.repeat(to.length - given) : text;
}

function toMoment(from: Type, to: Type & { kind: 'timestamp' }, span: Span | null): Conversion | null {
  if (from.kind === 'text') return (value) => momentFromText(value as string, !isDate(to), span);
  if (from.kind !== 'timestamp') return null;
  return (value) =>
    roundSeconds(
      new Temporal('timestamp', (value as Temporal).micros),
      to.precision,
      isDate(to) ? 'cut' : 'round',
    );
}

function toInterval(from: Type, to: Type & { kind: 'interval' }, span: Span | null): Conversion | null {
  if (from.kind === 'interval') return from.fields === to.fields ? unchanged : null;
  if (from.kind !== 'text') return null;
  const unit = to.fields === 'year-month' ? 'YEAR TO MONTH' : 'DAY TO SECOND';
  return (value) =>
    intervalFromText(value as string, unit) ??
    fail({ kind: 'invalid-format', what: 'interval', text: value as string }, span);
}

export const implicit: Semantics['implicit'] = (from, to, span) => {
  if (to.kind === 'any' || to.kind === 'unknown') return unchanged;
  if (to.kind === 'json') throw new Unsupported('JSON', span);
  const wanted: Type =
    to.kind === 'date' ? { kind: 'timestamp', precision: 0, zoned: false, name: 'DATE' } : to;
  return (
    conversion(from, wanted, { isCast: false, span }) ??
    fail({ kind: 'types-do-not-match', what: 'argument', left: nameOf(wanted), right: nameOf(from) }, span)
  );
};
