import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../evidence/until.ts';
import { type RawSeat, takeRawSeat } from '../raw-seat.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Player, Town } from '../town.ts';

/** Connections that the server takes, and descriptors that it may open beyond those for everything else. */
const MOST = 200;
const REST = 40;
const ANSWER_MS = 5_000;
const BACK_MS = 30_000;

/** Idle connections until the server can open no more. */
export const descriptors: Scenario = {
  id: 'F24',
  fault: 'file descriptors exhausted; 10k idle sockets',
  criterion: 'refuse new with 503, old live',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown({ MAX_CONNECTIONS: String(MOST) });
    const mayor = await town.newMayor();
    const seats: RawSeat[] = [];
    for (let n = 0; n < 10; n++)
      seats.push(await takeRawSeat(town.server.url, await mayor.visitor.seat(mayor.cityId)));
    const newcomer = await town.newPlayer();
    const open = readdirSync(`/proc/${town.server.pid}/fd`).length;
    const most = open + MOST + REST;
    execFileSync('prlimit', ['--pid', String(town.server.pid), `--nofile=${most}:${most}`]);

    const wanted = stage.count(10_000, 1_000);
    const idle = await openIdle(town, wanted);
    // On a connection of their own: the one that they had is as good as ever.
    newcomer.visitor.leave();
    const refusal = await seatOf(newcomer);
    expected.that(refusal === 503, `a newcomer was answered ${refusal}`);
    const reply = await mayor.seat.place({ x: 30, y: 30 });
    expected.that(reply.kind === 'done', 'a player who was in could not build');
    const alive = seats.filter((seat) => seat.isOpen()).length;
    expected.that(
      alive === seats.length,
      `${seats.length - alive} of ${seats.length} players were disconnected`,
    );
    expected.that(town.isAlive(), 'the server died');

    for (const socket of idle) socket.destroy();
    const recoverMs = await until(async () => (await seatOf(newcomer)) === 200, BACK_MS);
    expected.that(recoverMs !== null, 'a newcomer was still turned away when the sockets had gone');
    for (const seat of seats) seat.close();
    return {
      did: `let the server take ${MOST} connections and open ${REST} files more, and opened ${wanted} sockets that say nothing`,
      counts: { 'idle sockets': idle.length, newcomer: refusal, 'still in': alive },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};

/** Status of the answer to somebody who wants a seat. */
async function seatOf({ visitor, cityId }: Player): Promise<number | string> {
  const asking = visitor.post(`/api/v1/cities/${cityId}/seat`).then(
    ({ status }) => status,
    (error: Error) => error.message,
  );
  return Promise.race([asking, wait(ANSWER_MS, 'no answer', { ref: false })]);
}

async function openIdle(town: Town, count: number): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let n = 0; n < count; n++) {
    const socket = connect(town.server.port, '127.0.0.1');
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
    if (n % 200 === 0) await wait(20);
  }
  await wait(500);
  return sockets;
}
