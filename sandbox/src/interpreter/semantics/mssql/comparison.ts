import { fail } from '../../errors/failure.ts';
import type { Span } from '../../lexer/token.ts';
import type { Type } from '../../types/type.ts';
import { unchanged } from '../base.ts';
import { pickCollation } from '../collations.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { decimal } from '../type-arguments.ts';
import { type Converting, conversion } from './conversions.ts';
import { exactOf } from './precision.ts';
import { LATIN, isNumber, isOldMoment, isText, nameOf, rankOf, varchar } from './types.ts';

const WORDS: Readonly<Record<string, string>> = {
  '=': 'equal to',
  '<>': 'not equal to',
  '!=': 'not equal to',
  '<': 'less than',
  '<=': 'less than or equal to',
  '>': 'greater than',
  '>=': 'greater than or equal to',
};

/** The lower of the two types turns into the higher: a text beside a number must be one. */
export const compare: Semantics['compare'] = (left, right, operator, span) => {
  const type = higherOf(left, right);
  return {
    type,
    compare: orderOf(type),
    left: into(left, type, { operator, span }),
    right: into(right, type, { operator, span }),
  };
};

function higherOf(left: Type, right: Type): Type {
  if (isText(left) && isText(right)) {
    const isNational = [left, right].some(({ name }) => name?.startsWith('N'));
    const collation = pickCollation(left.collation, right.collation, LATIN);
    return { ...varchar(null, isNational ? 'NVARCHAR' : 'VARCHAR'), collation };
  }
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  const type = rankOf(left) >= rankOf(right) ? left : right;
  // Compared exactly: no digit of either side may fall away.
  const others = [left, right].filter((one) => !isText(one));
  if (type.kind === 'decimal' && others.length === 2) return decimal(null, null);
  return type;
}

type Asking = { readonly operator: string; readonly span: Span };

function into(from: Type, to: Type, { operator, span }: Asking): Conversion | null {
  if (from.kind === 'null' || from === to) return null;
  if (from.kind === to.kind && (isText(from) || from.kind === 'decimal' || from.kind === 'integer'))
    return null;
  if (isClash(from, to))
    fail({ kind: 'incomparable', left: nameOf(to), right: nameOf(from), operator: 'clash' }, span);
  const wanted = to.kind === 'decimal' && to.precision === null ? exactOf(from, to) : to;
  const convert = conversion(from, wanted, { style: null, span });
  if (!convert)
    return fail(
      { kind: 'incomparable', left: nameOf(from), right: nameOf(to), operator: WORDS[operator] ?? operator },
      span,
    );
  return convert;
}

/** Numbers and the newer date types don't meet. */
function isClash(from: Type, to: Type): boolean {
  const isNewMoment =
    (to.kind === 'timestamp' || to.kind === 'date' || to.kind === 'time') && !isOldMoment(to);
  return isNewMoment && isNumber(from);
}

/** CASE, COALESCE, UNION: the highest type of all, wide enough for each. */
export const common: Semantics['common'] = (types, _what, span) => {
  const known = types.filter(({ kind }) => kind !== 'null');
  const [first] = known;
  const type = first ? known.reduce(wider, first) : { kind: 'null' as const };
  return { type, convert: types.map((from) => toCommon(from, type, { style: null, span })) };
};

function wider(left: Type, right: Type): Type {
  if (isText(left) && isText(right)) {
    const name = [left, right].some((one) => one.name?.startsWith('N')) ? 'NVARCHAR' : 'VARCHAR';
    const length = left.length === null || right.length === null ? null : Math.max(left.length, right.length);
    return { ...varchar(length, name), collation: pickCollation(left.collation, right.collation, LATIN) };
  }
  const higher = rankOf(left) >= rankOf(right) ? left : right;
  if (higher.kind === 'integer' && higher.digits !== undefined)
    return { kind: 'integer', bits: higher.bits, unsigned: higher.unsigned };
  if (higher.kind !== 'decimal' || isText(left) || isText(right)) return higher;
  const [a, b] = [exactOf(left, right), exactOf(right, left)];
  const scale = Math.max(a.scale ?? 0, b.scale ?? 0);
  const whole = Math.max((a.precision ?? 38) - (a.scale ?? 0), (b.precision ?? 38) - (b.scale ?? 0));
  return decimal(Math.min(whole + scale, 38), scale);
}

function toCommon(from: Type, to: Type, converting: Converting): Conversion | null {
  const { span } = converting;
  if (
    from.kind === 'null' ||
    (from.kind === to.kind && ['integer', 'float', 'date', 'uuid'].includes(from.kind))
  )
    return null;
  if (isText(from) && isText(to)) return null;
  if (isClash(from, to))
    fail({ kind: 'incomparable', left: nameOf(to), right: nameOf(from), operator: 'clash' }, span);
  const convert = conversion(from, to, converting);
  return (
    convert ?? fail({ kind: 'incomparable', left: nameOf(to), right: nameOf(from), operator: 'clash' }, span)
  );
}

/** What an argument may turn into by itself. */
export const implicit: Semantics['implicit'] = (from, to, span) => {
  if (from.kind === 'null' || to.kind === 'any' || to.kind === 'unknown') return unchanged;
  if (from.kind === to.kind && from.kind !== 'decimal' && from.kind !== 'text') return unchanged;
  if (isText(from) && isText(to) && to.length === null) return unchanged;
  if (isClash(from, to))
    fail({ kind: 'incomparable', left: nameOf(from), right: nameOf(to), operator: 'clash' }, span);
  const wanted = to.kind === 'decimal' && to.precision === null ? exactOf(from, to) : to;
  return (
    conversion(from, wanted, { style: null, span }) ??
    fail({ kind: 'incomparable', left: nameOf(from), right: nameOf(to), operator: 'clash' }, span)
  );
};
