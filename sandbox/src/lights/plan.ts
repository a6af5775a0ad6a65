import type { DatasetSchema } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import { parse } from '../interpreter/parser/parse.ts';
import { print } from '../interpreter/printer/print.ts';
import type { Expression, Identifier } from '../interpreter/tree/expressions.ts';
import type { Query, Select, SelectItem } from '../interpreter/tree/queries.ts';
import { type NamedTable, tablesInFrom } from './from-tables.ts';
import { gatheringCalls } from './gathering-calls.ts';

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

const EXTREMES: ReadonlySet<string> = new Set(['MIN', 'MAX']);

/**
 * Plans how the rows of a query find their landmarks: by the light column of the first table in FROM that has
 * one, read by a copy of the query with the key (and the label) behind its columns. Fails closed.
 */
export function planLights(sql: string, dialect: EngineDialect, schema: DatasetSchema): LightsPlan {
  const query = loneQuery(sql, dialect);
  if (!query) return dark('Only a single SELECT that reads a table lights up the city.');
  const { body } = query;
  if (body.type === 'set-operation')
    return dark('Rows of several queries put together do not stand for one building each.');
  if (body.type !== 'select' || body.from.length === 0)
    return dark('Only a single SELECT that reads a table lights up the city.');
  if (body.groupBy || body.having) return dark('A grouped row stands for many buildings at once.');
  const named = tablesInFrom(body.from, schema);
  const queryNames = new Set(query.with?.tables.map(({ name }) => name.name.toLowerCase()));
  const lit = named.find(({ table }) => table.lightColumn && !queryNames.has(table.name.toLowerCase()));
  if (!lit) return dark(whyNoTable(named));
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
  { lit, dialect }: { lit: NamedTable; dialect: EngineDialect },
): LightsPlan {
  const { table } = lit;
  const columns = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  const keyAndLabel = [table.lightColumn, table.labelColumn].map((name) => itemOf(name ?? null, lit));
  const calls = gatheringCalls(select.items);
  if (calls.some((name) => EXTREMES.has(name)))
    return dark('A smallest or largest value does not say whose it is.');
  if (select.distinctOn.length > 0) return dark('DISTINCT ON keeps one of many buildings a row.');
  const isAggregate = calls.length > 0;
  const items = isAggregate ? keyAndLabel : [...select.items, ...keyAndLabel];
  const mode = isAggregate ? 'aggregate' : select.distinct ? 'distinct' : 'rows';
  const body = { ...select, distinct: false, items };
  // What fell together or was counted came from every row, whatever the order and the cut of the answer.
  const whole = mode === 'rows' ? { ...query, body } : { ...query, body, orderBy: [], limit: null };
  return { kind: 'probe', mode, columns, sql: print(whole, dialect) };
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
