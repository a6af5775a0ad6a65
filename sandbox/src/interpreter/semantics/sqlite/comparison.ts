import type { Affinity, Collation, Type } from '../../types/type.ts';
import { BINARY } from '../collations.ts';
import { orderOf } from '../ordering.ts';
import type { Conversion, Semantics } from '../semantics.ts';
import { type AnyType, asAny, isNumericAffinity } from './types.ts';
import { withAffinity } from './values.ts';

/** https://sqlite.org/datatype3.html#type_conversions_prior_to_comparison */
export const compare: Semantics['compare'] = (left, right) => {
  const [a, b] = [asAny(left), asAny(right)];
  const type: AnyType = { kind: 'any', affinity: 'none', collation: collationOf(a, b) };
  return {
    type,
    compare: orderOf(type),
    left: applied(a.affinity, b.affinity),
    right: applied(b.affinity, a.affinity),
  };
};

/** What a side of affinity `own` goes through when it meets `other`. */
function applied(own: Affinity, other: Affinity): Conversion | null {
  if (isNumericAffinity(other) && !isNumericAffinity(own)) return (value) => withAffinity(value, 'numeric');
  if (other === 'text' && own === 'none') return (value) => withAffinity(value, 'text');
  return null;
}

/** COLLATE decides, the left before the right; then the left column, then the right one. */
function collationOf(left: AnyType, right: AnyType): Collation {
  if (left.collation.explicit) return left.collation;
  if (right.collation.explicit) return right.collation;
  if (left.affinity !== 'none') return left.collation;
  return right.affinity === 'none' ? left.collation : right.collation;
}

/** Values keep their own types; a compound query compares by its first part's collation. */
export const common: Semantics['common'] = (types) => {
  const anys = types.map(asAny);
  const first = anys[0]?.collation ?? BINARY;
  const only = new Set(anys.map(({ affinity }) => affinity));
  const affinity = only.size === 1 ? (anys[0]?.affinity ?? 'none') : 'none';
  const type: Type = { kind: 'any', affinity, collation: first };
  return { type, convert: types.map(() => null) };
};
