import { setTimeout as wait } from 'node:timers/promises';
import { type CityId, CommandId } from '@sqltown/shared/ids';
import type { Bot } from '../../../bots/index.ts';
import { type FaultProxy, startFaultProxy } from '../../../testbed/index.ts';
import { query } from '../../evidence/query.ts';
import { until } from '../../evidence/until.ts';
import { newResident } from '../bots.ts';
import { freeGround } from '../ground.ts';
import { type Scenario, expectations } from '../scenario.ts';
import type { Town } from '../town.ts';

const RTT = { kind: 'delay', ms: 150, jitterMs: 50, loss: 0.05 } as const;
const OFFLINE_MS = 5_000;
const BACK_MS = 30_000;
const AT_ONCE = 4;

/** A slow and lossy line, half a minute without any, and another line than before. */
export const badNetwork: Scenario = {
  id: 'F18',
  fault: '300 ms RTT, 5 % loss, 30 s outage, Wi-Fi to 4G',
  criterion: 'queued commands applied once, in order; player told offline within 5 s',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const mobile = await startFaultProxy({ host: '127.0.0.1', port: town.server.port });
    const lines = [town.url];
    const { bot, cityId } = await newResident(stage, () => lines);
    const outageMs = stage.count(30_000, 8_000);
    const given: CommandId[] = [];
    const ground = [...freeGround('lamptower', AT_ONCE * 3)];
    const give = (): Promise<unknown> => {
      const orders = ground.splice(0, AT_ONCE).map((at) => {
        const commandId = CommandId.parse(crypto.randomUUID());
        given.push(commandId);
        return bot.command({ type: 'place', kind: 'lamptower', commandId, ...at });
      });
      return Promise.all(orders);
    };

    town.edge.set(RTT);
    await give();

    const waiting = give();
    town.edge.set({ kind: 'hang' });
    const offlineMs = await until(() => !bot.isIn, OFFLINE_MS * 4);
    expected.that(offlineMs !== null && offlineMs <= OFFLINE_MS, `told offline after ${offlineMs} ms`);
    await wait(outageMs);
    town.edge.set(RTT);
    const recoverMs = await until(() => bot.isIn, BACK_MS);
    await waiting;

    const moving = give();
    await changeLine(town, mobile, lines);
    await moving;
    const movedMs = await until(() => bot.isIn, BACK_MS);
    expected.that(recoverMs !== null && movedMs !== null, 'the player did not come back');
    expected.violations.push(...(await orderOf(town, cityId, given)), ...(await desync(bot)));
    await bot.leave();
    await mobile.stop();
    return {
      did: `gave commands over a bad line, through ${outageMs / 1000} s without one (packets held), and from one line to another`,
      counts: { commands: given.length, 'told offline after ms': Math.round(offlineMs ?? Number.NaN) },
      ...(recoverMs === null ? {} : { recoverMs }),
      violations: expected.violations,
    };
  },
};

/** The old line dies without a word, and the next address is another. */
async function changeLine(town: Town, mobile: FaultProxy, lines: string[]): Promise<void> {
  town.edge.set({ kind: 'half-open' });
  lines[0] = `http://127.0.0.1:${mobile.port}`;
}

async function orderOf(
  { databaseUrl }: Town,
  cityId: CityId,
  given: readonly CommandId[],
): Promise<string[]> {
  const rows = await query<{ id: string }>(
    databaseUrl,
    'select command_id as id from cities.city_commands where city_id = $1 order by version',
    [cityId],
  );
  const done = rows.map(({ id }) => id);
  const isRight = done.length === given.length && done.every((id, n) => id === given[n]);
  return isRight ? [] : [`${done.length} of ${given.length} commands were carried out, or in another order`];
}

async function desync(bot: Bot): Promise<string[]> {
  const checkpoint = await bot.check();
  return checkpoint === null || checkpoint.seen === checkpoint.held ? [] : ['the player sees another city'];
}
