import type { EngineDialect } from '@sqltown/shared/api';
import { parse } from '../interpreter/parser/parse.ts';
import { print } from '../interpreter/printer/print.ts';
import type { Query, SortKey } from '../interpreter/tree/queries.ts';

/**
 * A query with its rows sorted to the end, by their first column behind its own sort keys: upwards and downwards. Both
 * are answers that the query allows. Null for what is no single query.
 */
export function settledBothWays(sql: string, dialect: EngineDialect): readonly [string, string] | null {
  const parsed = parse(sql, dialect);
  const [query, another] = parsed.kind === 'parsed' ? parsed.statements : [];
  if (query?.type !== 'query' || another) return null;
  return [print(settled(query, 'ASC'), dialect), print(settled(query, 'DESC'), dialect)];
}

function settled(query: Query, direction: SortKey['direction']): Query {
  const { span } = query;
  const expression = { type: 'literal', kind: 'number', value: '1', span } as const;
  const key: SortKey = { type: 'sort-key', expression, direction, nulls: null, span };
  return { ...query, orderBy: [...query.orderBy, key] };
}
