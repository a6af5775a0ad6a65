import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { DatabaseFault } from './faults.ts';
import { MIGRATIONS, migrationProvider } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** The migrations' own tables stay in `public`: they must exist before any schema does. */
const BOOKS = { migrationTableSchema: 'public', migrationTableName: 'sqltown_migrations' } as const;
const LOCK = { migrationLockTableName: 'sqltown_migrations_lock' } as const;

/**
 * Brings the database up to this program's schema; racing processes wait for the first one.
 * @returns the names of the migrations that were run.
 * @throws DatabaseFault `schema-newer` when a newer program has been here.
 */
export async function migrate(db: Kysely<Schema>): Promise<readonly string[]> {
  await refuseNewer(db);
  const migrator = new Migrator({ db, provider: migrationProvider, ...BOOKS, ...LOCK });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  }
  return results.map(({ migrationName }) => migrationName);
}

/** @throws DatabaseFault `schema-newer` or `schema-behind` unless the database is exactly at this program's schema. */
export async function requireSchema(db: Kysely<Schema>): Promise<void> {
  await refuseNewer(db);
  const applied = await appliedMigrations(db);
  const missing = Object.keys(MIGRATIONS).filter((name) => !applied.includes(name));
  if (missing.length > 0) {
    throw new DatabaseFault(
      'schema-behind',
      `The database lacks ${missing.join(', ')}. Run the migrations first.`,
    );
  }
}

async function refuseNewer(db: Kysely<Schema>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length === 0) return;
  throw new DatabaseFault(
    'schema-newer',
    `The database was written by a newer version of SQLTown (${unknown.join(', ')}). Start that one, or restore a backup.`,
  );
}

async function appliedMigrations(db: Kysely<Schema>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ schema, name }) => schema === 'public' && name === BOOKS.migrationTableName)) return [];
  const rows = await db
    .withTables<{ 'public.sqltown_migrations': { name: string } }>()
    .selectFrom('public.sqltown_migrations')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}
