import { keptName } from '../catalog/names.ts';
import { fail, Unsupported } from '../errors/failure.ts';
import type { RecursivePlan, WorkingTable } from '../plan/logical.ts';
import type { CommonTable as CommonTableNode, QueryBody, SetOperation, With } from '../tree/queries.ts';
import type { TableReference } from '../tree/queries.ts';
import { type AnyNode, walk } from '../tree/walk.ts';
import { bindBody, joinSides } from './bodies.ts';
import { joinReferences } from './bound.ts';
import type { BoundQuery, CommonTable, OutputColumn, Place } from './context.ts';
import { bindCut } from './cut.ts';
import { checkDerived, refuse } from './own-rules.ts';
import { orderNames } from './order-names.ts';
import { keysOf } from './select.ts';

/** WITH: each table in sight of those behind it, and of itself where it is recursive. */
export function bindCommonTables(
  { tables, recursive }: With,
  outside: Place & { readonly maxRecursion: string | null },
): Place {
  let place: Place = outside;
  const { semantics } = outside.context;
  const names = new Set<string>();
  for (const table of tables) {
    const folded = semantics.fold(table.name.name, table.name.quoted, 'table');
    if (names.has(folded)) fail({ kind: 'duplicate-alias', name: table.name.name }, table.name.span);
    names.add(folded);
    const may = recursive || !NEEDS_WORD.has(semantics.dialect);
    const query =
      may && readsItself(table.query.body, folded, place)
        ? bindRecursive(table, folded, { ...place, maxRecursion: outside.maxRecursion })
        : place.bind.query(table.query, place);
    const derived = {
      query: table.query,
      bound: query,
      name: table.name.name,
      isNamed: table.columns.length > 0,
    };
    checkDerived(derived, table.name.span, place);
    const common: CommonTable = {
      name: keptName(table.name, semantics),
      columns: renamed(table, query.columns, place),
      plan: query.plan,
      references: query.references,
      scope: place.scope,
    };
    place = { ...place, common: new Map([...place.common, [folded, common]]) };
  }
  return place;
}

const NEEDS_WORD: ReadonlySet<string> = new Set(['postgresql', 'mysql', 'mariadb']);

function renamed(table: CommonTableNode, columns: readonly OutputColumn[], place: Place): OutputColumn[] {
  const { semantics } = place.context;
  const given = table.columns.length;
  const exact = semantics.dialect !== 'postgresql';
  if (given > columns.length || (exact && given > 0 && given !== columns.length)) {
    fail(
      { kind: 'common-table-columns', name: table.name.name, wanted: columns.length, given },
      table.name.span,
    );
  }
  return columns.map((column, i) => {
    const name = table.columns[i];
    return name ? { ...column, name: keptName(name, semantics, 'column') } : column;
  });
}

/** A recursive part reads its own table once, and not inside an expression: a round must be a round. */
function checkReferences(
  body: QueryBody,
  {
    table,
    folded,
    place,
  }: { readonly table: CommonTableNode; readonly folded: string; readonly place: Place },
): void {
  const { name } = table.name;
  const { span } = body;
  const count = referencesIn(body, folded, place);
  const inside = [...walk(body)]
    .filter(({ type }) => EXPRESSIONS_WITH_QUERIES.has(type))
    .some((node) => referencesIn(node, folded, place) > 0);
  if (count <= 1 && !inside) return;
  switch (place.context.semantics.dialect) {
    case 'sqlite':
      return refuse(
        'SQLITE_ERROR',
        inside
          ? `recursive reference in a subquery: ${name}`
          : `multiple references to recursive table: ${name}`,
        span,
      );
    case 'postgresql': {
      const where = inside ? 'within a subquery' : 'more than once';
      return refuse('42P19', `recursive reference to query "${name}" must not appear ${where}`, span);
    }
    case 'mysql':
      return refuse(
        '3577',
        `ERROR 3577 (HY000): In recursive query block of Recursive Common Table Expression '${name}', the recursive table must be referenced only once, and not in any subquery`,
        span,
      );
    default:
      throw new Unsupported('several references of a recursive part to itself', span);
  }
}

const EXPRESSIONS_WITH_QUERIES: ReadonlySet<string> = new Set(['subquery', 'exists', 'in', 'quantified']);

function readsItself(body: QueryBody, folded: string, place: Place): boolean {
  return referencesIn(body, folded, place) > 0;
}

function referencesIn(root: AnyNode, folded: string, place: Place): number {
  const { semantics } = place.context;
  let count = 0;
  for (const node of walk(root)) {
    if (node.type !== 'table') continue;
    const { parts } = (node as TableReference).name;
    const [name] = parts;
    if (parts.length === 1 && name && semantics.fold(name.name, name.quoted, 'table') === folded) count += 1;
  }
  return count;
}

/** The first rows, then again and again what the other side makes of the rows of the last round. */
function bindRecursive(
  table: CommonTableNode,
  folded: string,
  place: Place & { readonly maxRecursion: string | null },
): BoundQuery {
  const { body, orderBy, limit } = table.query;
  const { semantics } = place.context;
  const { name } = table.name;
  if (table.query.with) throw new Unsupported('WITH inside a recursive common table', table.query.with.span);
  if (body.type !== 'set-operation' || body.operator !== 'UNION') {
    return fail({ kind: 'recursion-shape', name }, table.query.span);
  }
  const { start, again } = splitAt(body, folded, place);
  if (!start) return fail({ kind: 'recursion-shape', name }, table.query.span);
  if (again.length > 1) throw new Unsupported('several recursive parts', table.query.span);
  const [step] = again;
  if (!step) return fail({ kind: 'recursion-shape', name }, table.query.span);
  checkReferences(step.right, { table, folded, place });
  if (semantics.dialect === 'oracle' && table.columns.length === 0)
    return fail({ kind: 'recursion-shape', name }, table.name.span);
  const first = bindBody(start, place);
  const working: WorkingTable = { rows: [] };
  const itself: CommonTable = {
    name,
    columns: renamed(table, first.columns, place),
    plan: first.plan,
    references: [],
    scope: place.scope,
    itself: { kind: 'recursion', width: first.columns.length, name, working },
  };
  const round = bindBody(step.right, { ...place, common: new Map([...place.common, [folded, itself]]) });
  const joined = joinSides(first, round, step, place);
  if (semantics.dialect === 'postgresql') checkTypes(table, { first, columns: joined.columns, place });
  if (semantics.dialect === 'mssql' && !step.all) return fail({ kind: 'recursion-shape', name }, step.span);
  const plan: RecursivePlan = {
    kind: 'recursive',
    width: first.columns.length,
    name,
    first: first.plan,
    again: round.plan,
    firstConvert: joined.leftConvert,
    againConvert: joined.rightConvert,
    keys: step.all ? null : keysOf(joined.columns, place),
    rounds: roundsOf(place),
    correlated: joinReferences([first, round]).some((bits) => bits !== 0n),
    allKeys: keysOf(joined.columns, place),
    detectsCycles: semantics.dialect === 'oracle',
    working,
  };
  const whole = { plan, columns: joined.columns, references: joinReferences([first, round]) };
  if (orderBy.length === 0 && !limit) return whole;
  if (semantics.dialect !== 'sqlite')
    throw new Unsupported('ORDER BY and LIMIT in a recursive query', table.query.span);
  const order = orderNames(orderBy, whole, place);
  const cut = bindCut(limit, null, place);
  return { ...whole, plan: { kind: 'ordered', width: plan.width, input: plan, order, cut } };
}

/** PostgreSQL gives each column the type that its first rows have. */
function checkTypes(
  table: CommonTableNode,
  { first, columns, place }: { first: BoundQuery; columns: readonly OutputColumn[]; place: Place },
): void {
  const { semantics } = place.context;
  for (const [i, { type }] of columns.entries()) {
    const [left, right] = [first.columns[i]?.type ?? type, type].map((one) => semantics.nameOf(one));
    if (left === undefined || right === undefined || left === right) continue;
    const what = `recursive query "${table.name.name}" column ${i + 1}`;
    fail({ kind: 'types-do-not-match', what, left, right }, table.query.span);
  }
}

/** `a UNION ALL b UNION ALL c`: what doesn't read the table itself is where it starts. */
function splitAt(
  operation: SetOperation,
  folded: string,
  place: Place,
): { start: QueryBody | null; again: readonly SetOperation[] } {
  const again: SetOperation[] = [];
  let left: QueryBody = operation;
  while (
    left.type === 'set-operation' &&
    left.operator === 'UNION' &&
    readsItself(left.right, folded, place)
  ) {
    again.push(left);
    left = left.left;
  }
  return { start: readsItself(left, folded, place) ? null : left, again };
}

/** How often a dialect goes round: SQL Server 100 times, unless OPTION (MAXRECURSION n) says other; MySQL 1,000. */
function roundsOf(place: Place & { readonly maxRecursion: string | null }): RecursivePlan['rounds'] {
  switch (place.context.semantics.dialect) {
    case 'mssql': {
      const most = place.maxRecursion === null ? 100 : Number(place.maxRecursion);
      return most === 0 ? null : { most, onMore: 'fail', said: most };
    }
    case 'mysql':
      return { most: 1_000, onMore: 'fail', said: 1_001 };
    case 'mariadb':
      return { most: 1_000, onMore: 'stop', said: 1_000 };
    default:
      return null;
  }
}
