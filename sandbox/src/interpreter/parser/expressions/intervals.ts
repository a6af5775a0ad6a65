import type { Interval } from '../../tree/expressions.ts';
import type { Cursor } from '../cursor.ts';
import { parseLiteral } from './literals.ts';
import { parseUnits } from './type-name.ts';

/** INTERVAL '1 day', INTERVAL 1 DAY, INTERVAL '1' DAY. */
export function parseInterval(cursor: Cursor): Interval | null {
  const { offset } = cursor.peek();
  const quoted = cursor.peek(1).kind === 'string';
  const bare = cursor.can('interval-units');
  const known = bare || (quoted && (cursor.can('interval-literal') || cursor.can('interval-quoted-units')));
  if (!known || !cursor.accept('INTERVAL')) return null;
  const value = bare ? cursor.expression() : (parseLiteral(cursor) ?? cursor.fail('expression'));
  const unit = parseUnits(cursor, bare);
  if (!unit && !cursor.can('interval-literal')) cursor.fail('keyword');
  return { type: 'interval', value, unit: unit || null, span: cursor.since(offset) };
}
