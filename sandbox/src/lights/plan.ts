import type { DatasetSchema } from '@sqltown/content/grading';
import type { Dialect } from '@sqltown/shared/api';
import { type NamedTable, tablesInFrom } from './from-tables.ts';
import { type SelectParts, callsIn, splitSelect } from './select-parts.ts';

/** A second query that brings each row's landmark, or why there is none. */
export type LightsPlan =
  | { readonly kind: 'dark'; readonly why: string }
  | {
      readonly kind: 'probe';
      readonly sql: string;
      /** rows: one probe row a result row. distinct: several a result row. aggregate: all for the one row. */
      readonly mode: 'rows' | 'distinct' | 'aggregate';
      /** The lit table's own columns, lower-case: a number under another name was worked out by the learner. */
      readonly columns: ReadonlySet<string>;
    };

const GATHERING: ReadonlySet<string> = new Set(
  'COUNT SUM AVG TOTAL MIN MAX GROUP_CONCAT STRING_AGG ARRAY_AGG JSON_AGG BOOL_AND BOOL_OR EVERY'.split(' '),
);
const EXTREMES: ReadonlySet<string> = new Set(['MIN', 'MAX']);

/**
 * Plans how the rows of a query find their landmarks: by the light column of the first table in FROM that has
 * one, read by a copy of the query with the key (and the label) behind its columns. Fails closed.
 */
export function planLights(sql: string, dialect: Dialect, schema: DatasetSchema): LightsPlan {
  const parts = splitSelect(sql, dialect);
  if (!parts) return dark('Only a single SELECT that reads a table lights up the city.');
  if (parts.isSetOperation)
    return dark('Rows of several queries put together do not stand for one building each.');
  if (parts.hasGroups) return dark('A grouped row stands for many buildings at once.');
  const named = tablesInFrom(parts.from, schema);
  const lit = named.find(({ table }) => table.lightColumn && !parts.queryNames.has(table.name.toLowerCase()));
  if (!lit) return dark(whyNoTable(named));
  return probe(sql, parts, lit);
}

function probe(sql: string, parts: SelectParts, { table, qualifier }: NamedTable): LightsPlan {
  const key = `${qualifier}.${table.lightColumn}`;
  const columns = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  const label = table.labelColumn ? `${qualifier}.${table.labelColumn}` : 'NULL';
  const head = sql.slice(0, parts.select.start);
  const source = sql.slice(parts.fromStart, parts.whereEnd);
  const calls = callsIn(parts.list, GATHERING);
  if (calls.some((name) => EXTREMES.has(name)))
    return dark('A smallest or largest value does not say whose it is.');
  if (calls.length > 0)
    return { kind: 'probe', mode: 'aggregate', columns, sql: `${head}SELECT ${key}, ${label} ${source}` };
  const last = parts.list.at(-1)?.end ?? parts.select.end;
  if (parts.isDistinct) {
    if (parts.list[1]?.value === 'ON') return dark('DISTINCT ON keeps one of many buildings a row.');
    const list = sql.slice(parts.list[0]?.end, last);
    return {
      kind: 'probe',
      mode: 'distinct',
      columns,
      sql: `${head}SELECT ${list}, ${key}, ${label} ${source}`,
    };
  }
  return {
    kind: 'probe',
    mode: 'rows',
    columns,
    sql: `${sql.slice(0, last)}, ${key}, ${label}${sql.slice(last)}`,
  };
}

function whyNoTable(named: readonly NamedTable[]): string {
  const [first] = named;
  if (!first) return 'This query reads no table of the town directly.';
  return `Rows of "${first.table.name}" do not belong to one building each, so nothing lights up.`;
}

function dark(why: string): LightsPlan {
  return { kind: 'dark', why };
}
