import type { Frame, FrameBound, Identifier, Window } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { isNameToken, parseIdentifier } from '../names.ts';
import { parseOrderBy } from '../sort-keys.ts';
import { parseValue } from './condition.ts';
import { parseInterval } from './intervals.ts';

/** What follows OVER: a window in parentheses, or the name of one. */
export function parseOver(cursor: Cursor): Window | Identifier {
  if (cursor.is('(')) return parseWindow(cursor);
  if (!cursor.can('window-clause')) cursor.fail('(');
  return parseIdentifier(cursor);
}

/** (base PARTITION BY … ORDER BY … frame). */
export function parseWindow(cursor: Cursor): Window {
  const { offset } = cursor.peek();
  const inside = cursor.parenthesized(() => {
    const named = cursor.can('window-clause') && isNameToken(cursor) && !cursor.isAny(...CLAUSES);
    const base = named ? parseIdentifier(cursor) : null;
    const partitioned = cursor.accept('PARTITION');
    if (partitioned) cursor.expect('BY', 'BY');
    const partitionBy = partitioned ? cursor.list(() => parseValue(cursor)) : [];
    const orderBy = parseOrderBy(cursor);
    return { base, partitionBy, orderBy, frame: parseFrame(cursor) };
  });
  return { type: 'window', ...inside, span: cursor.since(offset) };
}

const CLAUSES = ['PARTITION', 'ORDER', 'ROWS', 'RANGE', 'GROUPS'];

function parseFrame(cursor: Cursor): Frame | null {
  const { offset } = cursor.peek();
  const unit = cursor.can('frame-groups')
    ? cursor.acceptAny('ROWS', 'RANGE', 'GROUPS')
    : cursor.acceptAny('ROWS', 'RANGE');
  if (!unit && cursor.is('GROUPS')) cursor.fail('no-frame-groups');
  if (!unit) return null;
  const between = cursor.accept('BETWEEN');
  const start = parseBound(cursor);
  if (between) cursor.expect('AND');
  const end = between ? parseBound(cursor) : null;
  if (cursor.is('EXCLUDE') && !cursor.can('frame-exclude')) cursor.fail('no-frame-exclude');
  const exclude = cursor.accept('EXCLUDE') ? parseExclude(cursor) : null;
  return { type: 'frame', unit, start, end, exclude, span: cursor.since(offset) };
}

function parseBound(cursor: Cursor): FrameBound {
  const { offset } = cursor.peek();
  if (cursor.accept('CURRENT', 'ROW')) return bound('CURRENT ROW', null);
  if (cursor.accept('UNBOUNDED')) {
    const side = cursor.acceptAny('PRECEDING', 'FOLLOWING') ?? cursor.fail('keyword');
    return bound(`UNBOUNDED ${side}`, null);
  }
  const interval = cursor.can('interval-units') ? parseInterval(cursor) : null;
  const distance = interval ?? cursor.expression((cursor.rules.power.get('PREDICATE') ?? 0) + 1);
  return bound(cursor.acceptAny('PRECEDING', 'FOLLOWING') ?? cursor.fail('keyword'), distance);

  function bound(at: FrameBound['at'], distance: FrameBound['distance']): FrameBound {
    return { type: 'frame-bound', at, distance, span: cursor.since(offset) };
  }
}

function parseExclude(cursor: Cursor): string {
  if (cursor.accept('NO', 'OTHERS')) return 'NO OTHERS';
  if (cursor.accept('CURRENT', 'ROW')) return 'CURRENT ROW';
  return cursor.acceptAny('GROUP', 'TIES') ?? cursor.fail('keyword');
}
