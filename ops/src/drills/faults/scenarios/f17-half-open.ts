import { until } from '../../evidence/until.ts';
import { newResident } from '../bots.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';

const NOTICED_MS = 10_000;
const GIVE_UP_MS = 40_000;

/** Packets are dropped both ways and no FIN comes: each side believes that the other is there. */
export const halfOpen: Scenario = {
  id: 'F17',
  fault: 'half-open TCP: packets dropped, no FIN',
  criterion: 'detected <= 10 s; indicator shown; no stuck "connected"',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const counts: Record<string, number> = {};
    let recoverMs = 0;
    for (const transport of ['uws', 'ws'] as const) {
      const town = transport === 'uws' ? await stage.town() : await stage.ownTown({ TRANSPORT: transport });
      const { bot, cityId } = await newResident(stage, () => [town.url]);
      const onlooker = await town.newPlayer();
      const direct = await takeSeat(town.server.url, await onlooker.visitor.seat(cityId));
      const seatOfBot = () =>
        [...direct.room.state.seats.values()].find(({ playerId }) => playerId === bot.playerId);
      await until(() => seatOfBot()?.connected === true, 5_000);

      town.edge.set({ kind: 'half-open' });
      const [server, client] = await Promise.all([
        until(() => seatOfBot()?.connected !== true, GIVE_UP_MS),
        until(() => !bot.isIn, GIVE_UP_MS),
      ]);
      counts[`${transport}: server noticed ms`] = Math.round(server ?? Number.NaN);
      counts[`${transport}: player noticed ms`] = Math.round(client ?? Number.NaN);
      expected.that(
        server !== null && server <= NOTICED_MS,
        `${transport}: the server noticed after ${server} ms`,
      );
      expected.that(
        client !== null && client <= NOTICED_MS,
        `${transport}: the player noticed after ${client} ms`,
      );
      town.edge.set({ kind: 'open' });
      const back = await until(() => bot.isIn, GIVE_UP_MS);
      expected.that(back !== null, `${transport}: the player did not come back`);
      recoverMs = Math.max(recoverMs, back ?? GIVE_UP_MS);
      const checkpoint = await bot.check();
      expected.that(
        checkpoint === null || checkpoint.seen === checkpoint.held,
        `${transport}: the player sees another city`,
      );
      await Promise.all([bot.leave(), direct.leave()]);
    }
    const did =
      'swallowed all packets of a player, on both transports (the page’s own indicator: browser suites)';
    return { did, counts, recoverMs, violations: expected.violations };
  },
};
