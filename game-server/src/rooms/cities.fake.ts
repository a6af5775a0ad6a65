import type { Cities, CityChanges, CitySnapshot, Renewal } from '#features/cities/index.ts';
import type { Building, CommandReply } from '@sqltown/shared/api';
import type { CityCommand } from '@sqltown/shared/commands';
import type { BuildingId, CityId, PlayerId } from '@sqltown/shared/ids';
import { refuse } from '@sqltown/shared/refusals';
import { BUILDING_TYPES, STARTING_COINS } from '@sqltown/shared/rules';
import type { CityRole } from '@sqltown/shared/state';

export const CITY = '1001' as CityId;
export const OWNER = '2001' as PlayerId;
export const VISITOR = '2002' as PlayerId;

type Kept = { readonly playerId: PlayerId; readonly payload: string; readonly reply: CommandReply };

/** Cities in memory: money, epochs, versions and retries as the database has them, and levers for faults. */
export type FakeCities = Cities & {
  coins: number;
  version: number;
  epoch: number;
  /** Throws it from every call while set. */
  fault: Error | null;
  /** Resolves before a command commits: a slow database. */
  delay: () => Promise<void>;
  readonly roles: Map<PlayerId, CityRole>;
  readonly buildings: Map<string, Building>;
  /** What a lesson does: a building that has no tile yet, or a further stage of it. */
  grant(id: string, stage: number, stages: number): void;
  /** The same by a process whose messages are lost. */
  grantUnheard(id: string, stage: number, stages: number): void;
};

export function createFakeCities(): FakeCities {
  const kept = new Map<string, Kept>();
  const listeners = new Set<(version: number) => void>();
  let nextId = 9001;
  const owners = new Map<CityId, string>();

  const fake: FakeCities = {
    coins: STARTING_COINS,
    version: 0,
    epoch: 0,
    fault: null,
    delay: () => Promise.resolve(),
    roles: new Map([[OWNER, 'owner']]),
    buildings: new Map(),
    grant(id, stage, stages) {
      fake.grantUnheard(id, stage, stages);
      for (const tell of listeners) tell(fake.version);
    },
    grantUnheard(id, stage, stages) {
      const known = fake.buildings.get(id);
      const fresh = {
        x: null,
        y: null,
        level: 1,
        kind: 'stepwell',
        origin: 'grant',
        removed: false,
      } as const;
      const version = (fake.version += 1);
      fake.buildings.set(id, { ...fresh, ...known, id: id as BuildingId, stage, stages, version });
    },
    load: (cityId) => soon(() => (cityId === CITY ? snapshot() : null)),
    changesSince: (_cityId, version) => soon(() => changes(version)),
    roleOf: (_cityId, playerId) => soon(() => fake.roles.get(playerId) ?? 'visitor'),
    replyTo: ({ playerId, command }) => soon(() => repliedTo(playerId, command)),
    async execute({ playerId, epoch, command }) {
      await fake.delay();
      return soon(() => repliedTo(playerId, command) ?? carryOut(playerId, epoch, command));
    },
    placeGrant: ({ epoch, buildingId, x, y }) =>
      soon(() => {
        const granted = fake.buildings.get(buildingId);
        if (granted === undefined || epoch !== fake.epoch) return changes(fake.version);
        fake.buildings.set(buildingId, { ...granted, x, y, version: (fake.version += 1) });
        return changes(fake.version - 1);
      }),
    acquireLease: (cityId, { roomId, address }) =>
      soon(() => {
        const owner = owners.get(cityId) ?? roomId;
        if (owner !== roomId)
          return { kind: 'held', address, roomId: owner, draining: false, restSeconds: 7 };
        owners.set(cityId, roomId);
        return { kind: 'owner', epoch: (fake.epoch += 1) };
      }),
    leaseOf: (cityId) =>
      soon(() => {
        const roomId = owners.get(cityId);
        if (roomId === undefined) return null;
        return { kind: 'held', address: null, roomId, draining: false, restSeconds: 7 };
      }),
    renewLeases: (_processId, leases) =>
      soon(
        () =>
          new Map(
            leases.map(({ cityId, roomId, epoch }): [CityId, Renewal] => {
              const isKept = owners.get(cityId) === roomId && epoch === fake.epoch;
              return [cityId, isKept ? { kind: 'kept', version: fake.version } : { kind: 'lost' }];
            }),
          ),
      ),
    drainLease: () => soon(() => undefined),
    releaseLease: (cityId, { roomId }) =>
      soon(() => {
        if (owners.get(cityId) === roomId) owners.delete(cityId);
      }),
    onVersion(_cityId, listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return fake;

  function soon<T>(act: () => T): Promise<T> {
    return fake.fault === null ? Promise.resolve().then(act) : Promise.reject(fake.fault);
  }

  function snapshot(): CitySnapshot {
    const names = { cityId: CITY, ownerId: OWNER, ownerName: 'Meera', name: 'Meera’s town', founded: true };
    return { ...names, ...changes(0) };
  }

  function changes(since: number): CityChanges {
    const buildings = [...fake.buildings.values()].filter(({ version }) => version > since);
    const { version, coins } = fake;
    return { version, coins, xp: 0, unlocked: [], goal: { done: 0, target: 100 }, buildings };
  }

  function repliedTo(playerId: PlayerId, command: CityCommand): CommandReply | null {
    const before = kept.get(command.commandId);
    if (before === undefined) return null;
    if (before.playerId !== playerId) return refuse('command-foreign');
    return before.payload === JSON.stringify(command) ? before.reply : refuse('command-reused');
  }

  function carryOut(playerId: PlayerId, epoch: number, command: CityCommand): CommandReply {
    if (epoch !== fake.epoch) return refuse('owner-moved');
    const change = changeBy(command);
    if ('code' in change) return refuse(change.code);
    if (fake.coins + change.coins < 0) return refuse('coins-short');
    fake.coins += change.coins;
    const building = { ...change.building, version: (fake.version += 1) };
    fake.buildings.set(building.id, building);
    const { commandId } = command;
    const reply = { kind: 'done', commandId, version: fake.version, coins: fake.coins, building } as const;
    kept.set(commandId, { playerId, payload: JSON.stringify(command), reply });
    return reply;
  }

  function changeBy(
    command: CityCommand,
  ): { coins: number; building: Building } | { code: 'building-missing' } {
    if (command.type === 'place') {
      const { kind, x, y } = command;
      const id = String(nextId++) as BuildingId;
      const fresh = { origin: 'build', level: 1, stage: 1, stages: 1, version: 0, removed: false } as const;
      return { coins: -BUILDING_TYPES[kind].priceCoins, building: { ...fresh, id, kind, x, y } };
    }
    if (command.type === 'undo') {
      const reply = kept.get(command.undoes)?.reply;
      if (reply?.kind !== 'done') return { code: 'building-missing' };
      const { building } = reply;
      const price = BUILDING_TYPES[building.kind].priceCoins;
      return building.removed
        ? { coins: -Math.floor(price / 2), building: { ...building, removed: false } }
        : { coins: price, building: { ...building, removed: true } };
    }
    const building = fake.buildings.get(command.buildingId);
    if (building === undefined || building.removed) return { code: 'building-missing' };
    if (command.type === 'move') return { coins: 0, building: { ...building, x: command.x, y: command.y } };
    const refund = Math.floor(BUILDING_TYPES[building.kind].priceCoins / 2);
    return { coins: refund, building: { ...building, removed: true } };
  }
}
