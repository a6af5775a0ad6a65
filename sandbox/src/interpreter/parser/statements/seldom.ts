import type { Definition } from '../../tree/definitions.ts';
import type { Control } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseAlter } from '../definitions/alter.ts';
import { parseDrop, parseTruncate } from '../definitions/drop.ts';
import { parseControl } from './control.ts';

/** Definitions but CREATE, and what steers the session: a page fetches them late. Null when none of it comes. */
export function parseSeldom(cursor: Cursor): Definition | Control | null {
  return parseDefinition(cursor) ?? parseControl(cursor);
}

function parseDefinition(cursor: Cursor): Definition | null {
  if (cursor.is('ALTER', 'SESSION') && cursor.can('alter-session')) return null;
  if (cursor.is('ALTER')) return parseAlter(cursor);
  if (cursor.is('DROP')) return parseDrop(cursor);
  return cursor.can('truncate') && cursor.is('TRUNCATE') ? parseTruncate(cursor) : null;
}
