import { ddlFor, insertStatementsFor, insertsFor } from '@sqltown/content/grading';
import type { Database } from '../engine.ts';
import type { MariadbAdmin } from './admin.ts';
import { type Session, openSession } from './session.ts';

/** A database of its own for one run, or for several that only read, and the session in it. */
export type Place = {
  readonly name: string;
  readonly session: Session;
  prepare(
    database: Database,
    how: { readonly isReadOnly: boolean; readonly isGiven: boolean },
  ): Promise<void>;
  /** Undoes a run that only read. @throws when the canary sees that it could not be undone. */
  settle(): Promise<void>;
  /** Takes the session and the database away. */
  discard(): Promise<void>;
};

/** What most runs need is begun beforehand; nothing is seen by it until the first read. */
const BEGINNING = 'START TRANSACTION READ ONLY';

export async function openPlace(admin: MariadbAdmin, name: string, database: Database): Promise<Place> {
  const { schema, rows } = database;
  await admin.create(name, `${ddlFor(schema, 'mariadb')}\n${insertsFor(schema, rows, 'mariadb')}`);
  const session = await openSession({ ...admin.login, database: name });
  const tables = schema.tables.map((table) => table.name);
  const isFilled = tables.some((table) => (rows[table]?.length ?? 0) > 0);
  const canary = `SELECT CONNECTION_ID(), @@in_transaction, ${['(SELECT COUNT(*) FROM information_schema.tables WHERE TABLE_SCHEMA = DATABASE())', ...tables.map((table) => `(SELECT COUNT(*) FROM ${table})`)].join(', ')}`;
  const pristine = JSON.stringify(await session.ask(canary), inWords);
  await session.command(BEGINNING);

  return {
    name,
    session,
    async prepare(given, { isReadOnly, isGiven }) {
      if (isGiven || !isReadOnly) await session.command('ROLLBACK');
      if (isGiven) {
        await session.command('SET foreign_key_checks = 0');
        if (isReadOnly) await session.command('BEGIN');
        if (isFilled) for (const table of tables) await session.command(`DELETE FROM ${table}`);
        for (const insert of insertStatementsFor(given.schema, given.rows, 'mariadb'))
          await session.command(insert);
        await session.command('SET foreign_key_checks = 1');
      }
    },
    async settle() {
      await session.command('ROLLBACK');
      await session.reset();
      if (JSON.stringify(await session.ask(canary), inWords) !== pristine)
        throw new Error('The canary sees something else than at the start');
      await session.command(BEGINNING);
    },
    async discard() {
      session.destroy();
      await admin.drop(name);
    },
  };
}

function inWords(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
