import type { Dialect } from '@sqltown/shared/api';
import { type Token, tokenize } from '../sql/tokens.ts';

/** A lone SELECT cut at its top-level keywords. Token lists hold the tokens between the keywords. */
export type SelectParts = {
  readonly select: Token;
  readonly list: readonly Token[];
  readonly from: readonly Token[];
  /** Where FROM begins, and where WHERE (or FROM, without one) ends: UTF-16 offsets. */
  readonly fromStart: number;
  readonly whereEnd: number;
  readonly isDistinct: boolean;
  readonly hasGroups: boolean;
  readonly isSetOperation: boolean;
  /** Names that WITH gives to queries. */
  readonly queryNames: ReadonlySet<string>;
};

const CLAUSES: ReadonlySet<string> = new Set(
  'FROM WHERE GROUP HAVING WINDOW ORDER LIMIT OFFSET FETCH FOR UNION INTERSECT EXCEPT'.split(' '),
);
const SET_OPERATIONS: ReadonlySet<string> = new Set(['UNION', 'INTERSECT', 'EXCEPT']);

/** Null for anything but one SELECT with a FROM: the caller then lights nothing. */
export function splitSelect(sql: string, dialect: Dialect): SelectParts | null {
  const tokens = tokenize(sql, dialect);
  while (tokens.at(-1)?.text === ';') tokens.pop();
  if (tokens.some((token) => token.text === ';')) return null;
  const top = tokens.filter((token) => token.depth === 0 && token.kind === 'word');
  if (top[0]?.value !== 'SELECT' && top[0]?.value !== 'WITH') return null;
  const select = top.find((token) => token.value === 'SELECT');
  const clauses = top.filter((token) => select && token.start > select.start && CLAUSES.has(token.value));
  const [from, second] = clauses;
  if (!select || from?.value !== 'FROM') return null;

  const end = tokens.at(-1)?.end ?? sql.length;
  const between = (start: number, stop: number) => tokens.filter((t) => t.start >= start && t.end <= stop);
  const afterWhere = clauses.find((token) => token.value !== 'FROM' && token.value !== 'WHERE');
  const list = between(select.end, from.start);
  return {
    select,
    list,
    from: between(from.end, second?.start ?? end),
    fromStart: from.start,
    whereEnd: afterWhere?.start ?? end,
    isDistinct: list[0]?.value === 'DISTINCT',
    hasGroups: clauses.some(({ value }) => value === 'GROUP' || value === 'HAVING'),
    isSetOperation: clauses.some(({ value }) => SET_OPERATIONS.has(value)),
    queryNames: new Set(top.filter((t) => t.start < select.start).map((t) => t.value.toLowerCase())),
  };
}

/** The calls of these functions that belong to the select list itself, not to a subquery or a window. */
export function callsIn(list: readonly Token[], names: ReadonlySet<string>): string[] {
  const calls: string[] = [];
  const subqueryAt: boolean[] = [];
  for (const [i, token] of list.entries()) {
    if (token.text === '(') subqueryAt.push(list[i + 1]?.value === 'SELECT' || list[i + 1]?.value === 'WITH');
    if (token.text === ')') subqueryAt.pop();
    const isCall = token.kind === 'word' && names.has(token.value) && list[i + 1]?.text === '(';
    if (isCall && !subqueryAt.includes(true) && !isWindow(list, i + 1)) calls.push(token.value);
  }
  return calls;
}

function isWindow(list: readonly Token[], open: number): boolean {
  const depth = list[open]?.depth;
  const close = list.findIndex((token, i) => i > open && token.text === ')' && token.depth === depth);
  return list[close + 1]?.value === 'OVER';
}
