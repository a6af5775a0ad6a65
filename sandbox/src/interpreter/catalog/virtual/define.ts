import type { Semantics } from '../../semantics/semantics.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import type { DatabaseState, Table, View, VirtualTable } from '../state.ts';

/** A cell of a catalogue view, before it is a value of the dialect. */
export type Fact = string | number | null;

/** A catalogue view: `name:integer` for numbers, texts otherwise. */
export type Definition = {
  readonly columns: string;
  readonly rows: (state: DatabaseState, semantics: Semantics) => readonly (readonly Fact[])[];
};

export function define(name: string, { columns, rows }: Definition, semantics: Semantics): VirtualTable {
  const text: Type = { kind: 'text', length: null, fixed: false, collation: semantics.defaultCollation };
  return {
    kind: 'virtual',
    name,
    columns: columns.split(/\s+/).map((column) => {
      const [bare = '', kind] = column.split(':');
      return { name: bare, type: kind === 'integer' ? INTEGER : text };
    }),
    rows: (state) => rows(state, semantics).map((row) => row.map((fact): Value => valueOf(fact))),
  };
}

const INTEGER: Type = { kind: 'integer', bits: 32, unsigned: false };

function valueOf(fact: Fact): Value {
  return typeof fact === 'number' ? BigInt(fact) : fact;
}

export function tablesOf({ relations }: DatabaseState): Table[] {
  return [...relations.values()].flatMap((relation) => (relation.kind === 'table' ? [relation] : []));
}

export function viewsOf({ relations }: DatabaseState): View[] {
  return [...relations.values()].flatMap((relation) => (relation.kind === 'view' ? [relation] : []));
}
