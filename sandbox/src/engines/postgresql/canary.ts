import type { Database } from '../engine.ts';

/** Asks PostgreSQL, and gets rows as arrays. */
type Ask = (question: string) => Promise<readonly unknown[]>;

/** Asks an instance whether it is as it was when it was opened. Both throw when it is not. */
export type Canary = {
  /** Session and catalogue: after a run that was rolled back. */
  assertUnchanged(): Promise<void>;
  /** The rows of every table as well: after a snapshot was put back. */
  assertPristine(): Promise<void>;
};

const SESSION = `SELECT session_user, current_user, current_setting('search_path'),
  (SELECT count(*) || ':' || coalesce(max(oid::int8), 0) FROM pg_catalog.pg_class),
  (SELECT count(*) FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()),
  (SELECT count(*) FROM pg_catalog.pg_prepared_statements WHERE name <> '')`;

/** Remembers how a fresh instance answers. */
export async function createCanary(askRows: Ask, databases: readonly Database[]): Promise<Canary> {
  const tables = databases.flatMap(({ schema }) =>
    schema.tables.map((table) => `${schema.id}.${table.name}`),
  );
  const rows = tables.map((table) => `(SELECT md5(coalesce(string_agg(t::text, '|'), '')) FROM ${table} t)`);
  const content = `SELECT ${rows.join(', ') || '1'}`;
  const session = await ask(SESSION);
  const pristine = await ask(content);
  return {
    assertUnchanged: () => assertSame('session', SESSION, session),
    async assertPristine() {
      await assertSame('session', SESSION, session);
      await assertSame('rows', content, pristine);
    },
  };

  async function ask(question: string): Promise<string> {
    return JSON.stringify(await askRows(question));
  }

  async function assertSame(what: string, question: string, expected: string): Promise<void> {
    if ((await ask(question)) !== expected)
      throw new Error(`The canary sees another ${what} than at the start`);
  }
}
