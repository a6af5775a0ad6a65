import type { PGlite } from '@electric-sql/pglite';
import { insertsFor } from '@sqltown/content/grading';
import type { Database, EngineSetup } from '../engine.ts';
import { type Canary, createCanary } from './canary.ts';
import { type Filter, createFilter } from './filter.ts';
import { deniedFunctions } from './functions.ts';
import type { PostgresLink } from './link.ts';
import { linkTo } from './pglite-link.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { LEARNER, openFromTemplate } from './template.ts';

/** A PGlite that is always as it was when it was opened, once a run has been settled. */
export type Instance = {
  readonly postgres: PGlite;
  readonly link: PostgresLink;
  readonly filter: Filter;
  /** Puts a session in order for one run; reading runs live in a transaction. */
  prepare(
    database: Database,
    how: { readonly isReadOnly: boolean; readonly isGiven: boolean },
  ): Promise<void>;
  /** Undoes the run. Throws when the canary sees that it could not be undone: open another instance then. */
  settle(how: { readonly isReadOnly: boolean }): Promise<void>;
};

export async function openInstance({
  databases,
  cacheFolder,
}: Pick<EngineSetup, 'databases' | 'cacheFolder'>): Promise<Instance> {
  const postgres = await openFromTemplate(databases, cacheFolder);
  const filter = await createFilter(await deniedFunctions(postgres));
  const canary: Canary = await createCanary(
    async (question) => (await postgres.query(question, [], { rowMode: 'array' })).rows,
    databases,
  );
  /** A few hundred milliseconds of copying, which the first answer doesn't wait for: a reading run is rolled back without. */
  let snapshot: Snapshot | null = null;
  const filled = new Set(databases.filter(hasRows).map(({ schema }) => schema.id));

  return {
    postgres,
    link: linkTo(postgres),
    filter,
    async prepare(database, { isReadOnly, isGiven }) {
      const name = database.schema.id;
      if (!isReadOnly) snapshot ??= takeSnapshot(postgres);
      await postgres.exec(
        [
          isReadOnly ? 'BEGIN;' : '',
          isGiven ? fillScript(database, filled.has(name)) : '',
          `SET search_path = ${name}; SET ROLE ${LEARNER}; SELECT setseed(0.42);`,
        ].join('\n'),
      );
    },
    async settle({ isReadOnly }) {
      if (isReadOnly) {
        await postgres.exec('ROLLBACK');
        await canary.assertUnchanged();
        snapshot ??= takeSnapshot(postgres);
        return;
      }
      if (snapshot === null) throw new Error('the first run was stopped, before there was a snapshot');
      snapshot.restore();
      return canary.assertPristine();
    },
  };
}

/** Puts the rows of a given database in the place of the preloaded ones. References are not checked anew. */
function fillScript({ schema, rows }: Database, isFilled: boolean): string {
  const tables = schema.tables.map(({ name }) => name).join(', ');
  return [
    `SET session_replication_role = replica; SET search_path = ${schema.id};`,
    isFilled ? `TRUNCATE ${tables};` : '',
    insertsFor(schema, rows, 'postgresql'),
    'SET session_replication_role = origin;',
  ].join('\n');
}

function hasRows({ rows }: Database): boolean {
  return Object.values(rows).some((table) => table.length > 0);
}
