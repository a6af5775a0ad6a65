import { Client } from 'pg';
import { inTurn } from '../servers/in-turn.ts';
import { OWNER, nameOwner } from '../servers/owner.ts';
import { OWNER_SETTINGS, SHARED_ROLE } from './roles.ts';

/** What this thread is on the server: its owner's name, and sessions with all rights. */
export type PostgresAdmin = {
  readonly url: string;
  readonly owner: { readonly name: string; readonly password: string };
  readonly version: string;
  readonly isLost: boolean;
  /** On the session that holds the owner's lock; nothing slow, since it also stops queries. */
  ask<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Makes and drops databases, one after the other; statements that belong together come without others between. */
  build(...statements: string[]): Promise<void>;
  /** Takes away what threads left that died: as much work as making a place, so make that first. */
  clearAway(): Promise<void>;
  close(): Promise<void>;
};

/** Locks are numbers here: of a name, the same in every session. */
export const lockOf = (name: string): string => `hashtextextended('${name}', 0)`;

/**
 * Signs on at a server that holds nothing but learners' databases.
 * @throws when it can't be reached, or is older than version 15.
 */
export async function openAdmin(url: string): Promise<PostgresAdmin> {
  let isLost = false;
  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: url, application_name: 'sqltown-sandbox' });
    client.on('error', () => {
      isLost = true;
    });
    await client.connect();
    return client;
  };
  const keeper = await connect();
  const builder = await connect();
  const owner = nameOwner();
  const [asking, building] = [inTurn(), inTurn()];
  const ask = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    asking(async () => (await keeper.query<Row>(sql, values)).rows);
  const build = (...statements: string[]): Promise<void> =>
    building(async () => {
      for (const statement of statements) await builder.query(statement);
    });

  const [server] = await ask<{ version: string; number: number }>(
    "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number",
  );
  if (server === undefined || server.number < 150_000)
    throw new Error(`PostgreSQL ${server?.version} is too old for learners: 15 or newer`);
  await ask(`SELECT pg_advisory_lock(${lockOf(owner.name)})`);
  await build(SHARED_ROLE);
  await build(
    `CREATE ROLE ${owner.name} LOGIN PASSWORD '${owner.password}' CONNECTION LIMIT 8 IN ROLE sqltown_learner`,
  );
  for (const [name, value] of Object.entries(OWNER_SETTINGS))
    await build(`ALTER ROLE ${owner.name} SET ${name} = '${value}'`);

  return {
    url,
    owner,
    version: /^[\d.]+/.exec(server.version)?.[0] ?? server.version,
    get isLost() {
      return isLost;
    },
    ask,
    build,
    clearAway,
    async close() {
      if (!isLost) await removeOwner(owner.name);
      isLost = true;
      await Promise.allSettled([keeper.end(), builder.end()]);
    },
  };

  /** Owners whose lock is free are dead. What can't be cleared away yet, since a query of theirs doesn't end, is left to the next. */
  async function clearAway(): Promise<void> {
    const roles = await ask<{ rolname: string }>(
      "SELECT rolname FROM pg_roles WHERE rolname ~ '^sqltown[0-9a-f]{8}$' AND rolname <> $1",
      [owner.name],
    );
    for (const { rolname } of roles) {
      const lock = lockOf(rolname);
      const [got] = await ask<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${lock}) AS locked`);
      if (got?.locked === true && OWNER.test(rolname))
        await removeOwner(rolname).catch((error: unknown) =>
          process.emitWarning(`${rolname} is left on the server: ${String(error)}`, { code: 'SANDBOX_LEFT' }),
        );
      if (got?.locked === true) await ask(`SELECT pg_advisory_unlock(${lock})`);
    }
  }

  async function removeOwner(name: string): Promise<void> {
    await ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [name]);
    const databases = await ask<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE datname LIKE $1',
      [`${name}\\_%`],
    );
    for (const { datname } of databases) await build(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await build(`DROP ROLE IF EXISTS ${name}`);
  }
}
