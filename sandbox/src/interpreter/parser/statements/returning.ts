import type { Returning } from '../../tree/statements.ts';
import type { Cursor } from '../cursor.ts';
import { parseItems } from '../queries/select.ts';

/** RETURNING at the end of a change; null when it does not come. */
export function parseReturning(cursor: Cursor): Returning | null {
  if (cursor.can('returning-into') && cursor.is('RETURNING')) cursor.unsupported('RETURNING … INTO');
  return cursor.can('returning') ? parseWord(cursor, 'RETURNING') : null;
}

/** T-SQL's OUTPUT, in the middle of a change. */
export function parseOutput(cursor: Cursor): Returning | null {
  const output = cursor.can('output') ? parseWord(cursor, 'OUTPUT') : null;
  if (output && cursor.is('INTO')) cursor.unsupported('OUTPUT … INTO');
  return output;
}

function parseWord(cursor: Cursor, word: Returning['word']): Returning | null {
  const { offset } = cursor.peek();
  if (!cursor.accept(word)) return null;
  return { type: 'returning', word, items: parseItems(cursor), span: cursor.since(offset) };
}
