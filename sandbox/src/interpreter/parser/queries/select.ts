import type { Expression } from '../../tree/expressions.ts';
import type { Hierarchy, NamedWindow, Select, SelectItem, Top } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { parseCondition, parseValue } from '../expressions/condition.ts';
import { parseWindow } from '../expressions/window.ts';
import { isNameToken, parseAlias, parseIdentifier, parseName } from '../names.ts';
import { parseFrom } from './from.ts';
import { parseGroupBy } from './group-by.ts';

/** SELECT … FROM … WHERE … GROUP BY … HAVING …, in the order of writing. */
export function parseSelect(cursor: Cursor): Select {
  const { offset } = cursor.peek();
  cursor.expect('SELECT', 'SELECT');
  const distinct = acceptDistinct(cursor);
  if (!distinct) cursor.accept('ALL');
  if (cursor.can('change-order') && SELECT_WORDS.has(cursor.peek().value) && cursor.peek(1).value !== ',') {
    cursor.unsupported(cursor.peek().value);
  }
  const distinctOn =
    distinct && cursor.can('distinct-on') && cursor.accept('ON') ? parseDistinctOn(cursor) : [];
  const top = parseTop(cursor);
  const items = !distinct && selectsNothing(cursor) ? [] : parseItems(cursor);
  const into = parseInto(cursor);
  if (!cursor.is('FROM') && (!cursor.can('select-without-from') || cursor.peek().kind === 'string'))
    cursor.fail('FROM');
  const from = cursor.accept('FROM') ? parseFrom(cursor) : [];
  const where = cursor.accept('WHERE') ? parseCondition(cursor) : null;
  const hierarchy = cursor.can('connect-by') ? parseHierarchy(cursor) : null;
  const groupBy = parseGroupBy(cursor);
  const having = cursor.accept('HAVING') ? parseCondition(cursor) : null;
  const windows = cursor.can('window-clause') && cursor.accept('WINDOW') ? parseWindows(cursor) : [];
  const parts = { distinct, distinctOn, top, items, into, from, where, hierarchy, groupBy, having, windows };
  return { type: 'select', ...parts, span: cursor.since(offset) };
}

function acceptDistinct(cursor: Cursor): boolean {
  if (cursor.can('distinct-words') && cursor.acceptAny('UNIQUE', 'DISTINCTROW')) return true;
  return cursor.accept('DISTINCT');
}

/** MySQL's words between SELECT and its list. */
const SELECT_WORDS = new Set(
  'SQL_CALC_FOUND_ROWS SQL_NO_CACHE SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT HIGH_PRIORITY STRAIGHT_JOIN'.split(
    ' ',
  ),
);

/** The table to make; variables and files are known, and not written to. */
function parseInto(cursor: Cursor): Select['into'] {
  if (!cursor.is('INTO')) return null;
  if (!cursor.can('select-into')) cursor.unsupported('SELECT INTO');
  cursor.take();
  if (cursor.isAny('TEMP', 'TEMPORARY', 'UNLOGGED', 'TABLE'))
    cursor.unsupported(`INTO ${cursor.peek().value}`);
  return parseName(cursor, 'table');
}

/** PostgreSQL's rows without columns. */
function selectsNothing(cursor: Cursor): boolean {
  if (!cursor.can('select-nothing')) return false;
  return cursor.peek().kind === 'end' || cursor.isAny('FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', ';', ')');
}

/** What SELECT and RETURNING list. */
export function parseItems(cursor: Cursor): SelectItem[] {
  return cursor.list(() => parseItem(cursor));
}

function parseDistinctOn(cursor: Cursor): Expression[] {
  return cursor.parenthesized(() => cursor.list(() => cursor.expression()));
}

/** T-SQL's TOP; null when it does not come. */
export function parseTop(cursor: Cursor): Top | null {
  const { offset } = cursor.peek();
  if (!cursor.can('top') || !cursor.accept('TOP')) return null;
  const count = cursor.is('(') ? cursor.parenthesized(() => parseValue(cursor)) : parseTopCount(cursor);
  const percent = cursor.accept('PERCENT');
  const ties = cursor.accept('WITH', 'TIES');
  return { type: 'top', count, percent, ties, span: cursor.since(offset) };
}

/** Without parentheses, TOP takes a number or a variable. */
function parseTopCount(cursor: Cursor): Expression {
  if (!['number', 'variable'].includes(cursor.peek().kind)) cursor.fail('expression');
  return cursor.expression(Number.POSITIVE_INFINITY);
}

function parseItem(cursor: Cursor): SelectItem {
  const { offset } = cursor.peek();
  if (cursor.accept('*')) {
    const span = cursor.since(offset);
    const star = { type: 'star' as const, qualifier: null, span };
    return { type: 'select-item', expression: star, alias: null, assigns: null, span };
  }
  if (cursor.can('alias-equals') && cursor.peek().kind === 'variable' && cursor.peek(1).value === '=') {
    const assigns = cursor.take().text;
    cursor.take();
    const expression = parseValue(cursor);
    return { type: 'select-item', expression, alias: null, assigns, span: cursor.since(offset) };
  }
  const labelled = cursor.can('alias-equals') && isNameToken(cursor) && cursor.peek(1).value === '=';
  const label = labelled ? parseIdentifier(cursor) : null;
  if (label) cursor.expect('=');
  const expression = parseValue(cursor);
  const alias = label ?? aliasOf(cursor, expression);
  return { type: 'select-item', expression, alias, assigns: null, span: cursor.since(offset) };
}

function aliasOf(cursor: Cursor, expression: Expression): SelectItem['alias'] {
  if (expression.type === 'star') return null;
  return parseAlias(cursor, { as: true, strings: cursor.can('string-alias'), isLabel: true });
}

function parseHierarchy(cursor: Cursor): Hierarchy | null {
  const { offset } = cursor.peek();
  const first = parseStartWith(cursor);
  if (!cursor.accept('CONNECT')) return first ? cursor.fail('keyword') : null;
  cursor.expect('BY', 'BY');
  const nocycle = cursor.accept('NOCYCLE');
  const connectBy = parseCondition(cursor);
  const startWith = first ?? parseStartWith(cursor);
  return { type: 'hierarchy', startWith, connectBy, nocycle, span: cursor.since(offset) };
}

function parseStartWith(cursor: Cursor): Expression | null {
  return cursor.accept('START', 'WITH') ? parseCondition(cursor) : null;
}

function parseWindows(cursor: Cursor): NamedWindow[] {
  return cursor.list(() => {
    const { offset } = cursor.peek();
    const name = parseIdentifier(cursor);
    cursor.expect('AS');
    return { type: 'named-window', name, window: parseWindow(cursor), span: cursor.since(offset) };
  });
}
