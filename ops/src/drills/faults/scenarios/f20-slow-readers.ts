import { setTimeout as wait } from 'node:timers/promises';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Town } from '../town.ts';
import { MIB, RSS, watchFigures } from '../watch.ts';
import { postWitness } from '../witness.ts';

const READERS = 100;
const GROWTH_MIB = 64;
const TABS = 20;

/** Clients that ask for the whole city again and again, and read nothing of it. */
export const slowReaders: Scenario = {
  id: 'F20',
  fault: 'slow consumer: 100 clients stop reading',
  criterion: 'per-client buffer <= 1 MiB, then no more patches; process RSS < + 64 MiB for 100 such clients',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const witness = await postWitness(town);
    const seats = await enterAll(town);
    const calm = await witness.calm();
    const watch = await watchFigures(town, [RSS]);
    for (const { socket } of seats) socket.pause();
    const untilMs = performance.now() + stage.count(40_000, 15_000);
    let asked = 0;
    while (performance.now() < untilMs) {
      for (const seat of seats) {
        if (!seat.isOpen()) continue;
        seat.say('resync', {});
        seat.say('walk', { x: 58 + Math.random() * 10, y: 70 });
        asked += 1;
      }
      await wait(100);
    }
    const { first, most } = await watch.stop();
    const grownMiB = ((most[RSS] ?? 0) - (first[RSS] ?? 0)) / MIB;
    expected.that(grownMiB < GROWTH_MIB, `memory grew by ${grownMiB.toFixed(0)} MiB`);
    expected.violations.push(...witness.compare(calm, await witness.ticks()));
    await witness.stop();

    const { visitor, cityId } = await town.newPlayer();
    const fresh = await takeRawSeat(town.server.url, await visitor.seat(cityId));
    expected.that(fresh.isOpen(), 'a newcomer was not let in');
    for (const seat of [fresh, ...seats]) seat.close();
    return {
      did: 'a hundred clients walked about and asked for snapshots, and read nothing',
      counts: { readers: seats.length, 'snapshots asked for': asked, 'grown MiB': grownMiB },
      violations: expected.violations,
    };
  },
};

async function enterAll(town: Town): Promise<RawSeat[]> {
  const seats: RawSeat[] = [];
  while (seats.length < READERS) {
    const { visitor, cityId } = await town.newPlayer();
    for (let tab = 0; tab < TABS; tab++)
      seats.push(await takeRawSeat(town.server.url, await visitor.seat(cityId)));
  }
  return seats;
}
