import { type BenchLine, type BenchOptions, within } from '../../bench.ts';
import { residentBytes } from '../../cpu-time.ts';
import { LoadProcess } from '../load-process.ts';
import { MeasuredServer } from '../side.ts';

const LIMIT_KB = 30;
const STEPS_HZ = 10;
/** Until what joining left behind has been collected. */
const SETTLE_SECONDS = 2;

/** Memory of a client that only is there, its share of the room included. */
export async function* idleRow({ rounds, isSlice, seed }: BenchOptions): AsyncIterable<BenchLine> {
  const clients = isSlice ? 100 : 2_000;
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) figures.push(await kilobytesEach(clients, seed + round));
  const scenario = `city on uws, ${clients} clients, rooms of 50, nobody does anything`;
  const measured = { name: 'sync/idle', scenario, unit: 'kB RSS a client', figures };
  const line = within(LIMIT_KB, measured);
  // A hundred clients don't make up for what the first of them costs.
  yield isSlice ? { ...line, bar: null, held: true } : line;
}

async function kilobytesEach(clients: number, seed: number): Promise<number> {
  const server = await MeasuredServer.start('city on uws', { hz: STEPS_HZ, perRoom: 50 });
  const load = new LoadProcess();
  try {
    await server.collectGarbage();
    const before = residentBytes(server.pid);
    await load.join(server, clients);
    await load.play({ seconds: SETTLE_SECONDS, messageHz: 0, seed });
    await server.collectGarbage();
    return (residentBytes(server.pid) - before) / clients / 1024;
  } finally {
    await load.stop();
    await server.stop();
  }
}
