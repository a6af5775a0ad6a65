import { keptName, lastPart, spelled, unknownTable } from '../catalog/names.ts';
import { findRelation } from '../catalog/resolve.ts';
import type { Table, View, VirtualTable } from '../catalog/state.ts';
import type { DialectName } from '../dialects/dialect.ts';
import { SqlFailure, Unsupported, fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Relation, TableLeaf } from '../plan/logical.ts';
import type { Identifier } from '../tree/expressions.ts';
import type { DerivedTable, TableReference, TableSource } from '../tree/queries.ts';
import type { BoundQuery, CommonTable, OutputColumn, Place } from './context.ts';
import { bindJoin } from './joins.ts';
import { checkDerived, checkNames } from './own-rules.ts';
import { type Scope, type ScopeColumn, scopeOf, type ScopeSource } from './scope.ts';
import { bindTableFunction } from './table-functions.ts';

/** What a part of FROM gives: how its rows are found, and the names that it puts in sight. */
export type FromPart = {
  readonly relation: Relation;
  readonly sources: readonly ScopeSource[];
  readonly visible: readonly ScopeColumn[];
};

/** Numbers the components of one SELECT's row. */
export type Numbering = { next: number };

/** One item of FROM in the place of its SELECT; `left` is what stands before it, for LATERAL. */
export type Standing = {
  readonly place: Place;
  readonly numbering: Numbering;
  readonly left: FromPart | null;
};

/** FROM: the items that commas part, each in sight of LATERAL ones behind it. */
export function bindFrom(
  sources: readonly TableSource[],
  place: Place,
  numbering: Numbering,
): FromPart | null {
  let whole: FromPart | null = null;
  for (const source of sources) {
    const part = bindSource(source, { place, numbering, left: whole });
    whole = whole ? crossed(whole, part, source, place) : part;
  }
  return whole;
}

function crossed(left: FromPart, right: FromPart, source: TableSource, place: Place): FromPart {
  checkNames({ left: left.sources, right: right.sources }, source, place.context);
  return {
    relation: { kind: 'join', join: 'INNER', left: left.relation, right: right.relation, on: [] },
    sources: [...left.sources, ...right.sources],
    visible: [...left.visible, ...right.visible],
  };
}

export function bindSource(source: TableSource, standing: Standing): FromPart {
  switch (source.type) {
    case 'join':
      return bindJoin(source, standing, bindSource);
    case 'table':
      return bindTable(source, standing);
    case 'derived-table':
      return bindDerived(source, standing);
    default:
      return bindTableFunction(source, standing);
  }
}

function bindTable(source: TableReference, standing: Standing): FromPart {
  const { place } = standing;
  const { semantics, state } = place.context;
  const last = lastPart(source.name);
  if (source.name.parts.length === 1) {
    const common = place.common.get(semantics.fold(last.name, last.quoted, 'table'));
    if (common) return bindCommon(source, common, standing);
  }
  const relation = findRelation(source.name, place.context)?.relation;
  if (relation) {
    if (relation.kind === 'table') return bindStored(source, relation, standing);
    return relation.kind === 'view'
      ? bindView(source, relation, standing)
      : bindVirtual(source, relation, standing);
  }
  if (semantics.dialect === 'oracle' && spelled(source.name).toUpperCase() === 'DUAL')
    return bindDual(source, standing);
  if (
    spelled(source.name).toUpperCase() === 'DUAL' &&
    semantics.dialect.startsWith('m') &&
    semantics.dialect !== 'mssql'
  ) {
    return bindDual(source, standing);
  }
  return unknownTable(source.name, state);
}

type Named = { readonly alias: Identifier | null; readonly columns: readonly Identifier[] };

/** The source of a leaf: its columns under the names that its alias gives them. */
export function sourceOf(
  named: Named,
  columns: readonly OutputColumn[],
  {
    component,
    name,
    table = null,
    standing,
  }: { component: number; name: Identifier | null; table?: Table | null; standing: Standing },
): ScopeSource {
  const { semantics } = standing.place.context;
  if (named.columns.length > columns.length) {
    fail(
      {
        kind: 'common-table-columns',
        name: named.alias?.name ?? '',
        wanted: columns.length,
        given: named.columns.length,
      },
      named.columns[0]?.span ?? null,
    );
  }
  const shown = named.alias ?? name;
  const identified = shown && semantics.fold(shown.name, shown.quoted, 'table');
  return {
    folded: identified,
    name: shown ? keptName(shown, semantics) : '',
    component,
    table,
    columns: columns.map((column, index) => {
      const renamed = named.columns[index];
      const kept = renamed ? keptName(renamed, semantics, 'column') : column.name;
      return {
        name: kept,
        folded: semantics.fold(kept, true, 'column'),
        type: column.type,
        origin: column.origin,
        places: [{ component, index, convert: null }],
        hidden: false,
      };
    }),
  };
}

export function partOf(relation: Relation, source: ScopeSource): FromPart {
  return { relation, sources: [source], visible: source.columns };
}

function bindStored(source: TableReference, table: Table, standing: Standing): FromPart {
  const component = standing.numbering.next++;
  const columns = table.columns.map(({ name, type }) => ({ name, type, origin: `${table.name}.${name}` }));
  const width = columns.length;
  const named = sourceOf(source, columns, { component, name: lastPart(source.name), table, standing });
  const leaf = { kind: 'table' as const, component, name: named.name, width, table };
  const identified: TableLeaf = { ...leaf, identity: false };
  const hidden = rowIdColumns(identified, standing).filter(
    (one) => !named.columns.some(({ folded }) => folded === one.folded),
  );
  if (hidden.length === 0) return partOf(identified, named);
  return partOf(identified, { ...named, columns: [...named.columns, ...hidden] });
}

const ROW_IDS: Readonly<Partial<Record<DialectName, readonly string[]>>> = {
  sqlite: ['rowid', '_rowid_', 'oid'],
  oracle: ['ROWID'],
};

/** A stored row's own number. It stands behind the columns, unless SQLite's INTEGER PRIMARY KEY is another name for it. */
function rowIdColumns(leaf: TableLeaf, { place }: Standing): ScopeColumn[] {
  const { semantics } = place.context;
  const { component, width, table } = leaf;
  const key = table.columns.findIndex(({ identity }) => identity?.form === 'ROWID');
  return (ROW_IDS[semantics.dialect] ?? []).map((name) => ({
    name: table.columns[key]?.name ?? name,
    folded: semantics.fold(name, true, 'column'),
    type: { kind: 'integer', bits: 64, unsigned: false },
    origin: null,
    places: [{ component, index: key < 0 ? width : key, convert: null }],
    hidden: true,
    use: () => {
      if (key < 0) leaf.identity = true;
    },
  }));
}

function bindVirtual(source: TableReference, relation: VirtualTable, standing: Standing): FromPart {
  const component = standing.numbering.next++;
  const { state } = standing.place.context;
  const columns = relation.columns.map(({ name, type }) => ({ name, type, origin: null }));
  const named = sourceOf(source, columns, { component, name: lastPart(source.name), standing });
  const rows = { name: relation.name, rows: () => relation.rows(state) };
  return partOf(
    { kind: 'virtual', component, name: named.name, width: columns.length, relation: rows },
    named,
  );
}

/** The table of one row. */
function bindDual(source: TableReference, standing: Standing): FromPart {
  const component = standing.numbering.next++;
  const { semantics } = standing.place.context;
  const { type } = semantics.literal({ type: 'literal', kind: 'plain', value: 'X', span: source.span });
  const isOracle = semantics.dialect === 'oracle';
  const columns = isOracle ? [{ name: 'DUMMY', type, origin: null }] : [];
  const named = sourceOf(source, columns, { component, name: lastPart(source.name), standing });
  const relation = { name: 'DUAL', rows: () => [isOracle ? ['X'] : []] };
  return partOf({ kind: 'virtual', component, name: named.name, width: columns.length, relation }, named);
}

/** A view means what it meant where it was made: it sees no names of the query around it. */
function bindView(source: TableReference, view: View, standing: Standing): FromPart {
  const { place } = standing;
  const { text } = view;
  const sql = text.padStart(view.query.span.offset + text.length);
  const context = { ...place.context, sql };
  const inside: Place = { ...place, context, scope: null, common: new Map(), alias: null, gather: null };
  const query = boundAlone(view, inside, source.span);
  const columns = query.columns.map((column, i) => ({ ...column, name: view.columns[i] ?? column.name }));
  return leafOf(source, { ...query, columns }, { standing, name: lastPart(source.name), lateral: false });
}

/** What a view complains of stands in the view's own text, where no place of this statement is. */
function boundAlone(view: View, inside: Place, span: Span): BoundQuery {
  try {
    return inside.bind.query(view.query, inside);
  } catch (failure) {
    if (failure instanceof Unsupported) throw new Unsupported(failure.what, span);
    if (failure instanceof SqlFailure) failure.span = null;
    throw failure;
  }
}

function bindCommon(source: TableReference, common: CommonTable, standing: Standing): FromPart {
  let depth = 0;
  for (let level = standing.place.scope; level && level !== common.scope; level = level.outer) depth += 1;
  const query: BoundQuery = {
    columns: common.columns,
    references: [...Array.from({ length: depth }, () => 0n), ...common.references],
    plan: common.itself ?? {
      kind: 'common',
      width: common.columns.length,
      name: common.name,
      of: common,
      depth,
    },
  };
  return leafOf(source, query, { standing, name: lastPart(source.name), lateral: false });
}

function bindDerived(source: DerivedTable, standing: Standing): FromPart {
  const { place, left } = standing;
  const { semantics } = place.context;
  if (!source.alias && needsAlias(semantics.dialect)) fail({ kind: 'alias-needed' }, source.span);
  const lateral = source.lateral;
  const scope: Scope | null = lateral
    ? scopeOf({ sources: left?.sources ?? [], visible: left?.visible ?? [] }, place.scope)
    : place.scope;
  const query = place.bind.query(source.query, { ...place, scope, alias: null, gather: null });
  const name = source.alias?.name ?? '';
  const derived = { query: source.query, bound: query, name, isNamed: source.columns.length > 0 };
  checkDerived(derived, source.alias?.span ?? source.span, place);
  return leafOf(source, query, { standing, name: null, lateral });
}

function needsAlias(dialect: string): boolean {
  return dialect === 'mysql' || dialect === 'mariadb' || dialect === 'mssql';
}

function leafOf(
  source: Named,
  query: BoundQuery,
  { standing, name, lateral }: { standing: Standing; name: Identifier | null; lateral: boolean },
): FromPart {
  const component = standing.numbering.next++;
  const named = sourceOf(source, query.columns, { component, name, standing });
  const references = lateral ? query.references : [0n, ...query.references];
  const { plan, columns } = query;
  const width = columns.length;
  return partOf({ kind: 'derived', component, name: named.name, width, plan, lateral, references }, named);
}
