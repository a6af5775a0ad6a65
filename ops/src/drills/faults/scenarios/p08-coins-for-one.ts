import { BUILDING_TYPES, STARTING_COINS } from '@sqltown/shared/rules';
import { freeGround } from '../ground.ts';
import { query } from '../../evidence/query.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';

const WISHES = 100;
const TABS = 4;
const { priceCoins: LAMP } = BUILDING_TYPES.lamptower;
/** Lamps until less than two are left to pay for. */
const SPENT = Math.floor(STARTING_COINS / LAMP) - 1;

/** A hundred builds at once with coins for one. */
export const coinsForOne: Scenario = {
  id: 'P8',
  fault: '100 parallel builds with coins for one',
  criterion: 'exactly 1',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.town();
    const { visitor, cityId, seat } = await town.newMayor();
    const ground = freeGround('lamptower', SPENT + WISHES);
    for (const at of ground.slice(0, SPENT)) await seat.place(at);
    const others = Array.from({ length: TABS - 1 }, async () =>
      takeSeat(town.url, await visitor.seat(cityId)),
    );
    const tabs = [seat, ...(await Promise.all(others))];
    const replies = await Promise.all(
      ground.slice(SPENT).map((at, n) => {
        const commandId = crypto.randomUUID();
        const reply = (tabs[n % TABS] ?? seat).place({ ...at, commandId });
        return reply.then((given) => {
          stage.promises.set(commandId, given);
          return given;
        });
      }),
    );
    const done = replies.filter(({ kind }) => kind === 'done').length;
    const short = replies.filter((reply) => reply.kind === 'refused' && reply.code === 'coins-short').length;
    expected.that(done === 1, `${done} were built`);
    expected.that(
      done + short === WISHES,
      `${WISHES - done - short} were refused for another reason than coins`,
    );
    const [row] = await query<Record<string, unknown>>(
      town.databaseUrl,
      `select c.coins, (select count(*) from cities.city_buildings b where b.city_id = c.id and b.kind = 'lamptower')
         as lamps from cities.cities c where c.id = $1`,
      [cityId],
    );
    expected.that(Number(row?.['lamps']) === SPENT + 1, `${String(row?.['lamps'])} lamp towers stand`);
    expected.that(Number(row?.['coins'] ?? -1) >= 0, 'the city is in debt');
    return {
      did: `sent ${WISHES} builds at once from ${TABS} tabs of one mayor`,
      counts: { done, 'coins-short': short, 'coins left': String(row?.['coins']) },
      violations: expected.violations,
    };
  },
};
