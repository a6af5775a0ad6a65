import type { ColumnConstraint } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import type { Opening } from './columns.ts';

/** Values that the database makes: identities and generated columns; null when none comes. */
export function parseGenerated(cursor: Cursor, { constraint, offset }: Opening): ColumnConstraint | null {
  const done = () => ({ constraint, span: cursor.since(offset) });
  if (cursor.can('identity') && cursor.accept('IDENTITY')) {
    const [start = null, step = null] = cursor.is('(')
      ? cursor.parenthesized(() => cursor.list(() => parseWhole(cursor)))
      : [];
    return { type: 'identity', form: 'IDENTITY', start, step, ...done() };
  }
  if (!cursor.is('GENERATED')) return parseExpressionColumn(cursor, { constraint, offset });
  if (!cursor.can('generated-columns') && !cursor.can('identity-generated')) return null;
  cursor.take();
  const form = parseForm(cursor);
  if (!cursor.can('identity-generated') || !cursor.accept('AS', 'IDENTITY')) {
    if (form !== 'ALWAYS') cursor.fail('keyword');
    return parseExpressionColumn(cursor, { constraint, offset }) ?? cursor.fail('keyword');
  }
  return { type: 'identity', form, ...parseSequenceOptions(cursor), ...done() };
}

function parseForm(cursor: Cursor): 'ALWAYS' | 'BY DEFAULT' | 'BY DEFAULT ON NULL' {
  if (cursor.accept('ALWAYS')) return 'ALWAYS';
  cursor.expect('BY');
  cursor.expect('DEFAULT');
  return cursor.accept('ON', 'NULL') ? 'BY DEFAULT ON NULL' : 'BY DEFAULT';
}

function parseExpressionColumn(cursor: Cursor, { constraint, offset }: Opening): ColumnConstraint | null {
  if (!cursor.can('generated-columns') || !cursor.accept('AS')) return null;
  const value = cursor.parenthesized(() => cursor.expression());
  const kept = cursor.acceptAny('STORED', 'VIRTUAL');
  return { type: 'generated', value, kept, constraint, span: cursor.since(offset) };
}

/** `(START WITH 1 INCREMENT BY 1)`, with or without the parentheses' content. */
function parseSequenceOptions(cursor: Cursor): { start: string | null; step: string | null } {
  if (!cursor.is('(')) return { start: null, step: null };
  return cursor.parenthesized(() => parseStartAndStep(cursor));
}

/** START WITH and INCREMENT BY, in any order; other options are known and not read. */
export function parseStartAndStep(cursor: Cursor): { start: string | null; step: string | null } {
  let start: string | null = null;
  let step: string | null = null;
  for (;;) {
    if (cursor.accept('START')) {
      cursor.accept('WITH');
      start = parseWhole(cursor);
    } else if (cursor.accept('INCREMENT')) {
      cursor.accept('BY');
      step = parseWhole(cursor);
    } else if (
      cursor.isAny('MINVALUE', 'MAXVALUE', 'CACHE', 'CYCLE', 'NO', 'NOCACHE', 'NOCYCLE', 'AS', 'OWNED')
    ) {
      cursor.unsupported(`the sequence option ${cursor.peek().value}`);
    } else return { start, step };
  }
}

function parseWhole(cursor: Cursor): string {
  const sign = cursor.accept('-') ? '-' : '';
  if (cursor.peek().kind !== 'number') cursor.fail('expression');
  return sign + cursor.take().text;
}
