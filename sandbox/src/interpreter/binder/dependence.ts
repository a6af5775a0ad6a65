import { type BoundCondition, type BoundExpression, type ColumnPlace, conjuncts } from './bound.ts';
import type { Scope, ScopeColumn, ScopeSource } from './scope.ts';

type Known = {
  readonly scope: Scope;
  readonly keys: readonly BoundExpression[];
  readonly where: readonly BoundCondition[];
  readonly dialect: 'postgresql' | 'mysql';
};

/**
 * Whether the keys of GROUP BY settle a column: they hold a key of its table. PostgreSQL looks at primary keys alone;
 * MySQL also at unique keys that can't be NULL, and follows equalities of WHERE.
 */
export function dependsOnKeys(column: ScopeColumn, known: Known): boolean {
  const settled = new Set(known.keys.flatMap(({ column: at }) => (at ? [placeText(at)] : [])));
  if (known.dialect === 'mysql') settleEqual(settled, known);
  const [place] = column.places;
  if (!place) return false;
  if (settled.has(placeText(place))) return true;
  const source = known.scope.sources.find(({ component }) => component === place.component);
  return source !== undefined && hasKey(source, settled, known.dialect);
}

function placeText({ component, index }: ColumnPlace): string {
  return `${component}.${index}`;
}

function hasKey(source: ScopeSource, settled: ReadonlySet<string>, dialect: Known['dialect']): boolean {
  const { table, component } = source;
  if (!table) return false;
  return table.uniques.some(({ columns, primary }) => {
    const counts = primary || (dialect === 'mysql' && columns.every((i) => table.columns[i]?.notNull));
    return counts && columns.every((index) => settled.has(placeText({ component, index })));
  });
}

/** `a.id = b.house_id AND b.floor = 1`: what equals something settled, or a constant, is settled too. */
function settleEqual(settled: Set<string>, { where, scope, dialect }: Known): void {
  for (let grew = true; grew; ) {
    const before = settled.size;
    for (const source of scope.sources) {
      if (!hasKey(source, settled, dialect)) continue;
      for (const [index] of source.columns.entries())
        settled.add(placeText({ component: source.component, index }));
    }
    for (const { comparison } of where.flatMap(conjuncts)) {
      if (comparison?.operator !== '=') continue;
      const { left, right } = comparison;
      settle(left, right);
      settle(right, left);
    }
    grew = settled.size > before;
  }

  function settle(one: BoundExpression, other: BoundExpression): void {
    if (!one.column) return;
    const isSettled = other.column ? settled.has(placeText(other.column)) : other.constant !== undefined;
    if (isSettled) settled.add(placeText(one.column));
  }
}
