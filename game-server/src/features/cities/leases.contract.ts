import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CityId } from '@sqltown/shared/ids';
import type { Database, Db } from '#platform/postgres/index.ts';
import type { OpenTestDatabase } from '#platform/postgres/test-database.ts';
import { createCities } from './create-cities.ts';
import type { LeaseHolder } from './types.ts';
import { HOLDER, type TestTown, done, ledgerOf, placing, testTown } from '../../testing/test-town.ts';
import { localWakeups } from './wakeups.ts';

const OTHER = { processId: 'other-process', roomId: 'room-9', address: 'wss://b.example' } as const;

/** What leases promise on any database: the rules L1–L6 of SPEC.md. */
export function leasesContract(open: OpenTestDatabase): void {
  let database: Database;
  let town: TestTown;
  /** Cities as a process among several has them, whichever database this is. */
  let shared: TestTown['cities'];

  beforeAll(async () => {
    database = await open();
    town = testTown(database);
    shared = createCities({
      shards: town.shards,
      homes: town.homes,
      wakeups: localWakeups(),
      isSoleProcess: false,
    });
  });
  afterAll(() => database.close());

  const lapse = (cityId: CityId) =>
    town.at(cityId, (db) =>
      sql`update cities.city_leases set expires_at = clock_timestamp() - interval '1 second'
        where city_id = ${cityId}::bigint`.execute(db),
    );

  const renew = async (cityId: CityId, { processId, roomId }: LeaseHolder, epoch: number) =>
    (await shared.renewLeases(processId, [{ cityId, roomId, epoch }])).get(cityId);

  it('[L1] gives a city to one of ten that ask at once', async () => {
    const { cityId } = await town.newResident();
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, i) => shared.acquireLease(cityId, { ...HOLDER, processId: `p${i}` })),
    );
    expect(asked.filter(({ kind }) => kind === 'owner')).toEqual([{ kind: 'owner', epoch: 1 }]);
    expect(asked.filter(({ kind }) => kind === 'held')).toHaveLength(9);
  });

  it('[L2] names the holder to whoever comes second, and passes on with a new epoch once it has lapsed', async () => {
    const { cityId } = await town.newResident();
    await shared.acquireLease(cityId, OTHER);
    expect(await shared.acquireLease(cityId, HOLDER)).toEqual({
      kind: 'held',
      address: 'wss://b.example',
      roomId: 'room-9',
      draining: false,
      restSeconds: expect.closeTo(7, 0) as number,
    });
    await lapse(cityId);
    expect(await shared.acquireLease(cityId, HOLDER)).toEqual({ kind: 'owner', epoch: 2 });
    expect(await renew(cityId, OTHER, 1)).toEqual({ kind: 'lost' });
    expect(await renew(cityId, HOLDER, 2)).toEqual({ kind: 'kept', version: 0 });
  });

  it('[L2] holds for seven seconds by the database’s clock', async () => {
    const { cityId } = await town.newResident();
    await shared.acquireLease(cityId, HOLDER);
    const { rows } = await town.at(cityId, (db) =>
      sql<{ seconds: number }>`
        select extract(epoch from expires_at - clock_timestamp())::float8 as seconds
        from cities.city_leases where city_id = ${cityId}::bigint`.execute(db),
    );
    expect(rows[0]?.seconds).toBeGreaterThan(6);
    expect(rows[0]?.seconds).toBeLessThanOrEqual(7);
  });

  it('[L2] tells who holds a city, and for how long still', async () => {
    const { cityId } = await town.newResident();
    expect(await shared.leaseOf(cityId)).toBeNull();
    await shared.acquireLease(cityId, OTHER);
    const { address, roomId } = OTHER;
    expect(await shared.leaseOf(cityId)).toEqual({
      kind: 'held',
      address,
      roomId,
      draining: false,
      restSeconds: expect.closeTo(7, 0) as number,
    });
    await lapse(cityId);
    expect(await shared.leaseOf(cityId)).toBeNull();
    await shared.releaseLease(cityId, OTHER, 1);
    expect(await shared.leaseOf(cityId)).toBeNull();
  });

  it('[L7] renews all the leases of a process at once, and says how far each city has come', async () => {
    const founded = await town.newOwner();
    const reply = done(await town.cities.execute({ ...founded, command: placing(1, 1) }));
    const [{ cityId: unfounded }, { cityId: lost }] = [await town.newResident(), await town.newResident()];
    await shared.acquireLease(unfounded, HOLDER);
    await shared.acquireLease(lost, OTHER);
    const { roomId } = HOLDER;
    const held = [founded.cityId, unfounded, lost].map((cityId) => ({ cityId, roomId, epoch: 1 }));
    expect(await shared.renewLeases(HOLDER.processId, held)).toEqual(
      new Map([
        [founded.cityId, { kind: 'kept', version: reply.version }],
        [unfounded, { kind: 'kept', version: 0 }],
        [lost, { kind: 'lost' }],
      ]),
    );
  });

  it('[L3] goes on with its epoch when it lapsed but nobody took it', async () => {
    const { cityId } = await town.newResident();
    await shared.acquireLease(cityId, HOLDER);
    await lapse(cityId);
    expect(await renew(cityId, HOLDER, 1)).toMatchObject({ kind: 'kept' });
    expect(await shared.acquireLease(cityId, OTHER)).toMatchObject({ kind: 'held' });
  });

  it('[L4] says that the owner is draining, and is free at once after a release', async () => {
    const { cityId } = await town.newResident();
    await shared.acquireLease(cityId, HOLDER);
    await shared.drainLease(cityId, HOLDER, 1);
    expect(await shared.acquireLease(cityId, OTHER)).toMatchObject({ kind: 'held', draining: true });
    await shared.releaseLease(cityId, HOLDER, 1);
    expect(await shared.acquireLease(cityId, OTHER)).toEqual({ kind: 'owner', epoch: 2 });
  });

  it('[L5] takes over at once where this process alone has the database', async () => {
    const { cityId } = await town.newResident();
    await shared.acquireLease(cityId, OTHER);
    const alone = createCities({
      shards: town.shards,
      homes: town.homes,
      wakeups: localWakeups(),
      isSoleProcess: true,
    });
    expect(await alone.acquireLease(cityId, HOLDER)).toEqual({ kind: 'owner', epoch: 2 });
    expect(await alone.acquireLease(cityId, { ...HOLDER, roomId: 'room-2' })).toMatchObject({ kind: 'held' });
  });

  it('[L6] lets a stale owner write nothing', async () => {
    const { epoch, ...owner } = await town.newOwner();
    const { building } = done(await town.cities.execute({ ...owner, epoch, command: placing(1, 1) }));
    await lapse(owner.cityId);
    await shared.acquireLease(owner.cityId, OTHER);
    const before = await town.cities.load(owner.cityId);

    const command = {
      type: 'demolish',
      commandId: placing(0, 0).commandId,
      buildingId: building.id,
    } as const;
    for (const stale of [placing(5, 5), command]) {
      expect(await town.cities.execute({ ...owner, epoch, command: stale })).toMatchObject({
        code: 'owner-moved',
      });
    }
    const grant = { cityId: owner.cityId, epoch, buildingId: building.id, x: 9, y: 9 };
    await expect(town.cities.placeGrant(grant)).rejects.toMatchObject({ code: 'owner-moved' });
    expect(await town.cities.load(owner.cityId)).toEqual(before);
    expect(await ledgerOf(town, owner.cityId)).toMatchObject({ reasons: ['start', 'place'] });
  });

  it('[L6] founds a city with the epoch of whoever holds it, even when the lease passes on meanwhile', async () => {
    const { epoch, ...owner } = await town.newOwner();
    await lapse(owner.cityId);
    const [, taken] = await Promise.all([
      town.cities.execute({ ...owner, epoch, command: placing(1, 1) }),
      shared.acquireLease(owner.cityId, OTHER),
    ]);
    expect(taken).toEqual({ kind: 'owner', epoch: 2 });
    expect(await town.cities.execute({ ...owner, epoch: 2, command: placing(4, 4) })).toMatchObject({
      kind: 'done',
    });
    expect(await town.cities.execute({ ...owner, epoch: 1, command: placing(7, 7) })).toMatchObject({
      code: 'owner-moved',
    });
  });

  it('[L6] writes nothing when the epoch is bumped while the write waits for its turn', async () => {
    const { epoch, ...owner } = await town.newOwner();
    await town.cities.execute({ ...owner, epoch, command: placing(1, 1) });
    const bumped = Promise.withResolvers<void>();
    const write = bumped.promise.then(() => town.cities.execute({ ...owner, epoch, command: placing(5, 5) }));
    await town.at(owner.cityId, (db) =>
      db.transaction().execute(async (tx) => {
        await sql`update cities.cities set epoch = epoch + 1 where id = ${owner.cityId}::bigint`.execute(tx);
        bumped.resolve();
        // The embedded engine has one connection: there the write waits for that.
        if (database.kind === 'postgres') await untilWaiting(tx);
      }),
    );
    expect(await write).toMatchObject({ code: 'owner-moved' });
    expect(await ledgerOf(town, owner.cityId)).toMatchObject({ reasons: ['start', 'place'] });
  });
}

/** Somebody waits for a row's lock now. */
async function untilWaiting(tx: Db): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      tx,
    );
    if (rows.length > 0) return;
  }
}
