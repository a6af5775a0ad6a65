import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { sharedQuestion } from '../shared-question.ts';
import type { Member } from './member.ts';

/**
 * Finds a database for reads that decide nothing: a replica that has replayed everything which the primary had
 * written when the read was asked for, or else the primary. So nobody misses their own write, whichever process made
 * it, and however far a replica lags. The price is one short question to the primary, which readers that come at
 * once share; it pays for reads that cost more than that.
 */
export function createReader(parts: { db: Db; replicas: () => readonly Member[] }): () => Promise<Db> {
  const { db, replicas } = parts;
  const writtenUntil = sharedQuestion(() => wal(db, 'pg_current_wal_lsn()'));
  const replayedBy = new WeakMap<Member, () => Promise<bigint>>();
  let turn = 0;

  const replayed = (member: Member): Promise<bigint> => {
    const ask = replayedBy.get(member) ?? sharedQuestion(() => wal(member.db, 'pg_last_wal_replay_lsn()'));
    replayedBy.set(member, ask);
    return ask();
  };
  return async () => {
    const candidates = replicas();
    const member = candidates[turn++ % Math.max(1, candidates.length)];
    if (member === undefined) return db;
    const needed = await writtenUntil();
    // A replica that can't be asked is none to read from.
    const has = await replayed(member).catch(() => -1n);
    return has >= needed ? member.db : db;
  };
}

/** A position in the write-ahead log, as bytes from its beginning; -1 where there is none. */
async function wal(db: Db, position: string): Promise<bigint> {
  const { rows } = await sql<{ bytes: string | null }>`
    select (${sql.raw(position)} - '0/0'::pg_lsn)::text as bytes`.execute(db);
  return BigInt(rows[0]?.bytes ?? -1);
}
