import type { CommonTable, Query, QueryBody, SetOperation, With } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseColumnList, parseIdentifier } from '../names.ts';
import { parseOrderBy } from '../sort-keys.ts';
import { parseLimit } from './limit.ts';
import { parseSelect } from './select.ts';
import { parseValues } from './values.ts';

/** A query: common tables, bodies joined by set operations, order and cut. */
export function parseQuery(cursor: Cursor): Query {
  const { offset } = cursor.peek();
  return parseQueryBehind(cursor, { common: parseWith(cursor), offset });
}

/** What stands before a statement's own first word, and where it began. */
export type Opening = { readonly common: With | null; readonly offset: number };

/** The rest of a query whose common tables are read already. */
export function parseQueryBehind(cursor: Cursor, { common, offset }: Opening): Query {
  const body = parseUnions(cursor);
  const siblings = cursor.can('connect-by') && cursor.is('ORDER', 'SIBLINGS', 'BY');
  const orderBy = parseOrderBy(cursor);
  const limit = parseLimit(cursor, orderBy.length > 0);
  const locking = parseLocking(cursor);
  const maxRecursion = parseOption(cursor);
  const around = { with: common, orderBy, siblings, limit, locking, maxRecursion };
  return { type: 'query', ...around, body, span: cursor.since(offset) };
}

/** Common tables; null when none come. */
export function parseWith(cursor: Cursor): With | null {
  const { offset } = cursor.peek();
  if (!cursor.accept('WITH')) return null;
  const recursive = cursor.can('with-recursive') && cursor.accept('RECURSIVE');
  const tables = cursor.list(() => parseCommonTable(cursor));
  return { type: 'with', recursive, tables, span: cursor.since(offset) };
}

function parseCommonTable(cursor: Cursor): CommonTable {
  const { offset } = cursor.peek();
  const name = parseIdentifier(cursor);
  const columns = parseColumnList(cursor);
  cursor.expect('AS');
  const materialized = cursor.can('materialized') ? acceptMaterialized(cursor) : null;
  if (cursor.peek(1).kind === 'word' && /^(INSERT|UPDATE|DELETE)$/.test(cursor.peek(1).value)) {
    cursor.unsupported('a change inside WITH');
  }
  const query = cursor.parenthesized(() => cursor.query());
  if (cursor.isAny('SEARCH', 'CYCLE')) cursor.unsupported(`WITH … ${cursor.peek().value}`);
  return { type: 'common-table', name, columns, materialized, query, span: cursor.since(offset) };
}

function acceptMaterialized(cursor: Cursor): CommonTable['materialized'] {
  if (cursor.accept('NOT', 'MATERIALIZED')) return 'NOT MATERIALIZED';
  return cursor.accept('MATERIALIZED') ? 'MATERIALIZED' : null;
}

/** UNION and EXCEPT from the left; INTERSECT binds tighter, except in SQLite and Oracle. */
function parseUnions(cursor: Cursor): QueryBody {
  const { offset } = cursor.peek();
  const flat = cursor.rules.name === 'sqlite' || cursor.rules.name === 'oracle';
  const operators = ['UNION', 'EXCEPT', 'MINUS', ...(flat ? ['INTERSECT'] : [])] as const;
  return parseSetOperations(cursor, {
    operators,
    offset,
    operand: () => (flat ? parseOperand(cursor) : intersections()),
  });

  function intersections(): QueryBody {
    const start = cursor.peek().offset;
    return parseSetOperations(cursor, {
      operators: ['INTERSECT'],
      offset: start,
      operand: () => parseOperand(cursor),
    });
  }
}

type SetLevel = {
  readonly operators: readonly string[];
  readonly offset: number;
  readonly operand: () => QueryBody;
};

function parseSetOperations(cursor: Cursor, { operators, offset, operand }: SetLevel): QueryBody {
  let left = operand();
  for (;;) {
    const word = cursor.peek();
    const operator = acceptSetOperator(cursor, operators);
    if (!operator) return left;
    if (cursor.is('ALL') && operator !== 'UNION' && !cursor.can('except-all')) {
      // T-SQL blames the operator.
      cursor.fail('no-set-all', cursor.can('procedure-calls') ? word : cursor.peek());
    }
    const all =
      cursor.is('ALL') && (operator === 'UNION' || cursor.can('except-all')) && cursor.accept('ALL');
    if (!all) acceptDistinct(cursor);
    const right = operand();
    left = { type: 'set-operation', operator, all, left, right, span: cursor.since(offset) };
  }
}

function acceptSetOperator(cursor: Cursor, operators: readonly string[]): SetOperation['operator'] | null {
  const next = cursor.peek().value;
  if (cursor.peek().kind !== 'word' || !operators.includes(next)) return null;
  if (next === 'MINUS' && !cursor.can('minus')) return null;
  if (next === 'EXCEPT' && !cursor.can('except')) return null;
  return cursor.acceptAny('UNION', 'INTERSECT', 'EXCEPT', 'MINUS');
}

function acceptDistinct(cursor: Cursor): void {
  if (cursor.can('except-all')) cursor.accept('DISTINCT');
}

function parseOperand(cursor: Cursor): QueryBody {
  if (cursor.is('(') && cursor.opensQuery() && cursor.can('nested-set-operands')) {
    return cursor.parenthesized(() => cursor.query());
  }
  if (cursor.is('(') && cursor.can('nested-set-operands')) failInside(cursor);
  if (cursor.is('VALUES') && (cursor.can('values-query') || cursor.can('values-rows')))
    return parseValues(cursor);
  if (cursor.is('VALUES') && cursor.can('values-derived') && cursor.isBehind('(')) return parseValues(cursor);
  return parseSelect(cursor);
}

/** A parenthesis without a query in it: what is wrong is the first thing that stands there. */
function failInside(cursor: Cursor): never {
  while (cursor.accept('(')) continue;
  return cursor.fail('SELECT');
}

/** UPDATE or SHARE, and how long to wait for it. */
function parseLocking(cursor: Cursor): string | null {
  if (cursor.can('output') && (cursor.is('FOR', 'JSON') || cursor.is('FOR', 'XML'))) {
    cursor.unsupported(`FOR ${cursor.peek(1).value}`);
  }
  if (cursor.is('LOCK', 'IN') && cursor.can('locking')) cursor.unsupported('LOCK IN SHARE MODE');
  if (!cursor.can('locking') || !cursor.accept('FOR')) return null;
  if (cursor.isAny('NO', 'KEY')) cursor.unsupported(`FOR ${cursor.peek().value}`);
  const mode =
    cursor.acceptAny('UPDATE') ??
    (cursor.can('for-share') ? cursor.acceptAny('SHARE') : null) ??
    cursor.fail('keyword');
  if (cursor.isAny('OF', 'WAIT')) cursor.unsupported(`FOR ${mode} ${cursor.peek().value}`);
  if (cursor.accept('SKIP', 'LOCKED')) return `${mode} SKIP LOCKED`;
  return cursor.accept('NOWAIT') ? `${mode} NOWAIT` : mode;
}

/** T-SQL's OPTION (MAXRECURSION n); other hints are known, and not read. */
function parseOption(cursor: Cursor): string | null {
  if (!cursor.can('output') || !cursor.is('OPTION', '(')) return null;
  cursor.take();
  return cursor.parenthesized(() => {
    if (!cursor.accept('MAXRECURSION')) cursor.unsupported(`OPTION (${cursor.peek().value})`);
    if (cursor.peek().kind !== 'number') cursor.fail('expression');
    return cursor.take().text;
  });
}
