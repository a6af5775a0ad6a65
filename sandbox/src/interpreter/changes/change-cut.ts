import type { Scope } from '../binder/scope.ts';
import { Unsupported, fail } from '../errors/failure.ts';
import type { Work } from '../session/work.ts';
import type { Expression } from '../tree/expressions.ts';
import type { SortKey } from '../tree/queries.ts';
import type { Delete, Update } from '../tree/statements.ts';
import { Decimal } from '../values/decimal.ts';
import type { Row, Value } from '../values/value.ts';
import { bindAlone, bindValue } from './bind.ts';

type Rows = readonly (readonly Row[])[];

/** ORDER BY, LIMIT and TOP of a change: which of the rows that were found are changed, and in which order. */
export function cutRows(
  { orderBy, limit, top }: Pick<Update | Delete, 'orderBy' | 'limit' | 'top'>,
  { rows, scope }: { readonly rows: Iterable<readonly Row[]>; readonly scope: Scope },
  work: Work,
): Rows {
  const all = [...rows];
  work.context.run.budget.keep(all.length);
  const sorted = orderBy.length === 0 ? all : sortedBy(orderBy, { rows: all, scope }, work);
  if (top) {
    if (top.ties) throw new Unsupported('TOP … WITH TIES in a change', top.span);
    const count = numberOf(top.count, work);
    return sorted.slice(0, top.percent ? Math.ceil((sorted.length * count) / 100) : count);
  }
  if (!limit) return sorted;
  const offset = limit.offset ? numberOf(limit.offset, work) : 0;
  return sorted.slice(offset, limit.count ? offset + numberOf(limit.count, work) : undefined);
}

function numberOf(expression: Expression, work: Work): number {
  const value = bindAlone(expression, 'LIMIT', work).evaluate({ row: [], outer: null });
  const number = asNumber(value);
  if (number === null || number < 0) return fail({ kind: 'negative-limit' }, expression.span);
  return number;
}

function asNumber(value: Value): number | null {
  if (typeof value === 'bigint' || typeof value === 'number') return Number(value);
  return value instanceof Decimal ? Number(value.digits) / 10 ** value.scale : null;
}

function sortedBy(
  keys: readonly SortKey[],
  { rows, scope }: { readonly rows: readonly (readonly Row[])[]; readonly scope: Scope },
  work: Work,
): Rows {
  const { semantics } = work.context;
  const bound = keys.map(({ expression, direction, nulls }) => {
    const value = bindValue(expression, scope, 'ORDER BY', work);
    const nullsFirst = nulls ? nulls === 'FIRST' : semantics.nullsFirst(direction ?? 'ASC');
    return { value, compare: semantics.order(value.type), sign: direction === 'DESC' ? -1 : 1, nullsFirst };
  });
  const keyed = rows.map((row) => ({
    row,
    keys: bound.map(({ value }) => value.evaluate({ row, outer: null })),
  }));
  const compared = keyed.toSorted((left, right) => {
    for (const [i, { compare, sign, nullsFirst }] of bound.entries()) {
      const [one, other] = [left.keys[i] ?? null, right.keys[i] ?? null];
      if (one === null && other === null) continue;
      if (one === null || other === null) return (one === null) === nullsFirst ? -1 : 1;
      const difference = compare(one, other) * sign;
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return compared.map(({ row }) => row);
}
