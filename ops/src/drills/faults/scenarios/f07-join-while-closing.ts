import { setTimeout as wait } from 'node:timers/promises';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';
import { codeOf } from '../visitor.ts';

const HANG_MS = 5_000;
/** A slow database makes the last save slow. */
const LATENCY_MS = 50;

/** Somebody comes in at the moment when a room closes behind the last who left. */
export const joinWhileClosing: Scenario = {
  id: 'F7',
  fault: 'join during an asynchronous onDispose',
  criterion: 'new room or retry, never a hang > 5 s',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const rounds = stage.count(20, 6);
    const { visitor, cityId } = await town.newPlayer();
    let slowestMs = 0;
    let told = 0;
    town.line.set({ kind: 'delay', ms: LATENCY_MS });
    for (let n = 0; n < rounds; n++) {
      const seat = await takeSeat(town.url, await visitor.seat(cityId));
      await seat.leave();
      // Colyseus disposes of an empty room a moment later; joiners come at any time around it.
      await wait(stage.random() * 1_500);
      const startedMs = performance.now();
      const answer = await visitor.post(`/api/v1/cities/${cityId}/seat`);
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      if (answer.status !== 200) {
        told += 1;
        expected.that(answer.status === 503, `a joiner was told ${answer.status} ${codeOf(answer)}`);
        continue;
      }
      const came = await takeSeat(town.url, answer.body as { roomId: string; ticket: string }).catch(
        (error: Error) => error,
      );
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      // A room that closed between the seat and the join says so: the page asks for another seat.
      if (came instanceof Error) told += 1;
      else await came.leave();
    }
    town.line.set({ kind: 'open' });
    expected.that(slowestMs <= HANG_MS, `a joiner waited ${Math.round(slowestMs)} ms`);
    expected.that(told < rounds, 'nobody came in');
    const last = await takeSeat(town.url, await visitor.seat(cityId));
    await last.leave();
    return {
      did: 'came back within 1.5 s of leaving an empty room, over a database 100 ms away',
      counts: { rounds, 'told to try again': told, 'slowest ms': Math.round(slowestMs) },
      violations: expected.violations,
    };
  },
};
