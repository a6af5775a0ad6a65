import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Database } from '#platform/postgres/index.ts';
import type { CityCommand } from '@sqltown/shared/commands';
import type { BuildingId, CommandId } from '@sqltown/shared/ids';
import type { OpenTestDatabase } from '#platform/postgres/test-database.ts';
import { type TestTown, done, ledgerOf, newCommandId, placing, testTown } from '../../testing/test-town.ts';

const undoing = (undoes: CommandId) => ({ type: 'undo', commandId: newCommandId(), undoes }) as const;

/** What cities promise on any database: the rules M1–M9 of SPEC.md. */
export function citiesContract(open: OpenTestDatabase): void {
  let database: Database;
  let town: TestTown;

  beforeAll(async () => {
    database = await open();
    town = testTown(database);
  });
  afterAll(() => database.close());

  describe('founding', () => {
    it('[M8] shows a reserved city as the old quarter with 500 coins, and writes nothing for a visit', async () => {
      const { cityId, playerId } = await town.newResident();
      const city = await town.cities.load(cityId);
      expect(city).toMatchObject({
        founded: false,
        ownerId: playerId,
        coins: 500,
        version: 0,
        buildings: [],
      });
      expect(await town.cities.roleOf(cityId, playerId)).toBe('owner');
      expect(await ledgerOf(town, cityId)).toMatchObject({ reasons: [] });
    });

    it('[M8] founds the city with its first deed: start house, 500 coins, the owner a member', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const reply = done(await town.cities.execute({ ...owner, epoch, command: placing(1, 1) }));
      expect(reply).toMatchObject({
        version: 2,
        coins: 460,
        building: { origin: 'build', x: 1, y: 1, stage: 1 },
      });
      const city = await town.cities.load(owner.cityId);
      expect(city?.buildings.map(({ origin, x }) => [origin, x])).toEqual([
        ['start', null],
        ['build', 1],
      ]);
      expect(await ledgerOf(town, owner.cityId)).toEqual({
        sum: 460,
        coins: 460,
        reasons: ['start', 'place'],
      });
    });

    it('[M8] founds nothing when the first deed is refused', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const locked = await town.cities.execute({ ...owner, epoch, command: placing(1, 1, 'temple') });
      expect(locked).toMatchObject({ kind: 'refused', code: 'kind-locked' });
      const stale = await town.cities.execute({ ...owner, epoch: epoch + 1, command: placing(1, 1) });
      expect(stale).toMatchObject({ code: 'owner-moved' });
      expect((await town.cities.load(owner.cityId))?.founded).toBe(false);
    });

    it('[M8] founds a city once when ten first deeds come together', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const replies = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          town.cities.execute({ ...owner, epoch, command: placing(i * 2, 1) }),
        ),
      );
      expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(10);
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ coins: 100, sum: 100 });
    });

    it('[M8] knows no city that is nobody’s home', async () => {
      const { cityId } = await town.newResident();
      const nobody = `${BigInt(cityId) + 1n}` as typeof cityId;
      expect(await town.cities.load(nobody)).toBeNull();
    });
  });

  describe('money', () => {
    it('[M1] lets exactly one of 100 parallel builds stand with coins for one', async () => {
      const { epoch, ...owner } = await town.newOwner();
      await town.cities.execute({ ...owner, epoch, command: placing(0, 0) });
      for (let i = 1; i < 8; i++)
        await town.cities.execute({ ...owner, epoch, command: placing(2 * i, 0, 'house') });
      expect((await town.cities.load(owner.cityId))?.coins).toBe(40);
      const replies = await Promise.all(
        Array.from({ length: 100 }, (_, i) =>
          town.cities.execute({ ...owner, epoch, command: placing(i, 50) }),
        ),
      );
      expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      expect(new Set(replies.flatMap((reply) => (reply.kind === 'refused' ? [reply.code] : [])))).toEqual(
        new Set(['coins-short']),
      );
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ coins: 0, sum: 0 });
    });

    it('[M2] never changes a ledger row', async () => {
      const { cityId } = await town.newResident();
      const change = town.at(cityId, (db) => sql`update cities.city_ledger set delta = 0`.execute(db));
      await expect(change).rejects.toThrow('append-only');
    });

    it('[M4] gives half the price back once, however often the same building is demolished', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const { building } = done(
        await town.cities.execute({ ...owner, epoch, command: placing(3, 3, 'house') }),
      );
      const replies = await Promise.all(
        Array.from({ length: 8 }, () =>
          town.cities.execute({
            ...owner,
            epoch,
            command: { type: 'demolish', commandId: newCommandId(), buildingId: building.id },
          }),
        ),
      );
      expect(replies.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      expect(replies.flatMap((r) => (r.kind === 'refused' ? [r.code] : []))).toEqual(
        Array.from({ length: 7 }, () => 'building-missing'),
      );
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ coins: 470, sum: 470 });
    });

    it('[M4] moves a building free of charge and keeps one of two on the same tile out', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const first = done(await town.cities.execute({ ...owner, epoch, command: placing(3, 3) })).building;
      const second = done(await town.cities.execute({ ...owner, epoch, command: placing(6, 6) })).building;
      const moving = (buildingId: BuildingId, x: number) =>
        town.cities.execute({
          ...owner,
          epoch,
          command: { type: 'move', commandId: newCommandId(), buildingId: buildingId, x, y: 9 },
        });
      expect(await moving(first.id, 9)).toMatchObject({ kind: 'done', coins: 420, building: { x: 9, y: 9 } });
      expect(await moving(second.id, 9)).toMatchObject({ code: 'tile-taken' });
    });
  });

  describe('commands', () => {
    it('[M5] answers a retry with the first reply and acts once', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const command = placing(5, 5);
      const replies = await Promise.all(
        Array.from({ length: 6 }, () => town.cities.execute({ ...owner, epoch, command })),
      );
      const first = done(replies[0]!);
      for (const reply of replies) expect(reply).toEqual(first);
      expect(await town.cities.replyTo({ ...owner, command })).toEqual(first);
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ reasons: ['start', 'place'] });
    });

    it('[M5] answers a retried move, demolish and undo with the first reply', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const twice = async (command: CityCommand) => {
        const first = done(await town.cities.execute({ ...owner, epoch, command }));
        expect(await town.cities.execute({ ...owner, epoch, command })).toEqual(first);
        return first;
      };
      const { building } = await twice(placing(5, 5));
      await twice({ type: 'move', commandId: newCommandId(), buildingId: building.id, x: 9, y: 9 });
      const { commandId } = await twice({
        type: 'demolish',
        commandId: newCommandId(),
        buildingId: building.id,
      });
      await twice(undoing(commandId));
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ coins: 460, sum: 460 });
    });

    it('[M5] answers a retry even when the coins have gone since', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const command = placing(5, 5);
      const first = await town.cities.execute({ ...owner, epoch, command });
      await town.at(owner.cityId, (db) =>
        sql`update cities.cities set coins = 0 where id = ${owner.cityId}`.execute(db),
      );
      expect(await town.cities.execute({ ...owner, epoch, command })).toEqual(first);
    });

    it('[M6] refuses a command id with another payload, and one of another player', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const { playerId: other } = await town.newResident();
      const command = placing(5, 5);
      await town.cities.execute({ ...owner, epoch, command });
      const changed = { ...command, x: 6 } as typeof command;
      expect(await town.cities.execute({ ...owner, epoch, command: changed })).toMatchObject({
        code: 'command-reused',
      });
      expect(await town.cities.execute({ ...owner, playerId: other, epoch, command })).toMatchObject({
        code: 'command-foreign',
      });
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ reasons: ['start', 'place'] });
    });

    it('[M7] undoes a place with its full price, a move to where it stood, a demolish with its refund', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const run = async (command: Parameters<typeof town.cities.execute>[0]['command']) =>
        done(await town.cities.execute({ ...owner, epoch, command }));
      const placed = await run(placing(4, 4, 'house'));
      expect(await run(undoing(placed.commandId))).toMatchObject({ coins: 500, building: { removed: true } });

      const { building } = await run(placing(8, 8, 'house'));
      const buildingId = building.id;
      const moved = await run({ type: 'move', commandId: newCommandId(), buildingId, x: 12, y: 12 });
      expect(await run(undoing(moved.commandId))).toMatchObject({ building: { x: 8, y: 8 } });

      const gone = await run({ type: 'demolish', commandId: newCommandId(), buildingId });
      expect(gone.coins).toBe(470);
      expect(await run(undoing(gone.commandId))).toMatchObject({
        coins: 440,
        building: { removed: false, x: 8 },
      });
      expect(await ledgerOf(town, owner.cityId)).toMatchObject({ coins: 440, sum: 440 });
    });

    it('[M7] refuses an undo that is late, of another’s deed, of an older deed, or a second one', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const { playerId: other } = await town.newResident();
      const undo = (undoes: CommandId, playerId = owner.playerId) =>
        town.cities.execute({
          ...owner,
          playerId,
          epoch,
          command: { type: 'undo', commandId: newCommandId(), undoes: undoes },
        });
      const older = done(await town.cities.execute({ ...owner, epoch, command: placing(2, 2) }));
      const last = done(await town.cities.execute({ ...owner, epoch, command: placing(5, 2) }));
      expect(await undo(older.commandId)).toMatchObject({ code: 'undo-foreign' });
      expect(await undo(last.commandId, other)).toMatchObject({ code: 'undo-foreign' });
      await town.at(owner.cityId, (db) =>
        sql`update cities.city_commands set at = at - interval '11 seconds' where city_id = ${owner.cityId}`.execute(
          db,
        ),
      );
      expect(await undo(last.commandId)).toMatchObject({ code: 'undo-late' });
      await town.at(owner.cityId, (db) =>
        sql`update cities.city_commands set at = clock_timestamp() where city_id = ${owner.cityId}`.execute(
          db,
        ),
      );
      expect(await undo(last.commandId)).toMatchObject({ kind: 'done' });
      expect(await undo(last.commandId)).toMatchObject({ code: 'undo-foreign' });
    });

    it('[M7] refuses to bring a building back onto ground that is taken by now', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const { playerId: other } = await town.newResident();
      const { building } = done(await town.cities.execute({ ...owner, epoch, command: placing(2, 2) }));
      const command = {
        type: 'demolish',
        commandId: newCommandId(),
        buildingId: building.id,
      } as const;
      await town.cities.execute({ ...owner, epoch, command });
      done(await town.cities.execute({ ...owner, playerId: other, epoch, command: placing(3, 3) }));
      const undo = { type: 'undo', commandId: newCommandId(), undoes: command.commandId } as const;
      expect(await town.cities.execute({ ...owner, epoch, command: undo })).toMatchObject({
        code: 'tile-taken',
      });
    });
  });

  describe('versions', () => {
    it('[M9] tells what changed since a version, and wakes whoever listens', async () => {
      const { epoch, ...owner } = await town.newOwner();
      const heard: number[] = [];
      const stop = town.cities.onVersion(owner.cityId, (version) => heard.push(version));
      await town.cities.execute({ ...owner, epoch, command: placing(1, 1) });
      await town.cities.execute({ ...owner, epoch, command: placing(4, 1) });
      stop();
      expect(heard).toEqual([2, 3]);
      const changes = await town.cities.changesSince(owner.cityId, 2);
      expect(changes).toMatchObject({ version: 3, coins: 420 });
      expect(changes.buildings.map(({ x }) => x)).toEqual([4]);
    });

    it('[M9] places a grant once, where the owner chose', async () => {
      const { epoch, ...owner } = await town.newOwner();
      await town.cities.execute({ ...owner, epoch, command: placing(1, 1) });
      const house = (await town.cities.load(owner.cityId))?.buildings.find(
        ({ origin }) => origin === 'start',
      );
      const order = { cityId: owner.cityId, epoch, buildingId: house!.id };
      const changes = await town.cities.placeGrant({ ...order, x: 20, y: 20 });
      expect(changes.buildings).toMatchObject([{ origin: 'start', x: 20, y: 20 }]);
      await town.cities.placeGrant({ ...order, x: 30, y: 30 });
      const city = await town.cities.load(owner.cityId);
      expect(city?.buildings.find(({ id }) => id === house!.id)).toMatchObject({ x: 20, y: 20 });
      await expect(town.cities.placeGrant({ ...order, epoch: epoch + 1, x: 9, y: 9 })).rejects.toThrow(
        'passed on',
      );
    });
  });
}
