import type { CityWorld } from '#ecs/index.ts';
import { Decoder, Encoder } from '@colyseus/schema';
import { CityState } from '@sqltown/shared/state';
import { ALL_CHUNKS, type Entity } from '@sqltown/shared/stream';
import { describe, expect, it } from 'vitest';
import { createSchemaMirror } from './schema-mirror.ts';
import { ShownTown } from './shown-town.testbed.ts';
import { type Show, itShowsTheWorld } from './world-sync.contract.ts';

describe('the schema mirror', () => {
  itShowsTheWorld(() => new MirrorShow());
});

it('[S1] shows by mirror the whole city, whatever somebody looks at', () => {
  const show = new MirrorShow();
  const town = new ShownTown(show);
  town.come({ x: 10, y: 10 });
  town.step({ what: 'build', who: 0, x: 100, y: 100, level: 1 });
  expect(show.seen('player 1')).toHaveLength(2);
});

type Client = {
  readonly state: CityState;
  readonly decoder: Decoder<CityState>;
  readonly unread: Uint8Array[];
  isReading: boolean;
  /** A patch can't be missed without losing the connection: then one comes anew. */
  isCut: boolean;
};

/** Clients of the mirror: they decode the state's patches as the SDK does. */
class MirrorShow implements Show {
  readonly #state = new CityState();
  readonly #encoder = new Encoder(this.#state);
  readonly #sync = createSchemaMirror(this.#state.world);
  readonly #clients = new Map<string, Client>();
  readonly #joining = new Set<string>();

  join(name: string): void {
    this.#joining.add(name);
  }

  leave(name: string): void {
    this.#joining.delete(name);
    this.#clients.delete(name);
  }

  hear(): void {
    for (const [name, { isCut }] of this.#clients) if (isCut) this.#joining.add(name);
  }

  flush(world: CityWorld): void {
    this.#sync.flush(world);
    const patch = this.#encoder.encode().slice();
    this.#encoder.discardChanges();
    for (const client of this.#clients.values()) if (!client.isCut) client.unread.push(patch);
    for (const name of this.#joining) this.#clients.set(name, newcomer(this.#encoder.encodeAll().slice()));
    this.#joining.clear();
    for (const client of this.#clients.values()) if (client.isReading) take(client);
  }

  lose(name: string): void {
    const client = this.#clients.get(name);
    if (client !== undefined) client.isCut = true;
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
    const client = this.#clients.get(name);
    return client !== undefined && !client.isCut && client.unread.length === 0;
  }

  seen(name: string): readonly Entity[] {
    const entities: Entity[] = [];
    this.#clients.get(name)?.state.world.forEach((mirrored, key) => {
      const { buildingId, kind, level, stage, stages, readyAt, x, y, facing, sort } = mirrored;
      const place = { handle: Number(key), x, y };
      if (sort === 1) entities.push({ sort: 'avatar', ...place, facing });
      else entities.push({ sort: 'building', ...place, buildingId, kind, level, stage, stages, readyAt });
    });
    return entities;
  }

  shownOf(): number {
    return ALL_CHUNKS;
  }
}

function newcomer(full: Uint8Array): Client {
  const state = new CityState();
  return { state, decoder: new Decoder(state), unread: [full], isReading: true, isCut: false };
}

function take({ decoder, unread }: Client): void {
  for (const bytes of unread.splice(0)) decoder.decode(bytes);
}
