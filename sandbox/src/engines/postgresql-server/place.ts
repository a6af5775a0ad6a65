import { insertsFor } from '@sqltown/content/grading';
import type { Database } from '../engine.ts';
import { type Canary, createCanary } from '../postgresql/canary.ts';
import type { PostgresAdmin } from './admin.ts';
import { CLOCK_SCHEMA } from './clock.ts';
import { LEARNER } from './roles.ts';
import { type ServerLink, connectLink } from './server-link.ts';

/** A database of its own for one run, or for several that only read, and the session in it. */
export type Place = {
  readonly link: ServerLink;
  readonly pid: number;
  prepare(
    database: Database,
    how: { readonly isReadOnly: boolean; readonly isGiven: boolean },
  ): Promise<void>;
  /** Undoes a run that only read. Throws when the canary sees that it could not be undone. */
  settle(): Promise<void>;
  /** Takes the session and the database away. */
  discard(): Promise<void>;
};

/** Of schemas that have rows, which are put aside for given ones. */
export type PlaceOptions = { readonly template: string; readonly filled: ReadonlySet<string> };

export async function openPlace(
  admin: PostgresAdmin,
  name: string,
  { template, filled }: PlaceOptions,
): Promise<Place> {
  const { owner } = admin;
  await admin.build(
    `CREATE DATABASE ${name} TEMPLATE ${template}`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${owner.name}; GRANT TEMPORARY ON DATABASE ${name} TO ${LEARNER}`,
  );
  const url = new URL(admin.url);
  Object.assign(url, { pathname: `/${name}`, username: owner.name, password: owner.password });
  const link = await connectLink(url.href);
  const canary: Canary = await createCanary((question) => link.command(question), []);

  return {
    link,
    pid: link.pid,
    async prepare(database, { isReadOnly, isGiven }) {
      const { id } = database.schema;
      await link.command(
        [
          isReadOnly ? 'BEGIN;' : '',
          `SET search_path = ${id}, ${CLOCK_SCHEMA}, pg_catalog;`,
          isGiven ? fillScript(database, filled.has(id)) : '',
          isReadOnly ? 'SET TRANSACTION READ ONLY;' : '',
          'SELECT pg_catalog.setseed(0.42);',
        ].join('\n'),
      );
    },
    async settle() {
      await link.command('ROLLBACK');
      await link.command('DISCARD ALL');
      await canary.assertUnchanged();
    },
    async discard() {
      await link.end();
      await admin.build(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Puts the rows of a given database in the place of the preloaded ones. References are not checked anew. */
function fillScript({ schema, rows }: Database, isFilled: boolean): string {
  const tables = schema.tables.map(({ name }) => name).join(', ');
  return [
    'SET session_replication_role = replica;',
    isFilled ? `TRUNCATE ${tables};` : '',
    insertsFor(schema, rows, 'postgresql'),
    'SET session_replication_role = origin;',
  ].join('\n');
}
