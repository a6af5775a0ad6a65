import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { characterCount, firstCharacters } from '../../values/text.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { unchanged } from '../base.ts';
import { conversion } from './conversions.ts';
import { isNumber, isOldMoment, isText, nameOf, varchar } from './types.ts';

/** As a cast, but a text that is too long is refused, and some pairs want CONVERT. */
export const assign: Semantics['assign'] = (from, to, { name, table, span }) => {
  const converting = { style: null, span };
  if (from.kind === 'null') return unchanged;
  if (needsConvert(from, to))
    fail({ kind: 'cannot-convert', from: nameOf(from), to: nameOf(to), implicit: true }, span);
  if (!isText(to)) {
    return (
      conversion(from, to, converting) ??
      fail({ kind: 'incomparable', left: nameOf(to), right: nameOf(from), operator: 'clash' }, span)
    );
  }
  const toText: Conversion | null = isText(from)
    ? unchanged
    : conversion(from, varchar(null, to.name), converting);
  return (value, run) => {
    const text = (toText?.(value, run) ?? value) as string;
    const given = characterCount(text);
    if (to.length === null || given <= to.length)
      return to.fixed && to.length !== null ? text + ' '.repeat(to.length - given) : text;
    const kept = firstCharacters(text, to.length);
    if (/^ *$/.test(text.slice(kept.length))) return kept;
    return fail(
      { kind: 'too-long', column: name, table, length: to.length, given, type: nameOf(to), value: kept },
      span,
    );
  };
};

/** DATETIME into a number: only by CONVERT. */
function needsConvert(from: Type, to: Type): boolean {
  return isOldMoment(from) && isNumber(to);
}
