import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { JoinRelation } from '../plan/logical.ts';
import type { Identifier } from '../tree/expressions.ts';
import type { Join, TableSource } from '../tree/queries.ts';
import { type BoundCondition, conjuncts } from './bound.ts';
import { compareValues } from './comparison.ts';
import type { Place } from './context.ts';
import type { FromPart, Standing } from './from.ts';
import { checkNames, refuse } from './own-rules.ts';
import { readColumn, type Scope, type ScopeColumn, scopeOf, type ScopeSource } from './scope.ts';

type BindSource = (source: TableSource, standing: Standing) => FromPart;

/** JOIN: both sides, then what makes their rows meet, which sees these two sides alone. */
export function bindJoin(join: Join, standing: Standing, bindSource: BindSource): FromPart {
  const { place, numbering } = standing;
  const left = bindSource(join.left, standing);
  const applies = join.kind === 'CROSS APPLY' || join.kind === 'OUTER APPLY';
  const before = standing.left ? together(standing.left, left) : left;
  const source =
    applies && join.right.type === 'derived-table' ? { ...join.right, lateral: true } : join.right;
  const right = bindSource(source, { place, numbering, left: before });
  checkNames({ left: left.sources, right: right.sources }, join.right, place.context);
  const names = join.natural ? sharedNames(left, right) : join.using.map((name) => usingName(name, place));
  const scope = scopeOf(together(left, right), place.scope);
  const outOfReach = standing.left?.sources ?? [];
  const inner = { ...place, scope, clause: 'ON' as const, outOfReach };
  const on = join.on ? conjuncts(place.bind.condition(join.on, inner)) : [];
  const merged = names.map((name) => merge(name, { left, right, join, place, scope }));
  return {
    relation: {
      kind: 'join',
      join: kindOf(join),
      left: left.relation,
      right: right.relation,
      on: [...merged.map((one) => one.equal), ...on],
    },
    sources: guarded([...left.sources, ...right.sources], merged, join, place),
    visible: visibleOf(left, right, merged),
  };
}

function kindOf({ kind }: Join): JoinRelation['join'] {
  if (kind === 'CROSS' || kind === 'CROSS APPLY') return 'INNER';
  return kind === 'OUTER APPLY' ? 'LEFT' : kind;
}

function together(left: FromPart, right: FromPart): Pick<Scope, 'sources' | 'visible'> & FromPart {
  return {
    relation: left.relation,
    sources: [...left.sources, ...right.sources],
    visible: [...left.visible, ...right.visible],
  };
}

type Wanted = { readonly folded: string; readonly identifier: Identifier | null };

function usingName(identifier: Identifier, place: Place): Wanted {
  return { folded: place.context.semantics.fold(identifier.name, identifier.quoted, 'column'), identifier };
}

/** NATURAL: the names that both sides have, in the order of the left. */
function sharedNames(left: FromPart, right: FromPart): Wanted[] {
  return left.visible
    .filter(
      (one) => !one.hidden && right.visible.some((other) => !other.hidden && other.folded === one.folded),
    )
    .map(({ folded }) => ({ folded, identifier: null }));
}

type Merged = { readonly column: ScopeColumn; readonly equal: BoundCondition };
type Merging = {
  readonly left: FromPart;
  readonly right: FromPart;
  readonly join: Join;
  readonly place: Place;
  readonly scope: Scope;
};

/** One column for both sides: the left one's value, or the right one's where the left side may be missing. */
function merge(wanted: Wanted, { left, right, join, place, scope }: Merging): Merged {
  const { semantics, run } = place.context;
  const span = wanted.identifier?.span ?? join.span;
  const [a, b] = [left, right].map((side) => {
    const [found, second] = side.visible.filter(({ folded, hidden }) => folded === wanted.folded && !hidden);
    const name = wanted.identifier?.name ?? wanted.folded;
    if (!found && semantics.dialect === 'sqlite') {
      refuse('SQLITE_ERROR', `cannot join using column ${name} - column not present in both tables`, span);
    }
    if (!found) return fail({ kind: 'unknown-column', name, qualifier: null, clause: 'ON' }, span);
    if (second) fail({ kind: 'ambiguous-column', name, clause: 'ON' }, span);
    return found;
  });
  if (!a || !b) throw new Error('a merged column stands on both sides');
  const read = (column: ScopeColumn) => readColumn({ column, scope, depth: 0 }, { span, clause: 'ON', run });
  const equal = compareValues(read(a), read(b), { operator: '=', span, place });
  const { type, convert } = semantics.common([a.type, b.type], 'JOIN/USING', span);
  const [fromLeft, fromRight] = [a, b].map((column, i) =>
    column.places.map((one) => ({ ...one, convert: one.convert ?? convert[i] ?? null })),
  );
  const places = placesOf(join, fromLeft ?? [], fromRight ?? []);
  return { column: { ...a, type, places, origin: join.kind === 'FULL' ? null : a.origin }, equal };
}

type Places = ScopeColumn['places'];

function placesOf({ kind }: Join, left: Places, right: Places): Places {
  if (kind === 'FULL') return [...left, ...right];
  return kind === 'RIGHT' ? right : left;
}

/** Merged columns first, once; then the rest of the left, and of the right. */
function visibleOf(left: FromPart, right: FromPart, merged: readonly Merged[]): readonly ScopeColumn[] {
  if (merged.length === 0) return [...left.visible, ...right.visible];
  const names = new Set(merged.map(({ column }) => column.folded));
  const rest = [...left.visible, ...right.visible].filter(
    ({ folded, hidden }) => hidden || !names.has(folded),
  );
  return [...merged.map(({ column }) => column), ...rest];
}

/** Oracle: a merged column has no qualifier. */
function guarded(
  sources: readonly ScopeSource[],
  merged: readonly Merged[],
  join: Join,
  place: Place,
): readonly ScopeSource[] {
  if (place.context.semantics.dialect !== 'oracle' || merged.length === 0) return sources;
  const names = new Set(merged.map(({ column }) => column.folded));
  const use = (span: Span): never =>
    join.natural
      ? refuse('ORA-25155', 'column used in NATURAL join cannot have qualifier', span)
      : refuse('ORA-25154', 'column part of USING clause cannot have qualifier', span);
  return sources.map((source) => ({
    ...source,
    columns: source.columns.map((column) => (names.has(column.folded) ? { ...column, use } : column)),
  }));
}
