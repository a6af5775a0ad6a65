import type { CommandReply } from '@sqltown/shared/api';
import { query } from '../evidence/query.ts';
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
  const rows = await query<{ id: string; reply: CommandReply }>(
    databaseUrl,
    'select command_id as id, reply from cities.city_commands where command_id = any($1)',
    [done.map(([id]) => id)],
  );
  const kept = new Map(rows.map(({ id, reply }) => [id, canonical(reply)]));
  return done.flatMap(([id, reply]) => {
    const found = kept.get(id);
    if (found === undefined) return [`I2: acknowledged command ${id} is lost`];
    return found === canonical(reply) ? [] : [`I2: command ${id} was acknowledged with another reply`];
  });
}
