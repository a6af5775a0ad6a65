import { fail, SqlFailure } from '../errors/failure.ts';
import type { KeyAt, SelectPlan } from '../plan/logical.ts';
import type { Expression, Identifier } from '../tree/expressions.ts';
import type { Limit, Select, SortKey } from '../tree/queries.ts';
import { type BoundCondition, type BoundExpression, conjuncts, joinReferences, outward } from './bound.ts';
import type { BoundQuery, Gather, Place } from './context.ts';
import { bindCut } from './cut.ts';
import { bindFrom, type Numbering } from './from.ts';
import { GROUPED_WINDOWS, Grouping } from './grouping.ts';
import { bindHierarchy, hierarchyColumns, mentionsRowNumber, rowNumberColumn } from './hierarchy.ts';
import { expandItems, type Item } from './items.ts';
import { orderSelect } from './order.ts';
import { firstFailure } from './first-failure.ts';
import { gathersRows } from './gathers-rows.ts';
import { overGroups } from './nested-aggregates.ts';
import { joinMarked } from './outer-marks.ts';
import { refuse } from './own-rules.ts';
import { relationReferences } from './relation-references.ts';
import { findColumn, scopeOf } from './scope.ts';
import { Windows } from './windows.ts';

/** What stands behind a SELECT and belongs to it: order and cut. */
export type Behind = {
  readonly orderBy: readonly SortKey[];
  readonly siblings: boolean;
  readonly limit: Limit | null;
};

export function bindSelect(select: Select, behind: Behind, outside: Place): BoundQuery {
  try {
    return bindInOrder(overGroups(select, outside) ?? select, behind, outside);
  } catch (failure) {
    if (failure instanceof SqlFailure && outside.searches < MOST_SEARCHES) firstFailure(select, outside);
    throw failure;
  }
}

/** Each search binds all below it again, and searches there: more would be too many in deep nests. */
const MOST_SEARCHES = 2;

/** In the order in which it means something: FROM, WHERE, GROUP BY, HAVING, windows, the list, ORDER BY. */
function bindInOrder(select: Select, behind: Behind, outside: Place): BoundQuery {
  const { semantics } = outside.context;
  const numbering: Numbering = { next: 0 };
  const from = bindFrom(select.from, outside, numbering);
  const rowNumber = mentionsRowNumber(select, behind, semantics.dialect) ? numbering.next++ : null;
  const hierarchy = select.hierarchy ? numbering.next++ : null;
  const pseudo = [
    ...(rowNumber === null ? [] : [rowNumberColumn(rowNumber)]),
    ...(hierarchy === null ? [] : hierarchyColumns(hierarchy)),
  ];
  const scope = scopeOf(
    { sources: from?.sources ?? [], visible: [...(from?.visible ?? []), ...pseudo] },
    outside.scope,
  );
  const place: Place = { ...outside, scope, clause: 'SELECT', gather: null, alias: null, hierarchy };
  const items = expandItems(select.items, place);
  const alias = aliasesOf(items, place);

  const inWhere: Place = { ...place, clause: 'WHERE', alias: alias.sqlite };
  const marked =
    semantics.dialect === 'oracle' && from && select.where
      ? joinMarked(from.relation, select.where, inWhere)
      : null;
  const relation = marked?.relation ?? from?.relation ?? null;
  const where = marked?.where ?? conditions(select.where, inWhere);
  const climb =
    select.hierarchy && hierarchy !== null
      ? bindHierarchy(select.hierarchy, {
          place,
          component: hierarchy,
          siblings: behind.siblings ? behind.orderBy : [],
        })
      : null;

  const isMysql = semantics.dialect === 'mysql' || semantics.dialect === 'mariadb';
  const grouped =
    select.groupBy !== null ||
    (select.having !== null && !isMysql) ||
    gathersRows(select, behind.orderBy, place);
  if (select.having && !select.groupBy && semantics.dialect === 'sqlite' && !gathersRows(select, [], place)) {
    refuse('SQLITE_ERROR', 'HAVING clause on a non-aggregate query', select.having.span);
  }
  const grouping = grouped
    ? new Grouping(select.groupBy, {
        place: { ...place, alias: alias.loosePostgresql },
        scope,
        where,
        item: (expression) => meantByGroupBy(expression, items, place),
      })
    : null;
  const windows = new Windows(grouping ? GROUPED_WINDOWS : numbering.next++, select.windows);
  const gather: Gather = {
    aggregate: grouping ? (call, at) => grouping.aggregate(call, at) : null,
    window: (call, at) => windows.bind(call, at),
    known: (expression, at) => grouping?.known(expression, at) ?? null,
    ...(grouping && { grouping: (call, at) => grouping.grouping(call, at) }),
  };
  const list: Place = { ...place, gather };
  const behindGroups = <T>(bind: () => T): T => (grouping ? grouping.behind(bind) : bind());

  return behindGroups(() => {
    const having = conditions(select.having, {
      ...list,
      clause: 'HAVING',
      gather: { ...gather, window: null },
      alias: alias.loose,
    });
    const outputs = items.map((item, i) => {
      if (grouping) grouping.position = i + 1;
      return item.bind(list);
    });
    const ordered = orderSelect(
      { orderBy: behind.siblings ? [] : behind.orderBy, items, outputs, select },
      { ...list, clause: 'ORDER BY', alias: alias.order },
    );
    if (select.top?.ties && behind.orderBy.length === 0) {
      refuse(
        '1062',
        'The TOP N WITH TIES clause is not allowed without a corresponding ORDER BY clause.',
        select.top.span,
      );
    }
    const cut = bindCut(behind.limit, select.top, place);
    const all = [...outputs, ...ordered.hidden];
    const plan: SelectPlan = {
      kind: 'select',
      width: outputs.length,
      from: relation,
      where,
      rowNumber,
      hierarchy: climb,
      grouping: grouping?.plan() ?? null,
      having,
      windows: windows.plans,
      windowComponent: windows.component,
      outputs: all,
      distinct: select.distinct && select.distinctOn.length === 0 ? keysOf(outputs, place) : null,
      order: ordered.order,
      distinctOn: ordered.distinctOn,
      cut,
    };
    return {
      plan,
      columns: items.map((item, i) => ({
        name: item.name,
        type: outputs[i]?.type ?? { kind: 'null' },
        origin: item.origin,
        ...(isUntyped(outputs[i]) && { literal: outputs[i] }),
      })),
      references: outward(joinReferences([...readBy(plan), relationReferences(relation)])),
    };
  });
}

function isUntyped(output: BoundExpression | undefined): output is BoundExpression {
  return output?.type.kind === 'unknown' && output.literal !== undefined;
}

/** All that a SELECT evaluates, but for FROM. */
function readBy(plan: SelectPlan): { readonly references: BoundExpression['references'] }[] {
  const { grouping, hierarchy, cut } = plan;
  return [
    ...plan.where,
    ...plan.having,
    ...plan.outputs,
    ...(grouping
      ? [
          ...grouping.keys,
          ...grouping.carried,
          ...grouping.aggregates.flatMap((one) => [
            ...one.arguments,
            ...one.order.map(({ value }) => value),
            ...(one.filter ? [one.filter] : []),
          ]),
        ]
      : []),
    ...plan.windows.flatMap((one) => [
      ...one.arguments,
      ...one.order.map(({ value }) => value),
      ...one.partition.map(({ value }) => value),
      ...(one.compute.kind === 'aggregate' && one.compute.aggregate.filter
        ? [one.compute.aggregate.filter]
        : []),
    ]),
    ...(hierarchy
      ? [
          ...hierarchy.connectBy,
          ...(hierarchy.startWith ? [hierarchy.startWith] : []),
          ...hierarchy.siblings.map(({ value }) => value),
        ]
      : []),
    ...(cut ? [cut] : []),
  ];
}

function conditions(expression: Expression | null, place: Place): readonly BoundCondition[] {
  return expression ? conjuncts(place.bind.condition(expression, place)) : [];
}

export function keysOf(
  outputs: readonly { readonly type: BoundExpression['type'] }[],
  place: Place,
): KeyAt[] {
  const { semantics } = place.context;
  return outputs.map(({ type }, index) => ({ index, key: semantics.key(type) }));
}

/** Where the items of the list are in sight by their aliases, beyond ORDER BY. */
function aliasesOf(items: readonly Item[], place: Place) {
  const { semantics } = place.context;
  const { dialect } = semantics;
  const find = (name: Identifier): Expression | null => {
    const folded = semantics.fold(name.name, name.quoted, 'column');
    return items.find((item) => item.alias !== null && item.alias === folded)?.expression ?? null;
  };
  const isLoose = dialect === 'sqlite' || dialect === 'mysql' || dialect === 'mariadb';
  return {
    sqlite: dialect === 'sqlite' ? find : null,
    loose: isLoose ? find : null,
    loosePostgresql: isLoose || dialect === 'postgresql' ? find : null,
    order: isLoose || dialect === 'oracle' ? find : null,
  };
}

/**
 * GROUP BY 1 is the first item of the list, and a name that no column has may be an item's alias; not in SQL Server and
 * Oracle, where 1 is a constant.
 */
function meantByGroupBy(expression: Expression, items: readonly Item[], place: Place): Expression {
  const { semantics } = place.context;
  if (semantics.dialect === 'mssql' || semantics.dialect === 'oracle') return expression;
  if (expression.type === 'column') {
    const [name, more] = expression.name.parts;
    const found = findColumn(expression, place.scope && { ...place.scope, outer: null }, {
      semantics,
      clause: 'GROUP BY',
    });
    if (found || !name || more) return expression;
    const folded = semantics.fold(name.name, name.quoted, 'column');
    return items.find((item) => item.alias === folded)?.expression ?? expression;
  }
  if (expression.type !== 'literal' || expression.kind !== 'number') return expression;
  if (!/^\d+$/.test(expression.value)) return expression;
  const position = Number(expression.value);
  const item = items[position - 1];
  if (item) return item.expression;
  return fail(
    { kind: 'order-position', position, columns: items.length, clause: 'GROUP BY' },
    expression.span,
  );
}
