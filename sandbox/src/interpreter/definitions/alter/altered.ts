import type { DatabaseState, Table } from '../../catalog/state.ts';

/** A table that is being altered, in the state as far as it has come. */
export type Altered = { readonly key: string; readonly table: Table; readonly state: DatabaseState };

export function withTable({ key, state }: Altered, table: Table): Altered {
  return { key, table, state: { ...state, relations: new Map([...state.relations, [key, table]]) } };
}
