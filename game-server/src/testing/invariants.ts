import { sql } from 'kysely';
import type { Db } from '#platform/postgres/index.ts';

/**
 * What must hold in any database at any moment, each as a query for the rows that break it (SPEC.md M1–M13, I1).
 * The first column says which row it is.
 */
const INVARIANTS: Readonly<Record<string, string>> = {
  'the sum of a ledger is the balance': `
    select c.id from cities.cities c left join cities.city_ledger l on l.bucket = c.bucket and l.city_id = c.id
    group by c.bucket, c.id having c.coins < 0 or c.coins <> coalesce(sum(l.delta), 0)`,
  'each ledger row carries the balance after it': `
    select city_id from (select city_id, balance,
      sum(delta) over (partition by bucket, city_id order by version) as running from cities.city_ledger) l
    where balance <> running`,
  'a ledger begins with the starting coins, once': `
    select c.id from cities.cities c left join cities.city_ledger l
      on l.bucket = c.bucket and l.city_id = c.id and l.reason = 'start'
    group by c.bucket, c.id having count(l.version) <> 1`,
  'each coin of a command has its ledger row': `
    select coalesce(c.command_id, l.city_id::text || '@' || l.version)
    from (select * from cities.city_commands where type <> 'move' and delta <> 0) c
    full join (select * from cities.city_ledger where reason in ('place', 'demolish', 'undo')) l
      on l.bucket = c.bucket and l.city_id = c.city_id and l.version = c.version
    where c.command_id is null or l.version is null or c.delta <> l.delta or c.building_id <> l.building_id`,
  'a building has one origin': `
    select b.id from cities.city_buildings b left join cities.city_commands c
      on c.bucket = b.bucket and c.building_id = b.id and c.type = 'place'
    group by b.bucket, b.id, b.origin
    having count(c.command_id) <> case b.origin when 'build' then 1 else 0 end`,
  'a building has at most one removal': `
    select b.id from cities.city_buildings b left join cities.city_ledger l
      on l.bucket = b.bucket and l.building_id = b.id and l.reason in ('demolish', 'undo')
    group by b.bucket, b.id, b.removed_version
    having sum(case when l.reason = 'demolish' then 1 when l.delta > 0 then 1 when l.delta < 0 then -1 else 0 end)
      <> case when b.removed_version is null then 0 else 1 end`,
  'two buildings never stand on one tile': `
    select a.id from cities.city_buildings a join cities.city_buildings b
      on a.bucket = b.bucket and a.city_id = b.city_id and a.x = b.x and a.y = b.y and a.id < b.id
    where a.removed_version is null and b.removed_version is null`,
  'a lesson pays once': `
    select c.id from cities.cities c
    left join (select bucket, city_id, count(*) as n from cities.city_ledger where reason = 'lesson'
               group by bucket, city_id) paid on paid.bucket = c.bucket and paid.city_id = c.id
    left join (select city_id, count(*) as n, sum(xp) as xp from learning.lesson_progress group by city_id) done
      on done.city_id = c.id
    where coalesce(paid.n, 0) <> coalesce(done.n, 0) or c.xp <> coalesce(done.xp, 0)`,
  'scaffolding stands as high as exercises are solved': `
    select b.id from cities.city_buildings b join cities.cities c on c.bucket = b.bucket and c.id = b.city_id
    where b.origin = 'grant' and b.stage <> (
      select count(*) from learning.exercise_progress p
      where p.bucket = b.bucket and p.player_id = c.owner_id and p.lesson_id = b.lesson_id and p.solved_at is not null)`,
  'a solved exercise has its attempt': `
    select p.exercise_id from learning.exercise_progress p where solved_by is not null and not exists (
      select from learning.attempts a where a.bucket = p.bucket and a.attempt_id = p.solved_by and a.player_id = p.player_id and a.passed)`,
  'attempts are counted once': `
    select p.player_id from learning.exercise_progress p
    where p.attempts <> (select count(*) from learning.attempts a
      where a.bucket = p.bucket and a.player_id = p.player_id and a.exercise_id = p.exercise_id)`,
  'the goal counts each contribution once': `
    select c.id from cities.cities c where c.goal_done <> (
      select count(*) from cities.city_contributions g where g.bucket = c.bucket and g.city_id = c.id)`,
  'ids are unique': `
    select id from (select id from cities.city_buildings union all select id from cities.cities
      union all select owner_id from cities.cities union all select id from platform.outbox) ids
    group by id having count(*) > 1`,
  'nothing is newer than its city': `
    select b.id from cities.city_buildings b join cities.cities c on c.bucket = b.bucket and c.id = b.city_id
    where b.version > c.version`,
};

/** One line for each row that breaks an invariant; none when all is well. */
export async function brokenInvariants(db: Db): Promise<string[]> {
  const violations: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const { rows } = await sql.raw<Record<string, unknown>>(query).execute(db);
    for (const row of rows) violations.push(`${name}: broken at ${String(Object.values(row)[0])}`);
  }
  return violations;
}
