import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { BINARY, pickCollation } from '../collations.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { conversion } from './conversions.ts';
import { NUMBER, VARCHAR2, char, isNumber, nameOf } from './types.ts';

/** Texts turn into the number or the date beside them. */
export const compare: Semantics['compare'] = (left, right, _operator, span) => {
  const type = sharedType(left, right, span);
  return { type, compare: orderOf(type), left: into(left, type, span), right: into(right, type, span) };
};

function sharedType(left: Type, right: Type, span: Span): Type {
  if (left.kind === 'text' && right.kind === 'text') {
    const collation = pickCollation(left.collation, right.collation, BINARY);
    return { ...VARCHAR2, collation: left.fixed && right.fixed ? { ...collation, padded: true } : collation };
  }
  if (left.kind === 'null' || right.kind === 'null') return left.kind === 'null' ? right : left;
  if (isNumber(left) && isNumber(right)) return [left, right].find(({ kind }) => kind === 'float') ?? NUMBER;
  if (left.kind === 'timestamp' && right.kind === 'timestamp') return { ...left, precision: 9 };
  if (left.kind === right.kind) return left;
  const typed = left.kind === 'text' ? right : left;
  const isOpen = left.kind === 'text' || right.kind === 'text';
  if (isOpen && (isNumber(typed) || typed.kind === 'timestamp' || typed.kind === 'interval'))
    return typed.kind === 'decimal' ? NUMBER : typed;
  return fail(
    { kind: 'types-do-not-match', what: 'compare', left: nameOf(left), right: nameOf(right) },
    span,
  );
}

function into(from: Type, to: Type, span: Span): Conversion | null {
  if (from.kind === 'null' || from.kind === to.kind) return null;
  return conversion(from, to, { isCast: false, span });
}

/** CASE and UNION want one kind of type; what differs within it widens. */
export const common: Semantics['common'] = (types, what, span) => {
  const known = types.filter(({ kind }) => kind !== 'null');
  const [first] = known;
  if (!first) return { type: VARCHAR2, convert: types.map(() => null) };
  const type = known.reduce((all, next) => wider(all, next, { what, span }), first);
  const isFloat = type.kind === 'float';
  return {
    type,
    convert: types.map((from) =>
      isFloat && from.kind === 'decimal' ? conversion(from, type, { isCast: false, span }) : null,
    ),
  };
};

function wider(left: Type, right: Type, { what, span }: { what: string; span: Span }): Type {
  if (left.kind === 'text' && right.kind === 'text') {
    const isSameChar = left.fixed && right.fixed && left.length === right.length;
    return isSameChar ? char(left.length ?? 1) : { ...VARCHAR2, collation: left.collation };
  }
  if (isNumber(left) && isNumber(right)) return [left, right].find(({ kind }) => kind === 'float') ?? NUMBER;
  if (left.kind === 'timestamp' && right.kind === 'timestamp') return left.name === 'DATE' ? right : left;
  if (left.kind === right.kind) return left;
  return fail({ kind: 'types-do-not-match', what, left: nameOf(left), right: nameOf(right) }, span);
}
