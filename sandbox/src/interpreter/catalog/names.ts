import { fail } from '../errors/failure.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Identifier, Name } from '../tree/expressions.ts';
import type { DatabaseState, Relation } from './state.ts';

/** The one database there is, where a dialect names it. */
export const DATABASE_NAME = 'sqltown';

/** A name as the catalogue keeps it: PostgreSQL and Oracle keep it folded, the others as it was written. */
export function keptName(
  { name, quoted }: Identifier,
  semantics: Semantics,
  what: 'column' | 'table' = 'table',
): string {
  const isFolded = semantics.dialect === 'postgresql' || semantics.dialect === 'oracle';
  return isFolded ? semantics.fold(name, quoted, what) : name;
}

/** A kept name again as a key of the catalogue. */
export function keyOf(name: string, semantics: Semantics, what: 'column' | 'table' = 'table'): string {
  return semantics.fold(name, true, what);
}

/** The last part of a name: the table or the column itself. */
export function lastPart({ parts }: Name): Identifier {
  const part = parts.at(-1);
  if (!part) throw new Error('a name without parts');
  return part;
}

/** A name with its qualifiers, as error messages show it. */
export function spelled(name: Name): string {
  return name.parts.map((part) => part.name).join('.');
}

/** @throws SqlFailure unknown-table, with the names that there are */
export function unknownTable(name: Name, state: DatabaseState): never {
  const known = [...state.relations.values()].map((relation: Relation) => relation.name);
  return fail({ kind: 'unknown-table', name: spelled(name), known }, name.span);
}
