import { Unsupported } from '../errors/failure.ts';
import type { Query } from '../tree/queries.ts';
import { bindBody } from './bodies.ts';
import { bindCommonTables } from './common-tables.ts';
import type { BoundQuery, Place } from './context.ts';
import { bindCut } from './cut.ts';
import { joinReferences } from './bound.ts';
import { orderNames } from './order-names.ts';
import { bindSelect } from './select.ts';

/** What binding one costs: views of views may hold more queries than anyone can wait for. */
const STEPS_A_QUERY = 1_000;

/** A query: its common tables, then its body; ORDER BY and cut belong to a SELECT, or to the whole of a set operation. */
export function bindQuery(query: Query, outside: Place): BoundQuery {
  outside.context.run.budget.step(STEPS_A_QUERY);
  const base: Place = { ...outside, clause: 'SELECT', alias: null, gather: null, hierarchy: null };
  const place = query.with
    ? bindCommonTables(query.with, { ...base, maxRecursion: query.maxRecursion })
    : base;
  const { body, orderBy, siblings, limit } = query;
  if (body.type === 'select') return bindSelect(body, { orderBy, siblings, limit }, place);
  const bound = bindBody(body, place);
  if (orderBy.length === 0 && !limit) return bound;
  if (siblings) throw new Unsupported('ORDER SIBLINGS BY here', query.span);
  const order = orderNames(orderBy, bound, { ...place, clause: 'ORDER BY' });
  const cut = bindCut(limit, null, {
    ...place,
    scope: { sources: [], visible: [], outer: place.scope, grouped: null },
  });
  const cutReads = cut ? cut.references.slice(1) : [];
  return {
    columns: bound.columns,
    references: joinReferences([bound, { references: cutReads }]),
    plan: { kind: 'ordered', width: bound.columns.length, input: bound.plan, order, cut },
  };
}
