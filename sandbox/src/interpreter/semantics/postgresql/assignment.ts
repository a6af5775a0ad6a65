import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { chain, unchanged } from '../base.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { conversion, implicitConversion } from './casts.ts';
import { type Target, limited } from './limits.ts';
import { categoryOf, isOpen, nameOf } from './types.ts';

/** Assignment casts: between numbers and between moments either way, into text from anything, nothing out of text. */
export const assign: Semantics['assign'] = (from, to, { name, table, span }) => {
  const target: Target = { explicit: false, column: { name, table }, span };
  const convert = assignment(from, to);
  if (!convert)
    return fail({ kind: 'assign-type', column: name, columnType: nameOf(to), valueType: nameOf(from) }, span);
  return chain(convert, limited(to, target));

  function assignment(own: Type, wanted: Type): Conversion | null {
    if (isOpen(own))
      return wanted.kind === 'text' ? unchanged : chain(conversion(own, unlimited(wanted), span), null);
    if (wanted.kind === 'text') return conversion(own, wanted, span);
    const sameCategory = categoryOf(own) === categoryOf(wanted);
    if (sameCategory && own.kind !== 'text') return conversion(own, wanted, span);
    if (own.kind === 'array' && wanted.kind === 'array')
      return assignment(own.of, wanted.of) && conversion(own, wanted, span);
    const isClock =
      (own.kind === 'timestamp' && wanted.kind === 'time') ||
      (own.kind === 'time' && wanted.kind === 'interval');
    if (isClock || (own.kind === 'json' && wanted.kind === 'json')) return conversion(own, wanted, span);
    return implicitConversion(own, wanted, span);
  }
};

/** The literal is read first; whether it fits is then said of the column. */
function unlimited(type: Type): Type {
  return type.kind === 'decimal' ? { kind: 'decimal', precision: null, scale: null } : type;
}
