import type { CommandReply } from '@sqltown/shared/api';
import { Client } from 'pg';
import { canonical } from '../kill9/canonical.ts';
import { Executor } from '../kill9/executor.ts';

/** Replies that promised something, by command id: what must still be there afterwards. */
export type Promises = Map<string, CommandReply>;

/**
 * Looks into a database after a fault. I1: no invariant of the ledger, the buildings or the progress is broken.
 * I2: every acknowledged command is kept, with the reply that was given.
 */
export async function judge(databaseUrl: string, promises: Promises): Promise<string[]> {
  return [...(await brokenInvariants(databaseUrl)), ...(await brokenPromises(databaseUrl, promises))];
}

async function brokenInvariants(databaseUrl: string): Promise<string[]> {
  const database = { url: databaseUrl };
  const executor = await Executor.start({ database, processId: 'judge', plant: null }, null);
  try {
    const { violations } = await executor.call('checked', { kind: 'check' });
    return violations.map((violation) => `I1: ${violation}`);
  } finally {
    await executor.kill();
  }
}

async function brokenPromises(databaseUrl: string, promises: Promises): Promise<string[]> {
  const done = [...promises].filter(([, reply]) => reply.kind === 'done');
  const rows = await ask(
    databaseUrl,
    'select command_id as id, reply from cities.city_commands where command_id = any($1)',
    [done.map(([id]) => id)],
  );
  const kept = new Map(rows.map(({ id, reply }) => [String(id), canonical(reply)]));
  return done.flatMap(([id, reply]) => {
    const found = kept.get(id);
    if (found === undefined) return [`I2: acknowledged command ${id} is lost`];
    return found === canonical(reply) ? [] : [`I2: command ${id} was acknowledged with another reply`];
  });
}

/** Columns by name, as the driver gives them. */
export type Row = Record<string, unknown>;

/** One query on a connection of its own, past every proxy. */
export async function ask(
  databaseUrl: string,
  query: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(query, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
