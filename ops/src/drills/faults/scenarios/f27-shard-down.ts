import type { CityId } from '@sqltown/shared/ids';
import { startFleet } from '../../../fleet/index.ts';
import { query, until } from '../../evidence/index.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { type Seat, takeSeat } from '../seat.ts';
import { type Answer, Visitor, codeOf } from '../visitor.ts';

const BACK_MS = 30_000;
const PLAYERS = 12;
/** What an error must not name. */
const INTERNALS = /postgres|127\.0\.0\.1|ECONN|shard|bucket|relation|select /i;

type Resident = { readonly visitor: Visitor; readonly cityId: CityId; readonly seat: Seat };

/** One of two clusters goes away. */
export const shardDown: Scenario = {
  id: 'F27',
  fault: 'a shard down (1 of 2)',
  criterion: 'the other shard unaffected; error names no internals',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const fleet = await startFleet({ shards: 2, redis: false });
    try {
      const [here, there] = fleet.clusters;
      if (here === undefined || there === undefined) throw new Error('a fleet without two clusters');
      const origin = fleet.servers[0]?.url ?? '';
      const residents = await Promise.all(Array.from({ length: PLAYERS }, () => settle(origin)));
      const onOther = await citiesOn(there.primary.url);
      const isDown = ({ cityId }: Resident): boolean => onOther.has(cityId);
      const [down, up] = [residents.filter(isDown), residents.filter((each) => !isDown(each))];
      expected.that(down.length > 0 && up.length > 0, 'all players are on one shard');

      await there.primary.kill();
      const untilMs = performance.now() + stage.count(15_000, 8_000);
      const answers: Answer[] = [];
      let served = 0;
      for (let n = 0; performance.now() < untilMs; n++) {
        const reply = await up[n % up.length]!.seat.ask('move', {
          commandId: crypto.randomUUID(),
          buildingId: '1',
          x: 30,
          y: 30,
        });
        const isServed = reply.kind === 'refused' && reply.code === 'building-missing';
        expected.that(isServed, `on the shard that is up: ${JSON.stringify(reply)}`);
        if (isServed) served += 1;
        const victim = down[n % down.length]!;
        answers.push(await victim.visitor.get('/api/v1/chapters'));
        const refusal = await victim.seat.place({ x: 60, y: 20 });
        expected.that(
          refusal.kind === 'refused' && refusal.code === 'saving-paused',
          `on the shard that is down: ${JSON.stringify(refusal)}`,
        );
      }
      for (const answer of answers) {
        expected.that(answer.status === 503, `on the shard that is down: ${answer.status} ${codeOf(answer)}`);
        expected.that(!INTERNALS.test(answer.text), `an error names internals: ${answer.text}`);
      }
      await there.primary.start();
      const recoverMs = await until(
        async () => (await down[0]!.seat.place({ x: 64, y: 20 })).kind === 'done',
        BACK_MS,
      );
      expected.that(recoverMs !== null, 'the shard’s cities did not come back');
      for (const { visitor } of residents) visitor.leave();
      return {
        did: `killed one of two clusters with ${down.length} of ${PLAYERS} cities on it`,
        counts: { 'served on the other': served, refused: answers.length },
        ...(recoverMs === null ? {} : { recoverMs }),
        violations: expected.violations,
      };
    } finally {
      await fleet.stop();
    }
  },
};

async function settle(origin: string): Promise<Resident> {
  const visitor = new Visitor(origin);
  const { homeCityId: cityId } = await visitor.enter();
  const seat = await takeSeat(origin, await visitor.seat(cityId));
  const reply = await seat.place({ x: 40, y: 28 });
  if (reply.kind !== 'done') throw new Error(`no city was founded: ${reply.code}`);
  return { visitor, cityId, seat };
}

async function citiesOn(databaseUrl: string): Promise<Set<string>> {
  const rows = await query<{ id: string }>(databaseUrl, 'select id::text as id from cities.cities');
  return new Set(rows.map(({ id }) => id));
}
