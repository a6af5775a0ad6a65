import type { DialectName } from '../dialects/dialect.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Name } from '../tree/expressions.ts';
import { DATABASE_NAME, lastPart, unknownTable } from './names.ts';
import { type Catalogue, type DatabaseState, type Relation, TEMPORARY } from './state.ts';

/** Qualifiers, outermost first and in lower case, that say nothing but "here". */
const HERE: Readonly<Record<DialectName, readonly string[]>> = {
  sqlite: ['main'],
  postgresql: ['public', `${DATABASE_NAME}.public`],
  mysql: [DATABASE_NAME],
  mariadb: [DATABASE_NAME],
  mssql: ['dbo', `${DATABASE_NAME}.dbo`, `${DATABASE_NAME}.`],
  oracle: [DATABASE_NAME],
};
const TEMPORARY_SCHEMAS: Readonly<Partial<Record<DialectName, string>>> = {
  sqlite: 'temp',
  postgresql: 'pg_temp',
};

/** A relation and the key that the state has it by; a virtual one has none. */
export type Found = { readonly key: string | null; readonly relation: Relation };

/** Among what is stored: a temporary table hides one of the same name. */
export function findStored(state: DatabaseState, name: Name, semantics: Semantics): Found | null {
  const last = lastPart(name);
  const key = semantics.fold(last.name, last.quoted, 'table');
  const qualifier = qualifierOf(name);
  const isHere = qualifier === '' || HERE[semantics.dialect].includes(qualifier);
  const isTemporary = qualifier !== '' && qualifier === TEMPORARY_SCHEMAS[semantics.dialect];
  if (!isHere && !isTemporary) return null;
  const keys = isTemporary ? [TEMPORARY + key] : qualifier === '' ? [TEMPORARY + key, key] : [key];
  for (const candidate of keys) {
    const relation = state.relations.get(candidate);
    if (relation) return { key: candidate, relation };
  }
  return null;
}

function qualifierOf(name: Name): string {
  const qualifiers = name.parts.slice(0, -1).map((part) => part.name.toLowerCase());
  return qualifiers.join('.');
}

/** Where a name is looked up: what is stored, and the dialect's catalogue views. */
export type Lookup = {
  readonly state: DatabaseState;
  readonly semantics: Semantics;
  readonly catalogue: Catalogue;
};

/** What a name in FROM, or behind INSERT INTO and its kin, stands for. */
export function findRelation(name: Name, { state, semantics, catalogue }: Lookup): Found | null {
  const stored = findStored(state, name, semantics);
  if (stored) return stored;
  const relation = catalogue(semantics, qualifierOf(name), lastPart(name).name.toLowerCase());
  return relation ? { key: null, relation } : null;
}

/** The same, where it must be there. @throws SqlFailure unknown-table */
export function relationNamed(name: Name, lookup: Lookup): Relation {
  return findRelation(name, lookup)?.relation ?? unknownTable(name, lookup.state);
}
