import { readMetrics } from '../metrics.ts';
import { plantedEnv } from '../plants.ts';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Town } from '../town.ts';
import { PING, PLAIN, pack } from '../wire.ts';
import { postWitness } from '../witness.ts';

const BURST = 60;
const PER_SECOND = 20;
/** A message of the steady flood: below what costs the connection, far above what is handled. */
const STEADY_PER_SECOND = 400;
const SLICES_PER_SECOND = 50;

/** One client that sends as fast as it can, while somebody else walks in another city. */
export const flood: Scenario = {
  id: 'P4',
  fault: 'flood of 10k messages/s; pings at 200k/s',
  criterion: "dropped at the limit (20/s, burst 60), others' p99 unchanged",
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = stage.plant === null ? await stage.town() : await stage.ownTown(plantedEnv(stage.plant));
    const seconds = stage.count(5, 2);
    const witness = await postWitness(town);
    const calm = await witness.calm();

    const steady = await floodSteadily(town, seconds);
    const allowed = BURST + PER_SECOND * (seconds + 1);
    expected.that(
      steady.handled <= allowed,
      `${steady.handled} of ${steady.sent} messages were handled; ${allowed} may be`,
    );
    expected.that(steady.dropped > 0, 'nothing was dropped');

    const walk = pack(PLAIN, 'walk', { x: 62, y: 70 });
    const gross = await floodAtOnce(town, { bytes: walk, perSecond: 10_000, seconds });
    const pings = await floodAtOnce(town, { bytes: Uint8Array.of(PING), perSecond: 200_000, seconds });
    expected.violations.push(...witness.compare(calm, await witness.ticks()));
    expected.that(town.isAlive(), 'the server died');
    await witness.stop();
    return {
      did: 'flooded a room steadily, then grossly, then with pings',
      counts: {
        'steady sent': steady.sent,
        handled: steady.handled,
        dropped: steady.dropped,
        'gross sent': gross.sent,
        'closed with': gross.code,
        'pings sent': pings.sent,
        'calm p99 ms': Math.round(calm.p99Ms),
      },
      violations: expected.violations,
    };
  },
};

async function newSeat(town: Town): Promise<RawSeat> {
  const { visitor, cityId } = await town.newPlayer();
  return takeRawSeat(town.server.url, await visitor.seat(cityId));
}

/** Plain messages of a type that nobody knows: each that is handled is counted as one that made no sense. */
async function floodSteadily(
  town: Town,
  seconds: number,
): Promise<{ sent: number; handled: number; dropped: number }> {
  const seat = await newSeat(town);
  const outcomes = async (outcome: string): Promise<number> =>
    (await readMetrics(town.server.url)).sum('sqltown_commands_total', { type: 'unknown', outcome });
  const before = { handled: await outcomes('input-invalid'), dropped: await outcomes('rate-limited') };
  let sent = 0;
  for (let slice = 0; slice < seconds * SLICES_PER_SECOND; slice++) {
    for (let n = 0; n < STEADY_PER_SECOND / SLICES_PER_SECOND; n++, sent++) seat.say('nonsense', { n });
    await new Promise((resolve) => setTimeout(resolve, 1000 / SLICES_PER_SECOND));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  seat.close();
  return {
    sent,
    handled: (await outcomes('input-invalid')) - before.handled,
    dropped: (await outcomes('rate-limited')) - before.dropped,
  };
}

type Flood = { readonly bytes: Uint8Array; readonly perSecond: number; readonly seconds: number };

async function floodAtOnce(
  town: Town,
  { bytes, perSecond, seconds }: Flood,
): Promise<{ sent: number; code: number | string }> {
  const seat = await newSeat(town);
  let sent = 0;
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until && seat.isOpen()) {
    for (let n = 0; n < perSecond / SLICES_PER_SECOND; n++, sent++) seat.send(bytes);
    await new Promise((resolve) => setTimeout(resolve, 1000 / SLICES_PER_SECOND));
  }
  const code = seat.isOpen() ? 'not closed' : await seat.closed;
  seat.close();
  return { sent, code };
}
