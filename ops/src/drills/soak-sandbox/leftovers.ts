import { createConnection } from 'mariadb';
import type { LearnerServers } from '../engines/servers.ts';

/** Databases and logins of the sandbox on the servers; templates are kept on purpose. */
export async function leftovers({ postgresql, mariadb }: LearnerServers): Promise<Record<string, number>> {
  const [inPostgres] = await postgresql.primary.query<{ databases: string; roles: string }>(
    `SELECT (SELECT count(*) FROM pg_database WHERE datname ~ '^sqltown[0-9a-f]{8}_') AS databases,
            (SELECT count(*) FROM pg_roles WHERE rolname ~ '^sqltown[0-9a-f]{8}$') AS roles`,
  );
  const { hostname: host, port, username: user } = new URL(mariadb.url);
  const connection = await createConnection({ host, port: Number(port), user });
  try {
    const [inMariadb] = await connection.query<{ databases: bigint; roles: bigint }[]>(
      `SELECT (SELECT COUNT(*) FROM information_schema.schemata WHERE SCHEMA_NAME REGEXP '^sqltown[0-9a-f]{8}n') AS \`databases\`,
              (SELECT COUNT(*) FROM mysql.user WHERE User REGEXP '^sqltown[0-9a-f]{8}$') AS roles`,
    );
    return {
      'PostgreSQL databases': Number(inPostgres?.databases),
      'PostgreSQL logins': Number(inPostgres?.roles),
      'MariaDB databases': Number(inMariadb?.databases),
      'MariaDB logins': Number(inMariadb?.roles),
    };
  } finally {
    await connection.end();
  }
}
