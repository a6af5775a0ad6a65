import {
  type CityWorld,
  changeBuilding,
  chunksLookedAt,
  createCityWorld,
  despawn,
  entitiesOf,
  lookAt,
  raiseBuilding,
  runStep,
  spawnAvatar,
  walkTo,
} from '#ecs/index.ts';
import { Decoder, Encoder } from '@colyseus/schema';
import { CityState } from '@sqltown/shared/state';
import {
  ALL_CHUNKS,
  type Entity,
  StreamView,
  chunkOf,
  decodeFrame,
  hasChunk,
  hashWorld,
} from '@sqltown/shared/stream';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCityStream } from './city-stream.ts';
import { createSchemaMirror } from './schema-mirror.ts';
import type { WorldSync } from './world-sync.ts';

const HOUSE = { id: '9001', kind: 0, level: 1, stage: 1, stages: 3, readyAtStep: 0 };

type Deed = {
  readonly what: 'join' | 'raise' | 'walk' | 'look' | 'leave' | 'change' | 'rest';
  readonly who: number;
  readonly x: number;
  readonly y: number;
  readonly level: number;
};

const tile = fc.integer({ min: 0, max: 127 });
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({
    what: fc.constantFrom('join', 'raise', 'walk', 'look', 'leave', 'change', 'rest'),
    who: fc.nat(30),
    x: tile,
    y: tile,
    level: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 80 },
);

it('[S1] shows by stream, after every step, exactly what the server has in the chunks looked at', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const town = new StreamTown();
      for (const deed of list) {
        town.step(deed);
        for (const avatar of town.viewers.keys()) expect(town.seen(avatar)).toBe(town.truth(avatar));
      }
    }),
  );
});

it('[S4] comes back to the truth after any lost frames, by asking for a snapshot', () => {
  const losses = fc.array(fc.boolean(), { minLength: 80, maxLength: 80 });
  fc.assert(
    fc.property(deeds, losses, (list, lost) => {
      const town = new StreamTown();
      list.forEach((deed, i) => town.step(deed, lost[i]));
      // A frame that was lost with nothing after it is noticed at the next heartbeat.
      for (let i = 0; i < 12; i++) town.step({ what: 'rest', who: 0, x: 0, y: 0, level: 1 });
      for (const avatar of town.viewers.keys()) expect(town.seen(avatar)).toBe(town.truth(avatar));
    }),
  );
});

it('[S1] shows by mirror, after every step, exactly what the server has', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const town = new MirrorTown();
      for (const deed of list) {
        town.step(deed);
        expect(town.seen()).toBe(town.truth());
      }
    }),
    { numRuns: 40 },
  );
});

it('[S2] gives everyone who looks at the same chunks the very same bytes', () => {
  const town = new StreamTown();
  for (let i = 0; i < 3; i++) town.step({ what: 'join', who: 0, x: 20, y: 20, level: 1 });
  for (let i = 0; i < 3; i++) town.step({ what: 'walk', who: i, x: 22, y: 20, level: 1 });
  const [first, ...others] = [...town.viewers.values()].map(({ newest }) => newest);
  expect(others.every((frame) => frame === first)).toBe(true);
});

it('[S8] sends nothing while nothing changes, but a sign of life each second', () => {
  const town = new StreamTown();
  town.step({ what: 'join', who: 0, x: 20, y: 20, level: 1 });
  const viewer = [...town.viewers.values()][0];
  const before = viewer?.frames ?? 0;
  for (let i = 0; i < 30; i++) town.step({ what: 'rest', who: 0, x: 0, y: 0, level: 1 });
  expect((viewer?.frames ?? 0) - before).toBe(3);
});

class Town {
  readonly world: CityWorld = createCityWorld();
  readonly avatars: number[] = [];
  readonly #buildings: number[] = [];
  readonly #sync: WorldSync;
  #nextId = 9001;

  constructor(sync: WorldSync) {
    this.#sync = sync;
  }

  act({ what, who, x, y, level }: Deed): void {
    const avatar = this.avatars[who % Math.max(1, this.avatars.length)] ?? 0;
    const building = this.#buildings[who % Math.max(1, this.#buildings.length)] ?? 0;
    if (what === 'join') this.avatars.push(spawnAvatar(this.world, { x, y }));
    if (what === 'raise') {
      const id = String(this.#nextId++);
      this.#buildings.push(
        raiseBuilding(this.world, { ...HOUSE, id, x, y, readyAtStep: this.world.step + 3 }),
      );
    }
    if (what === 'walk') walkTo(this.world, avatar, { x, y });
    if (what === 'look') lookAt(this.world, avatar, { x0: x, y0: y, x1: x + level * 10, y1: y + level * 10 });
    if (what === 'change') changeBuilding(this.world, building, { ...HOUSE, level, x, y });
    if (what === 'leave') this.leave(who % 2 === 0 ? avatar : building);
    runStep(this.world);
    this.#sync.flush(this.world);
  }

  leave(handle: number): void {
    despawn(this.world, handle);
  }

  hashOf(chunks: number): string {
    const isSeen = (entity: Entity): boolean => hasChunk(chunks, chunkOf(entity.x, entity.y));
    return hashWorld([...entitiesOf(this.world)].filter(isSeen));
  }
}

type Watching = { readonly view: StreamView; newest: Uint8Array; frames: number };

/** Clients of the stream: each avatar's player decodes what is sent, unless it is lost. */
class StreamTown {
  readonly viewers = new Map<number, Watching>();
  readonly #sync = createCityStream();
  readonly #town = new Town(this.#sync);
  readonly #wishes = new Set<string>();
  #isLosing = false;

  step(deed: Deed, isLosing = false): void {
    this.#isLosing = isLosing;
    for (const sessionId of this.#wishes) this.#sync.resync(sessionId);
    this.#wishes.clear();
    if (deed.what === 'join') this.#show(this.#town.world.nextHandle);
    this.#town.act(deed);
    for (const avatar of this.viewers.keys())
      if (!this.#town.world.entityByHandle.has(avatar)) this.#hide(avatar);
  }

  seen(avatar: number): string {
    return hashWorld(this.viewers.get(avatar)?.view.entities.values() ?? []);
  }

  truth(avatar: number): string {
    return this.#town.hashOf(chunksLookedAt(this.#town.world, avatar));
  }

  #show(avatar: number): void {
    const watching: Watching = { view: new StreamView(), newest: new Uint8Array(), frames: 0 };
    this.viewers.set(avatar, watching);
    this.#sync.show({
      sessionId: String(avatar),
      avatar,
      send: (frame) => this.#take(avatar, watching, frame),
    });
  }

  #hide(avatar: number): void {
    this.viewers.delete(avatar);
    this.#sync.hide(String(avatar));
  }

  #take(avatar: number, watching: Watching, bytes: Uint8Array): void {
    if (this.#isLosing) return;
    watching.newest = bytes;
    watching.frames += 1;
    const frame = decodeFrame(bytes);
    if (frame.kind === 'malformed') throw new Error(frame.why);
    if (watching.view.apply(frame).kind === 'gap') this.#wishes.add(String(avatar));
  }
}

/** A client of the mirror: decodes the state's patches. */
class MirrorTown {
  readonly #state = new CityState();
  readonly #client = new CityState();
  readonly #encoder = new Encoder(this.#state);
  readonly #decoder = new Decoder(this.#client);
  readonly #town = new Town(createSchemaMirror(this.#state.world));

  constructor() {
    this.#decoder.decode(this.#encoder.encodeAll());
    this.#encoder.discardChanges();
  }

  step(deed: Deed): void {
    this.#town.act(deed);
    this.#decoder.decode(this.#encoder.encode());
    this.#encoder.discardChanges();
  }

  seen(): string {
    const entities: Entity[] = [];
    this.#client.world.forEach((m, key) => {
      const place = { handle: Number(key), x: m.x, y: m.y };
      const { buildingId, kind, level, stage, stages, readyAt } = m;
      if (m.sort === 1) entities.push({ sort: 'avatar', ...place, facing: m.facing });
      else entities.push({ sort: 'building', ...place, buildingId, kind, level, stage, stages, readyAt });
    });
    return hashWorld(entities);
  }

  truth(): string {
    return this.#town.hashOf(ALL_CHUNKS);
  }
}
