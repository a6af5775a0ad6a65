import type { DialectName } from '../dialects/dialect.ts';
import type { Step, StepKind } from '../plan/step.ts';

type Words = Readonly<Partial<Record<StepKind, string>>>;

const SQLITE: Words = {
  'full scan': 'SCAN',
  'index lookup': 'SEARCH',
  'index range': 'SEARCH',
  'index join': 'SEARCH',
  'automatic index': 'SEARCH (AUTOMATIC INDEX)',
  sort: 'USE TEMP B-TREE FOR ORDER BY',
  group: 'USE TEMP B-TREE FOR GROUP BY',
  distinct: 'USE TEMP B-TREE FOR DISTINCT',
  'common table': 'CO-ROUTINE',
  'derived table': 'CO-ROUTINE',
  union: 'COMPOUND QUERY',
};
const POSTGRESQL: Words = {
  nothing: 'Result',
  'full scan': 'Seq Scan on',
  'index lookup': 'Index Scan on',
  'index range': 'Index Scan on',
  'index join': 'Nested Loop with Index Scan on',
  'computed rows': 'Function Scan on',
  'derived table': 'Subquery Scan on',
  'common table': 'CTE Scan on',
  filter: 'Filter',
  'hash join': 'Hash Join',
  'nested loop': 'Nested Loop',
  group: 'HashAggregate',
  aggregate: 'Aggregate',
  window: 'WindowAgg',
  project: 'Project',
  distinct: 'Unique',
  sort: 'Sort',
  cut: 'Limit',
  values: 'Values Scan',
  union: 'Append',
  recursion: 'Recursive Union',
  'last round': 'WorkTable Scan on',
};
const ORACLE: Words = {
  'full scan': 'TABLE ACCESS FULL',
  'index lookup': 'INDEX UNIQUE SCAN',
  'index range': 'INDEX RANGE SCAN',
  'index join': 'NESTED LOOPS',
  'nested loop': 'NESTED LOOPS',
  'hash join': 'HASH JOIN',
  hierarchy: 'CONNECT BY',
  group: 'HASH GROUP BY',
  aggregate: 'SORT AGGREGATE',
  distinct: 'HASH UNIQUE',
  sort: 'SORT ORDER BY',
  cut: 'COUNT STOPKEY',
  window: 'WINDOW SORT',
  'derived table': 'VIEW',
  union: 'UNION-ALL',
};
const MYSQL: Words = {
  'full scan': '-> Table scan on',
  'index lookup': '-> Index lookup on',
  'index range': '-> Index range scan on',
  'hash join': '-> Inner hash join',
  'nested loop': '-> Nested loop join',
  filter: '-> Filter:',
  sort: '-> Sort:',
  aggregate: '-> Aggregate:',
  group: '-> Aggregate using temporary table',
  cut: '-> Limit',
};

const WORDS: Readonly<Record<DialectName, Words>> = {
  sqlite: SQLITE,
  postgresql: POSTGRESQL,
  mysql: MYSQL,
  mariadb: MYSQL,
  mssql: {},
  oracle: ORACLE,
};

/** Steps whose detail says nothing that the dialect would say. */
const BARE: ReadonlySet<StepKind> = new Set(['sort', 'group', 'distinct', 'project', 'aggregate']);

/** A step as the dialect would say it; where it has no word of its own, in ours. */
export function planWords({ kind, detail }: Step, dialect: DialectName): string {
  const words = WORDS[dialect][kind] ?? kind;
  return detail === '' || BARE.has(kind) ? words : `${words} ${detail}`;
}
