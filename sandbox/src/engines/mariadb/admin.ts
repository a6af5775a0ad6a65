import { type Connection, type ConnectionConfig, createConnection } from 'mariadb';
import { OWNER, nameOwner } from '../servers/owner.ts';

/** What this thread is on the server: its login's name, and sessions with all rights. */
export type MariadbAdmin = {
  readonly owner: string;
  readonly version: string;
  readonly isLost: boolean;
  /** Where a learner's session connects. */
  readonly login: ConnectionConfig;
  /** Makes a database, and lets the login in: this one, and no other. */
  create(name: string, script: string): Promise<void>;
  /** Waits as long as somebody's rollback takes. */
  drop(name: string): Promise<void>;
  /** Never throws; the server may not know the thread any more. */
  kill(what: 'QUERY' | 'CONNECTION', threadId: number): void;
  /** Takes away what threads left that died: as much work as making a place, so make that first. */
  clearAway(): Promise<void>;
  close(): Promise<void>;
};

/** No GRANT OPTION, FILE, PROCESS, EVENT, TRIGGER or ROUTINE. */
const RIGHTS =
  'SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW, CREATE TEMPORARY TABLES';

/** What no session may have more of, or have at all. A statement's memory is held here, since nothing else holds it. */
const FENCES = [
  'max_allowed_packet = 4194304',
  'max_session_mem_used = 134217728',
  'tmp_disk_table_size = 67108864',
  'tmp_memory_table_size = 16777216',
  'max_heap_table_size = 16777216',
  "enforce_storage_engine = 'InnoDB'",
  'local_infile = 0',
  'event_scheduler = 0',
  'general_log = 0',
  'slow_query_log = 0',
];

/**
 * Signs on at a server that holds nothing but learners' databases, and sets its limits.
 * @throws when it can't be reached or the login lacks rights.
 */
export async function openAdmin(server: string): Promise<MariadbAdmin> {
  const config = configFrom(server);
  let isLost = false;
  const lose = (): void => {
    isLost = true;
  };
  const connect = async (): Promise<Connection> => {
    const connection = await createConnection({ ...config, multipleStatements: true });
    connection.on('error', lose);
    connection.on('end', lose);
    return connection;
  };
  const keeper = await connect();
  const builder = await connect();
  const dropper = await connect();
  const { name: owner, password } = nameOwner();
  const [about] = await keeper.query<{ version: string; host: string }[]>(
    "SELECT VERSION() AS version, SUBSTRING_INDEX(USER(), '@', -1) AS host",
  );
  if (about === undefined) throw new Error('MariaDB does not say who it is');
  if (!about.version.includes('MariaDB')) throw new Error(`${about.version} is no MariaDB`);
  await keeper.query(`SELECT GET_LOCK('${owner}', 0)`);
  for (const fence of FENCES) await keeper.query(`SET GLOBAL ${fence}`);
  const account = `'${owner}'@'${about.host}'`;
  await builder.query(
    `CREATE USER ${account} IDENTIFIED BY '${password}' WITH MAX_USER_CONNECTIONS 32 MAX_STATEMENT_TIME 60`,
  );

  return {
    owner,
    version: /^[\d.]+/.exec(about.version)?.[0] ?? about.version,
    get isLost() {
      return isLost;
    },
    login: { ...config, user: owner, password },
    async create(name, script) {
      await builder.query(
        `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci; USE ${name}; ${script}
         GRANT ${RIGHTS} ON ${name}.* TO ${account}`,
      );
    },
    async drop(name) {
      await dropper.query(`DROP DATABASE IF EXISTS ${name}; REVOKE ALL ON ${name}.* FROM ${account}`);
    },
    kill(what, threadId) {
      keeper.query(`KILL HARD ${what} ${threadId}`).catch((error: unknown) => {
        // 1094: it is gone already.
        if ((error as { errno?: number }).errno !== 1094 && !isLost) process.emitWarning(String(error));
      });
    },
    clearAway,
    async close() {
      if (!isLost) await removeOwner(owner);
      isLost = true;
      await Promise.allSettled([keeper.end(), builder.end(), dropper.end()]);
    },
  };

  /** Owners whose lock is free are dead. */
  async function clearAway(): Promise<void> {
    const users = await keeper.query<{ User: string }[]>(
      "SELECT DISTINCT User FROM mysql.user WHERE User REGEXP '^sqltown[0-9a-f]{8}$'",
    );
    for (const { User: name } of users) {
      const [got] = await keeper.query<{ locked: number | bigint }[]>(
        `SELECT GET_LOCK('${name}', 0) AS locked`,
      );
      if (Number(got?.locked) !== 1) continue;
      if (OWNER.test(name) && name !== owner) await removeOwner(name);
      await keeper.query(`DO RELEASE_LOCK('${name}')`);
    }
  }

  async function removeOwner(name: string): Promise<void> {
    const threads = await keeper.query<{ Id: number | bigint }[]>(
      'SELECT ID AS Id FROM information_schema.processlist WHERE USER = ?',
      [name],
    );
    for (const { Id } of threads) await keeper.query(`KILL HARD CONNECTION ${Id}`).catch(isGoneAlready);
    const databases = await keeper.query<{ name: string }[]>(
      'SELECT SCHEMA_NAME AS name FROM information_schema.schemata WHERE SCHEMA_NAME LIKE ?',
      [`${name}n%`],
    );
    for (const database of databases) await dropper.query(`DROP DATABASE IF EXISTS ${database.name}`);
    const accounts = await keeper.query<{ host: string }[]>(
      'SELECT Host AS host FROM mysql.user WHERE User = ?',
      [name],
    );
    for (const { host } of accounts) await builder.query(`DROP USER IF EXISTS '${name}'@'${host}'`);
  }
}

function isGoneAlready(error: unknown): void {
  if ((error as { errno?: number }).errno !== 1094) throw error;
}

/** A URL as MariaDB's clients write it; a socket's path stands in its parameter `socket`. */
function configFrom(server: string): ConnectionConfig {
  const { hostname, port, username, password, searchParams } = new URL(server);
  const socketPath = searchParams.get('socket');
  return {
    ...(socketPath ? { socketPath } : { host: hostname, port: Number(port || 3306) }),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(searchParams.get('ssl') === 'true' && { ssl: true }),
    charset: 'UTF8MB4',
    connectTimeout: 5_000,
    permitLocalInfile: false,
    insertIdAsNumber: true,
  };
}
