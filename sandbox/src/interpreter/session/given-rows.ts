import { keyOf } from '../catalog/names.ts';
import type { DatabaseState, StoredRow, Table } from '../catalog/state.ts';
import { inStorageOrder } from '../changes/storage-order.ts';
import type { Dialect } from '../dialects/record.ts';
import type { Run } from '../run/run.ts';
import { startRun } from '../run/start-run.ts';
import type { Conversion, Semantics, Typed } from '../semantics/semantics.ts';
import type { Type } from '../types/type.ts';
import { Decimal } from '../values/decimal.ts';
import type { Value } from '../values/value.ts';
import type { Answer } from './open-with.ts';

/** A value of a dataset, as JSON has it; a date is its ISO text. */
type Given = string | number | boolean | null;

/** Rows by table name; that they hold every constraint is the giver's promise. */
type GivenRows = Readonly<Record<string, readonly (readonly Given[])[]>>;

export type GivenDatabase = {
  readonly dialect: Dialect;
  /** CREATE TABLE statements of the dialect. */
  readonly ddl: string;
  readonly rows: GivenRows;
};

/**
 * The state that definitions left, with rows in its tables.
 * @param answer to the definitions. Throws where they did not run.
 */
export function withRows(
  answer: Answer,
  state: DatabaseState,
  { dialect: { semantics }, rows }: GivenDatabase,
): DatabaseState {
  if (answer.kind !== 'rows')
    throw new Error(`The definitions of a database fail: ${JSON.stringify(answer)}`);
  const run = startRun({ semantics });
  const relations = new Map(state.relations);
  for (const [name, given] of Object.entries(rows)) {
    const key = keyOf(semantics.fold(name, false, 'table'), semantics);
    const table = relations.get(key);
    if (table?.kind !== 'table')
      throw new Error(`Rows are given for ${name}, which the definitions don't make`);
    relations.set(key, filled(table, given, { semantics, run }));
  }
  return { ...state, relations };
}

type Making = { readonly semantics: Semantics; readonly run: Run };

function filled(table: Table, given: readonly (readonly Given[])[], making: Making): Table {
  const read = table.columns.map(({ type, name }) => reader(type, { name, table: table.name }, making));
  const rows = given.map(
    (values, i): StoredRow => ({
      id: i + 1,
      values: table.columns.map((_, column) => read[column]?.(values[column] ?? null) ?? null),
    }),
  );
  return { ...table, rows: inStorageOrder(rows, table, making.semantics), nextRowId: rows.length + 1 };
}

/** Turns values of a dataset into values of a column; conversions are found once for each kind of value. */
function reader(
  to: Type,
  column: { readonly name: string; readonly table: string },
  { semantics, run }: Making,
): (given: Given) => Value {
  const conversions = new Map<Type['kind'], Conversion>();
  return (given) => {
    if (given === null) return null;
    const { type, value } = literalOf(given, to, semantics);
    const known = conversions.get(type.kind);
    const assign = known ?? semantics.assign(type, to, { ...column, span: null });
    if (!known) conversions.set(type.kind, assign);
    return value === null ? null : assign(value, run);
  };
}

const SPAN = { offset: 0, length: 0 };

function literalOf(given: string | number | boolean, to: Type, semantics: Semantics): Typed {
  const literal = (kind: 'plain' | 'number' | 'boolean', value: string) =>
    semantics.literal({ type: 'literal', kind, value, span: SPAN });
  if (typeof given === 'boolean') {
    return to.kind === 'boolean'
      ? literal('boolean', given ? 'TRUE' : 'FALSE')
      : literal('number', given ? '1' : '0');
  }
  if (typeof given === 'number') return numberOf(given, literal);
  // Oracle reads a date from a text by its session's format alone.
  const isDate = semantics.dialect === 'oracle' && (to.kind === 'date' || to.kind === 'timestamp');
  if (isDate)
    return semantics.typedLiteral({ type: 'typed-literal', kind: 'DATE', value: given, span: SPAN });
  return literal('plain', given);
}

/** Literals have no sign of their own. */
function numberOf(given: number, literal: (kind: 'number', value: string) => Typed): Typed {
  const { type, value } = literal('number', String(Math.abs(given)));
  if (given >= 0 || value === null) return { type, value };
  return { type, value: negated(value) };
}

function negated(value: Value): Value {
  if (typeof value === 'bigint' || typeof value === 'number') return -value;
  if (value instanceof Decimal) return new Decimal(-value.digits, value.scale);
  throw new Error('a number literal is a number');
}
