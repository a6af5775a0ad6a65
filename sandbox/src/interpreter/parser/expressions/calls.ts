import type { Token } from '../../lexer/token.ts';
import type { Call, Expression, WordyCall, WordyPart } from '../../tree/expressions.ts';
import type { SortKey } from '../../tree/queries.ts';
import type { Cursor } from '../cursor.ts';
import { identifierFrom } from '../names.ts';
import { parseOrderBy } from '../sort-keys.ts';
import { parseCondition, parseValue } from './condition.ts';
import { parseInterval } from './intervals.ts';
import { parseOver } from './window.ts';

type Inside = Pick<Call, 'distinct' | 'arguments' | 'orderBy' | 'separator' | 'nulls'>;

/** A function call, its name just taken, with all that may follow the parentheses. */
export function parseCall(cursor: Cursor, name: Token): Call | WordyCall {
  const isWordy = cursor.can('wordy-calls') ? WORDY.has(name.value) : hasTrimWords(cursor, name);
  const wordy = isWordy ? parseWordy(cursor, name) : null;
  if (wordy) return wordy;
  const inside = cursor.parenthesized(() => parseInside(cursor, name));
  const withinGroup =
    cursor.can('within-group') && cursor.is('WITHIN', 'GROUP') ? parseWithinGroup(cursor) : [];
  const filter = cursor.can('filter') && cursor.is('FILTER', '(') ? parseFilter(cursor) : null;
  if (cursor.can('connect-by') && cursor.is('KEEP', '(')) cursor.unsupported('KEEP');
  if (cursor.is('FROM', 'FIRST') || cursor.is('FROM', 'LAST')) cursor.unsupported('FROM FIRST and FROM LAST');
  const nulls = inside.nulls ?? acceptNulls(cursor);
  const over = cursor.accept('OVER') ? parseOver(cursor) : null;
  const identifier = identifierFrom(name);
  return {
    type: 'call',
    name: { type: 'name', parts: [identifier], span: identifier.span },
    ...inside,
    withinGroup,
    filter,
    nulls,
    over,
    span: cursor.since(name.offset),
  };
}

/** SQLite's grammar lets an order stand without arguments: whatever is wrong is found behind it. */
function isOnlyOrdered(cursor: Cursor): boolean {
  return cursor.rules.name === 'sqlite' && cursor.is('ORDER', 'BY');
}

function parseArguments(cursor: Cursor, name: Token): Expression[] {
  const first = parseArgument(cursor, CHOOSERS.has(name.value));
  const moves = cursor.can('interval-units') && MOVERS.has(name.value);
  const parseNext = (): Expression => (moves ? parseInterval(cursor) : null) ?? parseArgument(cursor, false);
  return cursor.accept(',') ? [first, ...cursor.list(parseNext)] : [first];
}

function parseInside(cursor: Cursor, name: Token): Inside {
  if (cursor.is(')')) return { distinct: false, arguments: [], orderBy: [], separator: null, nulls: null };
  const distinct = cursor.accept('DISTINCT');
  if (!distinct) cursor.accept('ALL');
  const args = isOnlyOrdered(cursor) ? [] : parseArguments(cursor, name);
  const nulls = acceptNulls(cursor);
  const orderBy = cursor.can('aggregate-order') ? parseOrderBy(cursor) : [];
  const separator = cursor.can('separator') && cursor.accept('SEPARATOR') ? cursor.expression() : null;
  if (cursor.peek().kind === 'word' && INNER_WORDS.has(cursor.peek().value)) {
    cursor.unsupported(`${name.value}(… ${cursor.peek().value} …)`);
  }
  return { distinct, arguments: args, orderBy, separator, nulls };
}

/** Calls that take an INTERVAL 1 DAY behind what they move. */
const MOVERS = new Set(['DATE_ADD', 'DATE_SUB', 'ADDDATE', 'SUBDATE']);

/** Calls whose first argument is a condition. */
const CHOOSERS = new Set(['IIF', 'LNNVL']);

/** Words behind the arguments that some dialect knows: JSON_VALUE(… RETURNING NUMBER), LISTAGG(… ON OVERFLOW ERROR). */
const INNER_WORDS = new Set(
  'ON RETURNING VALUE FORMAT WITH WITHOUT ABSENT NULL ERROR EMPTY LIMIT USING COLUMNS PASSING DEFAULT'.split(
    ' ',
  ),
);

function parseArgument(cursor: Cursor, chooses: boolean): Expression {
  const { offset } = cursor.peek();
  if (cursor.accept('*')) return { type: 'star', qualifier: null, span: cursor.since(offset) };
  if (cursor.peek(1).value === '=>' && cursor.peek(1).kind === 'operator')
    cursor.unsupported('a named argument');
  if (chooses) return parseCondition(cursor);
  return cursor.opensQuery() ? cursor.expression() : parseValue(cursor);
}

function parseWithinGroup(cursor: Cursor): SortKey[] {
  cursor.accept('WITHIN', 'GROUP');
  return cursor.parenthesized(() => {
    const keys = parseOrderBy(cursor);
    if (keys.length === 0) cursor.fail('keyword');
    return keys;
  });
}

function parseFilter(cursor: Cursor): Expression {
  cursor.accept('FILTER');
  return cursor.parenthesized(() => {
    cursor.expect('WHERE');
    return parseCondition(cursor);
  });
}

function acceptNulls(cursor: Cursor): Call['nulls'] {
  if (!cursor.can('ignore-nulls')) return null;
  if (cursor.accept('IGNORE', 'NULLS')) return 'IGNORE';
  return cursor.accept('RESPECT', 'NULLS') ? 'RESPECT' : null;
}

function hasTrimWords(cursor: Cursor, { value }: Token): boolean {
  return cursor.can('trim-words') && value === 'TRIM';
}

const WORDY = new Set(['EXTRACT', 'POSITION', 'SUBSTRING', 'TRIM', 'OVERLAY']);

/** EXTRACT(YEAR FROM d), POSITION('a' IN s): null when commas, not words, join the arguments. */
function parseWordy(cursor: Cursor, name: Token): WordyCall | null {
  if (!joinedByWords(cursor)) return null;
  const inner = (cursor.rules.power.get('PREDICATE') ?? 0) + 1;
  const parts = cursor.parenthesized(() => {
    const read: WordyPart[] = [];
    while (!cursor.is(')')) {
      const { offset } = cursor.peek();
      const word = cursor.acceptAny('LEADING', 'TRAILING', 'BOTH', 'FROM', 'IN', 'FOR', 'PLACING') ?? '';
      if (!word && read.length > 0) cursor.fail(')');
      const value = cursor.is('FROM') ? null : cursor.expression(inner);
      read.push({ type: 'wordy-part', word, value, span: cursor.since(offset) });
    }
    return read;
  });
  return { type: 'wordy-call', name: name.value, parts, span: cursor.since(name.offset) };
}

/** Looks for a joining word before the call's own closing parenthesis. */
function joinedByWords(cursor: Cursor): boolean {
  let depth = 0;
  for (let ahead = 0; ; ahead += 1) {
    const { kind, value } = cursor.peek(ahead);
    if (kind === 'end' || (depth === 1 && value === ',' && kind === 'operator')) return false;
    if (kind === 'operator' && value === '(') depth += 1;
    if (kind === 'operator' && value === ')') depth -= 1;
    if (depth === 0) return false;
    if (depth === 1 && kind === 'word' && /^(FROM|IN|PLACING|FOR)$/.test(value)) return true;
  }
}
