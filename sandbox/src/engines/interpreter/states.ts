import { ddlFor } from '@sqltown/content/grading';
import type { EngineDialect } from '@sqltown/shared/api';
import type { DatabaseState } from '../../interpreter/catalog/state.ts';
import { dialectOf } from '../../interpreter/dialects/index.ts';
import { databaseFrom } from '../../interpreter/session/database.ts';
import type { Database, DatabaseRef } from '../engine.ts';

/** Hidden datasets are fresh per attempt, so few of them are asked for twice. */
const MAX_GIVEN = 24;

/** A database as it is before a run, and what it was made of. */
export type Prepared = { readonly database: Database; readonly state: DatabaseState };

/** Makes and keeps the states that runs begin with. A state never changes, so that each run may begin with the same. */
export function createStates(dialect: EngineDialect, databases: readonly Database[]) {
  const preloaded = new Map(databases.map((database) => [database.schema.id, prepare(dialect, database)]));
  const given = new Map<string, Prepared>();

  return {
    /** Throws for a preloaded name that the worker was not started with: the server checks names first. */
    of(reference: DatabaseRef): Prepared {
      if ('given' in reference) return preparedFor(reference.given);
      const prepared = preloaded.get(reference.preloaded);
      if (!prepared) throw new Error(`No database "${reference.preloaded}" in this worker`);
      return prepared;
    },
  };

  function preparedFor(database: Database): Prepared {
    const prepared = given.get(database.key) ?? prepare(dialect, database);
    given.delete(database.key);
    given.set(database.key, prepared);
    const oldest = given.size > MAX_GIVEN ? given.keys().next().value : undefined;
    if (oldest !== undefined) given.delete(oldest);
    return prepared;
  }
}

function prepare(dialect: EngineDialect, database: Database): Prepared {
  const ddl = ddlFor(database.schema, dialect);
  return { database, state: databaseFrom({ dialect: dialectOf(dialect), ddl, rows: database.rows }) };
}
