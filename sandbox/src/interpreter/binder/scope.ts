import type { Table } from '../catalog/state.ts';
import type { Clause } from '../errors/complaint.ts';
import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Run } from '../run/run.ts';
import type { Conversion, Semantics } from '../semantics/semantics.ts';
import type { ColumnReference } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';
import type { Row, Value } from '../values/value.ts';
import type { BoundExpression, ColumnPlace, Frame } from './bound.ts';

export type ScopeColumn = {
  readonly name: string;
  /** As names are compared. */
  readonly folded: string;
  readonly type: Type;
  readonly origin: string | null;
  /** Where its value stands; of several the first that is not NULL: a column that USING merged. */
  readonly places: readonly (ColumnPlace & { readonly convert: Conversion | null })[];
  /** Found by name, not by `*`: rowid. */
  readonly hidden: boolean;
  /** Called when it is read: what is seldom asked for is made only then. */
  readonly use?: (span: Span) => void;
};

export type ScopeSource = {
  /** Alias or name, as names are compared; null for what has none. */
  readonly folded: string | null;
  readonly name: string;
  readonly component: number;
  readonly columns: readonly ScopeColumn[];
  readonly table: Table | null;
};

/** The names of one query level. */
export type Scope = {
  readonly sources: readonly ScopeSource[];
  /** What a bare name may mean, and `*` lists, in its order; merged columns stand here once. */
  readonly visible: readonly ScopeColumn[];
  readonly outer: Scope | null;
  /** Set while what stands behind GROUP BY is bound: where a column is found then, or why it isn't. */
  grouped: ((column: ScopeColumn, span: Span, clause: Clause) => ColumnPlace) | null;
};

export function scopeOf(parts: Pick<Scope, 'sources' | 'visible'>, outer: Scope | null): Scope {
  return { sources: parts.sources, visible: parts.visible, outer, grouped: null };
}

/** A column found, and how many queries outward. */
export type Found = { readonly column: ScopeColumn; readonly scope: Scope; readonly depth: number };

type Asked = { readonly semantics: Semantics; readonly clause: Clause };

/** The column that a name means, searched from the innermost query outward; null where there is none. */
export function findColumn(reference: ColumnReference, scope: Scope | null, asked: Asked): Found | null {
  const { name } = reference;
  let depth = 0;
  for (let level = scope; level; level = level.outer) {
    const found = findIn(level);
    if (found) return { column: found, scope: level, depth };
    depth += 1;
  }
  return null;

  function findIn(level: Scope): ScopeColumn | null {
    const last = name.parts.at(-1);
    if (!last) return null;
    const folded = asked.semantics.fold(last.name, last.quoted, 'column');
    const qualifier = name.parts.at(-2);
    if (!qualifier) return only(level.visible);
    const wanted = asked.semantics.fold(qualifier.name, qualifier.quoted, 'table');
    const [source, twin] = level.sources.filter((one) => one.folded === wanted);
    if (!source) return null;
    if (twin)
      fail(
        { kind: 'ambiguous-column', name: `${qualifier.name}.${last.name}`, clause: asked.clause },
        name.span,
      );
    const column = only(source.columns);
    if (column) return column;
    return fail(
      { kind: 'unknown-column', name: last.name, qualifier: qualifier.name, clause: asked.clause },
      name.span,
    );

    function only(columns: readonly ScopeColumn[]): ScopeColumn | null {
      const [first, second] = columns.filter((one) => one.folded === folded);
      const shown = first && second && !first.hidden && second.hidden ? undefined : second;
      if (first && shown)
        fail(
          { kind: 'ambiguous-column', name: last?.name ?? '', clause: asked.clause },
          qualifier ? name.span : (last?.span ?? name.span),
        );
      return first ?? null;
    }
  }
}

/** Whether a qualifier names a table of this query or one around it. */
export function findSource(folded: string, scope: Scope | null): ScopeSource | null {
  for (let level = scope; level; level = level.outer) {
    const source = level.sources.find((one) => one.folded === folded);
    if (source) return source;
  }
  return null;
}

/** A column that was found, as an expression. */
export function readColumn(found: Found, at: { span: Span; clause: Clause; run: Run }): BoundExpression {
  const { column, scope, depth } = found;
  column.use?.(at.span);
  const places = scope.grouped
    ? [{ ...scope.grouped(column, at.span, at.clause), convert: null }]
    : column.places;
  const references = Array.from({ length: depth + 1 }, (_, level) =>
    level < depth ? 0n : places.reduce((bits, { component }) => bits | (1n << BigInt(component)), 0n),
  );
  const reads = places.map((place) => reader(place, depth, at.run));
  const [first, second] = reads;
  if (!first) throw new Error('a column stands somewhere');
  const bound = { type: column.type, references, volatile: false };
  const [place] = places;
  if (!second) {
    const bare = depth === 0 && place && !place.convert;
    return {
      ...bound,
      evaluate: first,
      ...(bare && { column: { component: place.component, index: place.index } }),
    };
  }
  return { ...bound, evaluate: (frame) => first(frame) ?? second(frame) };
}

type Reader = (frame: Frame) => Value;

function reader(
  { component, index, convert }: ColumnPlace & { convert: Conversion | null },
  depth: number,
  run: Run,
): Reader {
  const read = at(depth, component, index);
  if (!convert) return read;
  return (frame) => {
    const value = read(frame);
    return value === null ? null : convert(value, run);
  };
}

function at(depth: number, component: number, index: number): Reader {
  if (depth === 0) return (frame) => (frame.row[component] as Row)[index] as Value;
  return (frame) => {
    let level: Frame | null = frame;
    for (let up = 0; up < depth && level; up += 1) level = level.outer;
    const row = level?.row[component] as Row | undefined;
    return row?.[index] ?? null;
  };
}
