import type { DialectName } from '../dialects/dialect.ts';
import { fail } from '../errors/failure.ts';
import type { Span } from '../lexer/token.ts';
import type { Query, TableSource } from '../tree/queries.ts';
import type { BoundQuery, Place } from './context.ts';

/** A rule that one dialect alone has, with its own number and words. */
export function refuse(code: string, what: string, span: Span | null): never {
  return fail({ kind: 'invalid-argument', name: '', what, code }, span);
}

type Derived = {
  readonly query: Query;
  readonly bound: BoundQuery;
  readonly name: string;
  readonly isNamed: boolean;
};

/** What T-SQL and MySQL ask of a derived or common table: each column has a name, and no two the same; no order without a cut. */
export function checkDerived({ query, bound, name, isNamed }: Derived, span: Span, place: Place): void {
  const { semantics } = place.context;
  const { dialect } = semantics;
  if (dialect !== 'mssql' && dialect !== 'mysql' && dialect !== 'mariadb') return;
  if (dialect === 'mssql') checkOrder(query);
  if (isNamed) return;
  const seen = new Set<string>();
  for (const [i, column] of bound.columns.entries()) {
    if (column.name === '' && dialect === 'mssql') {
      refuse('8155', `No column name was specified for column ${i + 1} of '${name}'.`, span);
    }
    const folded = semantics.fold(column.name, true, 'column');
    if (seen.has(folded)) duplicate(column.name, { name, span, dialect });
    seen.add(folded);
  }
}

function duplicate(
  column: string,
  { name, span, dialect }: { readonly name: string; readonly span: Span; readonly dialect: DialectName },
): never {
  if (dialect === 'mssql') {
    return refuse('8156', `The column '${column}' was specified multiple times for '${name}'.`, span);
  }
  return refuse('1060', `ERROR 1060 (42S21): Duplicate column name '${column}'`, span);
}

function checkOrder({ orderBy, limit, body }: Query): void {
  const [first] = orderBy;
  if (!first || limit || (body.type === 'select' && body.top)) return;
  refuse(
    '1033',
    'The ORDER BY clause is invalid in views, inline functions, derived tables, subqueries, and common table expressions, unless TOP, OFFSET or FOR XML is also specified.',
    first.span,
  );
}

/** Two tables of one name in a FROM. SQLite and Oracle mind only when the name is used. */
export function checkNames(
  names: { readonly left: readonly Named[]; readonly right: readonly Named[] },
  source: TableSource,
  { semantics }: Place['context'],
): void {
  if (semantics.dialect === 'sqlite' || semantics.dialect === 'oracle') return;
  for (const { folded, name } of names.right) {
    if (folded === null || !names.left.some((other) => other.folded === folded)) continue;
    const isAlias = 'alias' in source && source.alias !== null;
    fail(
      { kind: 'duplicate-alias', name, isAlias },
      isAlias && source.alias ? source.alias.span : source.span,
    );
  }
}

type Named = { readonly folded: string | null; readonly name: string };
