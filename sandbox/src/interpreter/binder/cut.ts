import { fail } from '../errors/failure.ts';
import type { Cut } from '../plan/logical.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Limit, Top } from '../tree/queries.ts';
import type { Value } from '../values/value.ts';
import { type Frame, joinReferences } from './bound.ts';
import type { Place } from './context.ts';
import { numberOf } from './number-of.ts';

/** LIMIT, FETCH and TOP as one: how many rows are passed over, and how many are given. */
export function bindCut(limit: Limit | null, top: Top | null, place: Place): Cut | null {
  if (!limit && !top) return null;
  const inside: Place = { ...place, clause: 'LIMIT', gather: null, alias: null };
  const count = limit?.count ?? top?.count ?? null;
  const offset = limit?.offset ?? null;
  const bound = [count, offset].map((one) => (one ? bindCount(one, inside) : null));
  return {
    count: bound[0]?.evaluate ?? null,
    offset: bound[1]?.evaluate ?? null,
    percent: limit?.percent ?? top?.percent ?? false,
    ties: limit?.ties ?? top?.ties ?? false,
    references: joinReferences(bound.filter((one) => one !== null)),
  };
}

function bindCount(expression: Expression, place: Place) {
  const { dialect } = place.context.semantics;
  const value = place.bind.value(expression, { ...place, scope: hidden(place) });
  return {
    references: value.references,
    evaluate: (frame: Frame) => countOf(value.evaluate(frame), dialect),
  };
}

/** A count sees no column of the query that it cuts; of those around it, all. */
function hidden(place: Place): Place['scope'] {
  return place.scope && { ...place.scope, sources: [], visible: [] };
}

/** SQLite takes a negative count for none; PostgreSQL also NULL. Oracle gives no row for either. */
function countOf(value: Value, dialect: string): number {
  const count = value === null ? null : numberOf(value);
  if (count === null || Number.isNaN(count)) return dialect === 'oracle' ? 0 : Infinity;
  if (count >= 0) return count;
  if (dialect === 'sqlite') return Infinity;
  if (dialect === 'oracle') return 0;
  return fail({ kind: 'negative-limit' });
}
