import type { ColumnConstraint } from '../../tree/definitions.ts';
import type { Cursor } from '../cursor.ts';
import type { Opening } from './columns.ts';
import { parseSequenceOptions, parseWhole } from './sequence-options.ts';

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
  return { type: 'identity', form, ...parseStartAndStep(cursor), ...done() };
}

function parseForm(cursor: Cursor): 'ALWAYS' | 'BY DEFAULT' | 'BY DEFAULT ON NULL' {
  if (cursor.accept('ALWAYS')) return 'ALWAYS';
  cursor.expect('BY');
  cursor.expect('DEFAULT');
  return cursor.accept('ON', 'NULL') ? 'BY DEFAULT ON NULL' : 'BY DEFAULT';
}

function parseExpressionColumn(cursor: Cursor, { constraint, offset }: Opening): ColumnConstraint | null {
  const isKnown = cursor.can('generated-columns') || cursor.can('computed-columns');
  if (!isKnown || !cursor.accept('AS')) return null;
  const value = cursor.parenthesized(() => cursor.expression());
  const kept = acceptKept(cursor);
  return { type: 'generated', value, kept, constraint, span: cursor.since(offset) };
}

/** STORED, which T-SQL calls PERSISTED. */
function acceptKept(cursor: Cursor): 'STORED' | 'VIRTUAL' | null {
  if (cursor.can('computed-columns')) return cursor.accept('PERSISTED') ? 'STORED' : null;
  return cursor.acceptAny('STORED', 'VIRTUAL');
}

/** `(START WITH 1 INCREMENT BY 1)`. Oracle's may stand without the parentheses. */
function parseStartAndStep(cursor: Cursor): { start: string | null; step: string | null } {
  const isBare = cursor.can('identity-bare') && cursor.isAny('START', 'INCREMENT');
  if (!isBare && !cursor.is('(')) return { start: null, step: null };
  const options = isBare
    ? parseSequenceOptions(cursor)
    : cursor.parenthesized(() => parseSequenceOptions(cursor));
  if (options.minimum ?? options.maximum ?? options.cache ?? (options.cycle || null)) {
    cursor.unsupported('limits of an identity');
  }
  return { start: options.start, step: options.step };
}
