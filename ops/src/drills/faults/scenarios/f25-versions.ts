import { PROTOCOL_VERSION } from '@sqltown/shared/rules';
import { query } from '../../evidence/query.ts';
import { startServer } from '../../../testbed/index.ts';
import { freeGround } from '../ground.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';

/** What an expanding migration of the next version does, while the old version plays on. */
const EXPAND = [
  'alter table cities.cities add column drill_note text',
  'create index concurrently drill_by_kind on cities.city_buildings (bucket, kind)',
  'create table cities.drill_next (id bigint primary key)',
];

/** A page of yesterday, and a server of yesterday on a database of tomorrow. */
export const versions: Scenario = {
  id: 'F25',
  fault: 'migration during play; old client against a new server',
  criterion: 'old client told to reload, state kept; expanding migrations only',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const { seat, visitor, cityId } = await town.newMayor();
    for (const protocol of [PROTOCOL_VERSION - 1, 0, 999]) {
      const refusal = await takeSeat(town.url, await visitor.seat(cityId), protocol).then(
        () => 'let in',
        (error: Error) => error.message,
      );
      expected.that(refusal === 'protocol-old', `a page of protocol ${protocol} was told: ${refusal}`);
    }

    const ground = freeGround('lamptower', 12);
    const building = (async () => {
      for (const at of ground) {
        const commandId = crypto.randomUUID();
        const reply = await seat.place({ ...at, commandId });
        expected.that(
          reply.kind === 'done' || reply.code === 'coins-short',
          `refused during a migration: ${JSON.stringify(reply)}`,
        );
        if (reply.kind === 'done') stage.promises.set(commandId, reply);
      }
    })();
    for (const statement of EXPAND) await query(town.databaseUrl, statement);
    await building;
    const isStillIn = seat.room.connection.isOpen && seat.room.state.coins < 100;
    expected.that(isStillIn, 'the player lost the city during a migration');

    const books = 'public.sqltown_migrations';
    await query(town.databaseUrl, `insert into ${books} (name, timestamp) values ('9999-next', '')`);
    const said = await startServer({ DATABASE_URL: town.databaseUrl }).then(
      async (server) => {
        await server.stop();
        return 'started';
      },
      (error: Error) => error.message,
    );
    await query(town.databaseUrl, `delete from ${books} where name = '9999-next'`);
    expected.that(/newer/.test(said), `a server of yesterday on a newer schema: ${said.slice(0, 200)}`);
    expected.that((await visitor.get('/readyz')).status === 200, 'the running server is no longer ready');
    return {
      did: 'came with three wrong protocols; widened the schema during play; started an older server on a newer schema',
      counts: { protocols: 3, migrations: EXPAND.length, 'built meanwhile': stage.promises.size },
      violations: expected.violations,
    };
  },
};
