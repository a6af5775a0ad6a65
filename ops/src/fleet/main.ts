import { parseArgs } from 'node:util';
import { z } from 'zod';
import { buildPage } from '../build-page.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { fleetBlock } from './fleet-block.ts';

const whole = (smallest: number, largest: number) => z.coerce.number().int().min(smallest).max(largest);

const Options = z.object({
  processes: whole(1, 16).default(2),
  shards: whole(1, 8).default(2),
  replicas: whole(0, 4).default(1),
  'no-redis': z.boolean().default(false),
});

/**
 * `npm run fleet -- [--processes 2] [--shards 2] [--replicas 1] [--no-redis]`: a whole SQLTown of several processes on
 * this machine, until Ctrl-C. Everything of it is private and temporary: nothing stays.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      processes: { type: 'string' },
      shards: { type: 'string' },
      replicas: { type: 'string' },
      'no-redis': { type: 'boolean' },
    },
  });
  const { 'no-redis': isWithoutRedis, ...sizes } = Options.parse(values);
  buildPage();
  const startedMs = performance.now();
  const fleet = await startFleet({ ...sizes, redis: !isWithoutRedis, onStep: tell });
  console.log(fleetBlock(fleet, (performance.now() - startedMs) / 1000));
  stopAtSignal(fleet);
}

function tell(step: string): void {
  console.log(`${step} …`);
}

/** Before this, a signal ends the process at once, and its guard what it had started; so does a second one. */
function stopAtSignal(fleet: Fleet): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    console.log('\nSaving and stopping …');
    fleet
      .stop()
      .then(() => console.log('Stopped. Nothing is left.'))
      .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      })
      .finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof z.ZodError ? z.prettifyError(error) : error);
  process.exitCode = 1;
}
