import { localBus } from '#platform/bus/index.ts';
import { createLogger } from '#platform/logger/index.ts';
import type { Condition } from '#platform/peers/index.ts';
import type { CityId } from '@sqltown/shared/ids';
import { expect, it } from 'vitest';
import type { HostedCities, OpenCity } from './live-cities.ts';
import { createPlacement } from './placement.ts';

const CITY = '1001' as CityId;
const IDLE = { rooms: 0, players: 0, busy: 0, takesRooms: true };

type Process = Partial<Condition> & { readonly isDead?: boolean };

/** A town of these processes, each of which opens what it is asked to; seats are asked for at the first. */
function town(found: OpenCity | null, ...processes: readonly Process[]) {
  const bus = localBus({ log: createLogger({ level: 'silent' }) });
  const conditions = processes.map(
    (process, n): Condition => ({ processId: `p${n}`, address: `ws://p${n}`, ...IDLE, ...process }),
  );
  const hosted = (processId: string): HostedCities => ({
    find: () => Promise.resolve(found),
    open: () => Promise.resolve({ kind: 'open', roomId: 'r', address: `ws://${processId}`, isFull: false }),
  });
  const [first] = conditions.map((self, n) =>
    processes[n]?.isDead === true
      ? null
      : createPlacement({
          here: hosted(self.processId),
          bus,
          self: () => self,
          nowMs: () => 0,
          peers: {
            others: () => conditions.filter((other) => other !== self),
            tell: () => undefined,
            close: () => undefined,
          },
        }),
  );
  return first!;
}

it.each([
  ['itself when it has the least to do', [{ players: 3 }, { players: 4 }], 'ws://p0'],
  ['itself when all have as much', [{}, {}, {}], 'ws://p0'],
  ['the one with the fewest players', [{ players: 9 }, { players: 5 }, { players: 2 }], 'ws://p2'],
  ['one with few rooms before one with many', [{ rooms: 9 }, { rooms: 4 }, { rooms: 1 }], 'ws://p2'],
  ['one whose event loop has time', [{ players: 50 }, { busy: 0.9 }, { players: 20 }], 'ws://p2'],
  ['not one that drains', [{ players: 9 }, { takesRooms: false }, { players: 5 }], 'ws://p2'],
  ['not one without an address', [{ players: 9 }, { address: null }, { players: 5 }], 'ws://p2'],
  ['another one while it drains itself', [{ takesRooms: false }, { players: 50 }], 'ws://p1'],
] as const)('[P2] opens a city in %s', async (_, processes, address) => {
  expect(await town(null, ...processes).open(CITY)).toMatchObject({ address });
});

it('[P2] sends people where a city is open already', async () => {
  const found = { kind: 'elsewhere', roomId: 'there', address: 'ws://two', isSilent: false } as const;
  expect(await town(found, { players: 9 }, {}).open(CITY)).toEqual(found);
});

it('[P2] opens it itself when the other doesn’t answer', async () => {
  expect(await town(null, { players: 9 }, { isDead: true }).open(CITY)).toMatchObject({
    kind: 'open',
    address: 'ws://p0',
  });
});

it('[P2] doesn’t send everything to the one that had the least to do a moment ago', async () => {
  const full = { rooms: 4, players: 60 };
  const placement = town(
    null,
    { ...full, takesRooms: false },
    { rooms: 3, players: 45 },
    { rooms: 4, players: 60 },
  );
  const opened = await Promise.all(Array.from({ length: 7 }, () => placement.open(CITY)));
  const counts = ['ws://p0', 'ws://p1', 'ws://p2'].map(
    (address) => opened.filter((city) => 'address' in city && city.address === address).length,
  );
  expect(counts).toEqual([0, 4, 3]);
});
