import type { Semantics } from '../../semantics/semantics.ts';
import type { VirtualTable } from '../state.ts';

/**
 * A catalogue view: information_schema.tables, sqlite_master, user_tables. Null for any other name.
 * @param schema the qualifier in lower case, '' without one.
 * @param name in lower case.
 */
export function virtualTable(_semantics: Semantics, _schema: string, _name: string): VirtualTable | null {
  return null;
}
