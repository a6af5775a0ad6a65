import { sql } from 'kysely';
import { failpoint } from '#platform/failpoints/index.ts';
import { DatabaseFault } from '../faults.ts';
import type { Shards } from '../shards/shards.ts';
import { dataTables } from '../transfer/tables.ts';
import { type Move, type Step, beginMove, endMove, movesOf, noteStep, turnOver } from './book.ts';
import { expectNothing, openBucket, reopenBucket } from './fences.ts';
import { endStream } from './replication.ts';
import { removeRows } from './rows.ts';
import { MARKS, type MoverSteps, type Route, STEPS, clean, closeAndCompare, copy } from './steps.ts';

export type MoverParts = {
  readonly shards: Pick<Shards, 'global' | 'all'>;
  readonly tell: (line: string) => void;
  readonly steps?: Partial<MoverSteps>;
};

export type Mover = {
  /**
   * Moves a bucket to another shard while others write to it. They wait for the moment in which it is closed: well
   * below a second. What is interrupted is kept in the book, to be resumed or aborted.
   * @throws DatabaseFault `move-refused`
   */
  move(bucket: number, to: number): Promise<void>;
  resume(bucket: number): Promise<void>;
  /** Gives a move up, as long as nothing can have been written at the target. @throws DatabaseFault `move-refused` */
  abort(bucket: number): Promise<void>;
  moves(): Promise<Move[]>;
};

/**
 * The steps of a move, each harmless to repeat:
 *
 *   copying ── the target copies the bucket's rows and follows the source; everybody works at the source
 *   closing ── source closed · its last rows arrive · both are compared        (a fault gives the bucket back)
 *   opening ── target open · directory changed                                 (no way back from here)
 *   cleaning ─ source left · stream ended · the rows left behind are removed
 *
 * At no moment do both take writes: the source is closed, and that is committed, before the target is opened.
 */
export function createMover({ shards, tell, steps: replaced = {} }: MoverParts): Mover {
  const { global } = shards;
  const steps: MoverSteps = { ...STEPS, ...replaced };

  const goOn = async (move: Move): Promise<void> => {
    const route = await routeOf(shards, move);
    const { bucket, source, target } = move;
    let { step } = move;
    if (step === 'copying') {
      tell(`bucket ${bucket}: copying from shard ${source} to shard ${target}`);
      await copy(route, steps);
      step = await note(move, 'closing');
    }
    if (step === 'closing') {
      tell(`bucket ${bucket}: closing`);
      await closeAndCompare(route, steps, tell);
      step = await note(move, 'opening');
    }
    if (step === 'opening') {
      await steps.advanceIds(route);
      await openBucket(route.target.db, bucket, move.epoch);
      failpoint('move.afterOpening');
      await turnOver(global, move);
      tell(`bucket ${bucket}: is on shard ${target} now`);
      failpoint('move.afterTurnOver');
    }
    await clean(route);
    await endMove(global, move);
    tell(`bucket ${bucket}: done`);
  };
  const note = async (move: Move, step: 'closing' | 'opening'): Promise<Step> => {
    await noteStep(global, move, step);
    failpoint(`move.before-${step}`);
    return step;
  };
  const bookedOf = async (bucket: number): Promise<Move> => {
    const move = (await movesOf(global)).find((each) => each.bucket === bucket);
    if (!move) throw new DatabaseFault('move-refused', `Bucket ${bucket} isn’t moving.`);
    return move;
  };

  return {
    move: (bucket, to) =>
      alone(shards, bucket, async () => {
        if (!shards.all[to]) throw new DatabaseFault('move-refused', `There is no shard ${to}.`);
        await goOn(await beginMove(global, bucket, to));
      }),
    resume: (bucket) => alone(shards, bucket, async () => goOn(await bookedOf(bucket))),
    abort: (bucket) =>
      alone(shards, bucket, async () => {
        const move = await bookedOf(bucket);
        if (move.step === 'opening' || move.step === 'cleaning') {
          const advice = 'Resume it, and move the bucket back.';
          throw new DatabaseFault('move-refused', `Bucket ${bucket} has arrived already. ${advice}`);
        }
        const { source, target, stream } = await routeOf(shards, move);
        await reopenBucket(source.db, bucket);
        await endStream(source.db, target.db, stream);
        await removeRows(target.db, stream.tables, bucket);
        await removeRows(source.db, [MARKS], bucket);
        await expectNothing(target.db, bucket);
        await endMove(global, move);
        tell(`bucket ${bucket}: stays on shard ${move.source}`);
      }),
    moves: () => movesOf(global),
  };
}

/** One mover a bucket at a time. The lock ends with the connection that holds it. */
async function alone(
  { global, all }: MoverParts['shards'],
  bucket: number,
  act: () => Promise<void>,
): Promise<void> {
  if (all.length < 2) throw new DatabaseFault('move-refused', 'There is one shard only: see SHARD_URLS.');
  await global.connection().execute(async (held) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(7155504, ${bucket}) as mine`.execute(held);
    if (!rows[0]?.mine)
      throw new DatabaseFault('move-refused', `Somebody is moving bucket ${bucket} right now.`);
    try {
      await act();
    } finally {
      await sql`select pg_advisory_unlock(7155504, ${bucket})`.execute(held);
    }
  });
}

async function routeOf({ global, all }: MoverParts['shards'], move: Move): Promise<Route> {
  const [source, target] = [all[move.source], all[move.target]];
  if (!source || !target)
    throw new DatabaseFault('shard-unknown', 'SHARD_URLS doesn’t name both ends of the move.');
  const tables = (await dataTables(global)).filter(({ sharded }) => sharded).map(({ name }) => name);
  const { database_id } = await target.db
    .selectFrom('platform.identity')
    .select('database_id')
    .executeTakeFirstOrThrow();
  const name = `sqltown_${database_id.slice(0, 8)}_${move.bucket}`;
  return { move, source, target, stream: { name, bucket: move.bucket, tables: [...tables, MARKS] } };
}
