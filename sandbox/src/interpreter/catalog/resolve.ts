import type { DialectName } from '../dialects/dialect.ts';
import type { Semantics } from '../semantics/semantics.ts';
import type { Name } from '../tree/expressions.ts';
import { DATABASE_NAME, lastPart, unknownTable } from './names.ts';
import { type DatabaseState, type Relation, TEMPORARY } from './state.ts';
import { virtualTable } from './virtual/index.ts';

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

/** What a name in FROM, or behind INSERT INTO and its kin, stands for: a temporary table hides one of the same name. */
export function findRelation(state: DatabaseState, name: Name, semantics: Semantics): Found | null {
  const last = lastPart(name);
  const key = semantics.fold(last.name, last.quoted, 'table');
  const qualifier = name.parts
    .slice(0, -1)
    .map((part) => part.name.toLowerCase())
    .join('.');
  const isHere = qualifier === '' || HERE[semantics.dialect].includes(qualifier);
  const isTemporary = qualifier !== '' && qualifier === TEMPORARY_SCHEMAS[semantics.dialect];
  const keys = isTemporary ? [TEMPORARY + key] : qualifier === '' ? [TEMPORARY + key, key] : [key];
  if (isHere || isTemporary) {
    for (const candidate of keys) {
      const relation = state.relations.get(candidate);
      if (relation) return { key: candidate, relation };
    }
  }
  const relation = virtualTable(semantics, qualifier, last.name.toLowerCase());
  return relation ? { key: null, relation } : null;
}

/** The same, where it must be there. @throws SqlFailure unknown-table */
export function relationNamed(state: DatabaseState, name: Name, semantics: Semantics): Relation {
  return findRelation(state, name, semantics)?.relation ?? unknownTable(name, state);
}
