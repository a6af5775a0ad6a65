import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { failpoint } from '#platform/failpoints/index.ts';
import { DatabaseFault, sqlState } from '../faults.ts';
import type { Shard } from '../shards/shards.ts';
import type { Move } from './book.ts';
import { type Mark, closeBucket, expectBucket, hasArrived, leaveBucket, reopenBucket } from './fences.ts';
import {
  type Stream,
  endStream,
  isSubscribed,
  offer,
  rowFilter,
  subscribe,
  tablesLeft,
} from './replication.ts';
import { advanceIds, fingerprint, idsUntil, removeRows } from './rows.ts';

/** How long a bucket stays closed at most before it is given back and closed anew later. */
const CLOSED_MS = 700;
const CLOSINGS = 20;
const POLL_MS = 5;
const COPY_POLL_MS = 50;

/** Both ends of a move, and what goes over. */
export type Route = {
  readonly move: Move;
  readonly source: Shard;
  readonly target: Shard;
  readonly stream: Stream;
};

/** What a drill may replace by a fault, to see that it would be noticed. */
export type MoverSteps = {
  filter(stream: Stream): string;
  close(route: Route): Promise<Mark>;
  /** Whether all that was written at the source until the mark is at the target. */
  hasArrived(route: Route, mark: Mark): Promise<boolean>;
  areAlike(route: Route): Promise<boolean>;
  advanceIds(route: Route): Promise<void>;
};

/** Where marks are written: they go over with the bucket. */
export const MARKS = 'platform.move_marks';

export const STEPS: MoverSteps = {
  filter: rowFilter,
  close: ({ move, source }) => closeBucket(source.db, move.bucket),
  hasArrived: ({ move, target }, mark) => hasArrived(target.db, move.bucket, mark),
  areAlike: async ({ move, source, target, stream }) => {
    const [here, there] = await Promise.all(
      [source, target].map(({ db }) => fingerprint(db, stream.tables, move.bucket)),
    );
    return here?.join() === there?.join();
  },
  advanceIds: async ({ move, source, target }) =>
    advanceIds(target.db, move.bucket, await idsUntil(source.db)),
};

/** Copies the bucket's rows, and follows what is written to them, until every table follows. */
export async function copy({ move, source, target, stream }: Route, steps: MoverSteps): Promise<void> {
  const { rows } = await sql<{ level: string }>`select current_setting('wal_level') as level`.execute(
    source.db,
  );
  if (rows[0]?.level !== 'logical') {
    const advice = 'Set wal_level = logical there, restart it, and resume or abort the move.';
    throw new DatabaseFault('move-refused', `Shard ${source.id} keeps no log to replicate from. ${advice}`);
  }
  await expectBucket(target.db, move.bucket, move.epoch);
  if (!(await isSubscribed(target.db, stream))) {
    // What an earlier try left: the copy would find its rows there already.
    await endStream(source.db, target.db, stream);
    await removeRows(target.db, stream.tables, move.bucket);
    await offer(source.db, stream, steps.filter(stream));
    failpoint('move.afterOffer');
    await subscribe(target.db, stream, (await source.primaryUrl?.()) ?? '');
    failpoint('move.afterSubscribe');
  }
  for (;;) {
    const { left, of } = await tablesLeft(target.db, stream);
    if (of > 0 && left === 0) return;
    await wait(COPY_POLL_MS);
  }
}

/** A closing that takes too long gives the bucket back, so that nobody waits longer, and is tried again. */
export async function closeAndCompare(
  route: Route,
  steps: MoverSteps,
  tell: (line: string) => void,
): Promise<void> {
  for (let tries = 1; tries <= CLOSINGS; tries++) {
    if (await isClosedInTime(route, steps)) return;
    tell(`bucket ${route.move.bucket}: the target is too far behind, trying again`);
    await wait(COPY_POLL_MS * tries);
  }
  throw new DatabaseFault('move-refused', 'The target doesn’t catch up. Resume later, or abort.');
}

async function isClosedInTime(route: Route, steps: MoverSteps): Promise<boolean> {
  const { move, source } = route;
  const giveUpAt = performance.now() + CLOSED_MS;
  try {
    const mark = await steps.close(route);
    failpoint('move.afterClosing');
    while (performance.now() < giveUpAt) {
      if (await steps.hasArrived(route, mark)) {
        if (await steps.areAlike(route)) return true;
        throw new DatabaseFault('move-refused', 'What has arrived is not what was sent. Abort the move.');
      }
      await wait(POLL_MS);
    }
    await reopenBucket(source.db, move.bucket);
    return false;
  } catch (error) {
    await reopenBucket(source.db, move.bucket);
    if (sqlState(error) === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Ends the stream, and removes what the bucket has left behind. */
export async function clean({ move, source, target, stream }: Route): Promise<void> {
  await leaveBucket(source.db, move.bucket, move.epoch);
  await endStream(source.db, target.db, stream);
  failpoint('move.beforeRemoval');
  await removeRows(source.db, stream.tables, move.bucket);
  await removeRows(target.db, [MARKS], move.bucket);
}
