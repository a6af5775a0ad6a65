import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { ddlFor, insertsFor } from '@sqltown/content/grading';
import type { Database } from '../engine.ts';
import { type PostgresAdmin, lockOf } from './admin.ts';
import { CLOCK } from './clock.ts';
import { LEARNER } from './roles.ts';

/**
 * The name of a database on the server that holds these, one schema each; it is made where there is none. Threads that
 * have the same share it, and as long as one of them lives nobody drops it.
 */
export async function ensureTemplate(admin: PostgresAdmin, databases: readonly Database[]): Promise<string> {
  const script = [CLOCK, ...databases.map(setupScript)].join('\n');
  const name = `sqltown_template_${createHash('sha256').update(script).digest('hex').slice(0, 16)}`;
  await admin.ask(`SELECT pg_advisory_lock_shared(${lockOf(name)})`);
  await dropUnused(admin, name);
  // One thread makes it, the others wait.
  await admin.ask(`SELECT pg_advisory_lock(${lockOf(`making ${name}`)})`);
  try {
    const [known] = await admin.ask<{ datistemplate: boolean }>(
      'SELECT datistemplate FROM pg_database WHERE datname = $1',
      [name],
    );
    if (known?.datistemplate !== true) await make(admin, name, script);
  } finally {
    await admin.ask(`SELECT pg_advisory_unlock(${lockOf(`making ${name}`)})`);
  }
  return name;
}

/** Half a template isn't marked as one, and is made anew. */
async function make(admin: PostgresAdmin, name: string, script: string): Promise<void> {
  await admin.build(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.build(
    `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'`,
  );
  const url = new URL(admin.url);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(`${script}\nREVOKE ALL ON SCHEMA public FROM PUBLIC;`);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
  await admin.build(`ALTER DATABASE ${name} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
}

function setupScript({ schema, rows }: Database): string {
  return [
    `CREATE SCHEMA ${schema.id} AUTHORIZATION ${LEARNER};`,
    `SET ROLE ${LEARNER};`,
    `SET search_path = ${schema.id};`,
    ddlFor(schema, 'postgresql'),
    insertsFor(schema, rows, 'postgresql'),
    'RESET ROLE;',
    'RESET search_path;',
  ].join('\n');
}

/** Templates of contents that nobody serves any more. */
async function dropUnused(admin: PostgresAdmin, own: string): Promise<void> {
  const templates = await admin.ask<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^sqltown_template_[0-9a-f]{16}$' AND datname <> $1",
    [own],
  );
  for (const { datname } of templates) {
    const [got] = await admin.ask<{ locked: boolean }>(
      `SELECT pg_try_advisory_lock(${lockOf(datname)}) AS locked`,
    );
    if (got?.locked !== true) continue;
    await admin.build(`ALTER DATABASE ${datname} WITH IS_TEMPLATE false`);
    await admin.build(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await admin.ask(`SELECT pg_advisory_unlock(${lockOf(datname)})`);
  }
}
