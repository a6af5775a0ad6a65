import type { CreateSequence } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';

export type SequenceOptions = Pick<
  CreateSequence,
  'start' | 'step' | 'minimum' | 'maximum' | 'cycle' | 'cache'
>;

/** Of an identity or a sequence, in any order: START WITH 1 INCREMENT BY 2 NO MAXVALUE CYCLE. */
export function parseSequenceOptions(cursor: Cursor): SequenceOptions {
  const read: { -readonly [Key in keyof SequenceOptions]: SequenceOptions[Key] } = {
    start: null,
    step: null,
    minimum: null,
    maximum: null,
    cycle: false,
    cache: null,
  };
  for (;;) {
    if (cursor.accept('START')) {
      cursor.accept('WITH');
      read.start = parseWhole(cursor);
    } else if (cursor.accept('INCREMENT')) {
      cursor.accept('BY');
      read.step = parseWhole(cursor);
    } else if (acceptNo(cursor, 'MINVALUE')) read.minimum = null;
    else if (acceptNo(cursor, 'MAXVALUE')) read.maximum = null;
    else if (acceptNo(cursor, 'CYCLE')) read.cycle = false;
    else if (acceptNo(cursor, 'CACHE')) read.cache = null;
    else if (cursor.accept('MINVALUE')) read.minimum = parseWhole(cursor);
    else if (cursor.accept('MAXVALUE')) read.maximum = parseWhole(cursor);
    else if (cursor.accept('CYCLE')) read.cycle = true;
    else if (cursor.accept('CACHE')) read.cache = parseWhole(cursor);
    else if (cursor.isAny('OWNED', 'ORDER', 'NOORDER', 'KEEP', 'SEQUENCE', 'AS')) {
      cursor.unsupported(`the sequence option ${cursor.peek().value}`);
    } else return read;
  }
}

/** NO CYCLE, which Oracle writes NOCYCLE. MariaDB takes both. */
function acceptNo(cursor: Cursor, word: string): boolean {
  return cursor.accept(`NO${word}`) || cursor.accept('NO', word);
}

/** A whole number, with its sign. */
export function parseWhole(cursor: Cursor): string {
  const sign = cursor.accept('-') ? '-' : '';
  if (cursor.peek().kind !== 'number') cursor.fail('expression');
  return sign + cursor.take().text;
}
