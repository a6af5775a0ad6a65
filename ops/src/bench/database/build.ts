import { createCities, localWakeups } from '@sqltown/game-server/cities';
import { type Shards, oneShard } from '@sqltown/game-server/postgres';
import { CommandId } from '@sqltown/shared/ids';
import { type BenchLine, comparedWith } from '../bench.ts';
import { interleave } from '../interleave.ts';
import { EPOCH, OWNER, PLOT_META, type Plot, measuredByLedger, plotOf, plotVariables } from './cities.ts';
import { closedLoop } from './closed-loop.ts';
import { pgbench, scriptOf, type PgbenchScript } from './pgbench.ts';
import { CONNECTIONS, type Stage } from './stage.ts';
import { firstStatementOf } from './statement.ts';

/** A house is built for coins: the whole path of a command, from the payload's hash to the reply. */
export async function* build(stage: Stage): AsyncGenerator<BenchLine> {
  const { database, url, seconds, options } = stage;
  const script = await placeScript();
  const cities = citiesOn(database.shards);
  const ours = (run: number) =>
    closedLoop({ workers: CONNECTIONS, seconds }, (worker, n) => place(cities, plotOf(run, worker, n)));
  const peer = (run: number) =>
    pgbench({ url, script, clients: CONNECTIONS, seconds, variables: plotVariables(run) });
  const figures = await interleave(options.rounds, {
    ours: () => measuredByLedger([database.db], () => ours(stage.nextRun())),
    peer: () => measuredByLedger([database.db], () => peer(stage.nextRun())),
  });
  yield comparedWith(
    { name: 'pgbench, the same statement', figures: figures.peer },
    { atLeast: 0.55 },
    {
      name: 'data/build',
      scenario: `${CONNECTIONS} connections, fsync`,
      unit: 'commands/s',
      figures: figures.ours,
    },
  );
}

export function citiesOn(shards: Shards): ReturnType<typeof createCities> {
  return createCities({
    shards,
    homes: { ownerOf: () => Promise.resolve(null), cityOf: () => Promise.resolve(null) },
    wakeups: localWakeups(),
    isSoleProcess: false,
  });
}

/** @throws when the command is refused: then nothing was written, and nothing would be measured. */
export async function place(
  cities: Pick<ReturnType<typeof createCities>, 'execute'>,
  { cityId, x, y, serial }: Plot,
): Promise<void> {
  const commandId = String(serial).padStart(16, '0') as CommandId;
  const command = { type: 'place', kind: 'house', commandId, x, y } as const;
  const reply = await cities.execute({ cityId, playerId: OWNER, epoch: EPOCH, command });
  if (reply.kind !== 'done') throw new Error(`a house was not built: ${JSON.stringify(reply)}`);
}

export async function placeScript(): Promise<PgbenchScript> {
  const sample: Plot = { ...plotOf(0, 0, 777), x: 901, y: 902, serial: 903 };
  const statement = await firstStatementOf((db) => place(citiesOn(oneShard(db)), sample));
  return scriptOf(
    statement,
    PLOT_META,
    new Map<unknown, string>([
      [sample.cityId, 'city'],
      [sample.bucket, 'bucket'],
      [sample.x, 'x'],
      [sample.y, 'y'],
      [String(sample.serial).padStart(16, '0'), 'command'],
    ]),
  );
}
