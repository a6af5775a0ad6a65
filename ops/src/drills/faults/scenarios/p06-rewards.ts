import { randomBytes, randomUUID } from 'node:crypto';
import { FIRST_LESSON, attempt, judged, solve } from '../lesson.ts';
import { query } from '../../evidence/query.ts';
import { type Scenario, expectations } from '../scenario.ts';
import { takeSeat } from '../seat.ts';
import type { Town } from '../town.ts';
import { Visitor, codeOf } from '../visitor.ts';

const LAST = FIRST_LESSON.answers.at(-1) ?? ['', ''];
const TABS = 8;

/** The last answer of a lesson from many tabs and from two devices at once, and again when it is long paid. */
export const replayedRewards: Scenario = {
  id: 'P6',
  fault: 'replayed reward or completion; two tabs submit at once; two devices',
  criterion: 'one reward; second tab told; both see the same balance',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    if (stage.plant === 'double-reward') await payTwice(town.databaseUrl);
    const { phone, laptop, cityId, playerId } = await twoDevices(town);
    const seats = [
      await takeSeat(town.url, await phone.seat(cityId)),
      await takeSeat(town.url, await laptop.seat(cityId)),
    ];
    await solve(phone, FIRST_LESSON, 1);

    const [exercise, sql] = LAST;
    const attemptId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: TABS }, (_, n) =>
        // Half of the tabs repeat one attempt, the others make one of their own.
        attempt(n % 2 === 0 ? phone : laptop, exercise, sql, n < TABS / 2 ? attemptId : randomUUID()),
      ),
    );
    const replies = answers.map(judged);
    const paying = new Set(
      replies.filter(({ progress }) => progress.reward !== null).map((reply) => reply.attemptId),
    );
    expected.that(paying.size === 1, `${paying.size} attempts were told of a reward`);
    expected.that(
      replies.every(({ progress }) => progress.lessonComplete),
      'a tab was not told that the lesson is complete',
    );
    for (let again = 0; again < 3; again++) {
      const replay = judged(await attempt(laptop, exercise, sql));
      expected.that(replay.progress.reward === null, 'a replayed completion was told of a reward');
    }
    const other = await attempt(phone, exercise, 'SELECT 1', attemptId);
    expected.that(
      codeOf(other) === 'command-reused',
      `an attempt's id with another answer: ${codeOf(other)}`,
    );

    const [row] = await query<Record<string, unknown>>(
      town.databaseUrl,
      `select c.coins, count(l.version) as paid from cities.cities c join cities.city_ledger l
         on l.city_id = c.id and l.reason = 'lesson' where c.owner_id = $1 group by c.id, c.coins`,
      [playerId],
    );
    expected.that(Number(row?.['paid']) === 1, `the lesson was paid ${Number(row?.['paid'])} times`);
    await balancesAre(seats, Number(row?.['coins'] ?? -1)).catch((error: Error) =>
      expected.violations.push(error.message),
    );
    return {
      did: `handed in a lesson's last answer ${TABS} times at once from two devices, then three times more`,
      counts: { attempts: TABS + 3, rewards: paying.size, balance: String(row?.['coins']) },
      violations: expected.violations,
    };
  },
};

/** One account, signed in on two devices. */
async function twoDevices(town: Town) {
  const { visitor: phone, cityId, playerId } = await town.newPlayer();
  const credentials = { username: `u${randomBytes(6).toString('hex')}`, password: randomUUID() };
  const claimed = await phone.post('/api/v1/accounts/claim', { ...credentials, ageConfirmed: true });
  if (claimed.status !== 200) throw new Error(`not claimed: ${codeOf(claimed)}`);
  const laptop = new Visitor(town.url);
  const signedIn = await laptop.post('/api/v1/accounts/sign-in', credentials);
  if (signedIn.status !== 200) throw new Error(`not signed in: ${codeOf(signedIn)}`);
  return { phone, laptop, cityId, playerId };
}

const SEEN_MS = 5_000;

async function balancesAre(
  seats: readonly Awaited<ReturnType<typeof takeSeat>>[],
  coins: number,
): Promise<void> {
  const until = performance.now() + SEEN_MS;
  while (seats.some(({ room }) => room.state.coins !== coins)) {
    if (performance.now() > until)
      throw new Error(
        `the devices see ${seats.map(({ room }) => room.state.coins).join(' and ')} coins, not ${coins}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The planted fault: each right answer after a lesson is complete pays its ten coins again. */
async function payTwice(databaseUrl: string): Promise<void> {
  await query<Record<string, unknown>>(
    databaseUrl,
    `create function public.pay_again() returns trigger language plpgsql as $$ begin
       if new.passed and exists (select from learning.lesson_progress where player_id = new.player_id) then
         with city as (update cities.cities set coins = coins + 10, version = version + 1
           where owner_id = new.player_id returning bucket, id, version, coins)
         insert into cities.city_ledger (bucket, city_id, version, delta, balance, reason, player_id)
         select bucket, id, version, 10, coins, 'lesson', new.player_id from city;
       end if;
       return new;
     end $$`,
  );
  await query<Record<string, unknown>>(
    databaseUrl,
    'create trigger pay_again after insert on learning.attempts for each row execute function public.pay_again()',
  );
}
