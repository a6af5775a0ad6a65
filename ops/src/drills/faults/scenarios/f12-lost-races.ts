import { freeGround } from '../ground.ts';
import { query } from '../../evidence/query.ts';
import { type Scenario, expectations } from '../scenario.ts';

/** The first try and three more. */
const TRIES = 4;

/** The database takes commands back as if another transaction had won. */
export const lostRaces: Scenario = {
  id: 'F12',
  fault: 'serialization failure or deadlock (40001, 40P01)',
  criterion: 'retried <= 3 with jitter, once-only effect',
  needs: ['postgres'],
  run: async (stage) => {
    const expected = expectations();
    const town = await stage.ownTown();
    const { seat, cityId } = await town.newMayor();
    await seat.place({ x: 40, y: 28 });
    await query(town.databaseUrl, LOSE_RACES);
    const ground = freeGround('lamptower', 9);
    const tries: number[] = [];
    for (const [n, at] of ground.entries()) {
      // Every command loses so many races before it wins; the last one loses them all.
      const losses = n === ground.length - 1 ? 1_000 : n % TRIES;
      await query(
        town.databaseUrl,
        `select setval('drill.tries', 1, false), setval('drill.losses', ${losses + 1}, true)`,
      );
      const commandId = crypto.randomUUID();
      const reply = await seat.place({ ...at, commandId });
      const [row] = await query<{ n: number }>(
        town.databaseUrl,
        'select last_value::int as n from drill.tries',
      );
      tries.push(row?.n ?? 0);
      const shouldWin = losses < TRIES;
      expected.that((reply.kind === 'done') === shouldWin, `after ${losses} lost races: ${reply.kind}`);
      if (reply.kind === 'done') stage.promises.set(commandId, reply);
    }
    const most = Math.max(...tries);
    expected.that(most <= TRIES, `a command was tried ${most} times`);
    const [row] = await query<{ n: number }>(
      town.databaseUrl,
      "select count(*)::int as n from cities.city_ledger where city_id = $1 and reason = 'place'",
      [cityId],
    );
    expected.that(row?.n === ground.length, `${row?.n} places were paid, not ${ground.length}`);
    return {
      did: 'made the database take back each command so many times that it had to win at the first to the last try',
      counts: { commands: ground.length, 'most tries': most, paid: row?.n ?? 0 },
      violations: expected.violations,
    };
  },
};

/** Sequences aren't rolled back: they count tries. */
const LOSE_RACES = `
  create schema drill;
  create sequence drill.tries;
  create sequence drill.losses minvalue 0;
  create function drill.lose() returns trigger language plpgsql as $$ begin
    if nextval('drill.tries') < (select last_value from drill.losses) then
      if random() < 0.5 then raise exception 'planned' using errcode = '40001';
      else raise exception 'planned' using errcode = '40P01'; end if;
    end if;
    return new;
  end $$;
  create trigger lose before insert on cities.city_commands for each row execute function drill.lose()`;
