import { fail } from '../../errors/failure.ts';
import type { Type } from '../../types/type.ts';
import { byteCount, characterCount } from '../../values/text.ts';
import type { Value } from '../../values/value.ts';
import { chain, unchanged } from '../base.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { conversion } from './conversions.ts';
import { nameOf } from './types.ts';

type Column = Parameters<Semantics['assign']>[2];

/** Numbers, texts and dates turn into one another; '' is NULL; lengths are in bytes. */
export const assign: Semantics['assign'] = (from, to, column) => {
  const convert = conversion(from, to, { isCast: false, span: column.span });
  if (!convert)
    return fail(
      { kind: 'types-do-not-match', what: 'assignment', left: nameOf(to), right: nameOf(from) },
      column.span,
    );
  return chain(convert, to.kind === 'text' ? sized(to, column) : unchanged);
};

function sized(to: Type & { kind: 'text' }, { name, table, span }: Column): Conversion {
  return (value): Value => {
    const text = value as string;
    if (text === '') return null;
    const given = byteCount(text);
    if (to.length !== null && given > to.length)
      return fail(
        { kind: 'too-long', column: name, table, length: to.length, given, type: nameOf(to), value: text },
        span,
      );
    return to.fixed ? text + ' '.repeat((to.length ?? 1) - characterCount(text)) : text;
  };
}
