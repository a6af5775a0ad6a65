import {
  type CityWorld,
  type Sight,
  createCityWorld,
  raiseBuilding,
  runStep,
  spawnAvatar,
  walkTo,
} from '#ecs/index.ts';
import { STEP_HZ } from '@sqltown/shared/rules';
import { type Entity, StreamView, decodeFrame } from '@sqltown/shared/stream';
import { describe, expect, it, vi } from 'vitest';
import { type StreamOptions, createCityStream } from './city-stream.ts';
import { Hall } from './hall.testbed.ts';
import { type Show, itShowsTheWorld } from './world-sync.contract.ts';
import type { WorldSync } from './world-sync.ts';

const HOUSE = { kind: 0, level: 1, stage: 1, stages: 1, readyAtStep: 0 };
/** Small, so that somebody who stops reading is behind after a few frames. */
const BEHIND_BYTES = 150;
/** After so many steps the stream has looked at everybody's backlog. */
const NOTICED_STEPS = STEP_HZ;

describe('the city stream', () => {
  itShowsTheWorld(() => new StreamShow());
});

it('[S2] gives everyone who looks at the same chunks the very same bytes, packed once', () => {
  const pack = vi.fn((frame: Uint8Array) => frame);
  const { sync, world, hall, walker } = town({ pack });
  const got = [0, 1, 2].map(() => watcher({ sync, hall }));
  tick(world, sync);
  walkTo(world, walker, { x: 70, y: 70 });
  tick(world, sync);
  expect(pack).toHaveBeenCalledTimes(2);
  for (const nth of [0, 1]) expect(new Set(got.map(({ frames }) => frames[nth])).size).toBe(1);
});

it('[S14] tells by one call those who look at the same and were told the same, once each of them is in step', () => {
  const { sync, world, hall, walker } = town();
  const tell = vi.spyOn(hall, 'tell');
  walkTo(world, walker, { x: 90, y: 70 });
  const early = [watcher({ sync, hall }), watcher({ sync, hall })];
  tick(world, sync);
  tick(world, sync);
  const late = watcher({ sync, hall });
  tick(world, sync);
  expect(tell).toHaveBeenCalledTimes(2);
  tick(world, sync);
  expect(tell).toHaveBeenCalledTimes(3);
  expect([...early, late].map(({ frames }) => frames.length)).toEqual([4, 4, 2]);
  expect(late.frames[1]).toBe(early[0]?.frames[3]);
});

it('[S8] sends nothing while nothing changes, but a sign of life each second', () => {
  const { sync, world, hall } = town();
  const { frames } = watcher({ sync, hall });
  tick(world, sync);
  for (let i = 0; i < 30; i++) tick(world, sync);
  expect(frames).toHaveLength(1 + 3);
});

it('[S13] leaves frames out for whoever is behind, and gives them a snapshot once most of it is read', () => {
  const { sync, world, hall, walker } = town();
  const slow = watcher({ sync, hall });
  walkTo(world, walker, { x: 120, y: 70 });
  tick(world, sync);
  slow.backlog = BEHIND_BYTES + 1;
  for (let i = 0; i < NOTICED_STEPS; i++) tick(world, sync);
  const before = slow.frames.length;
  for (let i = 0; i < NOTICED_STEPS; i++) tick(world, sync);
  slow.backlog = BEHIND_BYTES / 2;
  tick(world, sync);
  expect(slow.frames).toHaveLength(before);
  slow.backlog = 10;
  tick(world, sync);
  expect(slow.frames.slice(before).map((frame) => decodeFrame(frame))).toMatchObject([
    { kind: 'snapshot', step: world.step },
  ]);
});

it('[S13] keeps nothing for a client that isn’t in yet', () => {
  const { sync, world, hall } = town();
  const joining = watcher({ sync, hall });
  joining.backlog = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20; i++) tick(world, sync);
  expect(joining.frames).toHaveLength(0);
  joining.backlog = 0;
  tick(world, sync);
  expect(joining.frames.map((frame) => decodeFrame(frame).kind)).toEqual(['snapshot']);
});

it('counts what was handed over once a flush and sort, once a receiver', () => {
  const count = vi.fn();
  const { sync, world, hall, walker } = town({ count });
  const [a] = [watcher({ sync, hall }), watcher({ sync, hall })];
  tick(world, sync);
  walkTo(world, walker, { x: 70, y: 70 });
  tick(world, sync);
  expect(count.mock.calls).toEqual([
    ['snapshot', 2 * (a.frames[0]?.length ?? 0)],
    ['delta', 2 * (a.frames[1]?.length ?? 0)],
  ]);
});

type Watcher = { backlog: number; readonly frames: Uint8Array[] };

function watcher({ sync, hall }: Pick<StreamTown, 'sync' | 'hall'>): Watcher {
  const self: Watcher = { backlog: 0, frames: [] };
  const take = (frame: Uint8Array): void => void self.frames.push(frame);
  sync.show({
    sessionId: crypto.randomUUID(),
    sight: { chunks: 0xffff },
    backlogBytes: () => self.backlog,
    send: take,
    join: (group) => hall.join(group, take),
    leave: (group) => hall.leave(group, take),
  });
  return self;
}

type StreamTown = {
  readonly world: CityWorld;
  readonly walker: number;
  readonly sync: WorldSync;
  readonly hall: Hall;
};

function town(options: Omit<StreamOptions, 'tell'> = {}): StreamTown {
  const world = createCityWorld();
  raiseBuilding(world, { ...HOUSE, id: '9001', x: 20, y: 20 });
  const walker = spawnAvatar(world, { x: 62, y: 70 });
  const hall = new Hall();
  const tell: Hall['tell'] = (group, message) => hall.tell(group, message);
  const sync = createCityStream({ behindBytes: BEHIND_BYTES, ...options, tell });
  return { world, walker, sync, hall };
}

function tick(world: CityWorld, sync: WorldSync): void {
  runStep(world);
  sync.flush(world);
}

type Client = {
  readonly view: StreamView;
  readonly unread: Uint8Array[];
  isReading: boolean;
  isLosing: boolean;
  isAsking: boolean;
  /** They may have missed something, until a frame that was sent since then fits. */
  isWaiting: boolean;
};

/** Clients of the stream. What is lost is lost without their knowing; a gap makes them ask for a snapshot. */
class StreamShow implements Show {
  readonly #hall = new Hall();
  readonly #sync = createCityStream({ behindBytes: BEHIND_BYTES, tell: this.#hall.tell });
  readonly #clients = new Map<string, Client>();

  join(name: string, sight: Sight): void {
    const view = new StreamView();
    const client: Client = {
      view,
      unread: [],
      isReading: true,
      isLosing: false,
      isAsking: false,
      isWaiting: true,
    };
    this.#clients.set(name, client);
    const hear = (frame: Uint8Array): void => {
      if (client.isLosing) client.isWaiting = true;
      else client.unread.push(frame);
    };
    this.#sync.show({
      sessionId: name,
      sight,
      backlogBytes: () => client.unread.reduce((sum, { length }) => sum + length, 0),
      send: hear,
      join: (group) => this.#hall.join(group, hear),
      leave: (group) => this.#hall.leave(group, hear),
    });
  }

  leave(name: string): void {
    this.#sync.hide(name);
    this.#clients.delete(name);
  }

  hear(): void {
    for (const [name, client] of this.#clients) {
      if (client.isAsking) this.#sync.resync(name);
      client.isAsking = false;
    }
  }

  flush(world: CityWorld): void {
    const clients = [...this.#clients.values()];
    const unread = clients.map((client) => client.unread.length);
    this.#sync.flush(world);
    clients.forEach((client, i) => {
      client.isLosing = false;
      const isToldNow = client.unread.length > (unread[i] ?? 0);
      if (client.isReading && take(client) && isToldNow) client.isWaiting = false;
      if (!client.isReading) client.isWaiting = true;
    });
  }

  lose(name: string): void {
    const client = this.#clients.get(name);
    if (client !== undefined) client.isLosing = true;
  }

  stall(name: string): void {
    const client = this.#clients.get(name);
    if (client !== undefined) client.isReading = false;
  }

  read(name: string): void {
    const client = this.#clients.get(name);
    if (client !== undefined) client.isReading = true;
  }

  isCurrent(name: string): boolean {
    return this.#clients.get(name)?.isWaiting === false;
  }

  seen(name: string): readonly Entity[] {
    return [...(this.#clients.get(name)?.view.entities.values() ?? [])];
  }

  shownOf(chunks: number): number {
    return chunks;
  }
}

/** Reads what was sent; whether the last of it fitted. */
function take(client: Client): boolean {
  let isFitting = true;
  for (const bytes of client.unread.splice(0)) {
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') throw new Error(frame.why);
    isFitting = client.view.apply(frame).kind === 'applied';
    if (!isFitting) client.isAsking = true;
  }
  return isFitting;
}
