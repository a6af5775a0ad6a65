import type { DialectName } from '../dialects/dialect.ts';
import type { DatabaseState, Sequence, TableColumn } from '../catalog/state.ts';
import type { Span } from '../lexer/token.ts';
import type { Expression, Identifier, TypeName } from '../tree/expressions.ts';
import type { Type } from '../types/type.ts';

/** A type that is short for another with something that counts. */
export type Serial = { readonly type: Type; readonly counts: 'sequence' | 'auto-increment' };

const BITS: Readonly<Record<string, 16 | 32 | 64>> = {
  SMALLSERIAL: 16,
  SERIAL2: 16,
  SERIAL: 32,
  SERIAL4: 32,
  BIGSERIAL: 64,
  SERIAL8: 64,
};

/** SERIAL of PostgreSQL and of MySQL, which mean different things. */
export function serialOf(type: TypeName | null, dialect: DialectName): Serial | null {
  const bits = type && BITS[type.name];
  if (!bits) return null;
  if (dialect === 'postgresql')
    return { type: { kind: 'integer', bits, unsigned: false }, counts: 'sequence' };
  if ((dialect !== 'mysql' && dialect !== 'mariadb') || type.name !== 'SERIAL') return null;
  return { type: { kind: 'integer', bits: 64, unsigned: true }, counts: 'auto-increment' };
}

const MAX = 2n ** 63n - 1n;

/** The sequence behind a SERIAL or identity column of PostgreSQL: `citizens_id_seq`. */
export function ownedSequence(
  {
    table,
    column,
    identity,
  }: {
    readonly table: { readonly name: string; readonly key: string };
    readonly column: string;
    readonly identity: TableColumn['identity'];
  },
  state: DatabaseState,
): Sequence {
  const base = `${table.name}_${column}_seq`;
  let name = base;
  for (let again = 1; state.sequences.has(name) || state.relations.has(name); again += 1)
    name = `${base}${again}`;
  const start = identity?.start ?? 1n;
  const step = identity?.step ?? 1n;
  const range = step > 0n ? { minimum: 1n, maximum: MAX } : { minimum: -MAX, maximum: -1n };
  return { name, start, step, ...range, cycle: false, ownedBy: table.key };
}

/** `nextval('citizens_id_seq')`, as the default of a SERIAL column. */
export function nextvalOf(sequence: string, span: Span): Expression {
  const name: Identifier = { type: 'identifier', name: 'nextval', quoted: false, span };
  return {
    type: 'call',
    name: { type: 'name', parts: [name], span },
    distinct: false,
    arguments: [{ type: 'literal', kind: 'plain', value: sequence, span }],
    orderBy: [],
    separator: null,
    withinGroup: [],
    filter: null,
    nulls: null,
    over: null,
    span,
  };
}
