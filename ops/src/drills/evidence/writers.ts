import type { CityId } from '@sqltown/shared/ids';
import { query } from './query.ts';

/**
 * The database itself writes down who writes a city's map, and who is given its lease. A server process is known by
 * its connections' application_name, which a drill sets to the process's own address (PGAPPNAME); a lease names the
 * address of its holder. A write sees the lease as it stands while the city's row is locked by it, so that the two
 * can't pass each other.
 */
const WATCH = `
  create schema drill;
  create table drill.writes (
    nth bigserial primary key, city_id bigint not null, what text not null, version integer not null,
    writer text not null, holder text, epoch integer);
  create table drill.tenures (
    nth bigserial primary key, city_id bigint not null, epoch integer not null, holder text, room_id text,
    was_held boolean not null);

  create index on drill.writes (city_id);
  create function drill.note_write() returns trigger language plpgsql as $$ begin
    insert into drill.writes (city_id, what, version, writer, holder, epoch)
    select new.city_id, tg_argv[0], new.version, current_setting('application_name'), l.address, l.epoch
    from (select) one left join cities.city_leases l on l.bucket = new.bucket and l.city_id = new.city_id;
    return null;
  end $$;
  create trigger drill_command after insert on cities.city_commands
    for each row execute function drill.note_write('command');
  create trigger drill_building after insert or update on cities.city_buildings
    for each row when (new.x is not null) execute function drill.note_write('building');

  create function drill.note_tenure() returns trigger language plpgsql as $$ begin
    insert into drill.tenures (city_id, epoch, holder, room_id, was_held)
    values (new.city_id, new.epoch, new.address, new.room_id, tg_op = 'UPDATE' and old.expires_at > clock_timestamp());
    return null;
  end $$;
  create trigger drill_tenure after insert on cities.city_leases
    for each row execute function drill.note_tenure();
  create trigger drill_next_tenure after update on cities.city_leases
    for each row when (new.epoch <> old.epoch) execute function drill.note_tenure();`;

/** To be called once, when the servers have made their tables. */
export async function watchWriters(databaseUrl: string): Promise<void> {
  await query(databaseUrl, WATCH);
}

/**
 * Where two processes wrote one city, or one wrote without its lease, or took a lease that another still had: in all
 * cities, or in this one.
 */
export async function brokenTenures(databaseUrl: string, cityId: CityId | null = null): Promise<string[]> {
  const found: string[] = [];
  for (const [name, statement] of Object.entries(BROKEN)) {
    const rows = await query<Record<string, unknown>>(databaseUrl, OF_CITY + statement, [cityId]);
    found.push(...rows.map((row) => `${name}: ${Object.values(row).join(' ')}`));
  }
  return found;
}

/** How many writes and tenures the database has noted; none would mean that nothing was watched. */
export async function countTenures(databaseUrl: string): Promise<{ writes: number; tenures: number }> {
  const [counts] = await query<{ writes: number; tenures: number }>(
    databaseUrl,
    'select (select count(*) from drill.writes)::int as writes, (select count(*) from drill.tenures)::int as tenures',
  );
  return counts ?? { writes: 0, tenures: 0 };
}

const OF_CITY = `
  with writes as (select * from drill.writes where $1::bigint is null or city_id = $1),
    tenures as (select * from drill.tenures where $1::bigint is null or city_id = $1)`;

const BROKEN: Readonly<Record<string, string>> = {
  'written by a process that does not hold the lease (city, what, version, writer, holder)': `
    select city_id, what, version, writer, holder from writes where writer is distinct from holder order by nth`,
  'two writers under one epoch (city, epoch)': `
    select city_id, epoch from writes group by city_id, epoch having count(distinct writer) > 1`,
  'an older epoch wrote after a newer one (city, version)': `
    select city_id, version from (select city_id, version, epoch,
      max(epoch) over (partition by city_id order by nth) as newest from writes) w
    where epoch < newest`,
  'an epoch was given twice (city, epoch)': `
    select city_id, epoch from tenures where epoch > 0 group by city_id, epoch having count(*) > 1`,
  'a lease was taken that another process still had (city, epoch, taker)': `
    select city_id, epoch, holder from tenures where was_held order by nth`,
};
