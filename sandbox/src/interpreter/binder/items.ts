import { spelled } from '../catalog/names.ts';
import { fail } from '../errors/failure.ts';
import type { Clause } from '../errors/complaint.ts';
import type { Span } from '../lexer/token.ts';
import type { ColumnReference, Expression, Star } from '../tree/expressions.ts';
import type { SelectItem } from '../tree/queries.ts';
import type { BoundExpression } from './bound.ts';
import type { Place } from './context.ts';
import { itemName } from './names.ts';
import { findColumn, findSource, readColumn, type Scope, type ScopeColumn } from './scope.ts';

/** What a column of `*` costs, in steps and cells: each query of a few may have twice those of the one before it. */
const STEPS_A_COLUMN = 50;
const CELLS_A_COLUMN = 32;

/** One column of the SELECT list, `*` taken apart. */
export type Item = {
  readonly name: string;
  /** As names are compared: the alias, or the name of a bare column; null for other expressions. */
  readonly folded: string | null;
  /** The alias alone. */
  readonly alias: string | null;
  readonly origin: string | null;
  readonly expression: Expression;
  bind(place: Place): BoundExpression;
};

export function expandItems(items: readonly SelectItem[], place: Place): Item[] {
  return items.flatMap((item) =>
    item.expression.type === 'star' ? starItems(item.expression, place) : [oneItem(item, place)],
  );
}

function oneItem(item: SelectItem, place: Place): Item {
  const { semantics } = place.context;
  const { expression, alias } = item;
  const name = itemName(item, place);
  const found =
    expression.type === 'column'
      ? findColumn(expression, place.scope, { semantics, clause: place.clause })
      : null;
  const bare = alias ?? (expression.type === 'column' ? expression.name.parts.at(-1) : null);
  return {
    name,
    folded: bare ? semantics.fold(bare.name, bare.quoted, 'column') : null,
    alias: alias && semantics.fold(alias.name, alias.quoted, 'column'),
    origin: found?.depth === 0 ? found.column.origin : null,
    expression,
    bind: (at) => at.bind.value(expression, at),
  };
}

function starItems(star: Star, place: Place): Item[] {
  const { scope } = place;
  if (!scope) throw new Error('a SELECT has a scope');
  const columns = star.qualifier ? qualified(star, place) : scope.visible;
  if (scope.sources.length === 0) fail({ kind: 'star-without-from' }, star.span);
  checkTwins(scope, star, place);
  const { budget } = place.context.run;
  budget.step(columns.length * STEPS_A_COLUMN);
  budget.keep(columns.length * CELLS_A_COLUMN);
  const isMerged = mergedIn(scope);
  return columns
    .filter(({ hidden }) => !hidden)
    .map((column) => ({
      name: column.name,
      folded: column.folded,
      alias: null,
      origin: column.origin,
      expression: referenceTo(column, { span: star.span, scope, isMerged }),
      bind: (at: Place) => readStar(column, star.span, at),
    }));

  function readStar(
    column: ScopeColumn,
    span: Span,
    at: { readonly clause: Clause } & Place,
  ): BoundExpression {
    if (!scope) throw new Error('a SELECT has a scope');
    return readColumn({ column, scope, depth: 0 }, { span, clause: at.clause, run: at.context.run });
  }
}

/** Two tables of one name: SQLite finds out when it takes `*` apart. */
function checkTwins(scope: Scope, star: Star, { context }: Place): void {
  if (context.semantics.dialect !== 'sqlite') return;
  const names = scope.sources.map(({ folded }) => folded);
  const twin = scope.sources.find(({ folded }, i) => folded !== null && names.indexOf(folded) !== i);
  const [column] = twin?.columns ?? [];
  if (!twin || !column) return;
  const name = `${twin.table ? 'main.' : ''}${twin.name}.${column.name}`;
  fail({ kind: 'ambiguous-column', name, clause: 'SELECT' }, star.span);
}

function qualified(star: Star, place: Place): readonly ScopeColumn[] {
  const { semantics } = place.context;
  const last = star.qualifier?.parts.at(-1);
  if (!last || !star.qualifier) throw new Error('a qualifier has a name');
  const folded = semantics.fold(last.name, last.quoted, 'table');
  const source = findSource(folded, place.scope);
  if (source) return source.columns;
  return fail(
    { kind: 'unknown-qualifier', qualifier: spelled(star.qualifier), column: '*', clause: 'SELECT' },
    star.span,
  );
}

/** Whether a column is one that USING made of several, and no source's own. */
function mergedIn({ sources, visible }: Scope): (column: ScopeColumn) => boolean {
  const own = new Set(sources.flatMap(({ columns }) => columns));
  const merged = new Set(visible.filter((column) => !own.has(column)));
  return (column) => merged.has(column);
}

type Referring = {
  readonly span: Span;
  readonly scope: Scope;
  readonly isMerged: (column: ScopeColumn) => boolean;
};

/** A column of `*` as if it had been written, for GROUP BY 1. */
function referenceTo(column: ScopeColumn, { span, scope, isMerged }: Referring): ColumnReference {
  const [at] = column.places;
  const source = scope.sources.find(({ component }) => component === at?.component);
  const parts = [...(source?.name && !isMerged(column) ? [source.name] : []), column.name].map((name) => ({
    type: 'identifier' as const,
    name,
    quoted: true,
    span,
  }));
  return { type: 'column', name: { type: 'name', parts, span }, outer: false, span };
}
