import { readMetrics } from '../metrics.ts';
import { openSocket, reserve } from '../raw-seat.ts';
import { WebSocket } from 'ws';
import { type Scenario, expectations } from '../scenario.ts';
import { query } from '../../evidence/query.ts';
import { PLAIN, REQUEST, pack } from '../wire.ts';

const SETTLE_MS = 1_000;

/** Messages that nobody defined, that belong to another room, or that come before one is in. */
export const outOfPlace: Scenario = {
  id: 'P3',
  fault: 'unknown message type, wrong room type, message before JOIN',
  criterion: 'closed or ignored, counted',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { visitor, cityId } = await town.newPlayer();
    const base = town.server.url;
    const unknownBefore = await unknowns(base);

    const seat = await openSocket(base, await reserve(base, await visitor.seat(cityId)));
    const strange = ['nonsense', 'answer', 'start-class', '__proto__', ''];
    for (const type of strange) seat.say(type, { anything: 1 });
    seat.send(pack(PLAIN, 'walk', { x: 60, y: 60 }));
    await settle();
    const counted = (await unknowns(base)) - unknownBefore;
    expected.that(counted >= strange.length - 1, `${strange.length} unknown messages, ${counted} counted`);
    seat.close();

    const early = await reserve(base, await visitor.seat(cityId));
    const commandId = crypto.randomUUID();
    const socket = new WebSocket(
      `${base.replace('http', 'ws')}/${early.processId}/${early.roomId}?sessionId=${early.sessionId}`,
    );
    socket.on('open', () => {
      for (let n = 0; n < 20; n++)
        socket.send(pack(REQUEST, 'place', { commandId, kind: 'house', x: 40, y: 40 }));
    });
    socket.on('error', () => undefined);
    await settle();
    socket.terminate();
    const rows = await query<Record<string, unknown>>(
      town.databaseUrl,
      'select 1 from cities.city_commands where command_id = $1',
      [commandId],
    );
    expected.that(rows.length === 0, 'a command from before JOIN was carried out');
    expected.that(town.isAlive(), 'the server died');
    return {
      did: `sent ${strange.length} unknown types, then a command before its JOIN was acknowledged`,
      counts: { unknown: strange.length, counted, early: 20, 'carried out': rows.length },
      violations: expected.violations,
    };
  },
};

async function unknowns(base: string): Promise<number> {
  return (await readMetrics(base)).sum('sqltown_commands_total', { type: 'unknown' });
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}
