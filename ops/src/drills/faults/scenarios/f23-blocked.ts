import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../evidence/until.ts';
import { readMetrics } from '../metrics.ts';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';

const BLOCKED_MS = 2_000;
const PLAYERS = 5;
const TABS = 8;

/** The whole server stands still for two seconds, as when its event loop is blocked. */
export const blocked: Scenario = {
  id: 'F23',
  fault: 'event loop blocked 2 s (emulated by SIGSTOP)',
  criterion: '/readyz still honest; lag metric fires; no mass disconnect',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const seats: RawSeat[] = [];
    for (let n = 0; n < PLAYERS; n++) {
      const { visitor, cityId } = await town.newPlayer();
      for (let tab = 0; tab < TABS; tab++)
        seats.push(await takeRawSeat(town.server.url, await visitor.seat(cityId)));
    }
    town.server.suspend();
    const suspendedMs = performance.now();
    const during = fetch(`${town.server.url}/readyz`).then(() => performance.now() - suspendedMs);
    await wait(BLOCKED_MS);
    town.server.resume();
    const answeredMs = await during;
    expected.that(answeredMs >= BLOCKED_MS, '/readyz was answered by somebody who stood still');
    const recoverMs = await until(async () => (await fetch(`${town.server.url}/readyz`)).ok, 10_000);
    expected.that(recoverMs !== null, '/readyz did not become ready again');
    const lag = await until(
      async () => (await readMetrics(town.server.url)).sum('nodejs_eventloop_lag_max_seconds') >= 1.5,
      10_000,
    );
    expected.that(lag !== null, 'the lag metric did not show it');
    await wait(2_000);
    const open = seats.filter((seat) => seat.isOpen()).length;
    expected.that(open === seats.length, `${seats.length - open} of ${seats.length} were disconnected`);
    for (const seat of seats) seat.close();
    return {
      did: `stopped the process for ${BLOCKED_MS / 1000} s with ${seats.length} players in`,
      counts: { players: seats.length, 'still in': open },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};
