import { randomUUID } from 'node:crypto';
import type { Resident } from '@sqltown/game-server/testing';
import type { CommandId, ExerciseId } from '@sqltown/shared/ids';
import { Executor } from '../../drills/kill9/executor.ts';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { measuredByRows } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { CONNECTIONS, type Stage } from './stage.ts';

/** What the command executor teaches: each exercise is solved once by each player. */
const LESSONS = 12;
const EXERCISES = 3;
const PLAYERS_A_RUN = 400;
const BUCKET = 7;
/** A few per cent are looked for: that takes more pairs than a factor does. */
const ROUNDS_MORE = 3;

/**
 * An attempt with all that it writes, in the process that drills kill: made in a city, it also writes an event to the
 * outbox; made nowhere, it doesn't. Nothing is delivered meanwhile.
 */
export async function* outbox(stage: Stage): AsyncGenerator<BenchLine> {
  const { url, options } = stage;
  const seconds = stage.seconds / 2;
  const executor = await Executor.start(
    { database: { url }, processId: 'bench', plant: null, relays: false },
    null,
  );
  const attemptsPerSecond = async (contributes: boolean): Promise<number> => {
    const residents = await settleIn(executor);
    const events = { dbs: [stage.database.db], table: 'platform.outbox', rowsEach: contributes ? 1 : 0 };
    return measuredByRows(events, () =>
      closedLoop({ workers: CONNECTIONS, seconds }, (worker, n) =>
        solve(executor, residents, { n: n * CONNECTIONS + worker, contributes }),
      ),
    );
  };
  try {
    const figures = await interleave(options.rounds * ROUNDS_MORE, {
      withEvent: () => attemptsPerSecond(true),
      without: () => attemptsPerSecond(false),
    });
    yield comparedWith(
      { name: 'the same without its event', figures: figures.without },
      { atLeast: 0.9 },
      {
        name: 'data/outbox',
        scenario: `a right answer written with an event, ${CONNECTIONS} at once, fsync`,
        unit: 'attempts/s',
        figures: figures.withEvent,
      },
    );
  } finally {
    await executor.kill();
  }
}

async function settleIn(executor: Executor): Promise<readonly Resident[]> {
  const { residents } = await executor.call('residents', {
    kind: 'settle-in',
    known: [],
    count: PLAYERS_A_RUN,
    bucket: BUCKET,
  });
  return residents;
}

/** Each exercise once a player: what is solved again writes less. */
async function solve(
  executor: Executor,
  residents: readonly Resident[],
  { n, contributes }: { n: number; contributes: boolean },
): Promise<void> {
  const resident = residents[n % residents.length];
  const exercise = Math.floor(n / residents.length);
  if (resident === undefined || exercise >= LESSONS * EXERCISES) throw new Error('all exercises are solved');
  await executor.call('attempt', {
    ...resident,
    kind: 'attempt',
    exerciseId: `exercise-${Math.floor(exercise / EXERCISES)}-${exercise % EXERCISES}` as ExerciseId,
    attemptId: randomUUID() as CommandId,
    sql: 'select 1',
    contributes,
  });
}
