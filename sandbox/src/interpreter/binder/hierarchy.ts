import type { HierarchyPlan } from '../plan/logical.ts';
import type { Hierarchy, Select, SortKey } from '../tree/queries.ts';
import { type AnyNode, walk } from '../tree/walk.ts';
import type { ColumnReference, Expression, Unary } from '../tree/expressions.ts';
import { conjuncts } from './bound.ts';
import type { Place } from './context.ts';
import { LEVEL, LEAF, CYCLE } from './prior.ts';
import type { ScopeColumn } from './scope.ts';
import { sortingOf } from './sorting.ts';

/** Oracle numbers the rows of a SELECT that says ROWNUM. */
export function mentionsRowNumber(
  select: Select,
  { orderBy }: { readonly orderBy: readonly SortKey[] },
  dialect: string,
): boolean {
  return dialect === 'oracle' && [select, ...orderBy].some(saysRowNumber);
}

export function saysRowNumber(root: AnyNode | null): boolean {
  if (!root) return false;
  for (const node of walk(root)) {
    if (node.type !== 'column') continue;
    const { parts } = (node as ColumnReference).name;
    if (parts.length === 1 && parts[0]?.name.toUpperCase() === 'ROWNUM') return true;
  }
  return false;
}

export function rowNumberColumn(component: number): ScopeColumn {
  return pseudo('ROWNUM', component, 0);
}

export function hierarchyColumns(component: number): ScopeColumn[] {
  return [
    pseudo('LEVEL', component, LEVEL),
    pseudo('CONNECT_BY_ISLEAF', component, LEAF),
    pseudo('CONNECT_BY_ISCYCLE', component, CYCLE),
  ];
}

function pseudo(name: string, component: number, index: number): ScopeColumn {
  return {
    name,
    folded: name,
    type: { kind: 'decimal', precision: null, scale: null },
    origin: null,
    places: [{ component, index, convert: null }],
    hidden: true,
  };
}

export function bindHierarchy(
  hierarchy: Hierarchy,
  at: { readonly place: Place; readonly component: number; readonly siblings: readonly SortKey[] },
): HierarchyPlan {
  const place: Place = { ...at.place, clause: 'WHERE' };
  const { startWith, connectBy, nocycle } = hierarchy;
  return {
    component: at.component,
    startWith: startWith && place.bind.condition(startWith, place),
    connectBy: conjuncts(place.bind.condition(connectBy, place)),
    onLoop: walksUp(connectBy) ? (nocycle ? 'leave out' : 'fail') : 'go on',
    siblings: at.siblings.map((key) => {
      const value = place.bind.value(key.expression, place);
      return { value, ...sortingOf(key, value.type, place) };
    }),
  };
}

function walksUp(condition: Expression): boolean {
  for (const node of walk(condition)) {
    if (node.type === 'unary' && (node as Unary).operator === 'PRIOR') return true;
  }
  return false;
}
