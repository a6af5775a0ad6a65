import type { DatasetSchema } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { parse } from '../interpreter/parser/parse.ts';
import { print } from '../interpreter/printer/print.ts';
import type { Expression, Identifier } from '../interpreter/tree/expressions.ts';
import type { Query, Select, SelectItem } from '../interpreter/tree/queries.ts';
import { type NamedTable, tablesInFrom } from './from-tables.ts';
import { gatheringCalls } from './gathering-calls.ts';
import { groupColumns } from './group-columns.ts';

/** A second query that brings each row's landmark, or why there is none. */
export type LightsPlan =
  | { readonly kind: 'dark'; readonly why: string }
  | {
      readonly kind: 'probe';
      readonly sql: string;
      /**
       * rows: one probe row a result row. distinct: several a result row. aggregate: all for the one row.
       * grouped: several a result row, matched by the columns that it was grouped by.
       */
      readonly mode: 'rows' | 'distinct' | 'aggregate' | 'grouped';
      /** The result's columns, from 0, that the probe repeats before its keys: all of them but for groups. */
      readonly by: readonly number[] | 'all';
      /** Keyed tables, each with a key and a label behind those columns. */
      readonly tables: number;
      /** The lit table's own columns, lower-case: a number under another name was worked out by the learner. */
      readonly columns: ReadonlySet<string>;
    };

const EXTREMES: ReadonlySet<string> = new Set(['MIN', 'MAX']);

/**
 * Plans how the rows of a query find their landmarks: by the light columns of the tables in FROM that have one,
 * read by a copy of the query with their keys and labels behind its columns. Fails closed.
 */
export function planLights(sql: string, dialect: EngineDialect, schema: DatasetSchema): LightsPlan {
  const query = loneQuery(sql, dialect);
  if (!query) return dark('Only a single SELECT that reads a table lights up the city.');
  const { body } = query;
  if (body.type === 'set-operation')
    return dark('Rows of several queries put together do not stand for one building each.');
  if (body.type !== 'select' || body.from.length === 0)
    return dark('Only a single SELECT that reads a table lights up the city.');
  const named = tablesInFrom(body.from, schema);
  const queryNames = new Set(query.with?.tables.map(({ name }) => name.name.toLowerCase()));
  const lit = named.filter(({ table }) => table.lightColumn && !queryNames.has(table.name.toLowerCase()));
  if (lit.length === 0) return dark(whyNoTable(named));
  return probe(query, body, { lit, dialect });
}

function loneQuery(sql: string, dialect: EngineDialect): Query | null {
  const parsed = parse(sql, dialect);
  const [statement, another] = parsed.kind === 'parsed' ? parsed.statements : [];
  return statement?.type === 'query' && !another ? statement : null;
}

function probe(
  query: Query,
  select: Select,
  { lit, dialect }: { lit: readonly NamedTable[]; dialect: EngineDialect },
): LightsPlan {
  const columns = new Set(lit.flatMap(({ table }) => table.columns.map(({ name }) => name.toLowerCase())));
  const keysAndLabels = lit.flatMap((named) =>
    [named.table.lightColumn, named.table.labelColumn].map((name) => itemOf(name ?? null, named)),
  );
  const calls = gatheringCalls(select.items);
  if (calls.some((name) => EXTREMES.has(name)))
    return dark('A smallest or largest value does not say whose it is.');
  if (select.distinctOn.length > 0) return dark('DISTINCT ON keeps one of many buildings a row.');
  const mode = modeOf(select, calls);
  const by =
    mode === 'grouped' ? groupColumns(select, dialect) : mode === 'aggregate' ? [] : ('all' as const);
  if (by === null) return dark('Show what you group by, and each group lights its buildings.');
  const shown = by === 'all' ? select.items : by.flatMap((i) => select.items.slice(i, i + 1));
  const items = [...shown, ...keysAndLabels];
  const body = { ...select, distinct: false, groupBy: null, having: null, items };
  // What fell together or was counted came from every row, whatever the order and the cut of the answer.
  const whole =
    mode === 'rows'
      ? { ...query, body }
      : { ...query, body: { ...body, top: null }, orderBy: [], limit: null };
  return { kind: 'probe', mode, by, tables: lit.length, columns, sql: print(whole, dialect) };
}

function modeOf(select: Select, calls: readonly string[]): Extract<LightsPlan, { kind: 'probe' }>['mode'] {
  if (select.groupBy) return 'grouped';
  if (calls.length > 0 || select.having) return 'aggregate';
  return select.distinct ? 'distinct' : 'rows';
}

/** `qualifier.column`, or NULL for no column. */
function itemOf(column: string | null, { qualifier }: NamedTable): SelectItem {
  const { span } = qualifier;
  return {
    type: 'select-item',
    expression: column === null ? nothing() : reference(column),
    alias: null,
    assigns: null,
    span,
  };

  function nothing(): Expression {
    return { type: 'literal', kind: 'null', value: 'NULL', span };
  }

  function reference(name: string): Expression {
    const identifier: Identifier = { type: 'identifier', name, quoted: false, span };
    return {
      type: 'column',
      name: { type: 'name', parts: [qualifier, identifier], span },
      outer: false,
      span,
    };
  }
}

function whyNoTable(named: readonly NamedTable[]): string {
  const [first] = named;
  if (!first) return 'This query reads no table of the town directly.';
  return `Rows of "${first.table.name}" do not belong to one building each, so nothing lights up.`;
}

function dark(why: string): LightsPlan {
  return { kind: 'dark', why };
}
