import { fail } from '../errors/failure.ts';
import type { KeyAt, SortAt } from '../plan/logical.ts';
import type { Expression } from '../tree/expressions.ts';
import type { Select, SortKey } from '../tree/queries.ts';
import type { BoundExpression } from './bound.ts';
import { canonical } from './canonical.ts';
import type { Place } from './context.ts';
import type { Item } from './items.ts';
import { refuse } from './own-rules.ts';
import { findColumn } from './scope.ts';
import { sortingOf } from './sorting.ts';

export type Ordered = {
  readonly order: readonly SortAt[];
  /** What is sorted by and not selected; it stands behind the outputs. */
  readonly hidden: readonly BoundExpression[];
  readonly distinctOn: readonly KeyAt[] | null;
};

type Ordering = {
  readonly orderBy: readonly SortKey[];
  readonly items: readonly Item[];
  readonly outputs: readonly BoundExpression[];
  readonly select: Select;
};

/** ORDER BY: an ordinal, a name of the list, or an expression over what is in sight behind the list. */
export function orderSelect(ordering: Ordering, place: Place): Ordered {
  const { orderBy, items, outputs, select } = ordering;
  const hidden: BoundExpression[] = [];
  const hiddenTexts: string[] = [];
  const strict = select.distinct && select.distinctOn.length === 0;
  const typeAt = (index: number): BoundExpression['type'] =>
    (outputs[index] ?? hidden[index - outputs.length])?.type ?? { kind: 'null' };
  const order = orderBy.map((key, at): SortAt => {
    const index = indexOf(key.expression, strict, at + 1);
    return { index, ...sortingOf(key, typeAt(index), place) };
  });
  const { semantics } = place.context;
  const distinctOn = select.distinctOn.map((one): KeyAt => {
    const index = indexOf(one, false, 1);
    return { index, key: semantics.key(typeAt(index)) };
  });
  checkDistinctOn(order, distinctOn, select);
  return { order, hidden, distinctOn: distinctOn.length > 0 ? distinctOn : null };

  function indexOf(expression: Expression, distinct: boolean, position: number): number {
    const listed = ordinal(expression, items, place) ?? named(expression, items, place) ?? same(expression);
    if (listed !== null) return listed;
    if (distinct && refusesHidden(place)) {
      fail({ kind: 'order-not-selected', position, ...columnNamed(expression, place) }, expression.span);
    }
    hidden.push(place.bind.value(expression, place));
    if (select.distinct) hiddenTexts.push(canonical(expression, place));
    return outputs.length + hidden.length - 1;
  }

  /** The same expression as an item's. */
  function same(expression: Expression): number | null {
    if (!select.distinct) return null;
    const text = canonical(expression, place);
    const index = items.findIndex(
      (item) => item.expression.type === expression.type && canonical(item.expression, place) === text,
    );
    if (index >= 0) return index;
    const behind = hiddenTexts.indexOf(text);
    return behind < 0 ? null : outputs.length + behind;
  }
}

/** The rows of one kind must come together: what DISTINCT ON names is sorted by first. */
function checkDistinctOn(order: readonly SortAt[], distinctOn: readonly KeyAt[], select: Select): void {
  const wanted = new Set(distinctOn.map(({ index }) => index));
  const leading = order.slice(0, wanted.size);
  if (wanted.size === 0 || leading.every(({ index }) => wanted.has(index))) return;
  refuse(
    '42P10',
    'SELECT DISTINCT ON expressions must match initial ORDER BY expressions',
    select.distinctOn[0]?.span ?? null,
  );
}

/** `houses.floors`, as MySQL names it. */
function columnNamed(expression: Expression, { scope, context }: Place): { readonly column?: string } {
  if (expression.type !== 'column') return {};
  const { semantics } = context;
  const found = findColumn(expression, scope, { semantics, clause: 'ORDER BY' });
  const source = scope?.sources.find(({ component }) => component === found?.column.places[0]?.component);
  return found && source ? { column: `${source.name}.${found.column.name}` } : {};
}

function refusesHidden(place: Place): boolean {
  const { dialect } = place.context.semantics;
  return dialect !== 'sqlite' && dialect !== 'mariadb';
}

/** ORDER BY 2. */
export function ordinal(expression: Expression, items: readonly unknown[], place: Place): number | null {
  if (expression.type !== 'literal' || expression.kind !== 'number' || !/^\d+$/.test(expression.value))
    return null;
  const position = Number(expression.value);
  if (position >= 1 && position <= items.length) return position - 1;
  return fail(
    { kind: 'order-position', position, columns: items.length, clause: place.clause },
    expression.span,
  );
}

/** A bare name means an item of that name before it means a column. */
function named(expression: Expression, items: readonly Item[], place: Place): number | null {
  if (expression.type !== 'column' || expression.name.parts.length !== 1) return null;
  const [name] = expression.name.parts;
  if (!name) return null;
  const folded = place.context.semantics.fold(name.name, name.quoted, 'column');
  const byAlias = items.findIndex((item) => item.alias === folded);
  if (byAlias >= 0) return byAlias;
  const byName = items.flatMap((item, i) => (item.folded === folded ? [i] : []));
  return byName.length === 1 ? (byName[0] ?? null) : null;
}
