import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresNode } from '../../testbed/index.ts';

const PROBE_EVERY_MS = 200;
/** So many in a row, before somebody is taken for dead. */
const FAILED_PROBES = 3;

/** What an operator or a Patroni does about a lost primary: notices it, and puts a replica in its place. */
export class Operator {
  readonly #members: readonly PostgresNode[];
  readonly #isSynchronous: boolean;

  constructor(members: readonly PostgresNode[], isSynchronous: boolean) {
    this.#members = members;
    this.#isSynchronous = isSynchronous;
  }

  /** Resolves when the primary has not answered three times in a row. */
  async untilLost(primary: PostgresNode): Promise<void> {
    for (let failed = 0; failed < FAILED_PROBES; ) {
      failed = (await answers(primary)) ? 0 : failed + 1;
      if (failed < FAILED_PROBES) await wait(PROBE_EVERY_MS);
    }
  }

  /**
   * Promotes one of the replicas of a lost primary. The others follow it from then on, and where commits wait for a
   * replica, they do so from the new primary's first one on. One that had more of the lost primary's log than the new
   * one can't follow: it is copied anew.
   * @param ranked all replicas, by how much of the lost primary's log they have.
   */
  async promote(next: PostgresNode, ranked: readonly PostgresNode[]): Promise<void> {
    const isAhead = (other: PostgresNode): boolean => ranked.indexOf(other) < ranked.indexOf(next);
    const others = ranked.filter((member) => member !== next);
    if (this.#isSynchronous) await next.nameSynchronous(others);
    await next.promote();
    await Promise.all(others.map((other) => (isAhead(other) ? other.rejoin(next) : other.follow(next))));
  }

  /** Replicas by how much of the lost primary's log they have, the most first. */
  async byReceived(lost: PostgresNode): Promise<PostgresNode[]> {
    const replicas = this.#members.filter((member) => member !== lost);
    const received = await Promise.all(
      replicas.map(async (replica) => ({ replica, bytes: await receivedBytes(replica) })),
    );
    return received.toSorted((a, b) => Number(b.bytes - a.bytes)).map(({ replica }) => replica);
  }

  /** The lost one becomes a replica of the new primary, and the cluster is whole again. */
  async takeBack(lost: PostgresNode, primary: PostgresNode): Promise<void> {
    await lost.rejoin(primary);
    const replicas = this.#members.filter((member) => member !== primary);
    await primary.untilStreaming(replicas.length);
    if (this.#isSynchronous) await primary.requireOneOf(replicas);
  }
}

async function answers(member: PostgresNode): Promise<boolean> {
  return member.query('select 1').then(
    () => true,
    () => false,
  );
}

async function receivedBytes(replica: PostgresNode): Promise<bigint> {
  const [row] = await replica.query<{ bytes: string }>(
    `select (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn)::text as bytes`,
  );
  return BigInt(row?.bytes ?? 0);
}
