import { createBridge, type WorldEvents } from '#bridge/index.ts';
import type { Me } from '@sqltown/shared/api';
import { CityState, EntityMirror, Seat } from '@sqltown/shared/state';
import { type Entity, STREAM_MESSAGE, chunkOf, encodeBlock, encodeFrame } from '@sqltown/shared/stream';
import { beforeEach, expect, it } from 'vitest';
import { type WorldRoom, connectWorld } from './connect-world.ts';

const ME = { playerId: '7', name: 'Asha' } as Me;
const HOUSE: Entity = {
  sort: 'building',
  handle: 3,
  buildingId: '9001',
  kind: 0,
  level: 1,
  stage: 1,
  stages: 1,
  readyAt: 60,
  x: 640,
  y: 800,
};
const AVATAR: Entity = { sort: 'avatar', handle: 4, x: 1000, y: 1104, facing: 2 };

let state: CityState;
let heard: [keyof WorldEvents, unknown][];
let sent: [string, unknown][];
let listeners: Map<string, (payload: never) => void>;
let stateListeners: Set<(state: CityState) => void>;
let stop: () => void;

beforeEach(() => {
  state = new CityState();
  state.sync = 'stream';
  heard = [];
  sent = [];
  listeners = new Map();
  stateListeners = new Set();
  const bridge = createBridge();
  for (const name of [
    'snapshot',
    'building',
    'buildingGone',
    'avatar',
    'avatarGone',
    'lights',
    'step',
  ] as const)
    bridge.world.on(name, (value) => heard.push([name, value]));
  stop = connectWorld(fakeRoom(), bridge, ME);
});

it('[S10] asks for a snapshot at once, since frames may have come before anyone listened', () => {
  expect(sent).toEqual([['resync', {}]]);
});

it('[S10] tells a snapshot, then changes, then what is gone, and closes each batch with its step', () => {
  seat('s1', '7', 4);
  frame({ kind: 'snapshot', step: 10, since: 0 }, [HOUSE, AVATAR]);
  frame({ kind: 'delta', step: 11, since: 10 }, [{ ...AVATAR, x: 1016 }]);
  frame({ kind: 'delta', step: 12, since: 11 }, [], [HOUSE]);
  expect(heard.map(([name]) => name)).toEqual(['snapshot', 'step', 'avatar', 'step', 'buildingGone', 'step']);
  expect(heard[0]?.[1]).toEqual({
    buildings: [
      {
        handle: 3,
        buildingId: '9001',
        kind: 'house',
        level: 1,
        x: 40,
        y: 50,
        stage: 1,
        stages: 1,
        readyInMs: 5000,
      },
    ],
    avatars: [{ handle: 4, playerId: '7', name: 'Player 7', color: 1, you: true, x: 62.5, y: 69 }],
  });
  expect(heard[2]?.[1]).toMatchObject({ handle: 4, x: 63.5 });
  expect(heard[4]?.[1]).toEqual({ handle: 3 });
});

it('[S10] keeps an avatar back until its seat is known', () => {
  frame({ kind: 'snapshot', step: 10, since: 0 }, [AVATAR]);
  expect(heard[0]?.[1]).toEqual({ buildings: [], avatars: [] });
  seat('s2', '8', 4);
  expect(heard.at(-1)).toEqual(['avatar', expect.objectContaining({ handle: 4, playerId: '8', you: false })]);
});

it('[S4] asks for a snapshot once when a frame is missing, and shows nothing of what follows', () => {
  frame({ kind: 'snapshot', step: 10, since: 0 }, [HOUSE]);
  sent.length = 0;
  heard.length = 0;
  frame({ kind: 'delta', step: 13, since: 12 }, [AVATAR]);
  frame({ kind: 'delta', step: 14, since: 13 }, [AVATAR]);
  expect(sent).toEqual([['resync', {}]]);
  expect(heard).toEqual([]);
});

it('[S5] asks for a snapshot when bytes are no frame', () => {
  frame({ kind: 'snapshot', step: 10, since: 0 }, [HOUSE]);
  sent.length = 0;
  listeners.get(STREAM_MESSAGE)?.(Uint8Array.of(2, 99, 1) as never);
  expect(sent).toEqual([['resync', {}]]);
});

it('[S9] reads the mirror to the same events', () => {
  state.sync = 'mirror';
  state.step = 10;
  seat('s1', '7', 4);
  mirror(HOUSE);
  mirror(AVATAR);
  tellState();
  heard.length = 0;
  state.step = 11;
  mirror({ ...AVATAR, x: 1016 });
  state.world.delete('3');
  tellState();
  expect(heard.map(([name]) => name)).toEqual(['buildingGone', 'avatar', 'step']);
});

it('[R12] says whether lights are one’s own', () => {
  listeners.get('lights')?.({ playerId: '7', name: 'Asha', color: 0, lights: [], total: 0 } as never);
  listeners.get('lights')?.({ playerId: '8', name: 'Bo', color: 1, lights: [], total: 0 } as never);
  expect(heard.map(([, event]) => (event as WorldEvents['lights']).you)).toEqual([true, false]);
});

it('[S10] stops listening when told', () => {
  stop();
  expect([listeners.size, stateListeners.size]).toEqual([0, 0]);
});

function fakeRoom(): WorldRoom {
  return {
    state,
    send: (type, payload) => void sent.push([type, payload]),
    onMessage(type, listener) {
      listeners.set(type, listener);
      return () => listeners.delete(type);
    },
    onStateChange: Object.assign((listener: (state: CityState) => void) => stateListeners.add(listener), {
      remove: (listener: (state: CityState) => void) => void stateListeners.delete(listener),
    }),
  };
}

function seat(sessionId: string, playerId: string, avatar: number): void {
  const taken = new Seat();
  Object.assign(taken, { playerId, name: `Player ${playerId}`, color: 1, avatar });
  state.seats.set(sessionId, taken);
  tellState();
}

function tellState(): void {
  for (const listener of stateListeners) listener(state);
}

function mirror(entity: Entity): void {
  const shown = new EntityMirror();
  const { handle: _, sort, ...fields } = entity;
  Object.assign(shown, fields, { sort: sort === 'avatar' ? 1 : 0 });
  state.world.set(String(entity.handle), shown);
}

function frame(
  head: { kind: 'snapshot' | 'delta'; step: number; since: number },
  here: readonly Entity[],
  gone: readonly Entity[] = [],
): void {
  const blocks = [
    ...here.map((e) => encodeBlock({ chunk: chunkOf(e.x, e.y), whole: false, records: [e] })),
    ...gone.map((e) =>
      encodeBlock({ chunk: chunkOf(e.x, e.y), whole: false, records: [{ sort: 'gone', handle: e.handle }] }),
    ),
  ];
  listeners.get(STREAM_MESSAGE)?.(encodeFrame({ ...head, chunks: 0xffff }, blocks) as never);
}
