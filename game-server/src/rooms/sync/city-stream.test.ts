import { type CityWorld, createCityWorld, raiseBuilding, runStep, spawnAvatar, walkTo } from '#ecs/index.ts';
import { type Entity, StreamView, decodeFrame } from '@sqltown/shared/stream';
import { describe, expect, it, vi } from 'vitest';
import { createCityStream } from './city-stream.ts';
import { type Show, itShowsTheWorld } from './world-sync.contract.ts';
import type { WorldSync } from './world-sync.ts';

const HOUSE = { kind: 0, level: 1, stage: 1, stages: 1, readyAtStep: 0 };
/** Small, so that somebody who stops reading is behind after a few frames. */
const BEHIND_BYTES = 150;

describe('the city stream', () => {
  itShowsTheWorld(() => new StreamShow());
});

it('[S2] gives everyone who looks at the same chunks the very same bytes, packed once', () => {
  const pack = vi.fn((frame: Uint8Array) => frame);
  const { sync, world } = town(pack);
  const got = [0, 1, 2].map(() => watcher(sync));
  tick(world, sync);
  expect(pack).toHaveBeenCalledTimes(1);
  expect(new Set(got.map(({ frames }) => frames.at(-1))).size).toBe(1);
});

it('[S8] sends nothing while nothing changes, but a sign of life each second', () => {
  const { sync, world } = town();
  const { frames } = watcher(sync);
  tick(world, sync);
  for (let i = 0; i < 30; i++) tick(world, sync);
  expect(frames).toHaveLength(1 + 3);
});

it('[S13] leaves frames out for whoever is behind, and gives them a snapshot once most of it is read', () => {
  const { sync, world, walker } = town();
  const slow = watcher(sync);
  tick(world, sync);
  slow.backlog = BEHIND_BYTES + 1;
  walkTo(world, walker, { x: 70, y: 70 });
  for (let i = 0; i < 5; i++) tick(world, sync);
  slow.backlog = BEHIND_BYTES / 2;
  tick(world, sync);
  expect(slow.frames).toHaveLength(1);
  slow.backlog = 10;
  tick(world, sync);
  expect(slow.frames.slice(1).map((frame) => decodeFrame(frame))).toMatchObject([
    { kind: 'snapshot', step: world.step },
  ]);
});

it('[S13] keeps nothing for a client that isn’t in yet', () => {
  const { sync, world } = town();
  const joining = watcher(sync);
  joining.backlog = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 20; i++) tick(world, sync);
  expect(joining.frames).toHaveLength(0);
  joining.backlog = 0;
  tick(world, sync);
  expect(joining.frames.map((frame) => decodeFrame(frame).kind)).toEqual(['snapshot']);
});

it('counts what was handed over once a flush and sort, once a receiver', () => {
  const count = vi.fn();
  const sync = createCityStream({ count });
  const world = createCityWorld();
  const [a] = [watcher(sync), watcher(sync)];
  tick(world, sync);
  expect(count.mock.calls).toEqual([['snapshot', 2 * (a.frames[0]?.length ?? 0)]]);
});

type Watcher = { backlog: number; readonly frames: Uint8Array[] };

function watcher(sync: WorldSync): Watcher {
  const self: Watcher = { backlog: 0, frames: [] };
  sync.show({
    sessionId: crypto.randomUUID(),
    chunks: () => 0xffff,
    backlogBytes: () => self.backlog,
    send: (frame) => self.frames.push(frame),
  });
  return self;
}

function town(pack?: (frame: Uint8Array) => Uint8Array): {
  world: CityWorld;
  walker: number;
  sync: WorldSync;
} {
  const world = createCityWorld();
  raiseBuilding(world, { ...HOUSE, id: '9001', x: 20, y: 20 });
  const walker = spawnAvatar(world, { x: 62, y: 70 });
  const sync = createCityStream({ behindBytes: BEHIND_BYTES, ...(pack === undefined ? {} : { pack }) });
  return { world, walker, sync };
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
  readonly #sync = createCityStream({ behindBytes: BEHIND_BYTES });
  readonly #clients = new Map<string, Client>();

  join(name: string, sees: () => number): void {
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
    this.#sync.show({
      sessionId: name,
      chunks: sees,
      backlogBytes: () => client.unread.reduce((sum, { length }) => sum + length, 0),
      send: (frame) => {
        if (client.isLosing) client.isWaiting = true;
        else client.unread.push(frame);
      },
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
