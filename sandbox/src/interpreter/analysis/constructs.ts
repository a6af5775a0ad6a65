import type { Binary, Call, InTest, IsTest, Literal, Match, Unary } from '../tree/expressions.ts';
import type { GroupBy, Join, Limit, Query, Select, SetOperation, With } from '../tree/queries.ts';
import type { Insert, Statement } from '../tree/statements.ts';
import { type AnyNode, walk } from '../tree/walk.ts';

/**
 * What a statement is made of, upper case, as a task may ask for it: clauses (`ORDER BY`), joins (`LEFT JOIN`),
 * operators (`LIKE`, `||`), functions (`COUNT`), `*` for a star in a select list, `SUBQUERY`. By the tree: words in
 * strings, comments and quoted names are none.
 */
export function constructsOf(statement: Statement): ReadonlySet<string> {
  const found = new Set<string>();
  for (const node of walk(statement)) for (const name of namesOf(node)) found.add(name);
  return found;
}

/** Node types that are one construct each, whatever stands in them. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  between: ['BETWEEN'],
  case: ['CASE'],
  cast: ['CAST'],
  collate: ['COLLATE'],
  exists: ['EXISTS', 'SUBQUERY'],
  subquery: ['SUBQUERY'],
  'derived-table': ['SUBQUERY'],
  values: ['VALUES'],
  window: ['OVER'],
  hierarchy: ['CONNECT BY'],
  'grouping-set': ['GROUPING SETS'],
  top: ['TOP'],
  update: ['UPDATE', 'SET'],
  delete: ['DELETE'],
  merge: ['MERGE'],
  returning: ['RETURNING'],
  'on-conflict': ['ON CONFLICT'],
  'create-table': ['CREATE TABLE'],
  'create-view': ['CREATE VIEW'],
  'create-index': ['CREATE INDEX'],
  'alter-table': ['ALTER TABLE'],
  explain: ['EXPLAIN'],
};

type Namers = { readonly [Type in string]?: (node: never) => readonly (string | false)[] };

/** Node types whose fields say which constructs they are. */
const NAMERS: Namers = {
  query: (query: Query) => [query.orderBy.length > 0 && 'ORDER BY'],
  select: (select: Select) => [
    'SELECT',
    select.distinct && 'DISTINCT',
    select.from.length > 0 && 'FROM',
    select.where !== null && 'WHERE',
    select.having !== null && 'HAVING',
    select.items.some(({ expression }) => expression.type === 'star') && '*',
  ],
  with: (common: With) => ['WITH', common.recursive && 'RECURSIVE'],
  limit: (limit: Limit) => [limit.form === 'fetch' ? 'FETCH' : 'LIMIT', limit.offset !== null && 'OFFSET'],
  'group-by': (groupBy: GroupBy) => ['GROUP BY', groupBy.withRollup && 'ROLLUP'],
  join: (join: Join) => [
    'JOIN',
    `${join.natural ? 'NATURAL' : join.kind} JOIN`,
    join.using.length > 0 && 'USING',
  ],
  'set-operation': (operation: SetOperation) => [
    operation.operator,
    operation.all && `${operation.operator} ALL`,
  ],
  unary: (unary: Unary) => [unary.operator],
  // A product is no star.
  binary: (binary: Binary) => [binary.operator !== '*' && binary.operator],
  is: (test: IsTest) => ['IS', `IS ${test.what}`, test.not && 'NOT', test.not && `IS NOT ${test.what}`],
  in: (test: InTest) => ['IN', test.not && 'NOT', test.not && 'NOT IN', 'type' in test.choices && 'SUBQUERY'],
  match: (match: Match) => [match.operator, match.not && 'NOT', match.not && `NOT ${match.operator}`],
  literal: (literal: Literal) => [literal.kind === 'null' && 'NULL'],
  call: (call: Call) => [
    call.name.parts.at(-1)?.name.toUpperCase() ?? false,
    call.distinct && 'DISTINCT',
    call.over !== null && 'OVER',
  ],
  insert: (insert: Insert) => [insert.verb],
};

function namesOf(node: AnyNode): string[] {
  const namer = NAMERS[node.type] as ((node: AnyNode) => readonly (string | false)[]) | undefined;
  const names = namer ? namer(node) : (PLAIN[node.type] ?? []);
  return names.filter((name) => name !== false);
}
